//! The world: processes, threads and the loop that always lets the one go on that is furthest behind.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::clock::{Clock, Due, Key, Ring, Timer};
use super::cores::Cores;
use super::pipes::SimPipe;
use super::{Options, Profile};
use crate::gil::{EvalBreaker, ThreadId, VirtualGil};
use crate::machine::files::Files;
use crate::machine::memory::Account;
use crate::machine::report::{ProcessReport, RunReport, ScriptError};
use crate::machine::{Console, Script};
use crate::process::table::ProcessTable;
use crate::trace::{Event, State};
use crate::vm::{
    Deadlock, Exit, Interp, Pid, PipeEnd, PipeId, Py, Reply, Stream, Syscall, Thread, run,
    script_line,
};

/// Longest piece of virtual time in which a thread computes without a look at the stop word.
const LONGEST_PIECE: u64 = 20_000_000;

/// A whole simulated run.
pub(super) struct World<'a> {
    pub script: &'a Script,
    pub profile: &'static Profile,
    pub prices: Arc<[u32; 256]>,
    pub console: &'a Console,
    stop: &'a AtomicBool,
    pub clock: Clock,
    pub cores: Cores,
    pub core_count: u32,
    pub table: ProcessTable,
    pub processes: BTreeMap<Pid, SimProcess>,
    pub threads: Vec<SimThread>,
    pub keys: HashMap<(Pid, ThreadId), Key>,
    pub pipes: BTreeMap<PipeId, SimPipe>,
    pub files: Files,
    pub reports: Vec<ProcessReport>,
    /// When the script's own process ended.
    pub over: Option<u64>,
    /// The latest moment that anything happened.
    now: u64,
    /// State of the random numbers.
    random: u64,
}

/// One process.
pub(super) struct SimProcess {
    pub name: String,
    pub interp: Interp,
    pub breaker: Arc<EvalBreaker>,
    pub memory: Account,
    pub gil: VirtualGil,
    /// The ends it has open.
    pub ends: Vec<(PipeId, PipeEnd)>,
    /// Ends that its next child gets too.
    pub shared: Vec<(PipeId, PipeEnd)>,
    /// Its main thread waits for the others, and then ends it like this.
    pub ending: Option<(i32, Option<ScriptError>)>,
    pub measured: crate::machine::measured::Measured,
    pub traces: Vec<crate::lab::ThreadTrace>,
    pub cpu: u64,
}

/// One thread.
pub(super) struct SimThread {
    pub pid: Pid,
    pub id: ThreadId,
    pub python: Box<Thread>,
    pub stage: Stage,
    /// How far it has come.
    pub clock: u64,
    /// Picoseconds that `clock` leaves out.
    carry: u64,
    pub on_core: bool,
    pub slice_end: u64,
    /// The timer that ends its wait.
    pub timer: Option<Timer>,
    /// It was unparked while it did not park.
    pub permit: bool,
    /// When it took the GIL last, and how long it held it before.
    pub held_since: u64,
    pub cpu: u64,
}

/// What a thread does, or does next when it has a core.
pub(super) enum Stage {
    /// Take the GIL.
    Take,
    /// Compute; it holds the GIL.
    Run,
    /// Native code that computes for so many nanoseconds more, and then has this answer; it holds no GIL.
    Native {
        left: u64,
        reply: Reply,
    },
    /// Its loop returned; this is looked at when nobody is further behind.
    Left(Exit),
    /// In the queue of its GIL.
    WaitsForGil,
    /// It dropped the GIL on request, and waits until another thread had it.
    WaitsForSwitch(After),
    /// In a call that waits.
    Waits(Wait),
    /// Its wait is over; it will be ready when a timer rings.
    Waking,
    Ended,
}

/// What a thread does after it dropped the GIL.
pub(super) enum After {
    Take,
    Call(Syscall),
}

/// What a thread waits for.
pub(super) enum Wait {
    Timer,
    Park,
    Child(Pid),
    Read {
        pipe: PipeId,
        max: usize,
    },
    Write {
        pipe: PipeId,
        bytes: Vec<u8>,
        written: usize,
    },
}

impl<'a> World<'a> {
    pub fn new(
        script: &'a Script,
        options: &Options,
        console: &'a Console,
        stop: &'a AtomicBool,
    ) -> Self {
        World {
            script,
            profile: options.profile,
            prices: options.profile.prices(),
            console,
            stop,
            clock: Clock::default(),
            cores: Cores::new(options.cores),
            core_count: options.cores,
            table: ProcessTable::new("MainProcess").with_limit(usize::MAX),
            processes: BTreeMap::new(),
            threads: Vec::new(),
            keys: HashMap::new(),
            pipes: BTreeMap::new(),
            files: Files::new(&script.filename, &script.source),
            reports: Vec::new(),
            over: None,
            now: 0,
            random: script.lab.seed,
        }
    }

