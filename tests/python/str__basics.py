s = "Hello, Wörld €😀"
print(s, len(s), s[0], s[-1], s[7], s[8], s[1:5], s[::-1], s[-3:], s[:5], s[::3], s[5:1], s[100:], s[-100:3])
print(s + "!", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" "b" 'c')
print("W" in s, "x" in s, "" in s, "ell" in s, "lo, W" not in s)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "a" == "a", "é" > "z", "😀" > "￿")
for character in "añ€":
    print(character, ord(character), repr(character))
print(list("abc"), tuple("abc"), sorted("hello"), min("hello"), max("hello"))
try:
    s[100]
except IndexError as error:
    print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
try:
    s[0] = "J"
except TypeError as error:
    print(error)
