print("nothing of this file runs")
count = 0


def f():
    print(count)
    global count
    count = 1
