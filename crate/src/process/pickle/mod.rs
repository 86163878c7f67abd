//! Pickle: values as the bytes that cross process boundaries, in CPython's protocol 5.
//!
//! Functions and classes travel as names, which the other process looks up; everything else as its content. CPython
//! reads what is written here, and what it writes in the protocols 2 to 5 is read here.

mod error;
mod names;
mod opcode;
mod reader;
mod writer;

pub(crate) use reader::{Reader, Step};
pub(crate) use writer::dumps;
