//! What one thread of the platform does with its Python thread, from start to end.

use std::sync::Arc;

use super::process::{Attached, Outcome, Process};
use crate::gil::{EvalBreaker, Parker, ThreadId};
use crate::machine::last_words;
use crate::trace::{Event, State};
use crate::vm::{Exit, Raised, Thread, run, script_line};

/// Main threads have this number.
const MAIN: ThreadId = ThreadId(0);

/// A Python thread and who runs it.
pub(super) struct Driver<'p> {
    pub process: &'p Arc<Process>,
    pub thread: Box<Thread>,
    pub parker: Arc<Parker>,
    /// When it took the GIL last.
    pub running_since: u64,
    /// Nanoseconds in which it held the GIL before that.
    pub cpu_nanos: u64,
}

/// The process was stopped; the thread does not hold the GIL and never takes it again.
pub(super) struct Stopped;

/// Runs a Python thread that waits in its interpreter, until it ends or the process is stopped. The platform calls it
/// once for each thread that [`Host::start_thread`](super::Host::start_thread) asked for, and for thread 0 of each
/// process that was booted.
pub fn run_thread(process: &Arc<Process>, id: ThreadId) {
    process.memory.charge(|| run_charged(process, id));
}

fn run_charged(process: &Arc<Process>, id: ThreadId) {
    let awake = process.host.now();
    let Ok((mut attached, _)) = process.attach(id, || {}) else {
        return process.leave(id, None, None);
    };
    let thread = attached.shared().interp.new_threads.remove(&id);
    let (Some(thread), Some(parker)) = (thread, process.parker(id)) else {
        attached.detach_for_good();
        return process.leave(id, None, None);
    };
    let mut driver = Driver {
        process,
        thread,
        parker,
        running_since: 0,
        cpu_nanos: 0,
    };
    driver.note_at(awake, State::WaitingForGil);
    driver.taken(&mut attached);
    match driver.live(attached) {
        Ok(attached) => driver.end(attached),
        Err(Stopped) => {
            driver.note_at(process.host.now(), State::Exited);
            let trace = process.trace(&driver.thread);
            process.leave(id, Some(trace), Some(driver.thread));
        }
    }
}

