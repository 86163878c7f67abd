name = 'x'
print name, 1
