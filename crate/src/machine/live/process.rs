//! A process of the live machine: one interpreter, and the threads that take turns in it.
//!
//! The GIL gives `&mut Interp` to its holder and to nobody else. That is the one promise of this file: [`Process`] keeps
//! the interpreter in an `UnsafeCell`, and the only ways to it are an [`Attached`], which exists exactly while its thread
//! holds the GIL, and [`Process::leave`] of the last thread.

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::Host;
use crate::gil::{EvalBreaker, Gil, Interrupted, Parker, Taken, ThreadId};
use crate::lab::{ThreadTrace, TraceThread};
use crate::machine::files::Files;
use crate::machine::measured::Measured;
use crate::machine::memory::Account;
use crate::machine::report::{ProcessReport, ScriptError};
use crate::sync::{Monitor, SLICE};
use crate::trace::{Event, State};
use crate::vm::{Config, FileCall, Interp, NetworkSettings, Pid, Py, Reply, SystemError, Thread};

/// Most threads that a process may have at a time, its main thread included.
pub const MAX_THREADS: usize = 64;

/// Exit code of a process that was stopped, as of one that `Process.terminate` ended: −`SIGTERM`.
pub const STOPPED: i32 = -15;

/// What a process is and runs.
#[derive(Clone, Debug)]
pub struct ProcessConfig {
    /// What its interpreter runs.
    pub interp: Config,
    /// When it was asked for, in nanoseconds since the run began.
    pub requested: u64,
}

/// One process.
pub struct Process {
    pub(super) host: Arc<dyn Host>,
    /// What interrupts its threads.
    pub breaker: Arc<EvalBreaker>,
    /// The seed and the settings of the simulated network.
    pub(super) seed: u64,
    pub(super) network: NetworkSettings,
    pub(super) memory: Account,
    pid: Pid,
    name: String,
    gil: Gil,
    shared: UnsafeCell<Shared>,
    threads: Monitor<Threads>,
    /// How often a thread was unparked.
    unparks: AtomicU64,
    /// Sleeping threads wait here, so that a stop can wake them.
    naps: Monitor<()>,
    /// The files, of this process alone.
    pub(super) files: Monitor<Files>,
}

/// What the holder of the GIL may touch.
pub(super) struct Shared {
    pub interp: Interp,
    /// When the GIL was taken or dropped last, in nanoseconds since the run began.
    last_switch: u64,
    /// How the process ends, once that is decided.
    pub outcome: Option<Outcome>,
    pub measured: Measured,
    /// Nanoseconds in which its threads held the GIL, up to the last time that it was dropped.
    pub cpu_nanos: u64,
}

/// How a process ends.
pub(super) struct Outcome {
    pub status: i32,
    pub error: Option<ScriptError>,
}

/// The threads of the platform that work for the process.
#[derive(Default)]
struct Threads {
    running: usize,
    parkers: HashMap<ThreadId, Arc<Parker>>,
    /// What those did that are gone.
    traces: Vec<ThreadTrace>,
    /// Python threads that were stopped where they stood. They own objects, which die with the interpreter.
    stopped: Vec<Thread>,
}

// SAFETY: `shared`, and the Python threads in `threads.stopped`, hold reference counts without atomics, which only one
// thread at a time may touch. `shared` is reached through `Attached`, whose owner holds the GIL, and by the last thread
// that leaves; the stopped threads are only put away until the process is dropped, which needs its last reference.
// Taking and dropping the GIL orders the accesses. All other fields are `Sync` themselves.
unsafe impl Sync for Process {}
// SAFETY: as above; nothing in it belongs to the thread of the platform that made it.
unsafe impl Send for Process {}

impl Process {
    /// Answers a question about files.
    pub(super) fn file(&self, call: FileCall) -> Reply {
        let now = self.host.wall_clock();
        Reply::File(self.files.lock().answer(call, now))
    }

