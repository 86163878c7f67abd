//! `repr`, `str` and `ascii`.

use super::complex_repr;
use super::float_text::float_repr;
use super::python::{Level, Python, call_special, has_method};
use super::text::{bytes_repr, escape_non_ascii, str_repr};
use crate::object::number::Int;
use crate::object::{DescriptorKind, Instance, IteratorState, Ref, Str, Type, Value, View};
use crate::vm::{Py, PyResult};

/// `repr(value)`; none when a `__repr__` written in Python takes part.
///
/// # Errors
/// `ValueError` for an integer with too many digits, `RecursionError`.
pub fn repr(py: &mut Py<'_>, value: &Value) -> PyResult<Option<String>> {
    repr_with(py, value, Python::Decline)
}

/// As [`repr`]; with [`Python::Call`] methods written in Python are called in place and there is always an answer.
///
/// # Errors
/// As [`repr`], and what such methods raise.
pub fn repr_with(py: &mut Py<'_>, value: &Value, python: Python) -> PyResult<Option<String>> {
    let mut printer = Printer {
        out: String::new(),
        open: Vec::new(),
        python,
    };
    Ok(printer.write(py, value)?.then_some(printer.out))
}

/// `ascii(value)`; none when a `__repr__` written in Python takes part.
///
/// # Errors
/// As [`repr`].
pub fn ascii(py: &mut Py<'_>, value: &Value) -> PyResult<Option<String>> {
    Ok(repr(py, value)?.map(escape_non_ascii))
}

/// `str(value)`; none when a `__str__` or `__repr__` written in Python takes part.
///
/// # Errors
/// As [`repr`].
pub fn str(py: &mut Py<'_>, value: &Value) -> PyResult<Option<String>> {
    str_with(py, value, Python::Decline)
}

/// As [`str`]; with [`Python::Call`] methods written in Python are called in place and there is always an answer.
///
/// # Errors
/// As [`repr`], and what such methods raise.
pub fn str_with(py: &mut Py<'_>, value: &Value, python: Python) -> PyResult<Option<String>> {
    match value.view() {
        View::Str(text) => return Ok(Some(text.as_str().to_owned())),
        View::Instance(_) | View::Foreign(_) | View::Type(_)
            if has_method(py, value, "__str__") =>
        {
            return match python {
                Python::Decline => Ok(None),
                Python::Call => call_for_text(py, value, "__str__").map(Some),
            };
        }
        View::Instance(instance) if instance.exception.is_some() => {
            return exception_str(py, instance, python);
        }
        _ => {}
    }
    // `str` alone among the built-in classes has its own `__str__`; that of the others asks for the `repr`.
    if let View::Str(text) = value.core().view() {
        return Ok(Some(text.as_str().to_owned()));
    }
    repr_with(py, value, python)
}

fn call_for_text(py: &mut Py<'_>, value: &Value, name: &'static str) -> PyResult<String> {
    let text = call_special(py, value, name, &[])?.unwrap_or_default();
    match text.as_ref::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let message = format!("{name} returned non-string (type {})", py.type_name(&text));
            Err(py.type_error(message))
        }
    }
}

/// The decimal digits of an integer.
///
/// # Errors
/// `ValueError` beyond as many digits as the script allows (`Objects/longobject.c`, `long_to_decimal_string_internal`).
pub fn int_to_decimal(py: &mut Py<'_>, int: Int<'_>) -> PyResult<String> {
    let limit = py.interp.max_str_digits;
    let big = match int {
        Int::Small(int) => return Ok(int.to_string()),
        Int::Big(big) => big,
    };
    // A digit has more than three bits.
    if limit == 0 || big.bits() as usize / 4 <= limit {
        py.charge(big.bits());
        let text = big.to_string();
        if text.trim_start_matches('-').len() <= limit || limit == 0 {
            return Ok(text);
        }
    }
    Err(py.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
    )))
}

/// The text of an exception's arguments (`Objects/exceptions.c`, `BaseException_str`, `KeyError_str`, `OSError_str`).
fn exception_str(
    py: &mut Py<'_>,
    instance: &Ref<Instance>,
    python: Python,
) -> PyResult<Option<String>> {
    let args = exception_args(py, instance);
    match &args[..] {
        [] => Ok(Some(String::new())),
        [arg] if derives_from(py, instance, "KeyError") => repr_with(py, arg, python),
        [arg] => str_with(py, arg, python),
        [number, message] if derives_from(py, instance, "OSError") => {
            let (Some(number), Some(message)) = (
                str_with(py, number, python)?,
                str_with(py, message, python)?,
            ) else {
                return Ok(None);
            };
            let mut text = format!("[Errno {number}] {message}");
            for (before, name) in [(": ", "filename"), (" -> ", "filename2")] {
                let name = py.intern(name);
                match py.get(&instance.dict, &name) {
                    Some(file) if !file.is_none() => match repr_with(py, &file, python)? {
                        Some(file) => text.extend([before, &file]),
                        None => return Ok(None),
                    },
                    _ => {}
                }
            }
            Ok(Some(text))
        }
        [codec, object, start, end, reason] if derives_from(py, instance, "UnicodeError") => {
            Ok(unicode_error_str(py, [codec, object, start, end, reason]))
        }
        [message, place] if derives_from(py, instance, "SyntaxError") => {
            let message = str_with(py, message, python)?;
            Ok(message.map(|message| syntax_error_str(message, place)))
        }
        _ => {
            let args = crate::object::Tuple::new(args).into();
            repr_with(py, &args, python)
        }
    }
}

