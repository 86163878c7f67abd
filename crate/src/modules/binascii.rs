//! `_binascii`: bytes as text, under `binascii` (`python/binascii.py`) and `base64`.

use super::support::{Entry, add_functions, bytes_like, bytes_value, plain};
use crate::object::{Module, Ref, Value};
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    ("a2b_base64", plain(2, 2, a2b_base64)),
    ("b2a_base64", plain(1, 1, b2a_base64)),
];

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

fn b2a_base64(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let bytes = bytes_like(py, &args[0])?;
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            text.push(if place <= chunk.len() {
                LETTERS[(bits >> (18 - 6 * place) & 63) as usize]
            } else {
                b'='
            });
        }
    }
    Ok(bytes_value(text))
}

/// `a2b_base64(text, strict)` → bytes, or the text of an error.
fn a2b_base64(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = bytes_like(py, &args[0])?;
    let strict = args[1].is(&Value::TRUE);
    let (mut bytes, mut bits, mut count, mut pads) = (Vec::new(), 0_u32, 0, 0);
    let mut complaint = None;
    for &char in &text {
        if char == b'=' {
            pads += 1;
            if count >= 2 && count + pads >= 4 {
                // The end: what comes after the padding does not count.
                count = 0;
                break;
            }
            continue;
        }
        let Some(digit) = LETTERS.iter().position(|letter| *letter == char) else {
            if strict {
                complaint = Some("Only base64 data is allowed".to_owned());
                break;
            }
            continue;
        };
        pads = 0;
        bits = bits << 6 | digit as u32;
        count += 1;
        if count > 1 {
            let left = [0, 0, 4, 2, 0][count];
            bytes.push((bits >> left) as u8);
            bits &= (1 << left) - 1;
        }
        count %= 4;
    }
    if complaint.is_none() && count == 1 {
        let letters = bytes.len() / 3 * 4 + 1;
        complaint = Some(format!(
            "Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
        ));
    } else if complaint.is_none() && count != 0 {
        complaint = Some("Incorrect padding".to_owned());
    }
    Ok(match complaint {
        Some(complaint) => py.str(complaint),
        None => bytes_value(bytes),
    })
}
