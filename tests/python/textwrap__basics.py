import textwrap

text = ("The quick brown-fox jumped over the lazy dog -- and then, well-known for its self-made "
        "high-flying extraordinarilylongwordthatneverends, it slept.  Really!  Yes.\tTab here\nand newline.")
for width in (10, 20, 33, 70):
    print(textwrap.wrap(text, width))
    print(textwrap.fill(text, width, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 15, break_long_words=False))
print(textwrap.wrap(text, 15, break_on_hyphens=False))
print(textwrap.wrap("A.  B. c. d.  E", 40, fix_sentence_endings=True))
print(textwrap.wrap("a\tb\n\nc", 40, replace_whitespace=False), textwrap.wrap("a\tb", 40, expand_tabs=False), textwrap.wrap("a\tb", tabsize=4))
print(textwrap.wrap("  lead and trail  ", 8), textwrap.wrap("  lead and trail  ", 8, drop_whitespace=False), textwrap.wrap(""))
for width in (10, 12, 20, 40):
    print(textwrap.shorten("Hello  wonderful   world of text!", width), textwrap.shorten("Hello world!", width, placeholder="..."))
print(textwrap.wrap(text, 30, max_lines=2), textwrap.wrap(text, 30, max_lines=3, placeholder=" ~"))
for bad in [dict(width=0), dict(width=3, max_lines=1)]:
    try:
        textwrap.wrap("hello there", **bad)
    except ValueError as error:
        print(error)
print(repr(textwrap.dedent("""
    def f():
        return 1

      odd
    """)))
print(repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("  a\n   \n  b\n")), repr(textwrap.dedent("a\n  b")))
print(textwrap.indent("a\n\n b\n", "> "), textwrap.indent("a\n\nb", "+ ", lambda line: True))
w = textwrap.TextWrapper(width=12)
w.subsequent_indent = ".."
print(w.fill("one two three four five six"), w.wrap("e-mail re-use x-y-z a--b"))
