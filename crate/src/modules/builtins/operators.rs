//! The special methods behind the operators of built-in classes, which scripts call by name or through `super()`.

use super::{Flow, Native, exactly, leave};
use crate::object::number::{Int, Number};
use crate::object::ops::{self, BinaryOp, CompareOp, UnaryOp};
use crate::object::{Args, FlowFn, NativeFn, PlainFn, Str, Tag, Tuple, Value, View};
use crate::vm::{Py, PyResult};

const NUMBERS: &[&str] = &["int", "float"];
const COMPLEX: &[&str] = &["complex"];
const INTS: &[&str] = &["int"];
const SEQUENCES: &[&str] = &["str", "bytes", "bytearray", "tuple", "list"];
const SETS: &[&str] = &["set", "frozenset"];
const UNIONS: &[&str] = &["int", "set", "frozenset", "dict"];
const BITS: &[&str] = &["int", "set", "frozenset"];
const ORDERED: &[&str] = &[
    "int",
    "float",
    "str",
    "bytes",
    "bytearray",
    "tuple",
    "list",
    "set",
    "frozenset",
];
const COMPARED: &[&str] = &["complex", "dict", "range", "slice"];
const TEXTS: &[&str] = &[
    "int",
    "float",
    "complex",
    "bytes",
    "bytearray",
    "tuple",
    "list",
    "dict",
    "set",
    "frozenset",
    "str",
    "range",
    "slice",
];

/// Which classes have which method with two operands.
const BINARY: &[(BinaryOp, &[&[&str]])] = &[
    (BinaryOp::Add, &[NUMBERS, COMPLEX, SEQUENCES]),
    (BinaryOp::Sub, &[NUMBERS, COMPLEX, SETS]),
    (BinaryOp::Mul, &[NUMBERS, COMPLEX, SEQUENCES]),
    (BinaryOp::TrueDiv, &[NUMBERS, COMPLEX]),
    (BinaryOp::FloorDiv, &[NUMBERS]),
    (BinaryOp::Mod, &[NUMBERS, &["str"]]),
    (BinaryOp::Pow, &[NUMBERS, COMPLEX]),
    (BinaryOp::LShift, &[INTS]),
    (BinaryOp::RShift, &[INTS]),
    (BinaryOp::And, &[BITS]),
    (BinaryOp::Or, &[UNIONS]),
    (BinaryOp::Xor, &[BITS]),
];

/// Which classes have which augmented assignment.
const IN_PLACE: &[(BinaryOp, &[&str])] = &[
    (BinaryOp::Add, &["list"]),
    (BinaryOp::Mul, &["list"]),
    (BinaryOp::Or, &["set", "dict"]),
    (BinaryOp::And, &["set"]),
    (BinaryOp::Sub, &["set"]),
    (BinaryOp::Xor, &["set"]),
];

const COMPARISONS: [CompareOp; 6] = [
    CompareOp::Lt,
    CompareOp::Le,
    CompareOp::Gt,
    CompareOp::Ge,
    CompareOp::Eq,
    CompareOp::Ne,
];