    /// Lets everything happen.
    pub fn run(mut self) -> RunReport {
        self.boot(ProcessTable::MAIN, "MainProcess".to_owned(), None, 0, 0);
        let mut stopped = false;
        while self.over.is_none() {
            if self.stop.load(Ordering::Relaxed) {
                stopped = true;
                break;
            }
            match self.clock.next() {
                Some(Due::Timer(time, key, ring)) => {
                    self.now = self.now.max(time);
                    self.ring(time, key, ring);
                }
                Some(Due::Thread(time, key)) => {
                    self.now = self.now.max(time);
                    self.step(key);
                }
                None => {
                    self.deadlock();
                    break;
                }
            }
        }
        self.finish(stopped)
    }

    fn ring(&mut self, time: u64, key: Key, ring: Ring) {
        if matches!(self.threads[key].stage, Stage::Ended) {
            return;
        }
        match ring {
            Ring::Expire => {
                self.threads[key].timer = None;
                self.expire(key, time);
            }
            Ring::Answer(reply) => {
                self.threads[key].timer = None;
                self.answered(key, time, reply);
            }
            Ring::Ready => self.ready(key, time, Stage::Take),
        }
    }

    /// A thread that has a core, and is behind all others, goes on.
    fn step(&mut self, key: Key) {
        match std::mem::replace(&mut self.threads[key].stage, Stage::Run) {
            Stage::Take => self.take(key),
            Stage::Run => self.compute(key),
            Stage::Native { left, reply } => self.native(key, left, reply),
            Stage::Left(exit) => self.left(key, exit),
            _ => unreachable!("a thread that waits does not compute"),
        }
    }

    /// Runs bytecode, up to the first moment at which something could concern this thread.
    ///
    /// A timer is such a moment. Another thread that computes is behind or not far ahead: what it does next can make a
    /// thread wait for this one's GIL, which asks for it a whole switch interval later at the earliest.
    fn compute(&mut self, key: Key) {
        let (clock, slice_end) = (self.threads[key].clock, self.threads[key].slice_end);
        let interval = self
            .process(key)
            .interp
            .switch_interval
            .load(Ordering::Relaxed);
        let mut until = clock + LONGEST_PIECE;
        if let Some(timer) = self.clock.next_timer() {
            until = until.min(timer);
        }
        if let Some(other) = self.clock.furthest_behind() {
            until = until.min(other + interval);
        }
        if self.cores.wanted() {
            until = until.min(slice_end);
        }
        let thread = &mut self.threads[key];
        let process = self
            .processes
            .get_mut(&thread.pid)
            .expect("a thread that computes has a process");
        let python = &mut thread.python;
        python.cost = thread.carry;
        python.until = thread.carry + until.saturating_sub(clock).max(1) * 1000;
        let exit = (process.memory).charge(|| run(&mut Py::attach(&mut process.interp, python)));
        if let Exit::Syscall(call) = &exit {
            process.memory.give_back(call.bytes());
        }
        thread.clock += python.cost / 1000;
        thread.carry = python.cost % 1000;
        match exit {
            Exit::Until if thread.clock >= thread.slice_end => {
                if self.cores.wanted() {
                    self.preempt(key, Stage::Run);
                } else {
                    thread.slice_end = thread.clock + self.profile.time_slice;
                    self.go_on(key);
                }
            }
            Exit::Until => self.go_on(key),
            exit => {
                self.threads[key].stage = Stage::Left(exit);
                self.clock.compute(self.threads[key].clock, key);
            }
        }
    }

    /// The thread computes on when it is its turn.
    pub fn go_on(&mut self, key: Key) {
        self.threads[key].stage = Stage::Run;
        self.clock.compute(self.threads[key].clock, key);
    }

