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
pub use opcode::{IN_PLACE, Instr, Layout, NO_SPEC, Op};

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
    let scopes = symbols::scopes(&source, parsed.suite(), Root::Module)?;
    compiler::compile(
        &source,
        filename,
        parsed.suite(),
        Root::Module,
        &scopes,
        intern,
    )
}

/// What the outermost code is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Root {
    /// A module: its names are its globals.
    Module,
    /// The statements of an `exec`: its names are in a namespace that it is called with, as those of a class body are.
    Statements,
    /// As that, the expression of an `eval`, whose value it returns.
    Expression,
}

/// Compiles what `exec` or `eval` is given.
///
/// # Errors
/// As [`compile_module`]; also when an expression is wanted and `source` is none.
pub fn compile_dynamic(
    source: &str,
    filename: &str,
    root: Root,
    intern: &mut dyn FnMut(&str) -> Ref<Str>,
) -> Result<Ref<Code>, SyntaxError> {
    let source = source::Source::new(source);
    let parsed = match root {
        Root::Expression => parse::parse_expression(&source)?,
        Root::Module | Root::Statements => parse::parse(&source)?,
    };
    let scopes = symbols::scopes(&source, parsed.suite(), root)?;
    compiler::compile(&source, filename, parsed.suite(), root, &scopes, intern)
}
