//! Takes out of Python source what only its readers need: comments, docstrings and blank lines.

/// The source without them. Line numbers change; what it does stays the same, `__doc__` apart.
pub fn strip(source: &str) -> String {
    let lines = logical_lines(source);
    let mut kept = String::with_capacity(source.len());
    for (index, line) in lines.iter().enumerate() {
        let followed = lines.get(index + 1);
        let dropped =
            line.is_docstring && followed.is_some_and(|next| next.indent() == line.indent());
        if !dropped {
            kept.push_str(&line.text);
            kept.push('\n');
        }
    }
    kept
}

/// A logical line: what ends at a line break outside brackets and strings.
struct Line {
    text: String,
    is_docstring: bool,
}

impl Line {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

/// The logical lines that hold something, without comments.
fn logical_lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut text, mut depth) = (String::new(), 0u32);
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        match first {
            '"' | '\'' => {
                length = string_length(rest);
                text.push_str(&rest[..length]);
            }
            '#' => {
                length = rest.find('\n').unwrap_or(rest.len());
            }
            '\\' => {
                length = rest.len().min(2);
                text.push_str(&rest[..length]);
            }
            '\n' => {
                text.truncate(text.trim_end_matches([' ', '\t']).len());
                if depth == 0 {
                    end_line(&mut lines, std::mem::take(&mut text));
                } else if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            _ => {
                match first {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                text.push(first);
            }
        }
        rest = &rest[length..];
    }
    end_line(&mut lines, text);
    lines
}

fn end_line(lines: &mut Vec<Line>, text: String) {
    let code = text.trim();
    if !code.is_empty() {
        let is_docstring = code.starts_with("\"\"\"") && string_length(code) == code.len();
        lines.push(Line { text, is_docstring });
    }
}

/// The number of bytes of the string literal with which `text` begins.
fn string_length(text: &str) -> usize {
    let quote = &text[..1];
    let triple = quote.repeat(3);
    let end = if text.starts_with(&triple) {
        &triple
    } else {
        quote
    };
    let mut position = end.len();
    while position < text.len() {
        let rest = &text[position..];
        if rest.starts_with(end) {
            return position + end.len();
        }
        let escaped = rest.starts_with('\\');
        let letters = if escaped { 2 } else { 1 };
        position += rest
            .chars()
            .take(letters)
            .map(char::len_utf8)
            .sum::<usize>();
    }
    text.len()
}
