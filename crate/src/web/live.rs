//! A worker's life as a thread of the live machine: a process is a memory, so its state can be a static.

use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::convert::from_js;
use super::scenario::{Lab, script};
use crate::gil::ThreadId;
use crate::machine::live::web::WebHost;
use crate::machine::live::{Process, ProcessConfig, run_thread};
use crate::vm::Pid;

/// The process that this memory is.
static PROCESS: OnceLock<Arc<Process>> = OnceLock::new();

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = gilLabHost)]
    fn booted(breaker: u32);
    #[wasm_bindgen(js_namespace = gilLabHost)]
    fn panicked(message: &str);
    #[wasm_bindgen(js_namespace = Math)]
    fn random() -> f64;
}

/// `ProcessConfig` in `www/kernel/messages.ts`, but for the payload.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Launch {
    source: String,
    pid: u32,
    name: String,
    open: Vec<u32>,
    lab: Lab,
    cores: u32,
    requested: f64,
}

/// Is the main thread of a new process, the memory's first; `payload` is the pickled call of one that was spawned.
/// Returns when the thread is done.
///
/// # Errors
/// When `launch` is not a `ProcessConfig`.
#[wasm_bindgen]
pub fn process_main(launch: JsValue, payload: Option<Vec<u8>>) -> Result<(), JsError> {
    report_panics();
    let launch: Launch = from_js(launch)?;
    let host = Arc::new(WebHost::new(launch.open.clone()));
    let config = launch.config(payload)?;
    if let Some(process) = Process::boot(config, host.clone()) {
        host.booted(&process.breaker);
        booted(process.breaker.address() as u32);
        run_thread(PROCESS.get_or_init(|| process), ThreadId(0));
    }
    Ok(())
}

/// Is one more thread of the process that this memory is. Returns when the thread is done.
///
/// # Errors
/// When there is no process in this memory.
#[wasm_bindgen]
pub fn thread_main(thread: u32) -> Result<(), JsError> {
    report_panics();
    let process = PROCESS
        .get()
        .ok_or_else(|| JsError::new("the process has not begun"))?;
    run_thread(process, ThreadId(thread));
    Ok(())
}

impl Launch {
    fn config(self, payload: Option<Vec<u8>>) -> Result<ProcessConfig, JsError> {
        let script = script(self.source, &self.lab)?;
        // Differs from run to run and from process to process.
        let entropy = (random() * 2f64.powi(53)) as u64;
        Ok(ProcessConfig {
            interp: script.config(Pid(self.pid), &self.name, payload, entropy, self.cores),
            requested: self.requested as u64,
        })
    }
}

/// A panic is a trap, which says nothing: its message goes to the browser's console and to the worker before.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        panicked(&info.to_string());
    }));
}
