# Keys from passwords, and much data, which is hashed without the GIL.
import hashlib
import threading

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "SHA256"):
    print(name, hashlib.pbkdf2_hmac(name, b"password", b"salt", 5).hex())
    print(hashlib.pbkdf2_hmac(name, b"long" * 50, bytearray(b"salt"), 3, 150).hex())
print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=64, r=8, p=3, dklen=100).hex())
for bad in (
    lambda: hashlib.pbkdf2_hmac("sha256", "text", b"salt", 1),
    lambda: hashlib.pbkdf2_hmac("sha256", b"", b"salt", 0),
    lambda: hashlib.pbkdf2_hmac("sha256", b"", b"salt", 1, 0),
    lambda: hashlib.pbkdf2_hmac("nope", b"", b"salt", 1),
    lambda: hashlib.pbkdf2_hmac(5, b"", b"salt", 1),
    lambda: hashlib.scrypt(b""),
    lambda: hashlib.scrypt(b"", salt=b""),
    lambda: hashlib.scrypt(b"", salt=b"", n=3, r=1, p=1),
    lambda: hashlib.scrypt(b"", salt=b"", n=4, r=1),
    lambda: hashlib.scrypt(b"", salt=b"", n=4, r=0, p=1),
    lambda: hashlib.scrypt(b"", salt=b"", n=1 << 15, r=8, p=1),
    lambda: hashlib.scrypt(b"", salt=b"", n=4, r=1, p=1, dklen=0),
):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(isinstance(error, ValueError), error)

# One state, which several threads are at: each update is whole.
block = b"a" * 5000
shared = hashlib.sha256()
threads = [threading.Thread(target=lambda: [shared.update(block) for _ in range(20)]) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.hexdigest() == hashlib.sha256(block * 80).hexdigest(), shared.copy().hexdigest() == shared.hexdigest())


class Key:
    """Its hash is computed inside a dict, where nothing can wait."""

    def __init__(self, data):
        self.data = data

    def __hash__(self):
        return hashlib.sha256(self.data).digest()[0]

    def __eq__(self, other):
        return self.data == other.data


print({Key(b"x" * 3000): 1}[Key(b"x" * 3000)])
