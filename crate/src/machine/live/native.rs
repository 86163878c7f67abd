//! The live machine on an operating system's threads, for the command-line tool: processes are interpreters that share
//! nothing but pipes and the console, in one process of the operating system.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::process::{Process, ProcessConfig};
use super::{Host, run_thread};
use crate::gil::{EvalBreaker, ThreadId};
use crate::machine::report::{ProcessReport, RunReport};
use crate::machine::{Console, Script};
use crate::process::pipe::{PipeReader, PipeWriter, pipe};
use crate::process::table::ProcessTable;
use crate::sync::{Ended, Monitor, Mutex};
use crate::vm::{Pid, PipeEnd, PipeId, Stream, SystemError};

/// Rust stack of each thread. Python frames are on the heap; the parser and nested `repr`s are not.
const STACK: usize = 16 << 20;

/// Most pipes of a run.
const MAX_PIPES: u32 = 1024;

/// A run that has begun.
pub struct Run(Arc<World>);

/// Runs a script to its end.
pub fn run(script: Script, console: Arc<Console>) -> RunReport {
    Run::start(script, console).wait()
}

impl Run {
    /// Starts the script's own process.
    pub fn start(script: Script, console: Arc<Console>) -> Run {
        let world = Arc::new(World {
            begun: Instant::now(),
            table: Monitor::new(Table::new("MainProcess")),
            script,
            console,
            processes: Mutex::default(),
            next_pipe: AtomicU32::new(1),
            stopped: AtomicBool::new(false),
        });
        world.start_process(ProcessTable::MAIN, None, Ends::default());
        Run(world)
    }

    /// Stops every process. The run ends within a tenth of a second, whatever the script does.
    pub fn interrupt(&self) {
        self.0.stopped.store(true, Ordering::SeqCst);
        self.0.interrupt_all();
    }

    /// Waits for the end of all processes.
    pub fn wait(self) -> RunReport {
        let monitor = &self.0.table;
        let mut table = monitor.lock();
        while table.processes.running() > 0 {
            (table, _) = monitor.wait(table, None, || false);
        }
        let elapsed = table.main_ended;
        let reports = std::mem::take(&mut table.reports);
        drop(table);
        let stopped = self.0.stopped.load(Ordering::SeqCst);
        RunReport::of(reports, elapsed, stopped)
    }
}

/// All processes of a run.
struct World {
    begun: Instant,
    script: Script,
    console: Arc<Console>,
    table: Monitor<Table>,
    processes: Mutex<BTreeMap<Pid, Weak<Process>>>,
    next_pipe: AtomicU32,
    stopped: AtomicBool,
}

struct Table {
    processes: ProcessTable,
    reports: Vec<ProcessReport>,
    /// When the script's own process ended.
    main_ended: u64,
}

impl Table {
    fn new(name: &str) -> Table {
        Table {
            processes: ProcessTable::new(name),
            reports: Vec::new(),
            main_ended: 0,
        }
    }
}

/// The platform as one process sees it.
struct NativeHost {
    world: Arc<World>,
    pid: Pid,
    open: Mutex<Ends>,
    /// What the next child gets.
    shared: Mutex<Ends>,
}

/// Descriptors of pipes. They close when they are dropped; one that a thread waits on closes after that.
#[derive(Default)]
struct Ends {
    readers: HashMap<PipeId, Arc<PipeReader>>,
    writers: HashMap<PipeId, Arc<PipeWriter>>,
}

impl World {
    fn now(&self) -> u64 {
        self.begun.elapsed().as_nanos() as u64
    }

    fn start_process(self: &Arc<Self>, pid: Pid, payload: Option<Vec<u8>>, open: Ends) {
        let config = self.config(pid, payload);
        let host = Arc::new(NativeHost {
            world: Arc::clone(self),
            pid,
            open: Mutex::new(open),
            shared: Mutex::default(),
        });
        let world = Arc::clone(self);
        let started = spawn(move || {
            let Some(process) = Process::boot(config, host) else {
                return;
            };
            lock(&world.processes).insert(pid, Arc::downgrade(&process));
            // A stop that came before the process was in the list has not reached it.
            if world.is_over(pid) {
                process.interrupt();
            }
            run_thread(&process, ThreadId(0));
        });
        if started.is_err() {
            // As when the operating system can't start a program.
            self.end(pid, 127);
        }
    }

    fn config(&self, pid: Pid, payload: Option<Vec<u8>>) -> ProcessConfig {
        let script = &self.script;
        let name = (self.table.lock().processes.get(pid))
            .map_or_else(String::new, |entry| entry.name.clone());
        ProcessConfig {
            interp: script.config(pid, &name, payload, entropy(pid), cores()),
            requested: self.now(),
        }
    }

    /// Whether a process that is starting must end at once.
    fn is_over(&self, pid: Pid) -> bool {
        let main_runs = (self.table.lock().processes.get(ProcessTable::MAIN))
            .is_some_and(|main| main.state == crate::process::table::ProcessState::Running);
        self.stopped.load(Ordering::SeqCst) || (pid != ProcessTable::MAIN && !main_runs)
    }

    fn interrupt_all(&self) {
        let processes: Vec<Arc<Process>> = (lock(&self.processes).values())
            .filter_map(Weak::upgrade)
            .collect();
        for process in processes {
            process.interrupt();
        }
    }

    fn end(&self, pid: Pid, status: i32) {
        let mut table = self.table.lock();
        table.processes.end(pid, status);
        if pid == ProcessTable::MAIN {
            table.main_ended = self.now();
        }
        self.table.notify_all(&table);
    }
}

