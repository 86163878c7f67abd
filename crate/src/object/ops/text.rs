//! Texts: what is found in them, and `repr` of strings and bytes.

/// Offset in bytes of the first `part` in a text. One character is found faster than the library's search for a text
/// can begin.
#[inline]
pub fn find_text(text: &str, part: &str) -> Option<usize> {
    match *part.as_bytes() {
        [byte] if text.len() < 16 => text.bytes().position(|other| other == byte),
        [byte] => text.find(char::from(byte)),
        _ => text.find(part),
    }
}

/// `repr(str)` (`Objects/unicodeobject.c`, `unicode_repr`).
pub fn str_repr(text: &str) -> String {
    quote(text, is_printable)
}

/// `ascii(str)`: everything else than ASCII is escaped.
pub fn str_ascii(text: &str) -> String {
    quote(text, |_| false)
}

/// Escapes what is not ASCII in a text that is a `repr` already.
pub fn escape_non_ascii(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() * 2);
    for char in text.chars() {
        if char.is_ascii() {
            escaped.push(char);
        } else {
            escape(&mut escaped, char);
        }
    }
    escaped
}

fn quote(text: &str, keeps: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push(quote);
    for char in text.chars() {
        match char {
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ if char == quote => literal.extend(['\\', char]),
            ' '..='~' => literal.push(char),
            _ if !char.is_ascii() && keeps(char) => literal.push(char),
            _ => escape(&mut literal, char),
        }
    }
    literal.push(quote);
    literal
}

fn escape(literal: &mut String, char: char) {
    let code = u32::from(char);
    literal.push_str(&match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}

/// Whether `str.isprintable` holds: not a control, format, private, unassigned or separator character.
/// The standard library decides the same for `Debug`, where it shows a character that is not the first of a string.
pub fn is_printable(char: char) -> bool {
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    let mut buffer = [b'a'; 5];
    let len = char.encode_utf8(&mut buffer[1..]).len();
    match std::str::from_utf8(&buffer[..=len]) {
        Ok(text) => text.escape_debug().nth(1) == Some(char),
        Err(_) => false,
    }
}

/// `repr(bytes)` (`Objects/bytesobject.c`, `PyBytes_Repr`).
pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut literal = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => literal.push_str("\\\\"),
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            b'\t' => literal.push_str("\\t"),
            b' '..=b'~' if char::from(byte) == quote => {
                literal.extend(['\\', quote]);
            }
            b' '..=b'~' => literal.push(char::from(byte)),
            _ => literal.push_str(&format!("\\x{byte:02x}")),
        }
    }
    literal.push(quote);
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_cpythons() {
        assert_eq!(str_repr("it's"), "\"it's\"");
        assert_eq!(str_repr("'\""), "'\\'\"'");
        assert_eq!(str_repr("a\n\t\\\x00\x7f"), "'a\\n\\t\\\\\\x00\\x7f'");
        assert_eq!(
            str_repr("é\u{301}\u{200b}\u{a0}😀"),
            "'é\u{301}\\u200b\\xa0😀'"
        );
        assert_eq!(str_ascii("é😀"), "'\\xe9\\U0001f600'");
        assert_eq!(bytes_repr(b"a'\xff\n"), "b\"a'\\xff\\n\"");
    }
}
