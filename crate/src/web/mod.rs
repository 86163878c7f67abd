//! What the page and its workers call, through wasm-bindgen.
//!
//! ```text
//! convert    between Rust's values and JavaScript's
//! live       a worker's life as a thread of the live machine
//! scenario   headers, syntax, settings
//! results    summaries of runs and the points of sweeps
//! simulate   runs on the simulated machine
//! ```

mod convert;
mod live;
mod results;
mod scenario;
mod simulate;

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
pub use wasm_bindgen_rayon::init_thread_pool;

/// Version of this build, for example `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Gives this memory the modules that are written in Python, before anything runs in it.
///
/// # Errors
/// When `text` is not UTF-8.
#[wasm_bindgen]
pub fn provide_library(text: Vec<u8>) -> Result<(), JsError> {
    let text = String::from_utf8(text)?;
    crate::modules::library::provide(text);
    Ok(())
}
