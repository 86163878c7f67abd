import base64
import binascii
import hashlib
import secrets
import uuid
import zlib

data = "naïve text ✓".encode()
print(base64.b64encode(data), base64.b64decode(base64.b64encode(data)) == data, base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.b32encode(b"hello"), base64.b16encode(b"\xab"), base64.b85encode(b"hello"))
print(base64.b64decode("aGVsbG8="), base64.b32decode("NBSWY3DP"), base64.standard_b64encode(b"x"), base64.encodebytes(b"y" * 60))
for bad in ("abc", "a" * 5, "=abc"):
    try:
        print(base64.b64decode(bad))
    except binascii.Error as e:
        print(e)
print(binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), b"\x01\xff\x10".hex(), b"\x01\xff\x10".hex(":"), b"\x01\xff\x10\x20\x30".hex("-", 2), b"\x01\xff\x10\x20\x30".hex("-", -2), bytes.fromhex("01 ff"))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, data).hexdigest()[:24], getattr(hashlib, name)().digest_size, getattr(hashlib, name)().block_size)
h = hashlib.sha256()
for part in (b"a", b"b", bytearray(b"c")):
    h.update(part)
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), h.name, h.copy().hexdigest()[:8], h.digest()[:2])
try:
    hashlib.sha256("text")
except TypeError as e:
    print(e)
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.version, u.fields[0], u.bytes[:2], uuid.UUID(int=1), u == uuid.UUID(u.hex), uuid.NAMESPACE_DNS)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len({uuid.uuid4() for _ in range(5)}))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), secrets.randbelow(1), secrets.compare_digest("a", "a"), secrets.choice([7]))
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.crc32(b"hello"))
