//! Source text to bytecode: parse, find scopes, emit.

mod anchors;
mod annotation;
mod assign;
mod brackets;
mod call;
mod class;
mod code;
mod compiler;
mod comprehension;
mod condition;
mod constant;
mod def;
mod diagnose;
#[cfg(not(target_arch = "wasm32"))]
mod disassemble;
mod error;
mod except_star;
mod expr;
mod fstring;
mod function;
mod grammar;
mod import;
mod loops;
mod magics;
mod name;
mod opcode;
mod operator;
mod parse;
mod pattern;
mod scope;
mod source;
mod stmt;
mod symbols;
mod text_check;
mod tokens;
mod try_except;
mod type_params;
mod unwind;
mod with;

#[cfg(test)]
mod tests;

use crate::object::{Ref, Str};

pub use anchors::operator_anchor;
pub use code::{Cache, Capture, Code, CodeKind, Position};
#[cfg(not(target_arch = "wasm32"))]
pub use disassemble::disassemble;
pub use error::SyntaxError;
pub use opcode::{IN_PLACE, Instr, NO_SPEC, Op};

/// Compiles a module. `intern` gives the one `str` object for a name.
///
/// # Errors
/// The script is not Python, or goes beyond what this version compiles.
pub fn compile_module(
    source: &str,
    filename: &str,
    intern: &mut dyn FnMut(&str) -> Ref<Str>,
) -> Result<Ref<Code>, SyntaxError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = magics::translate(source);
    let source = source::Source::new(&source);
    let parsed = parse::parse(&source)?;
    let scopes = symbols::scopes(&source, parsed.suite())?;
    compiler::compile(&source, filename, parsed.suite(), &scopes, intern)
}
