//! Python's operators and protocols on built-in kinds.
//!
//! Nothing here runs Python code, with one exception: dict and set probes call `__eq__` and `__hash__` in place.
//! Where a method of a class written in Python would decide, the answer is `None`, also from deep inside a container,
//! and the caller finds another way.

mod arithmetic;
mod binary;
mod byte_array;
mod compare;
mod complex;
mod dict;
mod float_text;
mod format;
mod format_spec;
mod hash;
mod item;
mod iter;
mod operator;
mod parse;
mod percent;
mod python;
mod repr;
mod rounding;
mod sequence;
mod set;
mod slice;
mod str_format;
mod text;
mod truth;

pub use arithmetic::{divmod, float_to_int, number_to_float, power_modulo};
pub use binary::{binary, in_place, unary, unsupported_operands};
pub use byte_array::{byte_of, bytes_of, bytes_of_items};
pub use compare::{compare, equal_in_place};
pub use complex::{complex_of, complex_repr};
pub use dict::{Keys, dict_copy, dict_get, dict_remove, dict_set, dict_update};
pub use format::format;
pub use hash::{hash, hash_in_place, hash_of_answer, hash_small};
pub use item::{
    contains, delete_item, get_item, get_plain_slice, has_text, plain_place, set_item,
    set_plain_slice,
};
pub use iter::{Next, collect, iter, new_iterator, next, reversed, unpack};
pub use operator::{BinaryOp, CompareOp, UnaryOp};
pub use parse::{is_int_literal, parse_float, parse_int, read_float};
pub use percent::percent_format;
pub use python::{Python, call_special, has_method, inherited, special_method};
pub use repr::{ascii, repr, str};
pub use rounding::{float_hex, integer_ratio, round_float, round_int, round_to_int};
pub use set::{
    Operand, empty_set, set_add, set_become, set_contains, set_copy, set_difference,
    set_difference_update, set_from, set_intersection, set_remove, set_symmetric_difference,
    set_symmetric_update, set_update,
};
pub use slice::{indices, to_float, to_int};
pub use str_format::{FieldSource, str_format};
pub use text::{bytes_repr, escape_non_ascii, find_text, is_printable, str_ascii, str_repr};
pub use truth::{bool_answer, len, length_answer, truth, truth_in_place};
