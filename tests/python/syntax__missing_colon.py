print("nothing of this file runs")
x = 5
if x > 3
    print(x)