/// Methods with one operand.
const UNARY: &[(&str, &[&[&str]], FlowFn)] = &[
    ("__abs__", &[NUMBERS, COMPLEX], |py, args| {
        call(py, args, "abs")
    }),
    ("__bool__", &[NUMBERS, COMPLEX], |py, args| {
        call(py, args, "bool")
    }),
    ("__ceil__", &[INTS], |py, args| call(py, args, "int")),
    ("__float__", &[NUMBERS], |py, args| call(py, args, "float")),
    ("__floor__", &[INTS], |py, args| call(py, args, "int")),
    ("__int__", &[NUMBERS], |py, args| call(py, args, "int")),
    ("__trunc__", &[NUMBERS], |py, args| call(py, args, "int")),
    ("__round__", &[NUMBERS], |py, args| call(py, args, "round")),
    ("__divmod__", &[NUMBERS], |py, args| {
        call(py, args, "divmod")
    }),
    ("__rdivmod__", &[NUMBERS], |py, args| {
        let [left, right] = exactly(py, args, "__rdivmod__")?;
        let swapped = [right.clone(), left.clone()];
        let args = Args {
            positional: &swapped,
            ..args
        };
        call(py, args, "divmod")
    }),
    (
        "__hash__",
        &[NUMBERS, COMPLEX, &["str", "bytes", "tuple", "frozenset"]],
        |py, args| call(py, args, "hash"),
    ),
    ("__neg__", &[NUMBERS, COMPLEX], |py, args| {
        unary(py, args, UnaryOp::Neg)
    }),
    ("__pos__", &[NUMBERS, COMPLEX], |py, args| {
        unary(py, args, UnaryOp::Pos)
    }),
    ("__invert__", &[INTS], |py, args| {
        unary(py, args, UnaryOp::Invert)
    }),
    ("__repr__", &[TEXTS], repr),
    ("__str__", &[&["str"]], |py, args| call(py, args, "str")),
    ("__format__", &[NUMBERS, COMPLEX, &["str"]], format),
    ("__reversed__", &[&["list", "dict", "range"]], |py, args| {
        call(py, args, "reversed")
    }),
];

/// Adds the methods to the built-in classes.
pub(super) fn install(py: &mut Py<'_>) {
    for (op, groups) in BINARY {
        let (run, reflected) = binary_natives(*op);
        for class in groups.iter().copied().flatten() {
            add(py, class, op.dunder(), plain(run));
            // Sequences are joined by their left operand alone.
            if NUMBERS.contains(class)
                || COMPLEX.contains(class)
                || SETS.contains(class)
                || *op == BinaryOp::Mul
                || *class == "dict"
            {
                add(py, class, op.reflected(), plain(reflected));
            }
        }
    }
    for (op, classes) in IN_PLACE {
        for class in *classes {
            add(
                py,
                class,
                op.in_place(),
                NativeFn::Flow(in_place_native(*op)),
            );
        }
    }
    for op in COMPARISONS {
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let others: &[&str] = if equality { COMPARED } else { &[] };
        for class in ORDERED.iter().chain(others) {
            add(py, class, op.dunder(), NativeFn::Flow(compare_native(op)));
        }
    }
    for (name, groups, run) in UNARY {
        for class in groups.iter().copied().flatten() {
            add(py, class, name, NativeFn::Flow(*run));
        }
    }
    for class in ["list", "dict", "set", "bytearray"] {
        let dict = py.builtin_type(class).dict.clone();
        py.set(&dict, "__hash__", Value::NONE);
    }
}

fn add(py: &mut Py<'_>, class: &'static str, name: &'static str, function: NativeFn) {
    let dict = py.builtin_type(class).dict.clone();
    let native = Native {
        name,
        owner: Some(class),
        function,
    };
    py.set(&dict, name, native);
}

const fn plain(run: PlainFn) -> NativeFn {
    NativeFn::Plain {
        min: 2,
        max: 2,
        run,
    }
}

/// Natives that differ in a constant only: the operator is its number in a table.
macro_rules! numbered {
    ($function:ident, $($number:literal)*) => {
        [$($function::<$number>),*]
    };
}

fn binary_natives(op: BinaryOp) -> (PlainFn, PlainFn) {
    const RUN: [PlainFn; 12] = numbered!(binary, 0 1 2 3 4 5 6 7 8 9 10 11);
    const REFLECTED: [PlainFn; 12] = numbered!(reflected, 0 1 2 3 4 5 6 7 8 9 10 11);
    let number = BINARY.iter().position(|(other, _)| *other == op);
    let number = number.expect("the operator comes from the table");
    (RUN[number], REFLECTED[number])
}

fn in_place_native(op: BinaryOp) -> FlowFn {
    const RUN: [FlowFn; 6] = numbered!(in_place, 0 1 2 3 4 5);
    let number = IN_PLACE.iter().position(|(other, _)| *other == op);
    RUN[number.expect("the operator comes from the table")]
}

fn compare_native(op: CompareOp) -> FlowFn {
    const RUN: [FlowFn; 6] = numbered!(compare, 0 1 2 3 4 5);
    let number = COMPARISONS.iter().position(|other| *other == op);
    RUN[number.expect("all comparisons are in the table")]
}

