print("nothing of this file runs")
price = 5 $