    /// The loop of a thread returned, and the world has caught up with it.
    fn left(&mut self, key: Key, exit: Exit) {
        match exit {
            Exit::Until => self.go_on(key),
            Exit::EvalBreaker => {
                let process = self.process(key);
                let out_of_memory =
                    process.breaker.is_set(EvalBreaker::MEMORY) && process.memory.is_exceeded();
                let drop_requested = process.breaker.is_set(EvalBreaker::GIL_DROP_REQUEST);
                process.breaker.clear(EvalBreaker::MEMORY);
                self.attached(key, |py| {
                    if out_of_memory {
                        let error = py.exception_with("MemoryError", Vec::new());
                        py.interject_raise(error.0.into());
                    } else if !drop_requested {
                        py.handle_pending();
                    }
                });
                if drop_requested {
                    let time = self.threads[key].clock;
                    self.note(key, time, State::WaitingForGil, 0);
                    self.drop_gil(key, After::Take);
                } else {
                    self.go_on(key);
                }
            }
            Exit::Ticker => self.let_others_in(key),
            Exit::Syscall(call) => self.call(key, call),
            Exit::Finished => self.end_thread(key, None),
            Exit::Raised(raised) => self.end_thread(key, Some(raised)),
        }
    }

    pub fn process(&mut self, key: Key) -> &mut SimProcess {
        let pid = self.threads[key].pid;
        self.processes
            .get_mut(&pid)
            .expect("a living thread has a process")
    }

    /// Writes into a thread's trace.
    pub fn note(&mut self, key: Key, time: u64, state: State, bytes: u64) {
        let thread = &mut self.threads[key];
        let line = self
            .processes
            .get(&thread.pid)
            .map_or(0, |process| script_line(&process.interp, &thread.python));
        thread.python.events.push(Event {
            time,
            state,
            line,
            bytes,
        });
    }

    /// The next number of SplitMix64, which begins with the run's seed.
    pub fn random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.random ^ (self.random >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn print(&self, stream: Stream, text: &str) {
        if !text.is_empty() {
            (self.console)(stream, text);
        }
    }

    /// Nothing will ever happen again, and the script has not ended.
    fn deadlock(&mut self) {
        let mut line = 0;
        let mut told = Vec::new();
        for pid in self.processes.keys().copied().collect::<Vec<_>>() {
            let alive = |thread: &SimThread| thread.pid == pid && !thread.has_ended();
            let Some(key) = self.threads.iter().position(alive) else {
                continue;
            };
            let mut parts = Vec::new();
            if let Some(deadlock) = self.attached(key, |py| py.deadlock()) {
                line = if line == 0 { deadlock.line } else { line };
                parts.push(deadlock.message);
            }
            let waiting = self.threads.iter().filter(|thread| alive(thread));
            parts.extend(waiting.filter_map(|thread| self.waits_elsewhere(thread)));
            if !parts.is_empty() {
                told.push((self.processes[&pid].name.clone(), parts.join("; ")));
            }
        }
        let message = match told.as_slice() {
            [(_, one)] => one.clone(),
            several => (several.iter())
                .map(|(process, parts)| format!("in {process} {parts}"))
                .collect::<Vec<_>>()
                .join("; "),
        };
        let error = ScriptError::from(Deadlock { message, line });
        self.print(
            Stream::Stderr,
            &format!("{}: {}\n", error.kind, error.message),
        );
        if let Some(main) = self.processes.get_mut(&ProcessTable::MAIN) {
            main.ending = Some((1, Some(error)));
        }
    }

    /// What a thread waits for that is no lock.
    fn waits_elsewhere(&self, thread: &SimThread) -> Option<String> {
        let what = match &thread.stage {
            Stage::Waits(Wait::Child(_)) => "waits for a process",
            Stage::Waits(Wait::Read { .. }) => "waits to read from a pipe",
            Stage::Waits(Wait::Write { .. }) => "waits to write to a full pipe",
            _ => return None,
        };
        let line = script_line(&self.processes.get(&thread.pid)?.interp, &thread.python);
        Some(format!("{} at line {line} {what}", thread.python.name))
    }

    /// Puts together what is left.
    fn finish(mut self, stopped: bool) -> RunReport {
        let end = self.over.unwrap_or(self.now);
        let left: Vec<Pid> = self.processes.keys().copied().collect();
        for pid in left {
            let (status, error) = self
                .processes
                .get_mut(&pid)
                .and_then(|process| process.ending.take())
                .unwrap_or((-15, None));
            self.end_process(pid, end, status, error);
        }
        RunReport::of(std::mem::take(&mut self.reports), end, stopped)
    }
}

impl SimThread {
    fn has_ended(&self) -> bool {
        matches!(self.stage, Stage::Ended)
    }

    pub fn new(pid: Pid, python: Box<Thread>, clock: u64) -> Self {
        SimThread {
            pid,
            id: python.id,
            python,
            stage: Stage::Waking,
            clock,
            carry: 0,
            on_core: false,
            slice_end: 0,
            timer: None,
            permit: false,
            held_since: 0,
            cpu: 0,
        }
    }
}
