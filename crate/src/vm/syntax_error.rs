//! The text of a `SyntaxError`: the line that is wrong, and where (`Python/pythonrun.c`, `print_error_text`).

use super::traceback::is_blank;
use super::{Py, Raised};
use crate::compile::SyntaxError;
use crate::object::{Str, Tuple, Value};

/// What CPython prints for a script that it cannot compile, whole lines.
pub fn format_syntax_error(error: &SyntaxError, filename: &str) -> String {
    let end = match (error.end_line == error.line, error.column) {
        (_, 0) => 0,
        (true, _) => error.end_column,
        (false, _) => error.text.chars().count() as u32 + 1,
    };
    let place = place(
        filename,
        error.line.into(),
        Some(&error.text),
        error.column.into(),
        end.into(),
    );
    let kind = error.kind.class_name();
    format!("{place}{kind}: {}\n", error.message)
}

/// File, line, the line's text and carets under it. Columns count from 1; an end that is not after the start underlines
/// one letter, a start before the text none.
fn place(filename: &str, line: i64, text: Option<&str>, column: i64, end: i64) -> String {
    let mut place = format!("  File \"{filename}\", line {line}\n");
    let Some(text) = text else {
        return place;
    };
    let text = text.strip_suffix('\n').unwrap_or(text);
    let shown = text.trim_start_matches(is_blank);
    place.push_str(&format!("    {shown}\n"));
    let indent = (text.len() - shown.len()) as i64;
    let at = (column - 1 - indent).min(shown.chars().count() as i64);
    if let Ok(at) = usize::try_from(at) {
        let last = (text.chars().count() as i64 + 1).min(end);
        let count = (last - column).max(1) as usize;
        place.push_str(&format!("    {}{}\n", " ".repeat(at), "^".repeat(count)));
    }
    place
}

impl Py<'_> {
    /// The place that a `SyntaxError` raised by the script was given, and its message without the place: of
    /// `SyntaxError(message, (filename, line, column, text, …))`.
    pub(super) fn described_syntax_error(&mut self, raised: &Raised) -> Option<(String, String)> {
        if !self.is_exception(raised, "SyntaxError") {
            return None;
        }
        let args = raised.0.exception.as_ref()?.get(self).args.clone();
        let [message, details] = &*args.as_ref::<Tuple>()?.items else {
            return None;
        };
        let details = &details.as_ref::<Tuple>()?.items;
        let string = |at: usize| details.get(at)?.as_ref::<Str>().map(|text| text.as_str());
        let number = |at: usize| details.get(at).and_then(Value::as_int);
        let (column, end) = (number(2).unwrap_or(0), number(5).unwrap_or(0));
        let place = place(
            string(0).unwrap_or("<string>"),
            number(1)?,
            string(3),
            column,
            end,
        );
        Some((place, message.as_ref::<Str>()?.as_str().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn carets_stand_under_the_text_without_its_indentation() {
        let shown = place("x.py", 3, Some("  f(x\n"), 4, 5);
        assert_eq!(shown, "  File \"x.py\", line 3\n    f(x\n     ^\n");
        let shown = place("x.py", 3, Some("  f(x\n"), 3, 20);
        assert_eq!(shown, "  File \"x.py\", line 3\n    f(x\n    ^^^\n");
    }

    #[test]
    fn without_a_column_there_are_no_carets() {
        assert_eq!(
            place("x.py", 1, Some("x"), 0, 0),
            "  File \"x.py\", line 1\n    x\n"
        );
        assert_eq!(place("x.py", 1, None, 3, 4), "  File \"x.py\", line 1\n");
    }
}
