name = 'x'
print(f'{name} {age years}')
