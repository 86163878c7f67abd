//! `bytes`: constructor and the methods that pipes and pickles need.

use std::borrow::Cow;

use super::args::{integer, receiver, this, window};
use super::arity::Signature;
use super::exception::unicode_error;
use super::str::{Codec, encode_as, option};
use super::{
    Flow, Native, derive, flow_function, flow_method, function, leave, method, new_native,
};
use crate::object::{Args, Bytes, List, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult, Raised};

const OWNER: &str = "bytes";

/// Methods that work as those of a `str` of the same codes: the prelude calls them.
macro_rules! as_text {
    ($($name:literal),* $(,)?) => {
        pub(super) const AS_TEXT: &[Native] = &[
            $(flow_method(OWNER, $name, |py, args| {
                let (this, rest) = receiver(py, args, concat!("bytes.", $name))?;
                let name = py.str($name);
                let rest = Tuple::new(rest.positional).into();
                leave(py, "bytes_method", vec![name, this.clone(), rest])
            }),)*
        ];
    };
}

as_text!(
    "capitalize",
    "center",
    "expandtabs",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "ljust",
    "lower",
    "lstrip",
    "partition",
    "removeprefix",
    "removesuffix",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "splitlines",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
);

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, new)),
    method(OWNER, "count", 2, 4, count),
    flow_method(OWNER, "decode", decode),
    method(OWNER, "endswith", 2, 2, endswith),
    method(OWNER, "find", 2, 4, find),
    function("fromhex", 1, 1, fromhex),
    flow_function("maketrans", |py, args| {
        leave(py, "bytes_maketrans", args.positional.to_vec())
    }),
    method(OWNER, "hex", 1, 3, hex),
    flow_method(OWNER, "join", join),
    method(OWNER, "replace", 3, 4, replace),
    method(OWNER, "split", 1, 2, split),
    method(OWNER, "startswith", 2, 2, startswith),
];

const NEW: Signature = Signature {
    name: "bytes",
    names: &["source", "encoding", "errors"],
    positional: 3,
    required: 0,
};

/// Longest `bytes(n)`.
const MAX_ZEROS: i64 = 1 << 30;

fn bytes(bytes: impl Into<Box<[u8]>>) -> Value {
    Bytes {
        bytes: bytes.into(),
    }
    .into()
}

pub(super) fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    let [source, encoding, errors] = NEW.bind(py, rest)?;
    let Some(source) = source else {
        return Ok(Flow::Value(bytes([])));
    };
    let made = match source.core().view() {
        View::Str(text) => {
            if encoding.is_none() {
                return Err(py.type_error("string argument without an encoding"));
            }
            let encoding = option(py, encoding, "bytes", "encoding", "utf-8")?;
            let errors = option(py, errors, "bytes", "errors", "strict")?;
            bytes(encode_as(py, text.as_str(), &encoding, &errors)?)
        }
        View::Bytes(_) => source.clone(),
        View::ByteArray(array) => bytes(array.bytes.get(py).as_slice()),
        _ if ops::has_method(py, source, "__bytes__") => {
            return super::special::call(py, source, "__bytes__", |_, _, answer| {
                Ok(Flow::Value(answer))
            });
        }
        View::Int(_) | View::Bool(_) => match integer(py, source)? {
            count @ 0..=MAX_ZEROS => bytes(vec![0; count as usize]),
            count if count < 0 => return Err(py.value_error("negative count")),
            _ => return Err(py.exception_with("MemoryError", vec![])),
        },
        _ if ops::has_method(py, source, "__index__") => {
            let count = ops::to_int(py, source)?.unwrap_or_default();
            let given = [args.positional[0].clone(), count];
            return new(
                py,
                Args {
                    positional: &given,
                    ..args
                },
            );
        }
        _ if !super::is_iterable(py, source) => {
            let given = py.type_name(source);
            return Err(py.type_error(format!("cannot convert '{given}' object to bytes")));
        }
        _ => match ops::collect(py, source)? {
            Some(items) => bytes_from_items(py, &items)?,
            None => return leave(py, "bytes_from", vec![source.clone()]),
        },
    };
    Ok(Flow::Value(made))
}