impl Host for NativeHost {
    fn now(&self) -> u64 {
        self.world.now()
    }

    fn wall_clock(&self) -> u64 {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        since_epoch.unwrap_or_default().as_nanos() as u64
    }

    fn start_thread(&self, process: &Arc<Process>, id: ThreadId) -> Result<(), SystemError> {
        let process = Arc::clone(process);
        spawn(move || run_thread(&process, id)).map_err(|_| SystemError::TooManyThreads)
    }

    fn start_process(
        &self,
        name: String,
        payload: Vec<u8>,
        _: &EvalBreaker,
    ) -> Result<Pid, SystemError> {
        let shared = std::mem::take(&mut *lock(&self.shared));
        let mut table = self.world.table.lock();
        let pid = table.processes.start(self.pid, name)?;
        drop(table);
        self.world.start_process(pid, Some(payload), shared);
        Ok(pid)
    }

    fn wait_process(
        &self,
        pid: Pid,
        timeout: Option<u64>,
        breaker: &EvalBreaker,
    ) -> Result<Option<i32>, SystemError> {
        let deadline = timeout.map(|timeout| self.now().saturating_add(timeout));
        let monitor = &self.world.table;
        let mut table = monitor.lock();
        let mut ended = Ended::Notified;
        loop {
            if let Some(status) = table.processes.wait(self.pid, pid)? {
                return Ok(Some(status));
            }
            if ended != Ended::Notified {
                return Ok(None);
            }
            let left = deadline.map(|deadline| deadline.saturating_sub(self.now()));
            (table, ended) = monitor.wait(table, left.map(Duration::from_nanos), || {
                breaker.is_interrupted()
            });
        }
    }

    fn pipe(&self) -> Result<PipeId, SystemError> {
        let number = self.world.next_pipe.fetch_add(1, Ordering::Relaxed);
        if number > MAX_PIPES {
            return Err(SystemError::TooManyPipes);
        }
        let (id, (reader, writer)) = (PipeId(number), pipe());
        let mut open = lock(&self.open);
        open.readers.insert(id, Arc::new(reader));
        open.writers.insert(id, Arc::new(writer));
        Ok(id)
    }

    fn share_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError> {
        let (open, mut shared) = (lock(&self.open), lock(&self.shared));
        match end {
            PipeEnd::Read => {
                let reader = open.readers.get(&pipe).ok_or_else(closed)?;
                shared
                    .readers
                    .insert(pipe, Arc::new(PipeReader::clone(reader)));
            }
            PipeEnd::Write => {
                let writer = open.writers.get(&pipe).ok_or_else(closed)?;
                shared
                    .writers
                    .insert(pipe, Arc::new(PipeWriter::clone(writer)));
            }
        }
        Ok(())
    }

    fn close_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError> {
        let mut open = lock(&self.open);
        let was_open = match end {
            PipeEnd::Read => open.readers.remove(&pipe).is_some(),
            PipeEnd::Write => open.writers.remove(&pipe).is_some(),
        };
        if was_open { Ok(()) } else { Err(closed()) }
    }

    fn read(
        &self,
        pipe: PipeId,
        max: usize,
        breaker: &EvalBreaker,
    ) -> Result<Vec<u8>, SystemError> {
        let reader = lock(&self.open).readers.get(&pipe).cloned();
        let mut bytes = vec![0; max.min(crate::process::ring::CAPACITY)];
        let count = reader
            .ok_or_else(closed)?
            .read(&mut bytes, breaker)
            .map_err(|error| SystemError::Other(error.to_string()))?;
        bytes.truncate(count);
        Ok(bytes)
    }

    fn write(&self, pipe: PipeId, bytes: &[u8], breaker: &EvalBreaker) -> Result<(), SystemError> {
        let writer = lock(&self.open).writers.get(&pipe).cloned();
        (writer.ok_or_else(closed)?.write(bytes, breaker)).map_err(|_| SystemError::BrokenPipe)
    }

    fn print(&self, stream: Stream, text: &str) {
        (self.world.console)(stream, text);
    }

    fn ended(&self, report: ProcessReport) {
        *lock(&self.open) = Ends::default();
        *lock(&self.shared) = Ends::default();
        lock(&self.world.processes).remove(&self.pid);
        let status = report.status;
        self.world.table.lock().reports.push(report);
        self.world.end(self.pid, status);
        if self.pid == ProcessTable::MAIN {
            // Nobody is left who could want what the others do.
            self.world.interrupt_all();
        }
    }
}

/// What a descriptor that isn't open gives (`EBADF`).
fn closed() -> SystemError {
    SystemError::Other("Bad file descriptor".to_owned())
}

fn lock<T>(mutex: &Mutex<T>) -> crate::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Cores of this device.
pub fn cores() -> u32 {
    thread::available_parallelism().map_or(1, |cores| cores.get() as u32)
}

/// A seed that differs from run to run and from process to process.
fn entropy(pid: Pid) -> u64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanos = since_epoch.unwrap_or_default().as_nanos() as u64;
    nanos ^ u64::from(pid.0).rotate_right(16)
}

/// Ends everything when a thread panics: what it left behind can't be trusted, and others would wait for it for ever.
struct AbortOnPanic;

impl Drop for AbortOnPanic {
    fn drop(&mut self) {
        if thread::panicking() {
            std::process::abort();
        }
    }
}

fn spawn(body: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let guarded = move || {
        let _guard = AbortOnPanic;
        body();
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(guarded)
        .map(drop)
}
