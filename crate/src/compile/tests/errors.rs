//! What bad scripts get, held to what CPython 3.11 says of them.

use super::compile;
use crate::compile::error::SyntaxErrorKind::{self, Indentation, Syntax};

#[test]
fn errors_are_worded_and_placed_as_in_cpython() {
    #[rustfmt::skip]
    let cases: &[(&str, SyntaxErrorKind, &str, u32, u32)] = &[
        ("x = (1,\ny = 2\n", Syntax, "'(' was never closed", 1, 5),
        ("x = [1\nprint(x)\n", Syntax, "'[' was never closed", 1, 5),
        ("x = (1]\n", Syntax, "closing parenthesis ']' does not match opening parenthesis '('", 1, 7),
        ("x = (\n1]\n", Syntax, "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 2),
        ("x = 1)\n", Syntax, "unmatched ')'", 1, 6),
        ("if x\n    pass\n", Syntax, "expected ':'", 1, 5),
        ("x = 'abc\n", Syntax, "unterminated string literal (detected at line 1)", 1, 5),
        ("x = '''abc\n\n", Syntax, "unterminated triple-quoted string literal (detected at line 2)", 1, 5),
        ("return 1\n", Syntax, "'return' outside function", 1, 1),
        ("def f():\n  pass\nbreak\n", Syntax, "'break' outside loop", 3, 1),
        ("continue\n", Syntax, "'continue' not properly in loop", 1, 1),
        ("f() = 1\n", Syntax, "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1),
        ("None = 1\n", Syntax, "cannot assign to None", 1, 1),
        ("(a, 1) = x\n", Syntax, "cannot assign to literal", 1, 5),
        ("f() += 1\n", Syntax, "'function call' is an illegal expression for augmented assignment", 1, 1),
        ("del f()\n", Syntax, "cannot delete function call", 1, 5),
        ("def f():\npass\n", Indentation, "expected an indented block after function definition on line 1", 2, 1),
        ("if x:\npass\n", Indentation, "expected an indented block after 'if' statement on line 1", 2, 1),
        ("  x = 1\n", Indentation, "unexpected indent", 1, 2),
        ("def f(a, a): pass\n", Syntax, "duplicate argument 'a' in function definition", 1, 10),
        ("def f(a=1, b): pass\n", Syntax, "non-default argument follows default argument", 1, 12),
        ("f(a=1, a=2)\n", Syntax, "keyword argument repeated: a", 1, 8),
        ("print 'x'\n", Syntax, "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1),
        ("def f():\n  x = 1\n  global x\n", Syntax, "name 'x' is assigned to before global declaration", 3, 3),
        ("def f():\n  nonlocal x\n", Syntax, "no binding for nonlocal 'x' found", 2, 3),
        ("nonlocal x\n", Syntax, "nonlocal declaration not allowed at module level", 1, 1),
        ("a, *b, *c = x\n", Syntax, "multiple starred expressions in assignment", 1, 1),
        ("*a = x\n", Syntax, "starred assignment target must be in a list or tuple", 1, 1),
        ("x = *a\n", Syntax, "can't use starred expression here", 1, 5),
        ("yield 1\n", Syntax, "'yield' outside function", 1, 1),
        ("try:\n  pass\nexcept:\n  pass\nexcept E:\n  pass\n", Syntax, "default 'except:' must be last", 3, 1),
        ("def f():\n  from a import *\n", Syntax, "import * only allowed at module level", 2, 17),
        ("def f():\n  try: pass\n  except* E: return\n", Syntax, "'break', 'continue' and 'return' cannot appear in an except* block", 3, 14),
    ];
    for (source, kind, message, line, column) in cases {
        let error = compile(source)
            .err()
            .unwrap_or_else(|| panic!("{source:?} compiles"));
        let found = (error.kind, error.message.as_str(), error.line, error.column);
        assert_eq!(found, (*kind, *message, *line, *column), "{source:?}");
    }
}

#[test]
fn depth_never_overflows_the_stack() {
    let nested = |open: &str, close: &str, count: usize| {
        format!("x = {}1{}", open.repeat(count), close.repeat(count))
    };
    for source in [
        nested("[", "]", 199),
        nested("(", ")", 199),
        nested("{1:", "}", 199),
        nested("f(", ")", 199),
    ] {
        assert!(compile(&source).is_ok());
    }
    for source in [
        nested("[", "]", 5000),
        nested("not ", "", 5000),
        nested("lambda: ", "", 5000),
        nested("1 if x else ", "", 5000),
        nested("2 ** ", "", 5000),
        nested("1 + ", "", 50_000),
        format!("x{}", ".a".repeat(50_000)),
        format!("x{}", "()".repeat(50_000)),
    ] {
        assert!(compile(&source).is_err(), "{}", &source[..20]);
    }
    assert!(compile(&nested("y + ", "", 2500)).is_ok());
}
