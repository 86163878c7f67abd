//! `bytearray`: constructor and methods. What it shares with `bytes` the prelude does by way of that.

use super::args::{integer, receiver, slice_bound, this};
use super::bytes::{byte, bytes_like};
use super::{
    Flow, Native, bytes, derive, flow_function, flow_method, function, leave, method, new_native,
};
use crate::object::{Args, ByteArray, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "bytearray";

/// Methods that work as those of `bytes`, whose results become `bytearray` again.
macro_rules! as_bytes {
    ($($name:literal),* $(,)?) => {
        pub(super) const AS_BYTES: &[Native] = &[
            $(flow_method(OWNER, $name, |py, args| {
                let (this, rest) = receiver(py, args, concat!("bytearray.", $name))?;
                let mut rest = rest.positional.to_vec();
                rest.extend_from_slice(args.keywords);
                let name = py.str($name);
                leave(py, "bytearray_method", vec![name, this.clone(), Tuple::new(rest).into()])
            }),)*
        ];
    };
}

as_bytes!(
    "capitalize",
    "center",
    "count",
    "decode",
    "endswith",
    "expandtabs",
    "find",
    "hex",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
);

pub(super) const PRELUDE_NATIVES: &[Native] = &[function("export_bytes", 2, 2, export)];

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, new)),
    method(OWNER, "append", 2, 2, append),
    method(OWNER, "clear", 1, 1, clear),
    method(OWNER, "copy", 1, 1, copy),
    flow_method(OWNER, "extend", extend),
    function("fromhex", 1, 1, fromhex),
    flow_function("maketrans", |py, args| {
        leave(py, "bytes_maketrans", args.positional.to_vec())
    }),
    method(OWNER, "insert", 3, 3, insert),
    method(OWNER, "pop", 1, 2, pop),
    method(OWNER, "remove", 2, 2, remove),
    method(OWNER, "reverse", 1, 1, reverse),
];

fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let source = args.positional.get(1).cloned().unwrap_or_default();
    if matches!(
        source.view(),
        View::List(_) | View::Tuple(_) | View::Range(_)
    ) && let Some(items) = ops::bytes_of_items(py, &source)?
    {
        return Ok(Flow::Value(byte_array(items)));
    }
    if let View::Float(_) | View::None = source.view()
        && args.positional.len() > 1
    {
        let given = py.type_name(&source);
        return Err(py.type_error(format!("cannot convert '{given}' object to bytearray")));
    }
    match bytes::new(py, args)? {
        Flow::Value(made) => {
            let items = bytes_like(py, &made)?;
            Ok(Flow::Value(byte_array(items)))
        }
        _ => leave(py, "bytearray_from", vec![source]),
    }
}

/// `export_bytes(bytearray, count)`: so many views more look at it.
fn export(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    if let View::ByteArray(array) = args[0].core().view() {
        let more = args[1].as_int().unwrap_or(0) as i32;
        let exports = array.exports.get_mut(py);
        *exports = exports.saturating_add_signed(more);
    }
    Ok(Value::NONE)
}

fn byte_array(bytes: Vec<u8>) -> Value {
    ByteArray::new(bytes).into()
}

fn append(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    let item = byte(py, &args[1])?;
    array.resizable(py)?.push(item);
    Ok(Value::NONE)
}

fn clear(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    array.resizable(py)?.clear();
    Ok(Value::NONE)
}

fn copy(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    Ok(byte_array(array.bytes.get(py).clone()))
}

fn extend(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "bytearray.extend")?;
    let array = this::<ByteArray>(py, this_, OWNER)?;
    let [items] = super::exactly(py, rest, "bytearray.extend")?;
    match ops::bytes_of_items(py, items)? {
        Some(more) => {
            array.resizable(py)?.extend(more);
            Ok(Flow::Value(Value::NONE))
        }
        None => leave(py, "bytearray_extend", vec![this_.clone(), items.clone()]),
    }
}

fn fromhex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let made = bytes::fromhex(py, args)?;
    Ok(byte_array(bytes_like(py, &made)?))
}

fn insert(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    let (index, item) = (slice_bound(py, Some(&args[1]), 0)?, byte(py, &args[2])?);
    let items = array.resizable(py)?;
    let len = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    items.insert(index.clamp(0, len) as usize, item);
    Ok(Value::NONE)
}

fn pop(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    let index = args.get(1).map_or(Ok(-1), |index| integer(py, index))?;
    let len = array.bytes.get(py).len() as i64;
    let index = if index < 0 { index + len } else { index };
    if len == 0 {
        return Err(py.index_error("pop from empty bytearray"));
    }
    if !(0..len).contains(&index) {
        return Err(py.index_error("pop index out of range"));
    }
    let item = array.resizable(py)?.remove(index as usize);
    Ok(Value::int(item.into()))
}

fn remove(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    let item = byte(py, &args[1])?;
    let found = array.bytes.get(py).iter().position(|other| *other == item);
    match found {
        Some(index) => {
            array.resizable(py)?.remove(index);
            Ok(Value::NONE)
        }
        None => Err(py.value_error("value not found in bytearray")),
    }
}

fn reverse(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let array = this::<ByteArray>(py, &args[0], OWNER)?;
    array.bytes.get_mut(py).reverse();
    Ok(Value::NONE)
}
