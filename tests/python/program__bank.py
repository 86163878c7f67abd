class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.missing = amount - account.balance


class Account:
    numbers = 0

    def __init__(self, owner, balance=0):
        Account.numbers += 1
        self.number = Account.numbers
        self.owner = owner
        self._balance = balance
        self.history = []

    @property
    def balance(self):
        return self._balance

    def change(self, amount):
        if self._balance + amount < 0:
            raise InsufficientFunds(self, -amount)
        self._balance += amount
        self.history.append(amount)


class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate

    def year(self):
        self.change(round(self.balance * self.rate, 2))


class Transfer:
    """Undoes itself when the body of its `with` fails."""

    def __init__(self, source, target, amount):
        self.source, self.target, self.amount = source, target, amount

    def __enter__(self):
        self.source.change(-self.amount)
        self.target.change(self.amount)

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.target.change(-self.amount)
            self.source.change(self.amount)
            print("undone:", error)
        return kind is ValueError


a, s = Account("Ann", 100), Savings("Sam", 1000, rate=0.05)
with Transfer(a, s, 30):
    print("moved", a.balance, s.balance)
with Transfer(s, a, 500):
    raise ValueError("changed my mind")
try:
    with Transfer(a, s, 71):
        print("never")
except InsufficientFunds as error:
    print(error, error.missing)
s.year()
print(a.balance, s.balance, a.history, s.history, a.number, s.number)
try:
    a.balance = 5
except AttributeError as error:
    print(error)
