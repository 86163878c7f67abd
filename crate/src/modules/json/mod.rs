//! `_json`: the encoder and the decoder under `json` (`python/json.py`), for plain values. What needs Python (`default`,
//! hooks, classes of the script) is done there.

mod decode;
mod encode;

use super::support::{Entry, add_functions, plain, string};
use crate::object::{Module, Ref, Str, Tuple, Value, ops};
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    ("decode", plain(3, 3, run_decoder)),
    ("encode", plain(6, 6, run_encoder)),
    ("encode_string", plain(2, 2, encode_string)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// `decode(text, start, raw)` → `(value, end)`, or a message and its position as `(None, message, position)`.
fn run_decoder(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = string(py, &args[0], "decode")?.clone();
    let start = args[1].as_int().unwrap_or(0).max(0) as usize;
    let raw = args[2].is(&Value::TRUE);
    py.charge(text.as_str().len() as u64);
    let found = decode::Decoder::new(&text, raw).decode(py, text.byte_offset(start))?;
    Ok(match found {
        Ok((value, end)) => {
            let end = chars_before(&text, end);
            Tuple::new([value, Value::int(end)]).into()
        }
        Err((message, at)) => {
            let at = chars_before(&text, at);
            Tuple::new([Value::NONE, py.str(message), Value::int(at)]).into()
        }
    })
}

fn chars_before(text: &Str, byte: usize) -> i64 {
    if text.is_ascii() {
        byte as i64
    } else {
        text.as_str()[..byte].chars().count() as i64
    }
}

/// `encode(value, indent, sort_keys, item_separator, key_separator, ensure_ascii)` → text; none when something in the
/// value is not plain.
fn run_encoder(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let indent = args[1].as_ref::<Str>().cloned();
    let (item, key) = (
        string(py, &args[3], "encode")?.clone(),
        string(py, &args[4], "encode")?.clone(),
    );
    let encoder = encode::Encoder {
        indent: indent.as_ref().map(|indent| indent.as_str()),
        sort_keys: ops::truth_in_place(py, &args[2])?,
        item_separator: item.as_str(),
        key_separator: key.as_str(),
        ascii: ops::truth_in_place(py, &args[5])?,
        out: String::new(),
    };
    let text = encoder.encode(py, &args[0])?;
    Ok(match text {
        Some(text) => {
            py.charge(text.len() as u64);
            py.str(text)
        }
        None => Value::NONE,
    })
}

/// `encode_string(text, ensure_ascii)`
fn encode_string(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = string(py, &args[0], "encode_string")?.clone();
    let mut out = String::with_capacity(text.as_str().len() + 2);
    encode::quote(&mut out, text.as_str(), args[1].is(&Value::TRUE));
    Ok(py.str(out))
}
