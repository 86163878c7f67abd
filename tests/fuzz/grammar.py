"""Forms of expressions and statements, by kind, as `programs.py` fills them in.

`$kind` is an expression of that kind (`$any` of any, `$iterable` and the like of one of several); `$(a;;b)` is one of
the texts between its brackets. What could grow without bounds (`*`, `**`, `<<`) has a small constant on one side.
"""

# What stands for one of several kinds.
UNIONS = {
    "any": ("int", "float", "str", "list", "tuple", "dict", "set", "bool", "bytes", "none", "range", "object"),
    "number": ("int", "float", "bool", "int"),
    "sized": ("str", "list", "tuple", "dict", "set", "bytes", "range"),
    "sequence": ("list", "tuple", "bytes", "range", "str"),
    "iterable": ("list", "tuple", "str", "dict", "range", "bytes", "list"),
    "text": ("float", "str", "bool", "int"),
}

# What is written when it is to be short.
LEAVES = {
    "int": "0 1 2 3 5 7 10 -1 -3 255 256 2147483648 9223372036854775807 9223372036854775808 -9223372036854775808 10**20".split(),
    "float": ["0.0", "-0.0", "1.5", "0.1", "1e300", "1e-7", "2.5", "-3.75", "1e16", "123456.789", "float('inf')", "float('nan')"],
    "str": ["''", "'a'", "'ab'", "'abc'", "'Hello'", "'x y z'", "' pad '", "'ß'", "'é€'", "'\U0001f600'", "'1'", "'12'", "'-7'",
            "'3.5'", "'a,b,c'", "'%s'", "'{}'", r"'line\nline'", r"'\t'", '"\'"', "'\"'", "'a' 'b'"],
    "list": ["[]", "[1, 2, 3]", "[3, 1, 2, 1]", "['a', 'b']", "[0] * 3", "[[1], [2, 3]]", "[None, 1.5]", "[(1, 2), (3, 4)]"],
    "tuple": ["()", "(1,)", "(1, 'a')", "(1, 2, 3)", "((1, 2), 3)"],
    "dict": ["{}", "{1: 2}", "{'a': 1, 'b': [2]}", "{(1, 2): 'x', 3.0: None}"],
    # Of numbers only: the order of strings is random in CPython.
    "set": ["set()", "{1, 2, 3}", "{0, -1, 8, 16}", "set(range(5))", "frozenset([2, 4])"],
    "bool": ["True", "False"],
    "bytes": ["b''", "b'abc'", r"b'\x00\xff'", "bytes(3)"],
    "none": ["None"],
    "range": ["range(3)", "range(0)", "range(5, 0, -2)", "range(-2, 4)", "range(1, 9, 3)"],
    "object": ["None", "len", "int", "...", "NotImplemented"],
}

