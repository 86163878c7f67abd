//! A Python concurrency laboratory.

mod compile;
mod gil;
mod modules;
mod object;
mod trace;
mod vm;
#[cfg(target_arch = "wasm32")]
pub mod web;
