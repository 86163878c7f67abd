from enum import Flag, IntFlag, StrEnum, auto


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


print(list(Permission), Permission.READ | Permission.WRITE, repr(Permission.READ | Permission.RUN), Permission.ALL)
print(Permission.READ in Permission.ALL, bool(Permission.READ & Permission.WRITE), ~Permission.READ, Permission(3))
print(Permission.READ ^ Permission.ALL, Permission(0), list(Permission.READ | Permission.RUN), Permission.READ.value)


class Mode(IntFlag):
    A = 1
    B = 2


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A + 5, Mode(3) == 3, Mode.A | 2, int(Mode.B))


class Suit(StrEnum):
    HEARTS = auto()
    SPADES = auto()


print(Suit.HEARTS, repr(Suit.SPADES), Suit.HEARTS == "hearts", Suit("spades"), list(Suit), Suit.HEARTS.upper())
