//! `_dis`: the instructions of a code object, which `dis` prints.

use super::support::{Entry, add_functions, plain};
use crate::compile::Code;
use crate::object::{List, Module, Ref, Tuple, Value};
use crate::vm::{Polls, Py, PyResult};

const FUNCTIONS: &[Entry] = &[("instructions", plain(1, 1, instructions))];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// `instructions(code)`: each as opcode, its name, the number of its layout, its three fields, its line, and whether the
/// eval breaker is looked at behind it.
fn instructions(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let Some(code) = args[0].as_ref::<Code>() else {
        return Err(py.type_error("a code object is needed"));
    };
    let polls = Polls::of(&py.interp.config.gil);
    let mut listed = Vec::with_capacity(code.instrs.len());
    for (instr, position) in code.instrs.iter().zip(&code.positions) {
        let op = instr.op();
        let name = py.str(op.name());
        let fields = [
            Value::int(op as i64),
            name,
            Value::int(op.layout() as i64),
            Value::int(instr.a().into()),
            Value::int(instr.b().into()),
            Value::int(instr.c_signed().into()),
            Value::int(position.line.into()),
            Value::bool(polls.are_after(*instr)),
        ];
        listed.push(Tuple::new(fields).into());
    }
    Ok(List::new(listed).into())
}
