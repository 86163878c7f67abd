print("nothing of this file runs")
values = [1, 2
print(values)
