# Identifiers are compared in the form NFKC (PEP 3131).
ﬁle = "ligature"
print(file, ﬁle)
größe = 1
print(größe, "größe" in globals())


class Ａccount:
    def ｖalue(self, ﬀ=2):
        return ﬀ + undefinedª


try:
    print(Account().value())
except NameError as error:
    print(type(error).__name__, error)