/// The message, and the place in brackets (`Objects/exceptions.c`, `SyntaxError_str`).
fn syntax_error_str(message: String, place: &Value) -> String {
    let place = place.as_ref::<crate::object::Tuple>();
    let part = |index: usize| place.and_then(|place| place.items.get(index));
    let file = part(0).and_then(Value::as_ref::<Str>).map(|name| {
        let name = name.as_str();
        name.rsplit_once('/').map_or(name, |(_, name)| name)
    });
    match (file, part(1).and_then(Value::as_int)) {
        (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
        (Some(file), None) => format!("{message} ({file})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) => message,
    }
}

/// `Objects/exceptions.c`, `UnicodeEncodeError_str`, `UnicodeDecodeError_str`.
fn unicode_error_str(py: &Py<'_>, args: [&Value; 5]) -> Option<String> {
    let [codec, object, start, end, reason] = args;
    let (start, end) = (start.as_int()?, end.as_int()?);
    let index = usize::try_from(start).ok()?;
    let (codec, reason) = (codec.as_ref::<Str>()?, reason.as_ref::<Str>()?);
    let (verb, kind, shown) = match object.view() {
        View::Str(text) => {
            let char = text.as_str().chars().nth(index)?;
            let shown = super::str_ascii(&char.to_string());
            ("encode", "character", shown)
        }
        _ => {
            let byte = *super::bytes_of(py, object)?.get(index)?;
            ("decode", "byte", format!("{byte:#04x}"))
        }
    };
    let what = if end == start + 1 {
        format!("{kind} {shown} in position {start}")
    } else {
        format!("{kind}s in position {start}-{}", end - 1)
    };
    let (codec, reason) = (codec.as_str(), reason.as_str());
    Some(format!("'{codec}' codec can't {verb} {what}: {reason}"))
}

fn exception_args(py: &Py<'_>, instance: &Ref<Instance>) -> Vec<Value> {
    let state = instance.exception.as_ref().map(|state| state.get(py));
    match state.map(|state| state.args.view()) {
        Some(View::Tuple(args)) => args.items.to_vec(),
        _ => Vec::new(),
    }
}

fn derives_from(py: &Py<'_>, instance: &Ref<Instance>, name: &str) -> bool {
    let class = instance.class.get(py);
    let ancestor = py.builtin_type(name);
    class.mro.get(py).iter().any(|class| class.is(&ancestor))
}

/// A class's name with its module, as its `repr` shows it.
pub fn full_name(class: &Ref<Type>) -> String {
    match class.module.as_str() {
        "builtins" => class.qualname.as_str().to_owned(),
        module => format!("{module}.{}", class.qualname.as_str()),
    }
}

/// What shows no values inside.
fn opaque(py: &mut Py<'_>, value: &Value) -> String {
    let address = value.address();
    match value.view() {
        View::Function(function) => {
            let name = function.qualname.get(py).as_str();
            format!("<function {name} at {address:#x}>")
        }
        View::Native(native) => match native.owner {
            Some(owner) => format!("<method '{}' of '{owner}' objects>", native.name),
            None => format!("<built-in function {}>", native.name),
        },
        View::Generator(generator)
            if matches!(
                generator.type_name,
                "generator" | "coroutine" | "async_generator"
            ) =>
        {
            let name = generator.function.qualname.get(py).as_str();
            format!("<{} object {name} at {address:#x}>", generator.type_name)
        }
        View::WeakRef(weak) => match weak.get() {
            Some(target) => format!(
                "<weakref at {address:#x}; to '{}' at {:#x}>",
                py.type_name(&target),
                target.address()
            ),
            None => format!("<weakref at {address:#x}; dead>"),
        },
        View::Module(module) => format!("<module '{}'>", module.name.as_str()),
        View::Lock(lock) => {
            let state = match lock.state.get(py).holder {
                Some(_) => "locked",
                None => "unlocked",
            };
            format!("<{state} _thread.lock object at {address:#x}>")
        }
        View::Super(object) => format!(
            "<super: <class '{}'>, <{} object>>",
            full_name(&object.class),
            object.start.name.as_str()
        ),
        _ => format!("<{} object at {address:#x}>", full_name(&py.type_of(value))),
    }
}

/// Writes a value and what is inside it.
struct Printer {
    out: String,
    /// Addresses of the containers that are being written.
    open: Vec<usize>,
    python: Python,
}

impl Printer {
    /// Appends `repr(value)`; false when a method written in Python takes part.
    fn write(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
        let text: &str = match value.view() {
            View::Unbound => "<unbound>",
            View::None => "None",
            View::Bool(true) => "True",
            View::Bool(false) => "False",
            View::NotImplemented => "NotImplemented",
            View::Ellipsis => "Ellipsis",
            View::Int(int) => &int.to_string(),
            View::BigInt(big) => &int_to_decimal(py, Int::Big(&big.int))?,
            View::Float(float) => &float_repr(float),
            View::Complex(complex) => &complex_repr(**complex),
            View::Str(text) => {
                py.charge(text.len() as u64 / 4);
                &str_repr(text.as_str())
            }
            View::Bytes(bytes) => &bytes_repr(&bytes.bytes),
            View::ByteArray(array) => {
                let mut text = bytes_repr(array.bytes.get(py));
                if text.starts_with("b\"") {
                    text = text.replace('\'', "\\'");
                }
                &format!("bytearray({text})")
            }
            View::Range(range) if range.step == 1 => {
                &format!("range({}, {})", range.start, range.stop)
            }
            View::Range(range) => {
                &format!("range({}, {}, {})", range.start, range.stop, range.step)
            }
            View::Type(_) if has_method(py, value, "__repr__") => {
                return self.call_repr(py, value);
            }
            View::Type(class) => &format!("<class '{}'>", full_name(class)),
            View::Tuple(_) | View::List(_) | View::Dict(_) | View::Set(_) | View::DictView(_) => {
                return self.container(py, value);
            }
            View::Slice(slice) => {
                let parts = [&slice.start, &slice.stop, &slice.step].map(Value::clone);
                return self.items(py, "slice(", &parts, ")");
            }
            View::Instance(instance) => return self.instance(py, value, instance),
            View::BoundMethod(_) | View::Descriptor(_) => return self.wrapper(py, value),
            View::Foreign(_) if has_method(py, value, "__repr__") => {
                return self.call_repr(py, value);
            }
            View::Iterator(iterator) => match iterator.state.get(py) {
                IteratorState::Count(number, 1) => &format!("count({number})"),
                IteratorState::Count(number, step) => &format!("count({number}, {step})"),
                IteratorState::Repeat(item, left) => {
                    let mut parts = vec![item.clone()];
                    parts.extend(left.map(|left| Value::int(left as i64)));
                    return self.items(py, "repeat(", &parts, ")");
                }
                _ => &opaque(py, value),
            },
            _ => &opaque(py, value),
        };
        self.out.push_str(text);
        Ok(true)
    }

    /// A bound method, `staticmethod`, `classmethod` or `property`.
    fn wrapper(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
        let address = value.address();
        match value.view() {
            View::BoundMethod(method) => match method.function.view() {
                View::Native(native) => {
                    let class = full_name(&py.type_of(&method.receiver));
                    let receiver = method.receiver.address();
                    self.out.push_str(&format!(
                        "<built-in method {} of {class} object at {receiver:#x}>",
                        native.name
                    ));
                    Ok(true)
                }
                function => {
                    let name = match function {
                        View::Function(function) => function.qualname.get(py).as_str().to_owned(),
                        _ => py.type_name(&method.function),
                    };
                    self.out.push_str(&format!("<bound method {name} of "));
                    let _level = Level::enter(py, DOING)?;
                    let written = self.write(py, &method.receiver)?;
                    self.out.push('>');
                    Ok(written)
                }
            },
            View::Descriptor(descriptor) if descriptor.kind == DescriptorKind::Member => {
                let text =
                    |value: &Value| value.as_ref::<Str>().map(|text| text.as_str().to_owned());
                let name = text(&descriptor.get).unwrap_or_default();
                let class = text(&descriptor.set).unwrap_or_default();
                self.out
                    .push_str(&format!("<member '{name}' of '{class}' objects>"));
                Ok(true)
            }
            View::Descriptor(descriptor) if descriptor.kind != DescriptorKind::Property => {
                let name = py.type_name(value);
                let function = descriptor.get.clone();
                self.items(py, &format!("<{name}("), &[function], ")>")
            }
            _ => {
                self.out
                    .push_str(&format!("<property object at {address:#x}>"));
                Ok(true)
            }
        }
    }

    fn call_repr(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
        if self.python == Python::Decline {
            return Ok(false);
        }
        let _level = Level::enter(py, DOING)?;
        let text = call_for_text(py, value, "__repr__")?;
        self.out.push_str(&text);
        Ok(true)
    }

    fn instance(
        &mut self,
        py: &mut Py<'_>,
        value: &Value,
        instance: &Ref<Instance>,
    ) -> PyResult<bool> {
        if has_method(py, value, "__repr__") {
            return self.call_repr(py, value);
        }
        if !instance.native.is_unbound() {
            return self.derived(py, value, instance);
        }
        if instance.exception.is_none() {
            let class = full_name(instance.class.get(py));
            let address = value.address();
            self.out
                .push_str(&format!("<{class} object at {address:#x}>"));
            return Ok(true);
        }
        let name = instance.class.get(py).name.as_str().to_owned();
        let args = exception_args(py, instance);
        self.items(py, &format!("{name}("), &args, ")")
    }

    /// An instance of a class that derives from a built-in one and has no `__repr__` of its own. Sets alone show the
    /// name of their class (`Objects/setobject.c`, `set_repr`).
    fn derived(
        &mut self,
        py: &mut Py<'_>,
        value: &Value,
        instance: &Ref<Instance>,
    ) -> PyResult<bool> {
        let native = &instance.native;
        if self.object_repr(py, instance) {
            self.out.push_str(&opaque(py, value));
            return Ok(true);
        }
        if !matches!(native.view(), View::Set(_)) || self.open.contains(&native.address()) {
            return self.write(py, native);
        }
        let name = instance.class.get(py).name.as_str().to_owned();
        let items = super::set::members(py, native);
        let (open, close) = if items.is_empty() {
            ("(", ")")
        } else {
            ("({", "})")
        };
        self.open.push(native.address());
        let written = self.items(py, &format!("{name}{open}"), &items, close);
        self.open.pop();
        written
    }

    /// Whether a class went back to the `repr` that `object` has.
    fn object_repr(&self, py: &mut Py<'_>, instance: &Ref<Instance>) -> bool {
        let name = py.interp.intern_literal("__repr__");
        let class = instance.class.get(py).clone();
        let found = py.lookup_type(&class, &name);
        found.is_some_and(
            |found| matches!(found.view(), View::Native(native) if native.owner == Some("object")),
        )
    }

    fn container(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
        if self.open.contains(&value.address()) {
            self.out.push_str(match value.view() {
                View::List(_) => "[...]",
                View::Tuple(_) => "(...)",
                View::Set(set) if set.frozen => "frozenset(...)",
                View::Set(_) => "set(...)",
                View::Dict(_) => "{...}",
                _ => "...",
            });
            return Ok(true);
        }
        self.open.push(value.address());
        let written = match value.view() {
            View::List(list) => {
                let items = list.items.get(py).clone();
                self.items(py, "[", &items, "]")
            }
            View::Tuple(tuple) => match &*tuple.items {
                [item] => self.items(py, "(", std::slice::from_ref(item), ",)"),
                items => self.items(py, "(", items, ")"),
            },
            View::Set(set) => {
                let items = super::set::members(py, value);
                match (set.frozen, items.is_empty()) {
                    (false, true) => self.items(py, "set(", &items, ")"),
                    (false, false) => self.items(py, "{", &items, "}"),
                    (true, true) => self.items(py, "frozenset(", &items, ")"),
                    (true, false) => self.items(py, "frozenset({", &items, "})"),
                }
            }
            View::Dict(_) => self.dict(py, value),
            View::DictView(view) => {
                let open = format!("{}([", view.items.view_name());
                let items = super::set::members(py, value);
                self.items(py, &open, &items, "])")
            }
            _ => Ok(true),
        };
        self.open.pop();
        written
    }

    /// `open item, item close`.
    fn items(
        &mut self,
        py: &mut Py<'_>,
        open: &str,
        items: &[Value],
        close: &str,
    ) -> PyResult<bool> {
        let _level = Level::enter(py, DOING)?;
        self.out.push_str(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            if !self.write(py, item)? {
                return Ok(false);
            }
            if index.is_power_of_two() {
                py.check_size(self.out.len() as u64)?;
            }
        }
        py.charge(items.len() as u64);
        self.out.push_str(close);
        Ok(true)
    }

    fn dict(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
        let View::Dict(dict) = value.view() else {
            return Ok(true);
        };
        let _level = Level::enter(py, DOING)?;
        let pairs: Vec<(Value, Value)> = (dict.table.get(py).iter())
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect();
        self.out.push('{');
        for (index, (key, item)) in pairs.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            if !self.write(py, key)? {
                return Ok(false);
            }
            self.out.push_str(": ");
            if !self.write(py, item)? {
                return Ok(false);
            }
        }
        py.charge(pairs.len() as u64);
        self.out.push('}');
        Ok(true)
    }
}

const DOING: &str = " while getting the repr of an object";
