//! How simulated threads and processes begin and end.

use std::sync::Arc;

use super::clock::{Key, Ring};
use super::world::{SimProcess, SimThread, Stage, World};
use crate::gil::{EvalBreaker, ThreadId, VirtualGil};
use crate::lab::{ThreadTrace, TraceThread};
use crate::machine::last_words;
use crate::machine::memory::Account;
use crate::machine::report::{ProcessReport, ScriptError};
use crate::process::table::ProcessTable;
use crate::trace::State;
use crate::vm::{Interp, Pid, Py, Raised, Stream, Thread, format_syntax_error};

/// Main threads have this number.
const MAIN: ThreadId = ThreadId(0);

impl World<'_> {
    /// Makes a process whose first instruction runs after `delay`. A child gets its parent's shared pipe ends.
    pub fn boot(
        &mut self,
        pid: Pid,
        name: String,
        child_of: Option<(Pid, Vec<u8>)>,
        time: u64,
        delay: u64,
    ) {
        let (parent, payload) = child_of.unzip();
        let shared = parent
            .and_then(|parent| self.processes.get_mut(&parent))
            .map(|parent| std::mem::take(&mut parent.shared));
        let ends = shared.unwrap_or_default();
        for &(pipe, end) in &ends {
            self.open_end(pipe, end);
        }
        let breaker = Arc::new(EvalBreaker::new());
        if self.script.suspend_everywhere {
            breaker.set(EvalBreaker::SUSPEND);
        }
        let entropy = self.script.lab.seed ^ u64::from(pid.0).rotate_right(16);
        let config = self
            .script
            .config(pid, &name, payload, entropy, self.core_count);
        let mut interp = Interp::boot(config, Arc::clone(&breaker));
        interp.watch(Arc::clone(&self.prices));
        if let Some(nanos) = self.script.gil.interval_nanos() {
            interp.set_switch_interval(nanos);
        }
        let main = interp.main_thread();
        let process = SimProcess {
            name,
            memory: Account::new(interp.memory_limit, Arc::clone(&breaker)),
            interp,
            breaker,
            gil: VirtualGil::new(&self.script.gil),
            ends,
            shared: Vec::new(),
            ending: None,
            measured: Default::default(),
            traces: Vec::new(),
            cpu: 0,
        };
        self.processes.insert(pid, process);
        match main {
            Ok(main) => self.begin_thread(pid, main, time, delay),
            Err(error) => {
                let text = format_syntax_error(&error, &self.script.filename);
                self.print(Stream::Stderr, &text);
                self.end_process(pid, time, 1, Some(ScriptError::from(&error)));
            }
        }
    }

    /// A thread that wants the GIL after `delay`.
    pub fn begin_thread(&mut self, pid: Pid, python: Box<Thread>, time: u64, delay: u64) {
        let key = self.threads.len();
        self.keys.insert((pid, python.id), key);
        self.threads.push(SimThread::new(pid, python, time));
        self.note(key, time, State::Starting, 0);
        self.clock.set(time + delay, key, Ring::Ready);
    }

    /// A thread's function returned or raised.
    pub fn end_thread(&mut self, key: Key, raised: Option<Raised>) {
        let (id, time) = (self.threads[key].id, self.threads[key].clock);
        if id == MAIN {
            return self.end_main_thread(key, raised);
        }
        if let Some(raised) = raised {
            let text = self.attached(key, |py| last_words::of_thread(py, &raised));
            self.print(Stream::Stderr, &text);
        }
        if let Some(waiting) = self.attached(key, |py| py.release_sentinel()) {
            self.unpark(key, waiting);
        }
        self.drop_gil_for_good(key);
        self.retire(key, time);
        self.process(key).interp.end_thread(id);
    }

    /// The script ended, then what waits for that: the process does, with all threads that are left.
    fn end_main_thread(&mut self, key: Key, raised: Option<Raised>) {
        let mut ending = (0, None);
        if let Some(raised) = raised {
            let words = self.attached(key, |py| last_words::of_process(py, &raised));
            self.print(Stream::Stderr, &words.text);
            ending = (words.status, words.error);
        }
        let (status, error) = self.process(key).ending.take().unwrap_or(ending);
        if self.attached(key, |py| py.begin_exit()) {
            self.process(key).ending = Some((status, error));
            return self.go_on(key);
        }
        let (pid, time) = (self.threads[key].pid, self.threads[key].clock);
        self.end_process(pid, time, status, error);
    }

    /// Does something as a thread of the world.
    pub fn attached<T>(&mut self, key: Key, body: impl FnOnce(&mut Py<'_>) -> T) -> T {
        let thread = &mut self.threads[key];
        let process = self
            .processes
            .get_mut(&thread.pid)
            .expect("a living thread has a process");
        body(&mut Py::attach(&mut process.interp, &mut thread.python))
    }

    /// A thread is gone; its trace stays.
    fn retire(&mut self, key: Key, time: u64) {
        if matches!(self.threads[key].stage, Stage::Ended) {
            return;
        }
        self.note(key, time, State::Exited, 0);
        let thread = &mut self.threads[key];
        thread.stage = Stage::Ended;
        if let Some(timer) = thread.timer.take() {
            self.clock.cancel(timer);
        }
        let (pid, id, clock) = (thread.pid, thread.id, thread.clock);
        let python = std::mem::replace(&mut thread.python, Box::new(Thread::idle()));
        self.clock.forget(clock, key);
        self.leave_queue(key);
        self.release_core(key, time);
        self.keys.remove(&(pid, id));
        if let Some(process) = self.processes.get_mut(&pid) {
            let whose = TraceThread {
                pid: pid.0,
                tid: id.0,
                name: python.name.clone(),
                process: process.name.clone(),
            };
            process.traces.push(ThreadTrace::new(whose, &python.events));
            process.memory.charge(|| drop(python));
        }
    }

    /// A process ends with all that it has.
    pub fn end_process(&mut self, pid: Pid, time: u64, status: i32, error: Option<ScriptError>) {
        let threads: Vec<Key> = (0..self.threads.len())
            .filter(|key| self.threads[*key].pid == pid)
            .collect();
        for key in threads {
            self.retire(key, time);
        }
        let Some(mut process) = self.processes.remove(&pid) else {
            return;
        };
        for (pipe, end) in std::mem::take(&mut process.ends) {
            self.closed(pipe, end, time);
        }
        self.reports.push(ProcessReport {
            pid,
            status,
            measured: process.measured.nanos(),
            threads: process.traces,
            error,
        });
        self.table.end(pid, status);
        self.tell_parent(pid, time);
        if pid == ProcessTable::MAIN {
            self.over = Some(time);
        }
    }
}
