//! Answers to syscalls, each at the moment at which its thread is the furthest behind.

use super::clock::{Key, Ring};
use super::world::{After, Stage, Wait, World};
use crate::machine::{files, network};
use crate::trace::State;
use crate::vm::{FileCall, Pid, Reply, Syscall, SystemError, ThreadId};

/// What `time.time()` says when a simulated run begins: 1 January 2024. It must not depend on the day of the run.
const EPOCH: u64 = 1_704_067_200_000_000_000;

/// Most threads that a process may have at a time.
const MAX_THREADS: usize = 2048;

impl World<'_> {
    /// Answers what can be answered with the GIL held; for everything else the thread drops it first.
    pub fn call(&mut self, key: Key, call: Syscall) {
        let time = self.threads[key].clock;
        let reply = match call {
            Syscall::Clock => Reply::Nanos(time),
            Syscall::WallClock => Reply::Nanos(EPOCH + time),
            Syscall::CpuClock { thread } => {
                let own = time.saturating_sub(self.threads[key].held_since);
                let before = if thread {
                    self.threads[key].cpu
                } else {
                    self.process(key).cpu
                };
                Reply::Nanos(before + own)
            }
            Syscall::Unpark(id) => {
                self.unpark(key, id);
                Reply::Unit
            }
            Syscall::GiveWay => {
                self.threads[key].python.reply = Some(Reply::Unit);
                self.threads[key].clock += self.profile.syscall;
                return self.let_others_in(key);
            }
            Syscall::StartThread(id) => self.start_thread(key, id),
            Syscall::Pipe => Reply::Pipe(self.make_pipe(key)),
            Syscall::ShareEnd(pipe, end) => {
                self.process(key).shared.push((pipe, end));
                Reply::Unit
            }
            Syscall::CloseEnd(pipe, end) => {
                match self.close_end(self.threads[key].pid, pipe, end, time) {
                    true => Reply::Unit,
                    false => Reply::Error(SystemError::Other("Bad file descriptor".to_owned())),
                }
            }
            Syscall::Enter { state, bytes } => {
                self.enter(key, state, bytes);
                Reply::Unit
            }
            Syscall::Measure { begin } => {
                self.process(key).measured.mark(begin, time);
                Reply::Unit
            }
            Syscall::File(call) if call.is_buffered() => {
                let (reply, nanos) = self.file(call, time);
                self.threads[key].clock += nanos;
                reply
            }
            Syscall::Exit(status) => {
                let pid = self.threads[key].pid;
                return self.end_process(pid, time, status, None);
            }
            waits => {
                let (state, bytes) = state_of(&waits);
                self.note(key, time, state, bytes);
                return self.drop_gil(key, After::Call(waits));
            }
        };
        let thread = &mut self.threads[key];
        thread.python.reply = Some(reply);
        thread.clock += self.profile.syscall;
        self.go_on(key);
    }

    /// The thread dropped the GIL, and does what may take time.
    pub fn wait(&mut self, key: Key, call: Syscall) {
        let time = self.threads[key].clock;
        match call {
            Syscall::Sleep(nanos) => {
                self.answer_after(key, nanos + self.profile.sleep_overrun, Reply::Unit)
            }
            Syscall::Park { timeout } => {
                if std::mem::take(&mut self.threads[key].permit) {
                    self.answer_after(key, 0, Reply::Bool(true));
                } else {
                    self.wait_for(
                        key,
                        Wait::Park,
                        timeout.map(|timeout| (timeout, Reply::Bool(false))),
                    );
                }
            }
            Syscall::WaitProcess { pid, timeout } => {
                match self.table.wait(self.threads[key].pid, pid) {
                    Ok(Some(status)) => {
                        self.answer_after(key, self.profile.syscall, Reply::Status(status))
                    }
                    Ok(None) => self.wait_for(
                        key,
                        Wait::Child(pid),
                        timeout.map(|timeout| (timeout, Reply::TimedOut)),
                    ),
                    Err(error) => self.answer_after(key, 0, Reply::Error(error)),
                }
            }
            Syscall::StartProcess { name, payload } => {
                let reply = self.start_process(key, name, payload, time);
                self.answer_after(key, self.profile.thread_start, reply);
            }
            Syscall::Read { pipe, max } => {
                self.threads[key].stage = Stage::Waits(Wait::Read { pipe, max });
                self.try_pipe(key, time);
            }
            Syscall::Write { pipe, bytes } => {
                self.threads[key].stage = Stage::Waits(Wait::Write {
                    pipe,
                    bytes,
                    written: 0,
                });
                self.try_pipe(key, time);
            }
            Syscall::Print { stream, text } => {
                self.print(stream, &text);
                self.answer_after(key, self.profile.print, Reply::Unit);
            }
            Syscall::Fetch { url } => {
                let nanos = network::fetch_nanos(&url, self.script.lab.seed);
                self.answer_after(key, nanos, Reply::Bytes(network::fetched(&url)));
            }
            Syscall::Request(request) => {
                let lab = &self.script.lab;
                let memory = &self.process(key).memory;
                let mut exchange =
                    memory.charge(|| network::exchange(&request, lab.seed, &lab.network));
                if let Ok(answer) = &mut exchange.outcome {
                    answer.begin = time + exchange.nanos;
                }
                self.answer_after(key, exchange.nanos, Reply::Http(exchange.outcome));
            }
            Syscall::Receive { until, .. } => {
                self.answer_after(key, until.saturating_sub(time), Reply::Unit)
            }
            Syscall::Save { bytes, .. } => {
                self.answer_after(key, network::save_nanos(bytes.len()), Reply::Unit)
            }
            Syscall::File(call) => {
                let (reply, nanos) = self.file(call, time);
                self.answer_after(key, nanos, reply);
            }
            Syscall::Compute(work) => self.begin_native(key, work),
            keeps => unreachable!("{keeps:?} keeps the GIL"),
        }
    }

    /// The answer is there after so many nanoseconds. Short calls keep their core.
    pub fn answer_after(&mut self, key: Key, nanos: u64, reply: Reply) {
        let time = self.threads[key].clock + nanos;
        if self.threads[key].on_core && nanos <= self.profile.context_switch {
            self.answered(key, time, reply);
            return;
        }
        let begun = self.threads[key].clock;
        self.threads[key].stage = Stage::Waits(Wait::Timer);
        self.threads[key].timer = Some(self.clock.set(time, key, Ring::Answer(reply)));
        self.release_core(key, begun);
    }

    /// Waits, perhaps with a time-out and the answer that it gives.
    pub fn wait_for(&mut self, key: Key, wait: Wait, timeout: Option<(u64, Reply)>) {
        let time = self.threads[key].clock;
        self.threads[key].stage = Stage::Waits(wait);
        self.threads[key].timer = timeout.map(|(nanos, reply)| {
            self.clock
                .set(time.saturating_add(nanos), key, Ring::Answer(reply))
        });
        self.release_core(key, time);
    }

    /// A wait ends with an answer: the thread wakes and wants the GIL.
    pub fn answered(&mut self, key: Key, time: u64, reply: Reply) {
        if let Some(timer) = self.threads[key].timer.take() {
            self.clock.cancel(timer);
        }
        self.threads[key].python.reply = Some(reply);
        self.note(key, time, State::WaitingForGil, 0);
        if self.threads[key].on_core {
            self.ready(key, time, Stage::Take);
        } else {
            self.threads[key].stage = Stage::Waking;
            self.clock.set(time + self.profile.wake, key, Ring::Ready);
        }
    }

    /// Answers a question about files, and says how long that takes.
    fn file(&mut self, call: FileCall, time: u64) -> (Reply, u64) {
        let price = files::price(&call);
        let reply = self.files.answer(call, EPOCH + time);
        let nanos = price + files::price_of_answer(&reply);
        (Reply::File(reply), nanos)
    }

    pub fn unpark(&mut self, key: Key, id: ThreadId) {
        let (pid, time) = (self.threads[key].pid, self.threads[key].clock);
        let Some(&other) = self.keys.get(&(pid, id)) else {
            return;
        };
        if matches!(self.threads[other].stage, Stage::Waits(Wait::Park)) {
            self.answered(other, time, Reply::Bool(true));
        } else {
            self.threads[other].permit = true;
        }
    }

    fn start_thread(&mut self, key: Key, id: ThreadId) -> Reply {
        let (pid, time) = (self.threads[key].pid, self.threads[key].clock);
        let process = self.process(key);
        if process.interp.living.len() >= MAX_THREADS {
            return Reply::Error(SystemError::TooManyThreads);
        }
        let Some(python) = process.interp.new_threads.remove(&id) else {
            return Reply::Error(SystemError::Other("no such thread".to_owned()));
        };
        process.interp.begin_thread(id, python.name.clone());
        self.begin_thread(pid, python, time, self.profile.thread_start);
        Reply::Unit
    }

    fn start_process(&mut self, key: Key, name: String, payload: Vec<u8>, time: u64) -> Reply {
        let parent = self.threads[key].pid;
        match self.table.start(parent, name.clone()) {
            Ok(pid) => {
                self.boot(
                    pid,
                    name,
                    Some((parent, payload)),
                    time,
                    self.profile.process_start,
                );
                Reply::Pid(pid)
            }
            Err(error) => Reply::Error(error),
        }
    }

    /// The thread does something else while it holds the GIL; pickling is charged for at its end, when its bytes are known.
    fn enter(&mut self, key: Key, state: State, bytes: u64) {
        let last = self.threads[key]
            .python
            .events
            .last()
            .map(|event| event.state);
        if state == State::Running && last == Some(State::Pickling) {
            let begun = self.threads[key].clock;
            self.note(key, begun, State::Pickling, bytes);
            self.threads[key].clock +=
                self.profile.pickle_call + bytes * self.profile.pickle_byte / 1000;
        }
        let time = self.threads[key].clock;
        self.note(
            key,
            time,
            state,
            if state == State::Running { 0 } else { bytes },
        );
    }

    /// Tells those who wait for the end of a process.
    pub fn tell_parent(&mut self, child: Pid, time: u64) {
        let waiting: Vec<Key> = (0..self.threads.len())
            .filter(|key| matches!(self.threads[*key].stage, Stage::Waits(Wait::Child(pid)) if pid == child))
            .collect();
        for key in waiting {
            let reply = match self.table.wait(self.threads[key].pid, child) {
                Ok(Some(status)) => Reply::Status(status),
                Ok(None) => continue,
                Err(error) => Reply::Error(error),
            };
            self.answered(key, time, reply);
        }
    }
}

/// What a thread in this call does, and with how many bytes.
fn state_of(call: &Syscall) -> (State, u64) {
    match call {
        Syscall::Sleep(_) => (State::Sleeping, 0),
        Syscall::Read { .. } => (State::Receiving, 0),
        Syscall::Write { bytes, .. } => (State::Sending, bytes.len() as u64),
        Syscall::Save { bytes, .. } => (State::InputOutput, bytes.len() as u64),
        Syscall::Print { .. } | Syscall::Fetch { .. } => (State::InputOutput, 0),
        Syscall::Request(request) => (State::InputOutput, request.body.len() as u64),
        Syscall::Receive { bytes, .. } => (State::InputOutput, *bytes),
        Syscall::File(call) => (State::InputOutput, call.bytes()),
        Syscall::Compute(_) => (State::Native, 0),
        _ => (State::Blocked, 0),
    }
}