FORMS = {
    "int": [
        "($int $(+;;-;;*;;//;;%;;&;;|;;^) $int)", "($int $(+;;-;;//;;%) $(1;;2;;3;;7;;-2))", "($(-;;~;;+)$int)", "($int $(<<;;>>) $(1;;3;;31;;64))",
        "($int ** $(0;;1;;2;;3))", "len($sized)", "abs($int)", "$(min;;max)($int, $int)", "$(min;;max)($list, default=$int)", "int($text)",
        "sum($(list;;tuple)($iterable))", "$str.$(find;;count;;index;;rfind)($str)", "$list.$(index;;count)($int)", "ord($str)", "round($float)",
        "divmod($int, $int)[$(0;;1)]", "pow($int, $(0;;1;;5), $int)", "$int.bit_length()", "$sequence[$int]", "$dict[$int]", "$dict[$str]",
        "functools.reduce(lambda p, q: p $(+;;-;;^;;%) q, $list, $int)", "int($str, $(0;;2;;10;;16;;36))",
        "operator.$(add;;sub;;mod;;xor)($int, $int)", "($number $(+;;-;;//;;%) $number)", "int.from_bytes($bytes, 'big')", "$tuple.count($any)",
    ],
    "float": [
        "($float $(+;;-;;*;;/;;//;;%) $number)", "($number / $number)", "(-$float)", "float($text)", "round($float, $(0;;1;;2;;-1))", "abs($float)",
        "($float ** $(0;;0.5;;2;;-1))", "sum([$float, $float, $float])", "max($float, $number)", "$float.is_integer()", "float($str)",
    ],
    "str": [
        "($str + $str)", "($str * $(0;;1;;2;;3))", "$str[$slice]", "$str[$int]", "str($any)", "repr($any)", "('%s|%r' % ($any, $any))", "('%5d|%x' % ($int, $int))",
        "('%.2f %e %g' % ($number, $float, $number))", "'{0}-{1:>4}-{0!r}'.format($any, $int)", "$str.format($any)", "($str % $any)",
        "$str.$(upper;;lower;;title;;strip;;swapcase;;capitalize;;casefold;;isidentifier)()", "$str.$(lstrip;;rstrip;;strip;;removeprefix;;removesuffix)($str)",
        "$str.replace($str, $str$(;;, 1;;, 2))", "$str.$(zfill;;ljust;;rjust;;expandtabs)($(0;;4;;9))", "$str.center(9, '.')", "$str.join($list)",
        "$str.$(partition;;rpartition)($str)[$(0;;2)]", "$str.translate({97: 'A', 98: None})", "format($int, '$(>8;;<5;;^7;;05;;+;;,;;x;;b;;_;;d;;#x;;c;;*^9;;e;;%;;s)')",
        "format($float, '$(.2f;;e;;g;;+.3;;08.1f;;,;;%;;_;;>12;;d)')", "format($str, '$(>8;;<5;;^7;;.2;;s;;05;;d;;*^9)')", "format($any, '')",
        "f'<{$name}>{$name!r:>6}'", "f'{$name:{$(5;;9)}}|{$name=}'", "chr($int % 1000 + 32)", "'-'.join(str(p) for p in $iterable)", "type($any).__name__",
        "''.join(sorted($str))", "ascii($str)", "$(hex;;bin;;oct)($int)", "$bytes.decode($(;;'latin-1';;'ascii', 'replace'))", "$bytes.hex()",
    ],
    "list": [
        "[$any, $any, $any]", "[*$iterable, $any]", "($list + $list)", "($list * $(0;;2;;-1))", "$list[$slice]", "list($iterable)",
        "sorted($iterable$(;;, reverse=True;;, key=str;;, key=repr, reverse=True))", "[$inside for p in $iterable$(;; if $test)]",
        "[(p, q) for p in $range for q in $iterable$(;; if p)][:9]", "list(map(lambda p: $inside, $iterable))", "list(zip($iterable, $iterable$(;;, strict=True)))",
        "list(enumerate($iterable, $(0;;1;;10)))", "list($walk)[:12]", "list(reversed($sequence))", "$str.$(split;;rsplit)($(;;',';;None, 1;;$str))", "$str.splitlines()",
        "list(filter($(None;;lambda p: $test), $iterable))", "list($dict.$(keys;;values;;items)())", "sorted($set, key=repr)",
        "list(itertools.$(chain;;zip_longest;;product)($iterable, $iterable))[:9]", "list(itertools.accumulate($iterable))", "list(itertools.islice($iterable, $(0;;2;;5)))",
        "$list.copy()", "[p for p, *q in $list]", "[[p for q in $range if q] for p in $iterable][:4]", "[*$walk][:5]",
        "list(itertools.$(combinations;;permutations)($iterable, 2))[:6]", "[lambda: p for p in $range][$(0;;-1)]()", "list($str.encode())",
    ],
    "tuple": ["($any, $any)", "($any,)", "($tuple + $tuple)", "tuple($iterable)", "$tuple[$slice]", "divmod($int, $int)", "($tuple * 2)", "(*$list, *$tuple)",
              "$str.partition($str)", "tuple($inside for p in $iterable)", "$float.as_integer_ratio()"],
    "dict": ["{$any: $any, $any: $any}", "{**$dict, $int: $any}", "dict(a=$any, b=$any)", "{p: $inside for p in $iterable}", "dict(zip($str, $list))", "($dict | $dict)",
             "dict($dict, c=3)", "dict.fromkeys($iterable, $any)", "dict($list)", "{$str: p for p in $range}", "dict(enumerate($iterable))"],
    "set": ["($set $(|;;&;;-;;^) $set)", "set($range)", "{p % 7 for p in $range}", "$set.$(union;;difference;;intersection;;symmetric_difference)($range)", "{1, *$range}"],
    "bool": ["($condition)", "($condition)", "bool($any)", "(not $any)"],
    "bytes": ["($bytes + $bytes)", "$bytes[$slice]", "$str.encode()", "bytes($range)", "($bytes * 2)", "$bytes.upper()", "$bytes.replace(b'a', b'--')", "bytes($list)",
              "($int % 256).to_bytes(2, 'little')", "b','.join($list)"],
    "none": ["print(end='')", "$list.sort()", "$dict.get('?')"],
    "range": ["range(len($sized))", "range(9)[$slice]", "$range[$slice]", "range($(0;;1;;-3), $(2;;4;;7)$(;;, 2;;, -1))"],
    "object": ["$any", "($any, $any)", "(lambda p: $inside)", "iter($iterable).__class__", "$any.__class__.__name__", "getattr($any, $str, $int)", "type($(int;;str;;list;;tuple;;none;;float))(*$list[:1])"],
    "condition": [
        "$int $(<;;<=;;>;;>=;;==;;!=) $int", "$number $(<;;<=;;>;;>=;;==;;!=) $number", "$str $(<;;==;;!=;;>=) $str", "$list $(<;;==;;!=;;>=) $list", "$tuple $(<;;==;;>) $tuple",
        "$set $(<;;<=;;==;;>) $set", "$any == $any", "$any < $any", "$int < $int <= $int", "not $any", "$int $(in;;not in) $sized", "$str $(in;;not in) $str", "$any in $sized",
        "$any is $(;;not )None", "isinstance($any, $(int;;str;;(list, tuple);;object;;float | int))", "$(all;;any)($test for p in $iterable)", "$bool $(and;;or) $bool", "$int", "$list",
        "$str.$(isdigit;;isalpha;;isupper;;isspace;;isalnum)()", "$str.$(startswith;;endswith)($str)", "callable($any)", "$dict == $dict", "$set.issubset($range)", "issubclass($any, int)",
    ],
    "slice": ["$bound:$bound", "$bound:$bound", "$bound:$bound:$(;;1;;2;;-1;;-2;;0)"],
    "bound": ["", "", "", "0", "1", "-1", "2", "9", "$int"],
    "inside": ["p", "p", "(p, p)", "str(p)", "p $(+;;-;;%;;*) 2", "$any"],
    "test": ["p", "p != 1", "p in $sized", "not p", "p is not None", "$condition", "p < 2"],
}

# Of any kind.
ANYWHERE = [
    "($same if $condition else $same)", "($any $(and;;or) $same)", "(lambda $(p;;p, q=1;;*p;;p=0, **q): $same)($any)", "[$same, $same][$(0;;1;;-1;;$bool)]",
    "next(iter($iterable), $same)", "{$int: $same}.get($int, $same)", "$call", "$call", "$instance", "$instance", "copy.copy($same)",
]

INSTANCE = ["$made", "$made.value", "$made.double()", "($made + $int)", "len($made)", "$made[$int]", "$made.missing", "($made == $made)", "list($made)", "$made.total", "($int - $made)", "str($made)",
            "($made < $made)", "bool($made)", "($any in $made)", "$made.make()", "[*$made]", "($made or 1)", "$made.level", "getattr($made, $str, None)", "hasattr($made, 'total')",
            "sorted([$made, $made])", "isinstance($made, $class)", "$class.level", "-$made", "$made(1)", "{$made: 1}", "format($made)", "max($made, $made)", "dict([$made])", "(1 in $made)"]
