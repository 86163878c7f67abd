//! `str`: what kind of characters it has.

use super::args::this;
use super::str_case::{is_cased, is_title};
use super::{Native, method};
use crate::object::{Str, Value, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    method(OWNER, "isalnum", 1, 1, isalnum),
    method(OWNER, "isalpha", 1, 1, isalpha),
    method(OWNER, "isascii", 1, 1, isascii),
    method(OWNER, "isdecimal", 1, 1, isdecimal),
    method(OWNER, "isdigit", 1, 1, isdigit),
    method(OWNER, "isidentifier", 1, 1, isidentifier),
    method(OWNER, "islower", 1, 1, islower),
    method(OWNER, "isnumeric", 1, 1, isnumeric),
    method(OWNER, "isprintable", 1, 1, isprintable),
    method(OWNER, "isspace", 1, 1, isspace),
    method(OWNER, "istitle", 1, 1, istitle),
    method(OWNER, "isupper", 1, 1, isupper),
];

/// Zeros of the decimal digits, each followed by the nine others: Unicode 14, category `Nd`.
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// Digits that are not decimal, superscripts for example: Unicode 14, `Numeric_Type=Digit`.
const DIGITS: [(u32, u32); 20] = [
    (0xB2, 0xB3),
    (0xB9, 0xB9),
    (0x1369, 0x1371),
    (0x19DA, 0x19DA),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x2488, 0x2490),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FD),
    (0x24FF, 0x24FF),
    (0x2776, 0x277E),
    (0x2780, 0x2788),
    (0x278A, 0x2792),
    (0x10A40, 0x10A43),
    (0x10E60, 0x10E68),
    (0x11052, 0x1105A),
    (0x1F100, 0x1F10A),
];

/// Ideographs that stand for numbers, those of everyday texts.
const IDEOGRAPHS: &str =
    "一二三四五六七八九十百千万萬亿億兆〇零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟兩两廿卅";

/// The value of a decimal digit of any script.
pub(super) fn decimal(char: char) -> Option<u32> {
    let code = u32::from(char);
    let index = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    let value = code - ZEROS[index];
    (value < 10).then_some(value)
}

fn is_digit(char: char) -> bool {
    let code = u32::from(char);
    decimal(char).is_some()
        || DIGITS
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&code))
}

fn is_numeric(char: char) -> bool {
    char.is_numeric() || IDEOGRAPHS.contains(char)
}

fn is_alpha(char: char) -> bool {
    // Letter-like numbers are alphabetic to Unicode, not to Python.
    char.is_alphabetic() && !char.is_numeric()
}

/// Whether a character is a letter or a number.
pub(super) fn is_alnum(char: char) -> bool {
    is_alpha(char) || is_digit(char) || is_numeric(char)
}

/// Whether Python counts a character as white space.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\x1c'..='\x1f').contains(&char)
}

/// Whether there are characters and all of them are of a kind.
fn all(py: &mut Py<'_>, args: &[Value], is_kind: fn(char) -> bool) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    Ok(Value::bool(!text.is_empty() && text.chars().all(is_kind)))
}

fn isalnum(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, is_alnum)
}

fn isalpha(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, is_alpha)
}

fn isdecimal(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, |char| decimal(char).is_some())
}

fn isdigit(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, is_digit)
}

fn isnumeric(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, |char| is_digit(char) || is_numeric(char))
}

fn isspace(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    all(py, args, is_space)
}

fn isascii(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(this::<Str>(py, &args[0], OWNER)?.is_ascii()))
}

fn isprintable(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    Ok(Value::bool(text.chars().all(ops::is_printable)))
}

fn isidentifier(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    let starts = |char: char| char == '_' || char.is_alphabetic();
    let mut chars = text.chars();
    let is_identifier = chars.next().is_some_and(starts)
        && chars.all(|char| starts(char) || decimal(char).is_some());
    Ok(Value::bool(is_identifier))
}

fn islower(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    let other = |char: char| char.is_uppercase() || is_title(char);
    Ok(Value::bool(
        text.chars().any(char::is_lowercase) && !text.chars().any(other),
    ))
}

fn isupper(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    let other = |char: char| char.is_lowercase() || is_title(char);
    Ok(Value::bool(
        text.chars().any(char::is_uppercase) && !text.chars().any(other),
    ))
}

fn istitle(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?.as_str();
    let (mut found, mut within_word) = (false, false);
    for char in text.chars() {
        let begins = char.is_uppercase() || is_title(char);
        if begins == within_word && is_cased(char) {
            return Ok(Value::FALSE);
        }
        within_word = is_cased(char);
        found |= within_word;
    }
    Ok(Value::bool(found))
}
