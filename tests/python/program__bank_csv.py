import csv, io, statistics, operator
from collections import defaultdict
from datetime import datetime
from itertools import groupby, accumulate

RAW = """date,account,amount,category
2024-01-03,A,-12.50,food
2024-01-15,A,2000,salary
2024-01-20,B,-300.00,rent
2024-02-01,A,-45.10,food
2024-02-03,B,1500,salary
2024-02-28,A,-9.99,books
"""
rows = []
for row in csv.DictReader(io.StringIO(RAW)):
    row["date"] = datetime.strptime(row["date"], "%Y-%m-%d").date()
    row["amount"] = float(row["amount"])
    rows.append(row)
print(rows[0])
totals = defaultdict(float)
for r in rows:
    totals[r["account"], f"{r['date']:%b}"] += r["amount"]
for (account, month), total in sorted(totals.items()):
    print(f"{account} {month:>5} {total:>12,.2f} {'-' if total < 0 else '+'}")
rows.sort(key=operator.itemgetter("category", "date"))
for category, group in groupby(rows, key=operator.itemgetter("category")):
    amounts = [r["amount"] for r in group]
    print(f"{category:.<10}{sum(amounts):.>10.2f} n={len(amounts)} mean={statistics.fmean(amounts):.3f}")
by_date = sorted(rows, key=lambda r: r["date"])
print(list(accumulate((r["amount"] for r in by_date), initial=100.0)))
print(max(rows, key=operator.itemgetter("amount"))["category"], min(r["date"] for r in rows).isoformat(), sum(r["amount"] > 0 for r in rows))
spread = {a: statistics.pstdev([r["amount"] for r in rows if r["account"] == a]) for a in "AB"}
print({k: round(v, 3) for k, v in spread.items()})
out = io.StringIO()
writer = csv.writer(out, lineterminator="\n")
writer.writerow(["category", "total"])
writer.writerows(sorted(((c, round(sum(r["amount"] for r in rows if r["category"] == c), 2)) for c in {r["category"] for r in rows}), key=lambda x: x[1]))
print(out.getvalue())
attr = operator.attrgetter("date.year")(type("R", (), {"date": by_date[0]["date"]}))
print(attr, operator.methodcaller("upper")("x"), operator.mul(3, 4), operator.contains([1], 1), operator.truediv(1, 4))
table = [("Name", "Qty"), ("Widget", 10), ("Gadget", 5)]
widths = [max(len(str(row[i])) for row in table) for i in range(2)]
for row in table:
    print("  ".join(str(cell).rjust(w) if isinstance(cell, int) else str(cell).ljust(w) for cell, w in zip(row, widths)))
print("\n".join(f"{i:2d} " + " ".join(f"{i * j:3d}" for j in range(1, 8)) for i in range(1, 5)))
