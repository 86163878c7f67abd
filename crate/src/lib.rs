//! A Python concurrency laboratory.

mod compile;
mod gil;
mod object;
mod trace;
mod vm;
