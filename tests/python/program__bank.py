class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance:.2f} is less than {amount:.2f}")
        self.balance, self.amount = balance, amount


class Account:
    """A bank account.

    >>> Account("x").balance
    0
    """
    interest = 0.02
    _count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        self.history = []
        type(self)._count += 1

    @property
    def balance(self):
        """The balance."""
        return self.__balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self.__balance = value

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.__balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFunds(self.__balance, amount)
        self.__balance -= amount
        self.history.append(("withdraw", amount))
        return self

    @classmethod
    def from_string(cls, text):
        owner, _, balance = text.partition(":")
        return cls(owner.strip(), float(balance))

    @staticmethod
    def valid(name):
        return name.isalpha()

    def __repr__(self):
        return f"{self.__class__.__name__}({self.owner!r}, {self.__balance})"

    def __str__(self):
        return f"{self.owner}: {self.__balance:,.2f} €"

    def __eq__(self, other):
        return isinstance(other, Account) and self.balance == other.balance

    def __lt__(self, other):
        return self.balance < other.balance

    def __len__(self):
        return len(self.history)

    def __bool__(self):
        return True

    def __contains__(self, kind):
        return any(k == kind for k, _ in self.history)

    def __getitem__(self, index):
        return self.history[index]


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        self.deposit(self.balance * self.interest)

    def withdraw(self, amount):
        print("withdrawing from savings")
        return super().withdraw(amount)


a = Account("Ann", 100).deposit(50).withdraw(30)
s = Savings.from_string("Bob : 1234567.891")
s.add_interest()
print(a, repr(a), s, repr(s), len(a), "deposit" in a, a[0], a[-1], [h for h in a], a < s, a == Account("Zed", 120), sep="\n")
for action in (lambda: a.withdraw(1000), lambda: a.deposit(-1), lambda: setattr(a, "balance", -1), lambda: a.__balance, lambda: s.withdraw(1e9), lambda: hash(a), lambda: a.nothing, lambda: Account(), lambda: a.deposit(), lambda: a.deposit(1, 2), lambda: a + 1, lambda: a(), lambda: a["x"], lambda: a > 3):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
print(Account._count, Savings._count, Account.valid("Ann"), Savings.__mro__, Account.balance.__doc__, Account.__doc__.splitlines()[0])
print(vars(a), a._Account__balance, hasattr(a, "balance"), getattr(a, "zzz", None), isinstance(s, Account), issubclass(Savings, Account), type(s).__name__, Savings.__bases__)
print(sorted([s, a]), max(a, s, key=lambda x: x.balance).owner, bool(a), InsufficientFunds(1, 2).args)
print([n for n in dir(a) if not n.startswith("__")])
del a.owner
try:
    a.owner
except AttributeError as e:
    print(e)
