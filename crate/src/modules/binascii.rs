//! `_binascii`: bytes as text, checksums and compression, under `binascii` (`python/binascii.py`), `base64` and `zlib`.

use super::support::{Entry, add_functions, plain};
use crate::object::{Bytes, Module, Ref, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    ("a2b_base64", plain(2, 2, a2b_base64)),
    ("adler32", plain(2, 2, adler32)),
    ("b2a_base64", plain(1, 1, b2a_base64)),
    ("crc32", plain(2, 2, crc32)),
    ("deflate", plain(3, 3, deflate)),
    ("inflate", plain(2, 2, inflate)),
];

/// Prices of a byte, in nanoseconds of the simulated machine.
const DEFLATE: u64 = 30;
const INFLATE: u64 = 4;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

fn data(py: &mut Py<'_>, value: &Value) -> PyResult<Vec<u8>> {
    match ops::bytes_of(py, value) {
        Some(bytes) => Ok(bytes),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

fn value_of(bytes: Vec<u8>) -> Value {
    Bytes {
        bytes: bytes.into(),
    }
    .into()
}

fn b2a_base64(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let bytes = data(py, &args[0])?;
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
    Ok(value_of(text))
}

/// `a2b_base64(text, strict)` → bytes, or the text of an error.
fn a2b_base64(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = data(py, &args[0])?;
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
        None => value_of(bytes),
    })
}

fn start(value: &Value) -> u32 {
    match value.view() {
        View::Int(int) => int as u32,
        _ => 0,
    }
}

fn crc32(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let bytes = data(py, &args[0])?;
    let mut crc = !start(&args[1]);
    for byte in &bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg();
        }
    }
    Ok(Value::int((!crc).into()))
}

fn adler32(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    const BASE: u32 = 65521;
    let bytes = data(py, &args[0])?;
    let (mut low, mut high) = (start(&args[1]) & 0xFFFF, start(&args[1]) >> 16);
    for byte in &bytes {
        low = (low + u32::from(*byte)) % BASE;
        high = (high + low) % BASE;
    }
    Ok(Value::int((high << 16 | low).into()))
}

/// `deflate(data, level, raw)`
fn deflate(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let bytes = data(py, &args[0])?;
    py.charge(bytes.len() as u64 * DEFLATE);
    let level = args[1].as_int().unwrap_or(6).clamp(0, 9) as u8;
    Ok(value_of(match args[2].quick_truth() {
        Some(true) => miniz_oxide::deflate::compress_to_vec(&bytes, level),
        _ => miniz_oxide::deflate::compress_to_vec_zlib(&bytes, level),
    }))
}

/// `inflate(data, raw)` → what could be decompressed; 1 at the end, 0 where data is missing, -1 where it is wrong, -2
/// for a wrong checksum; and how much of the data that took.
fn inflate(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    use miniz_oxide::inflate::TINFLStatus;
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
    let bytes = data(py, &args[0])?;
    let mut flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF
        | inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
    if args[1].quick_truth() != Some(true) {
        flags |= inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER;
    }
    let mut state = Box::<DecompressorOxide>::default();
    let mut output = vec![0; bytes.len() * 2 + 64];
    let (mut used, mut made) = (0, 0);
    let status = loop {
        let (status, taken, given) =
            decompress(&mut state, &bytes[used..], &mut output, made, flags);
        (used, made) = (used + taken, made + given);
        match status {
            TINFLStatus::HasMoreOutput => {
                let larger = output.len() * 2;
                py.check_size(larger as u64)?;
                output.resize(larger, 0);
            }
            TINFLStatus::Done => break 1,
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => break 0,
            TINFLStatus::Adler32Mismatch => break -2,
            _ => break -1,
        }
    };
    output.truncate(made);
    py.charge(made as u64 * INFLATE);
    let parts = [
        value_of(output),
        Value::int(status),
        Value::int(used as i64),
    ];
    Ok(Tuple::new(parts).into())
}
