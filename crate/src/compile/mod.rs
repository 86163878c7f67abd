//! Source to bytecode.

mod code;
mod opcode;

pub use code::{Cache, Capture, Code, CodeKind, Handler, Params, Position};
pub use opcode::{IN_PLACE, Instr, Layout, NO_SPEC, Op};
