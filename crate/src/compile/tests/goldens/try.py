def f(path, lock):
    for line in path:
        try:
            with lock, open(path) as file:
                if line:
                    break
                return file.read(1, size=2)
        except (OSError, ValueError) as error:
            print(error)
        except KeyError:
            raise
        finally:
            lock.close()
