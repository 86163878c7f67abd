//! Constants, and the arithmetic on them that is done while compiling (as CPython's `Python/ast_opt.c`).

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use ruff_python_ast::{Expr, ExprNumberLiteral, Int, Number, Operator, UnaryOp};

use crate::object::{self, Ref, Str, Tuple, Value};

/// A constant that can be compared and hashed without running Python.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    Int(BigInt),
    /// By its bits, so that `0.0` and `-0.0` differ.
    Float(u64),
    /// The imaginary part, by its bits.
    Imaginary(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
}

/// Folding looks this deep into an expression.
const MAX_FOLD_DEPTH: u32 = 12;
/// Integers that folding makes have at most this many bits (`safe_power`, `safe_lshift`).
const MAX_FOLD_BITS: u64 = 128;
/// Limit of CPython's `MAX_STR_SIZE` for folded strings.
const MAX_FOLD_TEXT: usize = 4096;

/// The value of `expr` when it is a constant.
pub(super) fn constant(expr: &Expr) -> Option<Constant> {
    fold(expr, MAX_FOLD_DEPTH)
}

/// The value of `expr` when it is an integer constant within `i16`, which an instruction can hold.
pub(super) fn small_int(expr: &Expr) -> Option<i16> {
    match constant(expr)? {
        Constant::Int(int) => int.to_i16(),
        _ => None,
    }
}

impl Constant {
    pub(super) fn truth(&self) -> bool {
        match self {
            Constant::None => false,
            Constant::Bool(bool) => *bool,
            Constant::Ellipsis => true,
            Constant::Int(int) => int.sign() != num_bigint::Sign::NoSign,
            Constant::Float(bits) | Constant::Imaginary(bits) => f64::from_bits(*bits) != 0.0,
            Constant::Str(text) => !text.is_empty(),
            Constant::Bytes(bytes) => !bytes.is_empty(),
            Constant::Tuple(items) => !items.is_empty(),
        }
    }

    pub(super) fn to_value(&self, intern: &mut dyn FnMut(&str) -> Ref<Str>) -> Value {
        match self {
            Constant::None => Value::NONE,
            Constant::Bool(bool) => Value::bool(*bool),
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(int) => object::BigInt::value(int.clone()),
            Constant::Float(bits) => Value::float(f64::from_bits(*bits)),
            Constant::Imaginary(bits) => object::Complex {
                re: 0.0,
                im: f64::from_bits(*bits),
            }
            .into(),
            Constant::Str(text) if is_name(text) => intern(text).into(),
            Constant::Str(text) => Str::new(text.as_str()).into(),
            Constant::Bytes(bytes) => object::Bytes {
                bytes: bytes.clone().into(),
            }
            .into(),
            Constant::Tuple(items) => Tuple::new(
                items
                    .iter()
                    .map(|item| item.to_value(intern))
                    .collect::<Vec<_>>(),
            )
            .into(),
        }
    }
}

