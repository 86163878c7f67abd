print("nothing of this file runs")
name = "no end
print(name)