impl<'p> Driver<'p> {
    /// Runs the thread, then what comes after its last instruction.
    fn live(&mut self, attached: Attached<'p>) -> Result<Attached<'p>, Stopped> {
        let (mut attached, raised) = self.run(attached)?;
        if self.thread.id == MAIN {
            return self.end_of_main(attached, raised);
        }
        if let Some(raised) = raised {
            let text = last_words::of_thread(&mut attached.py(&mut self.thread), &raised);
            drop(raised);
            self.print_last(&text);
        }
        Ok(attached)
    }

    fn run(
        &mut self,
        mut attached: Attached<'p>,
    ) -> Result<(Attached<'p>, Option<Raised>), Stopped> {
        loop {
            match run(&mut attached.py(&mut self.thread)) {
                Exit::Finished => return Ok((attached, None)),
                Exit::Raised(raised) => return Ok((attached, Some(raised))),
                Exit::EvalBreaker => attached = self.look(attached)?,
                Exit::Ticker => attached = self.let_others_in(attached)?,
                Exit::Syscall(call) => attached = self.answer(attached, call)?,
                Exit::Until => unreachable!("only the simulated machine sets a price"),
            }
        }
    }

    /// The eval breaker is set: does what it asks for (CPython's `_Py_HandlePending`).
    fn look(&mut self, mut attached: Attached<'p>) -> Result<Attached<'p>, Stopped> {
        let breaker = &self.process.breaker;
        if breaker.is_interrupted() {
            attached.detach_for_good();
            return Err(Stopped);
        }
        breaker.clear(EvalBreaker::REENTER);
        if breaker.is_set(EvalBreaker::MEMORY) {
            let exceeded = self.process.memory.is_exceeded();
            breaker.clear(EvalBreaker::MEMORY);
            if exceeded {
                let mut py = attached.py(&mut self.thread);
                let error = py.exception_with("MemoryError", Vec::new());
                py.interject_raise(error.0.into());
                return Ok(attached);
            }
        }
        if breaker.is_set(EvalBreaker::GIL_DROP_REQUEST) {
            (attached, ()) = self.without_gil(attached, State::WaitingForGil, 0, |_| ())?;
        }
        attached.py(&mut self.thread).handle_pending();
        Ok(attached)
    }

    /// Drops the GIL, does something that may wait, and takes it again.
    pub fn without_gil<T>(
        &mut self,
        mut attached: Attached<'p>,
        state: State,
        bytes: u64,
        wait: impl FnOnce(&mut Self) -> T,
    ) -> Result<(Attached<'p>, T), Stopped> {
        let now = self.note(&mut attached, state, bytes);
        let held = now.saturating_sub(self.running_since);
        self.cpu_nanos += held;
        attached.shared().cpu_nanos += held;
        attached.detach();
        let result = wait(self);
        self.note_at(self.process.host.now(), State::WaitingForGil);
        let Ok((mut attached, _)) = self.process.attach(self.thread.id, || {}) else {
            return Err(Stopped);
        };
        self.taken(&mut attached);
        Ok((attached, result))
    }

    /// Drops the GIL without being asked and takes it again at once, which mostly succeeds: then nothing happened.
    pub fn let_others_in(&mut self, attached: Attached<'p>) -> Result<Attached<'p>, Stopped> {
        let process = self.process;
        attached.detach();
        let mut held = 0;
        let taken = process.attach(self.thread.id, || {
            let now = process.host.now();
            self.note_at(now, State::WaitingForGil);
            held = now.saturating_sub(self.running_since);
        });
        let Ok((mut attached, taken)) = taken else {
            return Err(Stopped);
        };
        // Another thread may have had it between the two, and be gone again.
        if taken.contended || taken.switched {
            self.cpu_nanos += held;
            attached.shared().cpu_nanos += held;
            self.taken(&mut attached);
        }
        Ok(attached)
    }

    /// The thread has the GIL.
    fn taken(&mut self, attached: &mut Attached<'_>) {
        self.running_since = self.note(attached, State::Running, 0);
        attached.py(&mut self.thread).remind();
    }

    /// The script has ended: its last words, then what waits for that, then the end of the threads that are left.
    fn end_of_main(
        &mut self,
        mut attached: Attached<'p>,
        raised: Option<Raised>,
    ) -> Result<Attached<'p>, Stopped> {
        let outcome = match raised {
            None => Outcome {
                status: 0,
                error: None,
            },
            Some(raised) => {
                let words = last_words::of_process(&mut attached.py(&mut self.thread), &raised);
                drop(raised);
                self.print_last(&words.text);
                Outcome {
                    status: words.status,
                    error: words.error,
                }
            }
        };
        if attached.py(&mut self.thread).begin_exit() {
            let (attached, raised) = self.run(attached)?;
            // Not before: who is stopped while it waits for its threads has not ended by itself.
            let mut attached = self.end_of_main(attached, raised)?;
            attached.shared().outcome = Some(outcome);
            return Ok(attached);
        }
        if attached.shared().interp.living.len() > 1 {
            self.process.interrupt();
        }
        Ok(attached)
    }

    /// Prints without giving the GIL up: nothing of the script comes between an exception and its traceback.
    fn print_last(&self, text: &str) {
        let host = &self.process.host;
        if !text.is_empty() {
            host.print(crate::vm::Stream::Stderr, text);
        }
    }

    /// The thread is done.
    fn end(mut self, mut attached: Attached<'p>) {
        self.note(&mut attached, State::Exited, 0);
        let id = self.thread.id;
        if let Some(waiting) = attached.py(&mut self.thread).release_sentinel() {
            self.process.unpark(waiting);
        }
        self.process.forget_parker(id);
        // The others may have waited for something that this one was to do.
        if id != MAIN && self.process.is_deadlocked() {
            attached.shared().interp.end_thread(id);
            let trace = self.process.trace(&self.thread);
            self.end_by_deadlock(attached);
            return self.process.leave(id, Some(trace), Some(self.thread));
        }
        let (id, trace) = (self.thread.id, self.process.trace(&self.thread));
        attached.shared().interp.end_thread(id);
        // Its objects go while the GIL is held.
        drop(self.thread);
        attached.detach_for_good();
        self.process.leave(id, Some(trace), None);
    }

    /// Notes for the trace what the thread does from now on, on taking the GIL or while it holds it. Returns the time.
    pub fn note(&mut self, attached: &mut Attached<'_>, state: State, bytes: u64) -> u64 {
        let time = attached.stamp();
        let line = script_line(&attached.shared().interp, &self.thread);
        self.push(time, state, line, bytes);
        time
    }

    /// Notes it without the GIL, by a clock that may be a little behind the last note's.
    pub fn note_at(&mut self, time: u64, state: State) {
        let last = self.thread.events.last();
        let line = last.map_or(0, |event| event.line);
        let time = last.map_or(time, |event| event.time.max(time));
        self.push(time, state, line, 0);
    }

    fn push(&mut self, time: u64, state: State, line: u32, bytes: u64) {
        self.thread.events.push(Event {
            time,
            state,
            line,
            bytes,
        });
    }
}
