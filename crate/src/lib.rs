//! A Python concurrency laboratory.

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
mod compile;
pub mod gil;
pub mod lab;
pub mod machine;
mod modules;
mod object;
pub mod process;
pub mod sync;
mod trace;
mod vm;
#[cfg(target_arch = "wasm32")]
pub mod web;