pub(super) fn bytes_from_items(py: &mut Py<'_>, items: &[Value]) -> PyResult<Value> {
    let mut result = Vec::with_capacity(items.len());
    for item in items {
        match u8::try_from(integer(py, item)?) {
            Ok(byte) => result.push(byte),
            Err(_) => return Err(py.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes(result))
}

const DECODE: Signature = Signature {
    name: "decode",
    names: &["encoding", "errors"],
    positional: 2,
    required: 0,
};

fn decode(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "bytes.decode")?;
    let whole = this::<Bytes>(py, this_, OWNER)?;
    let [encoding, errors] = DECODE.bind(py, rest)?;
    let encoding = option(py, encoding, "decode", "encoding", "utf-8")?;
    let errors = option(py, errors, "decode", "errors", "strict")?;
    decode_as(py, &whole.bytes, &encoding, &errors).map(Flow::Value)
}

/// Bytes of an encoding as a text.
///
/// # Errors
/// `LookupError` for an unknown encoding, `UnicodeDecodeError`.
pub(super) fn decode_as(
    py: &mut Py<'_>,
    bytes: &[u8],
    encoding: &str,
    errors: &str,
) -> PyResult<Value> {
    py.charge(bytes.len() as u64 / 8);
    match Codec::find(encoding) {
        Some(Codec::Latin1) => {
            let text: String = bytes.iter().copied().map(char::from).collect();
            Ok(py.str(text))
        }
        Some(Codec::Ascii) => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) if errors == "strict" => {
                let reason = "ordinal not in range(128)";
                Err(decode_error(py, "ascii", bytes, (at, at + 1), reason))
            }
            _ => {
                let replacement = if errors == "replace" { "\u{FFFD}" } else { "" };
                let text: String = bytes
                    .iter()
                    .map(|byte| match byte.is_ascii() {
                        true => char::from(*byte).to_string(),
                        false => replacement.to_owned(),
                    })
                    .collect();
                Ok(py.str(text))
            }
        },
        Some(Codec::Utf8) => decode_utf8(py, bytes, errors),
        None => Err(py.exception("LookupError", format!("unknown encoding: {encoding}"))),
    }
}

fn decode_error(
    py: &mut Py<'_>,
    codec: &str,
    whole: &[u8],
    place: (usize, usize),
    reason: &str,
) -> Raised {
    let whole = bytes(whole);
    unicode_error(py, "UnicodeDecodeError", codec, whole, place, reason)
}

fn decode_utf8(py: &mut Py<'_>, bytes: &[u8], errors: &str) -> PyResult<Value> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(py.str(text)),
        Err(error) => error,
    };
    match errors {
        "replace" => Ok(py.str(String::from_utf8_lossy(bytes).into_owned())),
        "ignore" => {
            let text: String = bytes.utf8_chunks().map(|chunk| chunk.valid()).collect();
            Ok(py.str(text))
        }
        _ => {
            let at = error.valid_up_to();
            let byte = bytes[at];
            let reason = match error.error_len() {
                None => "unexpected end of data",
                Some(1) if !(0xC2..0xF5).contains(&byte) => "invalid start byte",
                Some(_) => "invalid continuation byte",
            };
            let end = at + error.error_len().unwrap_or(bytes.len() - at);
            Err(decode_error(py, "utf-8", bytes, (at, end), reason))
        }
    }
}

/// A byte argument.
///
/// # Errors
/// `TypeError`, `ValueError`
pub(super) fn byte(py: &mut Py<'_>, value: &Value) -> PyResult<u8> {
    ops::byte_of(py, value)
}

/// The bytes of an argument.
///
/// # Errors
/// `TypeError`
pub(super) fn bytes_like(py: &mut Py<'_>, value: &Value) -> PyResult<Vec<u8>> {
    Ok(part(py, value)?.into_owned())
}

fn part<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<Cow<'a, [u8]>> {
    match value.core().view() {
        View::Bytes(part) => Ok(Cow::Borrowed(&part.bytes)),
        _ => match ops::bytes_of(py, value) {
            Some(bytes) => Ok(Cow::Owned(bytes)),
            None => {
                let given = py.type_name(value);
                Err(py.type_error(format!("a bytes-like object is required, not '{given}'")))
            }
        },
    }
}

fn position(whole: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    whole.windows(part.len()).position(|window| window == part)
}

/// What `find` and `count` look for: bytes, or one as a number.
fn sought<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<Cow<'a, [u8]>> {
    if matches!(value.view(), View::Int(_) | View::Bool(_)) {
        return match u8::try_from(integer(py, value)?) {
            Ok(byte) => Ok(Cow::Owned(vec![byte])),
            Err(_) => Err(py.value_error("byte must be in range(0, 256)")),
        };
    }
    part(py, value).map_err(|_| {
        let given = py.type_name(value);
        py.type_error(format!(
            "argument should be integer or bytes-like object, not '{given}'"
        ))
    })
}

fn find(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    let part = sought(py, &args[1])?;
    let bounds = window(py, &args[2..], whole.bytes.len())?;
    let found = bounds.and_then(|(start, end)| {
        position(&whole.bytes[start..end], &part).map(|index| (start + index) as i64)
    });
    Ok(Value::int(found.unwrap_or(-1)))
}

fn count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    let part = sought(py, &args[1])?;
    let Some((start, end)) = window(py, &args[2..], whole.bytes.len())? else {
        return Ok(Value::int(0));
    };
    if part.is_empty() {
        return Ok(Value::int((end - start) as i64 + 1));
    }
    let pieces = pieces(&whole.bytes[start..end], &part);
    Ok(Value::int(pieces.len() as i64 - 1))
}

