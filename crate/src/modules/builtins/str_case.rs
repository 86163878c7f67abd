//! `str`: upper and lower case.

use super::args::this;
use super::{Native, method};
use crate::object::{Str, Value};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    method(OWNER, "capitalize", 1, 1, capitalize),
    method(OWNER, "casefold", 1, 1, casefold),
    method(OWNER, "lower", 1, 1, lower),
    method(OWNER, "swapcase", 1, 1, swapcase),
    method(OWNER, "title", 1, 1, title),
    method(OWNER, "upper", 1, 1, upper),
];

fn map(py: &mut Py<'_>, args: &[Value], change: fn(&str) -> String) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?;
    py.charge(text.len() as u64);
    Ok(py.str(change(text.as_str())))
}

fn lower(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, str::to_lowercase)
}

fn upper(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, str::to_uppercase)
}

fn capitalize(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, |text| {
        let mut chars = text.chars();
        let mut result = String::with_capacity(text.len());
        if let Some(first) = chars.next() {
            push_title(&mut result, first);
        }
        // Lowered as a part of the whole, for the final sigma.
        let skipped = text.chars().next().map_or(0, char::len_utf8);
        result.push_str(&text[skipped..].to_lowercase());
        result
    })
}

/// Case folding is lowering what upper case makes of a character: `ß` → `SS` → `ss`. The dotless i alone differs.
fn casefold(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, |text| {
        let mut result = String::with_capacity(text.len());
        for char in text.chars() {
            match char {
                'ı' => result.push(char),
                _ => result.extend(char.to_uppercase().flat_map(char::to_lowercase)),
            }
        }
        result
    })
}

fn swapcase(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, |text| {
        let mut result = String::with_capacity(text.len());
        for char in text.chars() {
            if char.is_uppercase() {
                result.extend(char.to_lowercase());
            } else {
                result.extend(char.to_uppercase());
            }
        }
        result
    })
}

fn title(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    map(py, args, |text| {
        let mut result = String::with_capacity(text.len());
        let mut within_word = false;
        for char in text.chars() {
            if within_word {
                result.extend(char.to_lowercase());
            } else {
                push_title(&mut result, char);
            }
            within_word = is_cased(char);
        }
        result
    })
}

/// Appends a character in title case, which for ligatures is upper case of the first letter only.
fn push_title(result: &mut String, char: char) {
    match char {
        'Ǆ'..='ǆ' => result.push('ǅ'),
        'Ǉ'..='ǉ' => result.push('ǈ'),
        'Ǌ'..='ǌ' => result.push('ǋ'),
        'Ǳ'..='ǳ' => result.push('ǲ'),
        _ => {
            let mut upper = char.to_uppercase();
            result.extend(upper.next());
            result.extend(upper.flat_map(char::to_lowercase));
        }
    }
}

/// Whether a character has a case.
pub(super) fn is_cased(char: char) -> bool {
    char.is_uppercase() || char.is_lowercase() || is_title(char)
}

/// Whether a character is of the category `Lt`.
pub(super) fn is_title(char: char) -> bool {
    matches!(
        char,
        'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | 'ᾈ'..='ᾏ' | 'ᾘ'..='ᾟ' | 'ᾨ'..='ᾯ' | 'ᾼ' | 'ῌ' | 'ῼ'
    )
}
