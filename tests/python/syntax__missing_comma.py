print('a', 'b')
numbers = [1, 2 3]
