print("nothing of this file runs")
for i in range(3):
    pass
return i