fn binary<const OP: usize>(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (left, right) = (args[0].core(), args[1].core());
    // An int leaves what concerns floats to them.
    if Int::of(left).is_some() && Int::of(right).is_none() && !matches!(BINARY[OP].0, BinaryOp::Mul)
        || Int::of(left).is_some() && right.as_float().is_some()
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = ops::binary(py, BINARY[OP].0, left, right)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn reflected<const OP: usize>(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (right, left) = (args[0].core(), args[1].core());
    if Number::of(right).is_some() && Number::of(left).is_none()
        || Int::of(right).is_some() && left.as_float().is_some()
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = ops::binary(py, BINARY[OP].0, left, right)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn in_place<const OP: usize>(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let op = IN_PLACE[OP].0;
    let [left, right] = exactly(py, args, op.in_place())?;
    match ops::in_place(py, op, left.core(), right)? {
        Some(_) => Ok(Flow::Value(left.clone())),
        None if op == BinaryOp::Add => leave(py, "list_iadd", vec![left.clone(), right.clone()]),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

/// Whether the class of `left` compares its instances with something like `right`.
fn comparable(left: &Value, right: &Value) -> bool {
    match (left.view(), right.view()) {
        (View::Float(_), _) => Number::of(right).is_some(),
        (View::Complex(_), _) => right.tag() == Tag::Complex || Number::of(right).is_some(),
        (View::Set(_), View::Set(_) | View::DictView(_)) => true,
        (View::ByteArray(_), View::Bytes(_)) | (View::Bytes(_), View::ByteArray(_)) => true,
        _ if Int::of(left).is_some() => Int::of(right).is_some(),
        _ => left.tag() == right.tag(),
    }
}

fn compare<const OP: usize>(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let op = COMPARISONS[OP];
    let [left, right] = exactly(py, args, op.dunder())?;
    let (left, right) = (left.core(), right.core());
    if !comparable(left, right) {
        return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
    }
    match ops::compare(py, op, left, right)? {
        Some(answer) => Ok(Flow::Value(Value::bool(answer))),
        None => {
            let symbol = py.str(op.symbol());
            leave(py, "compare", vec![symbol, left.clone(), right.clone()])
        }
    }
}

fn unary(py: &mut Py<'_>, args: Args<'_>, op: UnaryOp) -> PyResult<Flow> {
    let [value] = exactly(py, args, op.dunder())?;
    let result = ops::unary(py, op, value.core())?;
    Ok(Flow::Value(result.unwrap_or(Value::NOT_IMPLEMENTED)))
}

/// The call of a built-in function with the built-in value inside the receiver.
fn call(py: &mut Py<'_>, args: Args<'_>, name: &str) -> PyResult<Flow> {
    super::args::no_keywords(py, args, name)?;
    let mut args = args.positional.to_vec();
    for arg in args.iter_mut().take(1) {
        *arg = arg.core().clone();
    }
    let builtins = py.interp.builtins.clone();
    let key = py.intern(name);
    match py.get(&builtins, &key) {
        Some(callee) => Ok(Flow::Call { callee, args }),
        None => Err(py.type_error("the built-in function was deleted")),
    }
}

/// An empty specification stands for `str(value)` (`Objects/unicodeobject.c`, `unicode__format__`).
fn format(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this, spec] = exactly(py, args, "__format__")?;
    match spec.core().as_ref::<Str>() {
        Some(text) if text.len() == 0 => super::text::str_of(py, this),
        _ => call(py, args, "format"),
    }
}

/// `repr` of a built-in value; sets show the name of the class (`Objects/setobject.c`, `set_repr`).
fn repr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "__repr__")?;
    if matches!(this.core().view(), View::Set(_)) && !this.core().is(this) {
        let items = ops::collect(py, this.core())?.unwrap_or_default();
        let name = py.str(py.type_name(this));
        return leave(py, "repr_set", vec![name, Tuple::new(items).into()]);
    }
    super::text::repr_of(py, this.core())
}
