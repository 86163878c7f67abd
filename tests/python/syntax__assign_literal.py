print("nothing of this file runs")
x = 1
5 = x
