text = "Zoë ∑ 😀 naïve"
print(len(text), text[2], text[4], text[6], text[-2], text.index("😀"), text.upper(), text.lower(), text.swapcase())
print(text.split(), text.replace("😀", ":)"), text.find("ï"), "😀" in text, text[5:8], text[::-1])
for character in "aé∑😀":
    print(
        repr(character), ord(character), chr(ord(character)) == character, len(character.encode()), character.isalpha()
    )
print(
    "ß".upper(),
    "İ".lower() == "i̇",
    "ﬁ".upper(),
    "Σ".lower(),
    "ǅ".title(),
    "é".isalnum(),
    "²".isdigit(),
    "²".isdecimal(),
    "Ⅷ".isnumeric(),
)
print(sorted(["é", "e", "z", "a", "😀"]), max("aé😀"), "e\u0301" == "é", len("e\u0301"), "\u2022" == "•")
print(
    f"{'é':>4}|{'😀':^5}|{'naïve'!r:10}|",
    "é".center(5, "·"),
    "ab\u00a0c".split(),
    "a\u2003b".split(),
    "\u3000x".strip(),
)
print("naïve"[2:4], "naïve".find("ve"), "naïve".count("ï"), "naïve".startswith("ï", 2), "日本語"[1], "日本語".encode())
print("tschüß".casefold(), "A" < "a" < "é", "x" * 3 + "é" * 2, "é".join("abc"), "😀😀".count("😀"), list("日本"))
