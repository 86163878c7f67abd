print("raised by hand")
raise SystemExit(3)