    /// Boots an interpreter, whose main thread has number 0 and waits to be run. A script that can't be compiled ends
    /// the process here: its error is printed and reported, and there is none.
    pub fn boot(config: ProcessConfig, host: Arc<dyn Host>) -> Option<Arc<Process>> {
        let breaker = Arc::new(EvalBreaker::new());
        if config.interp.suspend_everywhere {
            breaker.set(EvalBreaker::SUSPEND);
        }
        let pid = Pid(config.interp.pid);
        let (name, seed) = (config.interp.process_name.clone(), config.interp.lab.seed);
        let network = config.interp.lab.network.clone();
        let files = Files::new(&config.interp.filename, &config.interp.source);
        let gil = config.interp.gil;
        let mut interp = Interp::boot(config.interp, Arc::clone(&breaker));
        if let Some(nanos) = gil.interval_nanos() {
            interp.set_switch_interval(nanos);
        }
        let mut main = match interp.main_thread() {
            Ok(main) => main,
            Err(error) => {
                let text = crate::vm::format_syntax_error(&error, &interp.config.filename);
                host.print(crate::vm::Stream::Stderr, &text);
                host.ended(ProcessReport {
                    pid,
                    status: 1,
                    measured: None,
                    threads: Vec::new(),
                    error: Some(ScriptError::from(&error)),
                });
                return None;
            }
        };
        main.events.push(Event {
            time: config.requested,
            state: State::Starting,
            line: 0,
            bytes: 0,
        });
        let id = main.id;
        interp.new_threads.insert(id, main);
        let threads = Threads {
            running: 1,
            parkers: HashMap::from([(id, Arc::default())]),
            ..Threads::default()
        };
        Some(Arc::new(Process {
            host,
            memory: Account::new(interp.memory_limit, Arc::clone(&breaker)),
            breaker,
            seed,
            network,
            pid,
            name,
            gil: Gil::new(&gil),
            shared: UnsafeCell::new(Shared {
                interp,
                last_switch: 0,
                outcome: None,
                measured: Measured::default(),
                cpu_nanos: 0,
            }),
            threads: Monitor::new(threads),
            unparks: AtomicU64::new(0),
            naps: Monitor::new(()),
            files: Monitor::new(files),
        }))
    }

    /// Stops all of it: every thread leaves its loop and every wait, and ends.
    pub fn interrupt(&self) {
        self.gil.interrupt_all(&self.breaker);
        let threads = self.threads.lock();
        for parker in threads.parkers.values() {
            parker.interrupt();
        }
        self.threads.notify_all(&threads);
        self.naps.notify_all(&self.naps.lock());
    }

    /// Takes the GIL; `waits` is called once if another thread has it.
    ///
    /// # Errors
    /// [`Interrupted`] when the process is stopped.
    pub(super) fn attach(
        &self,
        thread: ThreadId,
        waits: impl FnOnce(),
    ) -> Result<(Attached<'_>, Taken), Interrupted> {
        let taken = self.gil.take_or_wait(thread, &self.breaker, waits)?;
        let attached = Attached {
            process: self,
            thread,
            not_send: PhantomData,
        };
        Ok((attached, taken))
    }

    /// Makes room for one more thread.
    ///
    /// # Errors
    /// [`SystemError::TooManyThreads`] when there are [`MAX_THREADS`].
    pub(super) fn enter(&self, thread: ThreadId) -> Result<(), SystemError> {
        let mut threads = self.threads.lock();
        if threads.running >= MAX_THREADS {
            return Err(SystemError::TooManyThreads);
        }
        threads.running += 1;
        threads.parkers.insert(thread, Arc::default());
        Ok(())
    }

    /// A thread of the platform is done, or never came to be, and so is the Python thread `id`; `stopped` is what is
    /// left of it when it was stopped. The last one to leave reports the end of the process.
    pub(super) fn leave(
        &self,
        id: ThreadId,
        trace: Option<ThreadTrace>,
        stopped: Option<Box<Thread>>,
    ) {
        let mut threads = self.threads.lock();
        threads.running -= 1;
        threads.parkers.remove(&id);
        threads.traces.extend(trace);
        threads.stopped.extend(stopped.map(|thread| *thread));
        let last = threads.running == 0;
        self.threads.notify_all(&threads);
        drop(threads);
        if last {
            self.finish();
        }
    }

    /// The last thread left.
    fn finish(&self) {
        // SAFETY: no thread is left that could hold the GIL, and none can be started without one.
        let shared = unsafe { &mut *self.shared.get() };
        let mut threads = std::mem::take(&mut self.threads.lock().traces);
        // Those that were stopped before they ran have waited to start.
        let never_ran = shared.interp.new_threads.values();
        threads.extend(never_ran.map(|thread| self.trace(thread)));
        let outcome = shared.outcome.take().unwrap_or(Outcome {
            status: STOPPED,
            error: None,
        });
        self.host.ended(ProcessReport {
            pid: self.pid,
            status: outcome.status,
            measured: shared.measured.nanos(),
            threads,
            error: outcome.error,
        });
    }

