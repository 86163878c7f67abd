//! The live machine in the page: a thread is a Web Worker, a process is a WebAssembly memory with its workers.
//!
//! Processes share nothing but a board, which is no process's memory, so the page's own code works on it. What it offers
//! a worker is the global `gilLabHost` (`www/kernel/host.ts`); here are its bindings, and the waits, which look for a
//! stop after each [`SLICE`].

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use wasm_bindgen::prelude::wasm_bindgen;

use super::Host;
use super::process::Process;
use crate::gil::{EvalBreaker, ThreadId};
use crate::machine::report::ProcessReport;
use crate::process::ring::CAPACITY;
use crate::sync::{Mutex, SLICE};
use crate::vm::{Pid, PipeEnd, PipeId, Stream, SystemError};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = now)]
    fn host_now() -> f64;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = wallClock)]
    fn host_wall_clock() -> f64;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = startThread)]
    fn host_start_thread(thread: u32);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = startProcess)]
    fn host_start_process(name: &str, payload: &[u8], open: &[u32]) -> u32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = processPoll)]
    fn host_process_poll(pid: u32) -> u32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = processStatus)]
    fn host_process_status(pid: u32) -> i32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = processWait)]
    fn host_process_wait(pid: u32, milliseconds: f64);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = ended)]
    fn host_ended(status: i32, report: &[u8]);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeOpen)]
    fn host_pipe_open() -> i32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeShare)]
    fn host_pipe_share(pipe: u32, end: u32);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeClose)]
    fn host_pipe_close(pipe: u32, end: u32);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeRead)]
    fn host_pipe_read(pipe: u32, into: &mut [u8]) -> i32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeWrite)]
    fn host_pipe_write(pipe: u32, from: &[u8]) -> i32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = pipeWait)]
    fn host_pipe_wait(pipe: u32, milliseconds: f64);
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = print)]
    fn host_print(stderr: bool, text: &[u8]) -> i32;
    #[wasm_bindgen(js_namespace = gilLabHost, js_name = printWait)]
    fn host_print_wait(milliseconds: f64);
}

/// `CLOSED` in `www/kernel/pipes.ts`; other negative numbers mean that the call would have blocked.
const CLOSED: i32 = -2;
/// `Child` in `www/kernel/processes.ts`.
const CHILD_RUNNING: u32 = 0;
const CHILD_ENDED: u32 = 1;

/// Most bytes that the console takes at once.
const MAX_PRINT: usize = 16_384;

/// The page as one process sees it.
pub struct WebHost {
    breaker: Mutex<Option<Arc<EvalBreaker>>>,
    open: Mutex<Ends>,
    /// What the next child gets.
    shared: Mutex<Vec<Descriptor>>,
}

/// Ends that a process has open. One that a thread waits on closes after that.
type Ends = HashMap<(PipeId, bool), Arc<Descriptor>>;

/// An open end of a pipe; closed when it is dropped.
struct Descriptor {
    pipe: PipeId,
    writes: bool,
}

impl Descriptor {
    /// The number by which a child is told of it; `OpenEnd` in `www/kernel/messages.ts`. It is the child's from now on.
    fn into_number(self) -> u32 {
        let number = self.pipe.0 * 2 + u32::from(self.writes);
        std::mem::forget(self);
        number
    }

    fn from_number(number: u32) -> Descriptor {
        Descriptor {
            pipe: PipeId(number / 2),
            writes: number % 2 == 1,
        }
    }

    fn key(&self) -> (PipeId, bool) {
        (self.pipe, self.writes)
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        host_pipe_close(self.pipe.0, u32::from(self.writes));
    }
}

impl WebHost {
    /// The host of a process that inherits these ends of pipes, by the numbers that its parent told the kernel.
    pub fn new(open: Vec<u32>) -> WebHost {
        let descriptors = open.into_iter().map(Descriptor::from_number);
        let open = descriptors.map(|end| (end.key(), Arc::new(end)));
        WebHost {
            breaker: Mutex::default(),
            open: Mutex::new(open.collect()),
            shared: Mutex::default(),
        }
    }

    /// Lets prints that wait for the page see a stop.
    pub fn booted(&self, breaker: &Arc<EvalBreaker>) {
        *lock(&self.breaker) = Some(Arc::clone(breaker));
    }

    fn descriptor(&self, pipe: PipeId, writes: bool) -> Result<Arc<Descriptor>, SystemError> {
        let open = lock(&self.open);
        open.get(&(pipe, writes)).cloned().ok_or_else(closed)
    }

    fn is_stopped(&self) -> bool {
        lock(&self.breaker)
            .as_ref()
            .is_some_and(|breaker| breaker.is_interrupted())
    }
}

impl Host for WebHost {
    fn now(&self) -> u64 {
        host_now() as u64
    }

    fn wall_clock(&self) -> u64 {
        host_wall_clock() as u64
    }

