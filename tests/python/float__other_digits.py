print(float("٣.٥"), int("٤٢"))