/// CPython interns constants that look like names (`Objects/codeobject.c`, `all_name_chars`).
fn is_name(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn fold(expr: &Expr, depth: u32) -> Option<Constant> {
    let depth = depth.checked_sub(1)?;
    match expr {
        Expr::NoneLiteral(_) => Some(Constant::None),
        Expr::BooleanLiteral(literal) => Some(Constant::Bool(literal.value)),
        Expr::EllipsisLiteral(_) => Some(Constant::Ellipsis),
        Expr::NumberLiteral(literal) => number(literal),
        Expr::StringLiteral(literal) => Some(Constant::Str(literal.value.to_str().to_owned())),
        Expr::BytesLiteral(literal) => Some(Constant::Bytes(literal.value.bytes().collect())),
        Expr::Tuple(tuple) => {
            let items: Option<Vec<_>> = tuple.elts.iter().map(|item| fold(item, depth)).collect();
            items.map(Constant::Tuple)
        }
        Expr::UnaryOp(operation) => unary(operation.op, fold(&operation.operand, depth)?),
        Expr::BinOp(operation) => {
            let left = fold(&operation.left, depth)?;
            binary(operation.op, &left, &fold(&operation.right, depth)?)
        }
        _ => None,
    }
}

fn number(literal: &ExprNumberLiteral) -> Option<Constant> {
    match &literal.value {
        Number::Int(int) => Some(Constant::Int(big(int)?)),
        Number::Float(float) => Some(Constant::Float(float.to_bits())),
        Number::Complex { imag, .. } => Some(Constant::Imaginary(imag.to_bits())),
    }
}

fn big(int: &Int) -> Option<BigInt> {
    if let Some(small) = int.as_u64() {
        return Some(small.into());
    }
    let text = int.to_string().replace('_', "");
    let (radix, digits) = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => (16, &text[2..]),
        Some("0o") => (8, &text[2..]),
        Some("0b") => (2, &text[2..]),
        _ => (10, text.as_str()),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}

fn unary(operator: UnaryOp, operand: Constant) -> Option<Constant> {
    match (operator, operand) {
        (UnaryOp::Not, operand) => Some(Constant::Bool(!operand.truth())),
        (UnaryOp::USub, Constant::Int(int)) => Some(Constant::Int(-int)),
        (UnaryOp::UAdd, Constant::Int(int)) => Some(Constant::Int(int)),
        (UnaryOp::Invert, Constant::Int(int)) => Some(Constant::Int(!int)),
        (UnaryOp::USub, Constant::Float(bits)) => Some(float(-f64::from_bits(bits))),
        (UnaryOp::UAdd, Constant::Float(bits)) => Some(Constant::Float(bits)),
        _ => None,
    }
}

fn float(value: f64) -> Constant {
    Constant::Float(value.to_bits())
}

fn binary(operator: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Int(left), Constant::Int(right)) => integers(operator, left, right),
        (Constant::Str(left), Constant::Str(right)) if operator == Operator::Add => {
            (left.len() + right.len() <= MAX_FOLD_TEXT)
                .then(|| Constant::Str(format!("{left}{right}")))
        }
        _ => floats(operator, as_float(left)?, as_float(right)?),
    }
}

fn as_float(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Float(bits) => Some(f64::from_bits(*bits)),
        // Larger integers are rounded at run time, where overflow raises.
        Constant::Int(int) if int.bits() <= 53 => int.to_f64(),
        _ => None,
    }
}

fn floats(operator: Operator, left: f64, right: f64) -> Option<Constant> {
    match operator {
        Operator::Add => Some(float(left + right)),
        Operator::Sub => Some(float(left - right)),
        Operator::Mult => Some(float(left * right)),
        Operator::Div if right != 0.0 => Some(float(left / right)),
        _ => None,
    }
}

fn integers(operator: Operator, left: &BigInt, right: &BigInt) -> Option<Constant> {
    let is_zero = right.bits() == 0;
    let result = match operator {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if left.bits() + right.bits() <= MAX_FOLD_BITS => left * right,
        Operator::Div if !is_zero && left.bits() <= 53 && right.bits() <= 53 => {
            return Some(float(left.to_f64()? / right.to_f64()?));
        }
        Operator::FloorDiv if !is_zero => num_integer::Integer::div_floor(left, right),
        Operator::Mod if !is_zero => num_integer::Integer::mod_floor(left, right),
        Operator::LShift => {
            let by = right
                .to_u64()
                .filter(|by| *by <= MAX_FOLD_BITS && left.bits() + by <= MAX_FOLD_BITS)?;
            left << by
        }
        Operator::RShift if !right.is_negative() => left >> right.to_u64()?,
        Operator::Pow if !right.is_negative() => {
            let by = right
                .to_u32()
                .filter(|by| left.bits().saturating_mul(u64::from(*by)) <= MAX_FOLD_BITS)?;
            left.pow(by)
        }
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        _ => return None,
    };
    Some(Constant::Int(result))
}
