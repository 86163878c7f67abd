//! IPython's `%time` and `%timeit`, which lecture notes use: a line that begins with one becomes Python on the same line.

use std::borrow::Cow;

/// The module that does it (`modules/python/magics.py`).
const MODULE: &str = "__import__('_magics')";

/// The source without magics.
pub(super) fn translate(source: &str) -> Cow<'_, str> {
    if !source.lines().any(|line| magic(line).is_some()) {
        return Cow::Borrowed(source);
    }
    let mut text = String::with_capacity(source.len() + 200);
    // What every following line is indented by, and what comes after the last one.
    let (mut indent, mut end) = ("", "");
    for line in source.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let rest = &line[body.len()..];
        match magic(body) {
            Some(magic) if magic.is_cell => {
                if magic.repeats {
                    text.push_str(&format!("for _run in {MODULE}.turns({}):", magic.options()));
                    (indent, end) = (" ", " pass\n");
                } else {
                    text.push_str(&format!("{MODULE}.begin()"));
                    end = "__import__('_magics').end()\n";
                }
            }
            Some(magic) => {
                text.push_str(indent);
                text.push_str(&magic.line());
            }
            None => {
                if !body.is_empty() {
                    text.push_str(indent);
                }
                text.push_str(body);
            }
        }
        text.push_str(rest);
    }
    if !end.is_empty() {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(end);
    }
    Cow::Owned(text)
}

struct Magic<'a> {
    margin: &'a str,
    /// `%%`: about all lines that follow.
    is_cell: bool,
    /// `timeit`
    repeats: bool,
    rest: &'a str,
}

/// The magic with which a line begins.
fn magic(line: &str) -> Option<Magic<'_>> {
    let trimmed = line.trim_start();
    let margin = &line[..line.len() - trimmed.len()];
    let name = trimmed.strip_prefix('%')?;
    let (is_cell, name) = match name.strip_prefix('%') {
        Some(name) => (true, name),
        None => (false, name),
    };
    let end = name.find(char::is_whitespace).unwrap_or(name.len());
    let repeats = match &name[..end] {
        "time" => false,
        "timeit" => true,
        _ => return None,
    };
    Some(Magic {
        margin,
        is_cell,
        repeats,
        rest: name[end..].trim(),
    })
}

impl Magic<'_> {
    /// `-n 10 -r 3` as arguments, and the statement after them.
    fn parts(&self) -> (String, &str) {
        let (mut options, mut rest) = (String::new(), self.rest);
        while let Some(option) = rest.strip_prefix('-') {
            let name = option.get(..1).unwrap_or_default();
            let after = option.get(1..).unwrap_or_default().trim_start();
            let digits = after.len()
                - after
                    .trim_start_matches(|char: char| char.is_ascii_digit())
                    .len();
            if matches!(name, "n" | "r") && digits > 0 {
                options.push_str(&format!("{name}={}, ", &after[..digits]));
            }
            rest = after[digits..].trim_start();
        }
        (options, rest)
    }

    fn options(&self) -> String {
        self.parts().0
    }

    fn line(&self) -> String {
        let (options, statement) = self.parts();
        let margin = self.margin;
        if self.repeats {
            return format!("{margin}for _run in {MODULE}.turns({options}): {statement}");
        }
        let statement = if statement.is_empty() {
            "pass"
        } else {
            statement
        };
        format!("{margin}{MODULE}.begin(); {statement}; {MODULE}.end()")
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn lines_stay_where_they_are() {
        let text = translate("x = 1\n%time f(x)\ny = 5 %x\n");
        assert_eq!(
            text,
            "x = 1\n__import__('_magics').begin(); f(x); __import__('_magics').end()\ny = 5 %x\n"
        );
        let text = translate("%%timeit -n 10 -r3\nf()\n\ng()");
        assert_eq!(
            text,
            "for _run in __import__('_magics').turns(n=10, r=3, ):\n f()\n\n g()\n pass\n"
        );
        assert_eq!(translate("a % time\n"), "a % time\n");
    }
}