    /// What a thread did.
    pub(super) fn trace(&self, thread: &Thread) -> ThreadTrace {
        let whose = TraceThread {
            pid: self.pid.0,
            tid: thread.id.0,
            name: thread.name.clone(),
            process: self.name.clone(),
        };
        ThreadTrace::new(whose, &thread.events)
    }

    /// Ends the park of a thread.
    pub(super) fn unpark(&self, thread: ThreadId) {
        if let Some(parker) = self.parker(thread) {
            parker.unpark();
            // After the permit: see `is_deadlocked`.
            self.unparks.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// A thread that holds the GIL will neither park nor unpark any more.
    pub(super) fn forget_parker(&self, thread: ThreadId) {
        self.threads.lock().parkers.remove(&thread);
    }

    /// Whether all of its threads are parked without a time-out: only one of themselves could unpark one, so nothing will
    /// ever happen again.
    ///
    /// They are looked at one after the other. One that is asleep may be unparked before the next is looked at; but whoever
    /// does that counts it before it sleeps itself, so then either somebody is found awake, or the number has changed.
    pub(super) fn is_deadlocked(&self) -> bool {
        let unparks = self.unparks.load(Ordering::SeqCst);
        let threads = self.threads.lock();
        let mut parkers = threads.parkers.values();
        parkers.all(|parker| parker.sleeps_forever())
            && self.unparks.load(Ordering::SeqCst) == unparks
            && !self.breaker.is_interrupted()
    }

    /// The place where a thread parks; none after its end.
    pub(super) fn parker(&self, thread: ThreadId) -> Option<Arc<Parker>> {
        self.threads.lock().parkers.get(&thread).cloned()
    }

    /// Waits so many nanoseconds, or until the process is stopped.
    pub(super) fn sleep(&self, nanos: u64) {
        let end = self.host.now().saturating_add(nanos);
        let mut nap = self.naps.lock();
        loop {
            let left = Duration::from_nanos(end.saturating_sub(self.host.now()));
            if left.is_zero() || self.breaker.is_interrupted() {
                return;
            }
            // The monitor has no clock: asking ours after each slice keeps long sleeps exact.
            (nap, _) = self.naps.wait(nap, Some(left.min(SLICE)), || false);
        }
    }
}

/// Proof that the thread that has it holds the GIL.
pub(super) struct Attached<'p> {
    process: &'p Process,
    thread: ThreadId,
    not_send: PhantomData<*const ()>,
}

impl Attached<'_> {
    /// What the GIL protects.
    pub fn shared(&mut self) -> &mut Shared {
        // SAFETY: whoever has an `Attached` holds the GIL: `attach` makes it after taking it, `detach` consumes it
        // before `drop_gil`, and it stays on its thread. It is borrowed exclusively for as long as the reference lives.
        unsafe { &mut *self.process.shared.get() }
    }

    /// The token for running `thread`.
    pub fn py<'a>(&'a mut self, thread: &'a mut Thread) -> Py<'a> {
        Py::attach(&mut self.shared().interp, thread)
    }

    /// The time of taking or dropping the GIL.
    ///
    /// The clocks of two workers may differ by microseconds, so a holder's clock can be behind the moment at which the
    /// holder before it let go. Never going behind that moment keeps the intervals in which threads hold the GIL apart.
    pub fn stamp(&mut self) -> u64 {
        let now = self.process.host.now();
        let shared = self.shared();
        shared.last_switch = shared.last_switch.max(now);
        shared.last_switch
    }

    /// Drops the GIL; when it was asked for, after another thread had it.
    ///
    /// Who waits from now on waits by the interval that the holder has set meanwhile (`sys.setswitchinterval`).
    pub fn detach(mut self) {
        let nanos = self.shared().interp.switch_interval.load(Ordering::Relaxed);
        if self.process.gil.interval().is_some() {
            self.process.gil.set_interval(Duration::from_nanos(nanos));
        }
        (self.process.gil).drop_gil(self.thread, &self.process.breaker);
    }

    /// Drops the GIL at the thread's end.
    pub fn detach_for_good(self) {
        self.process.gil.drop_for_good();
    }
}