/// What is between the occurrences of a separator that is not empty.
fn pieces<'a>(mut whole: &'a [u8], separator: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    while let Some(at) = position(whole, separator) {
        pieces.push(&whole[..at]);
        whole = &whole[at + separator.len()..];
    }
    pieces.push(whole);
    pieces
}

fn startswith(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    Ok(Value::bool(whole.bytes.starts_with(&part(py, &args[1])?)))
}

fn endswith(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    Ok(Value::bool(whole.bytes.ends_with(&part(py, &args[1])?)))
}

fn replace(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    let (old, new) = (part(py, &args[1])?, part(py, &args[2])?);
    // A negative count is no limit.
    let count = args.get(3).map_or(Ok(-1), |count| integer(py, count))?;
    let mut left = usize::try_from(count).unwrap_or(usize::MAX);
    let mut replaced = Vec::new();
    let mut rest = &*whole.bytes;
    while left > 0
        && let Some(at) = position(rest, &old)
    {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(&new);
        py.check_size(replaced.len() as u64)?;
        rest = &rest[at + old.len()..];
        left -= 1;
        if old.is_empty() {
            // Nothing is found before each byte and at the end.
            let Some((byte, others)) = rest.split_first() else {
                break;
            };
            if left == 0 {
                break;
            }
            replaced.push(*byte);
            rest = others;
        }
    }
    replaced.extend_from_slice(rest);
    Ok(bytes(replaced))
}

fn split(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    let pieces = match args.get(1) {
        Some(separator) if !separator.is_none() => {
            let separator = part(py, separator)?;
            if separator.is_empty() {
                return Err(py.value_error("empty separator"));
            }
            let pieces = pieces(&whole.bytes, &separator).into_iter().map(bytes);
            return Ok(List::new(pieces.collect()).into());
        }
        _ => {
            let pieces = whole.bytes.split(|byte| is_space(*byte));
            pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>()
        }
    };
    Ok(List::new(pieces.into_iter().map(bytes).collect()).into())
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

fn join(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "bytes.join")?;
    let separator = this::<Bytes>(py, this_, OWNER)?;
    let [iterable] = super::exactly(py, rest, "bytes.join")?;
    if !super::is_iterable(py, iterable) {
        return Err(py.type_error("can only join an iterable"));
    }
    let Some(items) = ops::collect(py, iterable)? else {
        return leave(py, "str_join", vec![this_.clone(), iterable.clone()]);
    };
    let mut parts = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let Some(part) = ops::bytes_of(py, item) else {
            let message = format!(
                "sequence item {index}: expected a bytes-like object, {} found",
                py.type_name(item)
            );
            return Err(py.type_error(message));
        };
        parts.push(part);
    }
    let own: usize = parts.iter().map(|part| part.len()).sum();
    let between = (separator.bytes.len() as u64).saturating_mul(parts.len() as u64);
    py.check_size(between.saturating_add(own as u64))?;
    Ok(Flow::Value(bytes(parts.join(&*separator.bytes))))
}

fn hex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Bytes>(py, &args[0], OWNER)?;
    let between = match args.get(1).map(|between| between.core().view()) {
        None => "",
        Some(View::Str(text)) if text.len() == 1 => text.as_str(),
        Some(_) => return Err(py.value_error("sep must be length 1.")),
    };
    let group = args.get(2).map_or(Ok(1), |group| integer(py, group))?;
    let Ok(group) = i32::try_from(group) else {
        return Err(py.overflow_error("Python int too large to convert to C int"));
    };
    let (len, size) = (whole.bytes.len(), group.unsigned_abs() as usize);
    let mut digits = String::new();
    for (index, byte) in whole.bytes.iter().enumerate() {
        // Groups are counted from the right, or with a negative number from the left.
        let place = if group < 0 { index } else { len - index };
        if index > 0 && size > 0 && place % size == 0 {
            digits.push_str(between);
        }
        digits.push_str(&format!("{byte:02x}"));
    }
    Ok(py.str(digits))
}

pub(super) fn fromhex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = super::args::text(py, &args[0], "fromhex() argument")?.as_str();
    let mut result = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    for (index, char) in text.char_indices() {
        match (char.to_digit(16), high) {
            (None, None) if char.is_ascii_whitespace() => {}
            (Some(digit), None) => high = Some(digit),
            (Some(low), Some(first)) => {
                result.push((first * 16 + low) as u8);
                high = None;
            }
            _ => {
                let message =
                    format!("non-hexadecimal number found in fromhex() arg at position {index}");
                return Err(py.value_error(message));
            }
        }
    }
    if high.is_some() {
        let message = format!(
            "non-hexadecimal number found in fromhex() arg at position {}",
            text.len()
        );
        return Err(py.value_error(message));
    }
    Ok(bytes(result))
}
