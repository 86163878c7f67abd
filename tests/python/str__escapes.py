print("tab\tend", "quote\"s", 'single\'s', "back\\slash", "new\nline", "\x41\u20ac\U0001F600", "\101", "nul\0byte".replace("\0", "0"))
print(repr("tab\tnew\nret\rnul\0bell\x07del\x7f"), repr("it's"), repr('say "hi"'), repr("it's \"both\""), repr("back\\"))
print(repr("é€😀"), repr("\xa0\u200b\ud7ff"), repr("\x80\xff"), repr("\u2028"))
print(r"raw\n\t", r'\'', len(r"\n"), """triple "quoted" 'text'
over lines""", '''other
''' + "end")
print("a\
b", "con" "cat" f"{1 + 1}" "ed")
print(["it's", "tab\t", "é"], {"k\n": "v\""})
