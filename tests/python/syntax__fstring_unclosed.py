print(f'a {b')
