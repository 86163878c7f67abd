name = "Ada"
age = 36
items = [1, 2, 3]
print(f"{name} is {age}", f"{age + 1}", f"{name!r} {name!s}", f"{{literal}} {{{age}}}", f"", f"plain")
print(f"{items[0]} {items[-1]} {len(items)} {[x * 2 for x in items]} {items}")
print(f"{name.upper()} {name if age > 30 else 'young'} {'quoted'} {(lambda x: x * 2)(4)}")
print(f"{age=} {name = } {age + 1 = } {name=!s} {age=:>5}")
print(f"a{1}b{2}c" "tail" f"{3}", f'{name}' f"{age}")
print(f"""{name}
over {age} lines""", f"{'nested ' + f'{age}'}", f"\t{name}\n\\{age}")
print(f"{None} {True} {3.0} {()} {{}}", rf"\d{age}", f"{'a' 'b'}", f"{1, 2}", f"{ {'k': 1}['k'] }")
