print("nothing of this file runs")
x = 1
print(f"{x + }")
