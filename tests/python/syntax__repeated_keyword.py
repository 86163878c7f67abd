print("nothing of this file runs")
print("x", sep="", end="", sep=" ")
