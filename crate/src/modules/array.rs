//! `_array`: items of arrays checked, and as bytes, under `array` (`python/array.py`) and `struct`.

use num_traits::ToPrimitive;

use super::support::{Entry, add_functions, integer, items_of, plain, real, string};
use crate::object::{BigInt, Bytes, List, Module, Ref, Value, ops};
use crate::vm::{Py, PyResult, Raised};

const FUNCTIONS: &[Entry] = &[
    ("item", plain(2, 2, item)),
    ("items", plain(2, 2, items)),
    ("pack", plain(2, 2, pack)),
    ("unpack", plain(2, 2, unpack)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

fn code(py: &mut Py<'_>, value: &Value) -> PyResult<u8> {
    let code = string(py, value, "typecode")?;
    Ok(code.as_str().as_bytes().first().copied().unwrap_or(b'i'))
}

fn size(code: u8) -> usize {
    match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' => 4,
        _ => 8,
    }
}

/// `item(typecode, value)` → the value as an item (`Modules/arraymodule.c`, `b_setitem` and its like).
fn item(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let code = code(py, &args[0])?;
    checked(py, code, &args[1])
}

/// `items(typecode, list)` → a list of the values as items.
fn items(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let code = code(py, &args[0])?;
    let mut items = items_of(py, &args[1]).unwrap_or_default();
    for item in &mut items {
        *item = checked(py, code, item)?;
    }
    Ok(List::new(items).into())
}

fn checked(py: &mut Py<'_>, code: u8, value: &Value) -> PyResult<Value> {
    match code {
        b'd' => return Ok(Value::float(real(py, value)?)),
        b'f' => return Ok(Value::float(f64::from(real(py, value)? as f32))),
        _ => {}
    }
    let bits = 8 * size(code) as u32;
    let (low, high) = if code.is_ascii_lowercase() {
        (-1_i128 << (bits - 1), (1_i128 << (bits - 1)) - 1)
    } else {
        (0, (1_i128 << bits) - 1)
    };
    let int = match value.as_int() {
        Some(int) => Some(i128::from(int)),
        None => integer(py, value)?.to_i128(),
    };
    match int {
        Some(int) if (low..=high).contains(&int) => Ok(match i64::try_from(int) {
            Ok(int) => Value::int(int),
            Err(_) => BigInt { int: int.into() }.into(),
        }),
        _ => Err(out_of_range(py, code, int, low)),
    }
}

#[cold]
fn out_of_range(py: &mut Py<'_>, code: u8, int: Option<i128>, low: i128) -> Raised {
    let long = int.is_none_or(|int| i64::try_from(int).is_err());
    let negative = int.is_some_and(|int| int < 0);
    let name = match code {
        b'b' => "signed char",
        b'B' => "unsigned byte integer",
        b'h' => "signed short integer",
        b'H' => "unsigned short",
        b'i' => "signed integer",
        _ => "unsigned int",
    };
    py.overflow_error(match code {
        b'I' | b'L' if negative => "can't convert negative value to unsigned int".to_owned(),
        b'Q' if negative => "can't convert negative int to unsigned".to_owned(),
        b'q' | b'Q' => "int too big to convert".to_owned(),
        b'I' | b'L' if long => "Python int too large to convert to C unsigned long".to_owned(),
        _ if long => "Python int too large to convert to C long".to_owned(),
        _ if int.is_some_and(|int| int < low) => format!("{name} is less than minimum"),
        _ => format!("{name} is greater than maximum"),
    })
}

/// `pack(typecode, list)` → the bytes of its items, the lowest byte first.
fn pack(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let code = code(py, &args[0])?;
    let items = items_of(py, &args[1]).unwrap_or_default();
    let size = size(code);
    let mut bytes = Vec::with_capacity(items.len() * size);
    for item in &items {
        match code {
            b'd' => bytes.extend(real(py, item)?.to_le_bytes()),
            b'f' => bytes.extend((real(py, item)? as f32).to_le_bytes()),
            _ => {
                let int = match item.as_int() {
                    Some(int) => int.into(),
                    None => integer(py, item)?.to_i128().unwrap_or(0),
                };
                bytes.extend_from_slice(&int.to_le_bytes()[..size]);
            }
        }
    }
    let bytes = bytes.into();
    Ok(Bytes { bytes }.into())
}

/// `unpack(typecode, bytes)` → a list of the items.
fn unpack(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let code = code(py, &args[0])?;
    let bytes = ops::bytes_of(py, &args[1]).unwrap_or_default();
    let items = bytes.chunks_exact(size(code)).map(|chunk| {
        let negative = code.is_ascii_lowercase() && chunk[chunk.len() - 1] >= 0x80;
        let mut wide = [if negative { 0xFF } else { 0 }; 8];
        wide[..chunk.len()].copy_from_slice(chunk);
        let int = i64::from_le_bytes(wide);
        match code {
            b'd' => Value::float(f64::from_le_bytes(wide)),
            b'f' => Value::float(f32::from_bits(int as u32).into()),
            _ if int < 0 && code.is_ascii_uppercase() => {
                let int = (int as u64).into();
                BigInt { int }.into()
            }
            _ => Value::int(int),
        }
    });
    Ok(List::new(items.collect()).into())
}
