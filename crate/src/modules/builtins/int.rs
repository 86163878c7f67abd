//! `int`: methods.

use num_bigint::Sign;
use num_traits::Signed;

use super::args::{integer, receiver};
use super::arity::Signature;
use super::bytes::bytes_from_items;
use super::convert::int_new;
use super::{
    Flow, Native, Property, derive, flow_function, flow_method, is_iterable, method, new_native,
};
use crate::object::number::Int;
use crate::object::{Args, BigInt, Bytes, Str, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "int";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, int_new)),
    method(OWNER, "__index__", 1, 1, itself),
    method(OWNER, "as_integer_ratio", 1, 1, as_integer_ratio),
    method(OWNER, "bit_count", 1, 1, bit_count),
    method(OWNER, "bit_length", 1, 1, bit_length),
    method(OWNER, "conjugate", 1, 1, itself),
    flow_function("from_bytes", from_bytes),
    flow_method(OWNER, "to_bytes", to_bytes),
];

pub(super) const PROPERTIES: &[Property] = &[
    Property::read_only("denominator", |_, _| Ok(Value::int(1))),
    Property::read_only("imag", |_, _| Ok(Value::int(0))),
    Property::read_only("numerator", itself),
    Property::read_only("real", itself),
];

fn this<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<Int<'a>> {
    match Int::of(value.core()) {
        Some(int) => Ok(int),
        None => Err(super::args::wrong_receiver(py, value, OWNER)),
    }
}

fn itself(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(this(py, &args[0])?.to_value())
}

fn as_integer_ratio(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let numerator = this(py, &args[0])?.to_value();
    Ok(Tuple::new([numerator, Value::int(1)]).into())
}

fn bit_count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(this(py, &args[0])?.bit_count() as i64))
}

fn bit_length(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(this(py, &args[0])?.bit_length() as i64))
}

const TO_BYTES: Signature = Signature {
    name: "to_bytes",
    names: &["length", "byteorder", "signed"],
    positional: 2,
    required: 0,
};

fn to_bytes(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "int.to_bytes")?;
    let int = this(py, this_)?.to_big().into_owned();
    let [length, order, signed] = TO_BYTES.bind(py, rest)?;
    let length = match length {
        Some(length) => integer(py, length)?,
        None => 1,
    };
    let Ok(length) = u64::try_from(length) else {
        return Err(py.value_error("length argument must be non-negative"));
    };
    py.check_size(length)?;
    let length = length as usize;
    let big_endian = is_big_endian(py, order)?;
    let signed = flag(py, signed)?;
    if int.is_negative() && !signed {
        return Err(py.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed {
        int.to_signed_bytes_le()
    } else {
        int.magnitude().to_bytes_le()
    };
    if !int.is_negative() && int.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(py.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if int.is_negative() { 0xff } else { 0 });
    if big_endian {
        bytes.reverse();
    }
    Ok(Flow::Value(
        Bytes {
            bytes: bytes.into(),
        }
        .into(),
    ))
}

const FROM_BYTES: Signature = Signature {
    name: "from_bytes",
    names: &["bytes", "byteorder", "signed"],
    positional: 2,
    required: 1,
};

fn from_bytes(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [bytes, order, signed] = FROM_BYTES.bind(py, args)?;
    let nothing = Value::NONE;
    let given = bytes.unwrap_or(&nothing);
    let items = match given.core().view() {
        View::Bytes(_) | View::Str(_) => None,
        _ if is_iterable(py, given) => ops::collect(py, given)?,
        _ => None,
    };
    let made = items
        .map(|items| bytes_from_items(py, &items))
        .transpose()?;
    let bytes = match made.as_ref().unwrap_or(given).core().view() {
        View::Bytes(bytes) => bytes.bytes.to_vec(),
        View::ByteArray(array) => array.bytes.get(py).clone(),
        _ => {
            let given = py.type_name(given);
            return Err(py.type_error(format!("cannot convert '{given}' object to bytes")));
        }
    };
    let big_endian = is_big_endian(py, order)?;
    let int = match (flag(py, signed)?, big_endian) {
        (true, true) => num_bigint::BigInt::from_signed_bytes_be(&bytes),
        (true, false) => num_bigint::BigInt::from_signed_bytes_le(&bytes),
        (false, true) => num_bigint::BigInt::from_bytes_be(Sign::Plus, &bytes),
        (false, false) => num_bigint::BigInt::from_bytes_le(Sign::Plus, &bytes),
    };
    Ok(Flow::Value(BigInt::value(int)))
}

fn is_big_endian(py: &mut Py<'_>, order: Option<&Value>) -> PyResult<bool> {
    match order.map(|order| order.as_ref::<Str>().map_or("", |order| order.as_str())) {
        None | Some("big") => Ok(true),
        Some("little") => Ok(false),
        Some(_) => Err(py.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn flag(py: &mut Py<'_>, value: Option<&Value>) -> PyResult<bool> {
    match value {
        Some(value) => ops::truth_in_place(py, value),
        None => Ok(false),
    }
}
