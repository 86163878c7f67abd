class Account:
    bank = "First"
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


a = Account("Ann")
b = Account("Bob", balance=50)
print(a, b, Account.count, a.bank, a.deposit(5).deposit(10).balance)
a.bank = "Own"
print(a.bank, b.bank, Account.bank)
Account.bank = "Second"
print(a.bank, b.bank)
del a.bank
print(a.bank)
method = b.deposit
method(100)
Account.deposit(b, 1)
print(
    b.balance,
    method.__name__,
    method.__self__ is b,
    type(a) is Account,
    a.__class__.__name__,
    isinstance(a, Account),
    isinstance(5, Account),
)
b.extra = [1]
b.extra.append(2)
print(b.extra, hasattr(b, "extra"), hasattr(a, "extra"), getattr(a, "extra", "none"), sorted(b.__dict__))
setattr(a, "dyn", 5)
delattr(b, "extra")
print(a.dyn, getattr(a, "dyn"), hasattr(b, "extra"), vars(a))


class Empty:
    pass


e = Empty()
e.x = 1
print(e.x, Empty.__name__, e == e, e == Empty(), e != Empty(), bool(e), callable(Empty), callable(e))
