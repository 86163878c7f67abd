//! A Python concurrency laboratory.

mod compile;
pub mod gil;
pub mod lab;
mod modules;
mod object;
pub mod process;
pub mod sync;
mod trace;
mod vm;
#[cfg(target_arch = "wasm32")]
pub mod web;
