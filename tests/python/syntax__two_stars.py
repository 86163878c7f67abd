print("nothing of this file runs")
a, *b, *c = [1, 2, 3]