    /// The worker that comes finds the process by itself: it is the only one of its memory.
    fn start_thread(&self, _: &Arc<Process>, thread: ThreadId) -> Result<(), SystemError> {
        host_start_thread(thread.0);
        Ok(())
    }

    fn start_process(
        &self,
        name: String,
        payload: Vec<u8>,
        _: &EvalBreaker,
    ) -> Result<Pid, SystemError> {
        let shared = std::mem::take(&mut *lock(&self.shared));
        let numbers: Vec<u32> = shared.into_iter().map(Descriptor::into_number).collect();
        match host_start_process(&name, &payload, &numbers) {
            0 => {
                numbers
                    .into_iter()
                    .map(Descriptor::from_number)
                    .for_each(drop);
                Err(SystemError::TooManyProcesses)
            }
            pid => Ok(Pid(pid)),
        }
    }

    fn wait_process(
        &self,
        pid: Pid,
        timeout: Option<u64>,
        breaker: &EvalBreaker,
    ) -> Result<Option<i32>, SystemError> {
        let deadline = timeout.map(|timeout| self.now().saturating_add(timeout));
        loop {
            match host_process_poll(pid.0) {
                CHILD_ENDED => return Ok(Some(host_process_status(pid.0))),
                CHILD_RUNNING => {}
                _ => return Err(SystemError::NoChild),
            }
            let left = deadline.map_or(u64::MAX, |deadline| deadline.saturating_sub(self.now()));
            if left == 0 || breaker.is_interrupted() {
                return Ok(None);
            }
            host_process_wait(pid.0, slice().min(left as f64 / 1e6));
        }
    }

    fn pipe(&self) -> Result<PipeId, SystemError> {
        let number = host_pipe_open();
        let pipe = PipeId(u32::try_from(number).map_err(|_| SystemError::TooManyPipes)?);
        let mut open = lock(&self.open);
        for writes in [false, true] {
            open.insert((pipe, writes), Arc::new(Descriptor { pipe, writes }));
        }
        Ok(pipe)
    }

    fn share_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError> {
        let writes = end == PipeEnd::Write;
        let _open = self.descriptor(pipe, writes)?;
        host_pipe_share(pipe.0, u32::from(writes));
        lock(&self.shared).push(Descriptor { pipe, writes });
        Ok(())
    }

    fn close_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError> {
        let end = lock(&self.open).remove(&(pipe, end == PipeEnd::Write));
        end.map(drop).ok_or_else(closed)
    }

    fn read(
        &self,
        pipe: PipeId,
        max: usize,
        breaker: &EvalBreaker,
    ) -> Result<Vec<u8>, SystemError> {
        let _open = self.descriptor(pipe, false)?;
        let mut bytes = vec![0; max.min(CAPACITY)];
        while !bytes.is_empty() && !breaker.is_interrupted() {
            match host_pipe_read(pipe.0, &mut bytes) {
                CLOSED => break,
                // A view that was made before the memory grew may be too short; the next one is not.
                0 => {}
                count => match usize::try_from(count) {
                    Ok(count) => {
                        bytes.truncate(count);
                        return Ok(bytes);
                    }
                    Err(_) => host_pipe_wait(pipe.0, slice()),
                },
            }
        }
        Ok(Vec::new())
    }

    fn write(&self, pipe: PipeId, bytes: &[u8], breaker: &EvalBreaker) -> Result<(), SystemError> {
        let _open = self.descriptor(pipe, true)?;
        let mut rest = bytes;
        while !rest.is_empty() && !breaker.is_interrupted() {
            match host_pipe_write(pipe.0, rest) {
                CLOSED => return Err(SystemError::BrokenPipe),
                count => match usize::try_from(count) {
                    Ok(count) => rest = &rest[count..],
                    Err(_) => host_pipe_wait(pipe.0, slice()),
                },
            }
        }
        Ok(())
    }

    fn print(&self, stream: Stream, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let part = &rest[..rest.floor_char_boundary(MAX_PRINT)];
            match usize::try_from(host_print(stream == Stream::Stderr, part.as_bytes())) {
                Ok(count) => rest = &rest[rest.floor_char_boundary(count)..],
                Err(_) if self.is_stopped() => return,
                Err(_) => host_print_wait(slice()),
            }
        }
    }

    fn ended(&self, report: ProcessReport) {
        lock(&self.open).clear();
        lock(&self.shared).clear();
        let json = serde_json::to_vec(&report).expect("a report has nothing that JSON lacks");
        host_ended(report.status, &json);
    }
}

/// Milliseconds that a wait takes at most.
fn slice() -> f64 {
    SLICE.as_millis() as f64
}

/// What a descriptor that isn't open gives (`EBADF`).
fn closed() -> SystemError {
    SystemError::Other("Bad file descriptor".to_owned())
}

fn lock<T>(mutex: &Mutex<T>) -> crate::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
