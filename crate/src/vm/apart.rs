//! The largest of the quick paths, not inlined: the loop that is watched calls them, so that the module has each of them
//! once more and not once more for each instruction that uses it.

use super::{Py, call, frame, generator, quick};
use crate::compile::Cache;
use crate::object::{Generator, Ref, Str, Value};

/// [`call::quick_call`]
#[inline(never)]
pub(super) fn quick_call(
    py: &mut Py<'_>,
    registers: *mut Value,
    target: u16,
    first: u16,
    count: u16,
) -> bool {
    call::quick_call(py, registers, target, first, count)
}

/// [`frame::quick_return`]
#[inline(never)]
pub(super) fn quick_return(py: &mut Py<'_>, registers: *mut Value, number: Option<u16>) -> bool {
    frame::quick_return(py, registers, number)
}

/// [`quick::next`]
#[inline(never)]
pub(super) fn next(py: &mut Py<'_>, iterator: &Value) -> Option<Value> {
    quick::next(py, iterator)
}

/// [`quick::attribute`]
#[inline(never)]
pub(super) fn attribute(
    py: &Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: Cache,
) -> Option<Value> {
    quick::attribute(py, object, name, cache)
}

/// [`generator::quick_resume`]
#[inline(never)]
pub(super) fn quick_resume(py: &mut Py<'_>, generator: &Ref<Generator>, target: u16) -> bool {
    generator::quick_resume(py, generator, target)
}
