//! `str`: constructor and encoding.

use super::args::{receiver, this};
use super::arity::Signature;
use super::exception::unicode_error;
use super::{Flow, Native, derive, flow_method, function, new_native, str_layout};
use crate::object::{Args, Bytes, Str, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, new)),
    flow_method(OWNER, "encode", encode),
    function("maketrans", 1, 3, str_layout::maketrans),
];

const NEW: Signature = Signature {
    name: "str",
    names: &["object", "encoding", "errors"],
    positional: 3,
    required: 0,
};

fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    let [object, encoding, errors] = NEW.bind(py, rest)?;
    let Some(object) = object else {
        return Ok(Flow::Value(py.str("")));
    };
    if encoding.is_none() && errors.is_none() {
        return super::text::str_of(py, object);
    }
    let encoding = option(py, encoding, "str", "encoding", "utf-8")?;
    let errors = option(py, errors, "str", "errors", "strict")?;
    match object.core().view() {
        View::Bytes(bytes) => {
            super::bytes::decode_as(py, &bytes.bytes, &encoding, &errors).map(Flow::Value)
        }
        View::ByteArray(array) => {
            let bytes = array.bytes.get(py).clone();
            super::bytes::decode_as(py, &bytes, &encoding, &errors).map(Flow::Value)
        }
        View::Str(_) => Err(py.type_error("decoding str is not supported")),
        _ => {
            let given = py.type_name(object);
            let message = format!("decoding to str: need a bytes-like object, {given} found");
            Err(py.type_error(message))
        }
    }
}

/// A string argument that may be absent.
pub(super) fn option(
    py: &mut Py<'_>,
    value: Option<&Value>,
    function: &str,
    name: &str,
    default: &str,
) -> PyResult<String> {
    match value.map(|value| value.core().view()) {
        None => Ok(default.to_owned()),
        Some(View::Str(text)) => Ok(text.as_str().to_owned()),
        Some(_) => {
            let given = value.map_or_else(String::new, |given| py.type_name(given));
            let message = format!("{function}() argument '{name}' must be str, not {given}");
            Err(py.type_error(message))
        }
    }
}

const ENCODE: Signature = Signature {
    name: "encode",
    names: &["encoding", "errors"],
    positional: 2,
    required: 0,
};

fn encode(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "str.encode")?;
    let text = this::<Str>(py, this_, OWNER)?;
    let [encoding, errors] = ENCODE.bind(py, rest)?;
    let encoding = option(py, encoding, "encode", "encoding", "utf-8")?;
    let errors = option(py, errors, "encode", "errors", "strict")?;
    let bytes = encode_as(py, text.as_str(), &encoding, &errors)?;
    py.charge(bytes.len() as u64 / 8);
    Ok(Flow::Value(
        Bytes {
            bytes: bytes.into(),
        }
        .into(),
    ))
}

/// A text in an encoding.
///
/// # Errors
/// `LookupError` for an unknown encoding, `UnicodeEncodeError`.
pub(super) fn encode_as(
    py: &mut Py<'_>,
    text: &str,
    encoding: &str,
    errors: &str,
) -> PyResult<Vec<u8>> {
    let (name, limit) = match Codec::find(encoding) {
        Some(Codec::Utf8) => return Ok(text.as_bytes().to_vec()),
        Some(Codec::Ascii) => ("ascii", 128),
        Some(Codec::Latin1) => ("latin-1", 256),
        None => return Err(py.exception("LookupError", format!("unknown encoding: {encoding}"))),
    };
    let mut bytes = Vec::with_capacity(text.len());
    for (index, char) in text.chars().enumerate() {
        let code = u32::from(char);
        match (u8::try_from(code), errors) {
            (Ok(byte), _) if code < limit => bytes.push(byte),
            (_, "ignore") => {}
            (_, "replace") => bytes.push(b'?'),
            (_, "xmlcharrefreplace") => bytes.extend(format!("&#{code};").into_bytes()),
            (_, "backslashreplace" | "namereplace") => {
                let quoted = ops::str_ascii(&char.to_string());
                bytes.extend(quoted.trim_matches('\'').bytes());
            }
            _ => {
                let bad = text.chars().skip(index);
                let count = bad.take_while(|char| u32::from(*char) >= limit).count();
                let reason = format!("ordinal not in range({limit})");
                let (whole, place) = (py.str(text), (index, index + count));
                let class = "UnicodeEncodeError";
                return Err(unicode_error(py, class, name, whole, place, &reason));
            }
        }
    }
    Ok(bytes)
}

/// The encodings there are.
#[derive(Clone, Copy)]
pub(super) enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

impl Codec {
    /// The encoding of this name, which may be written in many ways.
    pub fn find(name: &str) -> Option<Codec> {
        let name: String = name
            .chars()
            .map(|char| {
                if char == '_' {
                    '-'
                } else {
                    char.to_ascii_lowercase()
                }
            })
            .collect();
        match name.as_str() {
            "utf-8" | "utf8" | "u8" => Some(Codec::Utf8),
            "ascii" | "us-ascii" | "646" => Some(Codec::Ascii),
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Some(Codec::Latin1),
            _ => None,
        }
    }
}
