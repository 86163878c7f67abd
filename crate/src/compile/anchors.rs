//! What to underline in an expression that failed: the operator between its operands, or the subscript.

use std::ops::Range;

use ruff_python_ast::{Expr, ExprBinOp, ExprSubscript};
use ruff_python_parser::parse_expression;
use ruff_text_size::Ranged;

/// The part of `segment`, in bytes, that a traceback marks apart from the rest: a binary operator or a subscript in its
/// brackets; none for any other expression (`Python/traceback.c`, `extract_anchors_from_expr`).
///
/// `segment` comes from a script that compiled, so that its nesting is within the parser's bounds.
pub fn operator_anchor(segment: &str) -> Option<Range<usize>> {
    let parsed = parse_expression(segment).ok()?;
    match parsed.expr() {
        Expr::BinOp(operation) => operator(segment, operation),
        Expr::Subscript(ExprSubscript { value, slice, .. }) => {
            let (from, to) = (usize::from(value.end()), usize::from(slice.end()));
            let open = segment[from..].find('[')?;
            let close = segment[to..].find(']')?;
            Some(from + open..to + close + 1)
        }
        _ => None,
    }
}

/// One character, or two when the next is not a space, be it of the operator or not: so CPython does.
fn operator(segment: &str, operation: &ExprBinOp) -> Option<Range<usize>> {
    let (from, to) = (operation.left.end().into(), operation.right.start().into());
    let between = &segment[from..to];
    let start = between.find(|letter: char| letter != ')' && !is_blank(letter))?;
    let next = between[start + 1..].chars().next();
    let length = 1 + usize::from(next.is_some_and(|next| !is_blank(next)));
    Some(from + start..from + start + length)
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::operator_anchor;

    #[track_caller]
    fn check(segment: &str, marked: Option<&str>) {
        let found = operator_anchor(segment).map(|range| &segment[range]);
        assert_eq!(found, marked, "{segment}");
    }

    #[test]
    fn operators() {
        check("a + b", Some("+"));
        check("a // b", Some("//"));
        check("(a ) * (b)", Some("*"));
        check("'é' % x", Some("%"));
        check("a + b + c", Some("+"));
        check("a - b", Some("-"));
    }

    #[test]
    fn a_bracket_beside_the_operator_counts_as_its_second_character() {
        check("1+(\"a\")", Some("+("));
        check("(1)+\"a\"", Some("+"));
        check("1//(2)", Some("//"));
    }

    #[test]
    fn subscripts() {
        check("d['x']['y']", Some("['y']"));
        check("d [ 'q' ]", Some("[ 'q' ]"));
        check("(d)[ (1) ]", Some("[ (1) ]"));
        check("d[1, 2]", Some("[1, 2]"));
        check("d[5:'a']", Some("[5:'a']"));
    }

    #[test]
    fn everything_else_has_no_mark() {
        check("f(x)", None);
        check("-x", None);
        check("a < b", None);
        check("a = 1 + 2", None);
        check("", None);
    }
}
