import base64
import binascii
import hashlib
import uuid

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = getattr(hashlib, name)(b"hello")
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name)
    g = hashlib.new(name)
    g.update(b"hel")
    c = g.copy()
    g.update(b"lo")
    print(g.hexdigest() == h.hexdigest(), c.hexdigest() == h.hexdigest(), g.digest()[:4], len(g.digest()))
print(hashlib.sha256("é".encode()).hexdigest(), hashlib.sha256().hexdigest(), hashlib.md5(b"x" * 100000).hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex())
for bad in (lambda: hashlib.md5("text"), lambda: hashlib.new("nope"), lambda: hashlib.sha256(b"").update("x")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
block = 0
while not hashlib.sha256(f"block{block}".encode()).hexdigest().startswith("00"):
    block += 1
print(block)
for data in (b"", b"a", b"ab", b"abc", b"hello world", bytes(range(256))):
    text = base64.b64encode(data)
    print(text[:60], base64.b64decode(text) == data, base64.b32encode(data)[:60], base64.b32decode(base64.b32encode(data)) == data, base64.b16encode(data)[:20], base64.urlsafe_b64encode(data)[-8:])
    print(base64.b85encode(data)[:40], base64.b85decode(base64.b85encode(data)) == data, base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)) == data)
print(base64.b64decode("aGVsbG8="), base64.b64decode("aGVs bG8=\n"), base64.b64encode(b"\xff\xfe", b"-_"), base64.encodebytes(b"x" * 60), base64.b16decode("616263"), base64.decodebytes(b"YQ==\n"))
for bad in (lambda: base64.b64decode("aGVsbG8"), lambda: base64.b64decode("a"), lambda: base64.b64encode("text"), lambda: base64.b64decode("a*==", validate=True), lambda: base64.b32decode("A"), lambda: base64.b64decode("é")):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, isinstance(error, binascii.Error))
print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("00ff"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.b2a_base64(b"hi"), binascii.a2b_hex(b"6869"))
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.fields, u.bytes, u.urn, u.version, uuid.UUID(int=5), uuid.UUID(bytes=u.bytes) == u)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid4().version, len(str(uuid.uuid1())), uuid.uuid4() != uuid.uuid4())
try:
    uuid.UUID("x")
except ValueError as error:
    print(error)
