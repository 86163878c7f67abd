//! How a thread of the live machine answers what its script asks.

use std::time::Duration;

use super::driver::{Driver, Stopped};
use super::process::{Attached, Outcome};
use crate::gil::{Parked, ThreadId};
use crate::machine::network;
use crate::machine::report::ScriptError;
use crate::trace::{Event, State};
use crate::vm::{PipeId, Reply, Stream, Syscall, SystemError, script_line};

impl<'p> Driver<'p> {
    /// Answers, keeping the GIL where the call says so.
    pub fn answer(
        &mut self,
        mut attached: Attached<'p>,
        call: Syscall,
    ) -> Result<Attached<'p>, Stopped> {
        let host = &self.process.host;
        let reply = match call {
            Syscall::Clock => Reply::Nanos(host.now()),
            Syscall::WallClock => Reply::Nanos(host.wall_clock()),
            Syscall::CpuClock { thread } => Reply::Nanos(self.cpu_time(&mut attached, thread)),
            Syscall::Unpark(thread) => {
                self.process.unpark(thread);
                Reply::Unit
            }
            Syscall::GiveWay => {
                self.thread.reply = Some(Reply::Unit);
                return self.let_others_in(attached);
            }
            Syscall::StartThread(thread) => unit(self.start_thread(&mut attached, thread)),
            Syscall::Pipe => host.pipe().map_or_else(Reply::Error, Reply::Pipe),
            Syscall::ShareEnd(pipe, end) => unit(host.share_end(pipe, end)),
            Syscall::CloseEnd(pipe, end) => unit(host.close_end(pipe, end)),
            Syscall::Enter { state, bytes } => {
                self.enter(&mut attached, state, bytes);
                Reply::Unit
            }
            Syscall::Measure { begin } => {
                let now = host.now();
                attached.shared().measured.mark(begin, now);
                Reply::Unit
            }
            Syscall::File(call) if call.is_buffered() => self.process.file(call),
            Syscall::Exit(status) => return Err(self.exit(attached, status)),
            waits => return self.wait(attached, waits),
        };
        self.thread.reply = Some(reply);
        Ok(attached)
    }

    /// Answers what may wait.
    fn wait(&mut self, attached: Attached<'p>, call: Syscall) -> Result<Attached<'p>, Stopped> {
        let (state, bytes) = match &call {
            Syscall::Sleep(_) => (State::Sleeping, 0),
            Syscall::Read { .. } => (State::Receiving, 0),
            Syscall::Write { bytes, .. } => (State::Sending, bytes.len()),
            Syscall::Print { .. } | Syscall::Fetch { .. } => (State::InputOutput, 0),
            Syscall::Request(request) => (State::InputOutput, request.body.len()),
            Syscall::Receive { bytes, .. } => (State::InputOutput, *bytes as usize),
            Syscall::File(call) => (State::InputOutput, call.bytes() as usize),
            Syscall::Save { bytes, .. } => (State::InputOutput, bytes.len()),
            Syscall::Compute(_) => (State::Native, 0),
            _ => (State::Blocked, 0),
        };
        let (attached, reply) =
            self.without_gil(attached, state, bytes as u64, |driver| driver.waited(call))?;
        let Some(reply) = reply else {
            return Err(self.end_by_deadlock(attached));
        };
        self.thread.reply = Some(reply);
        Ok(attached)
    }

    /// Waits, without the GIL. No answer means that there will never be one.
    fn waited(&mut self, call: Syscall) -> Option<Reply> {
        let (process, breaker) = (self.process, &*self.process.breaker);
        let host = &process.host;
        Some(match call {
            Syscall::Sleep(nanos) => {
                process.sleep(nanos);
                Reply::Unit
            }
            Syscall::Park { timeout } => {
                let timeout = timeout.map(Duration::from_nanos);
                let deadlocked = || process.is_deadlocked();
                match (self.parker).park_unless(timeout, breaker, deadlocked) {
                    Parked::Deadlocked => return None,
                    parked => Reply::Bool(parked == Parked::Unparked),
                }
            }
            Syscall::StartProcess { name, payload } => {
                (host.start_process(name, payload, breaker)).map_or_else(Reply::Error, Reply::Pid)
            }
            Syscall::WaitProcess { pid, timeout } => {
                match host.wait_process(pid, timeout, breaker) {
                    Ok(Some(status)) => Reply::Status(status),
                    Ok(None) => Reply::TimedOut,
                    Err(error) => Reply::Error(error),
                }
            }
            Syscall::Read { pipe, max } => self.read(pipe, max),
            Syscall::Write { pipe, bytes } => unit(host.write(pipe, &bytes, breaker)),
            Syscall::Print { stream, text } => {
                host.print(stream, &text);
                Reply::Unit
            }
            Syscall::Fetch { url } => {
                process.sleep(network::fetch_nanos(&url, process.seed));
                Reply::Bytes(network::fetched(&url))
            }
            Syscall::Request(request) => {
                let begin = host.now();
                let mut exchange = network::exchange(&request, process.seed, &process.network);
                process.sleep(exchange.nanos);
                if let Ok(answer) = &mut exchange.outcome {
                    answer.begin = begin + exchange.nanos;
                }
                Reply::Http(exchange.outcome)
            }
            Syscall::Receive { until, .. } => {
                process.sleep(until.saturating_sub(host.now()));
                Reply::Unit
            }
            Syscall::Save { bytes, .. } => {
                process.sleep(network::save_nanos(bytes.len()));
                Reply::Unit
            }
            Syscall::File(call) => process.file(call),
            Syscall::Compute(work) => Reply::Computed(work.run()),
            keeps => unreachable!("{keeps:?} keeps the GIL"),
        })
    }

    /// No thread of the process will ever run again but this one, which tells why, and ends it.
    pub fn end_by_deadlock(&mut self, mut attached: Attached<'p>) -> Stopped {
        let deadlock = attached.py(&mut self.thread).deadlock();
        let error = deadlock.map(ScriptError::from);
        if let Some(error) = &error {
            let text = format!("{}: {}\n", error.kind, error.message);
            self.process.host.print(Stream::Stderr, &text);
        }
        attached.shared().outcome = Some(Outcome { status: 1, error });
        attached.detach_for_good();
        self.process.interrupt();
        Stopped
    }

    fn read(&mut self, pipe: PipeId, max: usize) -> Reply {
        let process = self.process;
        match process.host.read(pipe, max, &process.breaker) {
            Ok(bytes) => {
                // How many they are is known only now.
                if let Some(&last) = self.thread.events.last()
                    && !bytes.is_empty()
                {
                    self.thread.events.push(Event {
                        time: last.time.max(process.host.now()),
                        bytes: bytes.len() as u64,
                        ..last
                    });
                }
                Reply::Bytes(bytes)
            }
            Err(error) => Reply::Error(error),
        }
    }

    fn start_thread(
        &mut self,
        attached: &mut Attached<'p>,
        id: ThreadId,
    ) -> Result<(), SystemError> {
        self.process.enter(id)?;
        let time = attached.stamp();
        let line = script_line(&attached.shared().interp, &self.thread);
        let interp = &mut attached.shared().interp;
        let mut name = String::new();
        if let Some(thread) = interp.new_threads.get_mut(&id) {
            name = thread.name.clone();
            thread.events.push(Event {
                time,
                state: State::Starting,
                line,
                bytes: 0,
            });
        }
        interp.begin_thread(id, name);
        let started = self.process.host.start_thread(self.process, id);
        if started.is_err() {
            attached.shared().interp.end_thread(id);
            self.process.leave(id, None, None);
        }
        started
    }

    /// The thread does something else while it holds the GIL. Bytes that are known only at its end are noted there.
    fn enter(&mut self, attached: &mut Attached<'p>, state: State, bytes: u64) {
        let leaves = state == State::Running;
        if let Some(last) = self.thread.events.last()
            && leaves
            && bytes != 0
            && last.bytes == 0
        {
            self.note(attached, last.state, bytes);
        }
        self.note(attached, state, if leaves { 0 } else { bytes });
    }

    /// Nanoseconds in which the process (or this thread) held the GIL: all the CPU time that Python code uses.
    fn cpu_time(&mut self, attached: &mut Attached<'p>, thread: bool) -> u64 {
        let now = attached.stamp();
        let own = now.saturating_sub(self.running_since);
        if thread {
            self.cpu_nanos + own
        } else {
            attached.shared().cpu_nanos + own
        }
    }

    /// `os._exit`: the process ends with all its threads.
    fn exit(&mut self, mut attached: Attached<'p>, status: i32) -> Stopped {
        attached.shared().outcome = Some(Outcome {
            status,
            error: None,
        });
        attached.detach_for_good();
        self.process.interrupt();
        Stopped
    }
}

fn unit(result: Result<(), SystemError>) -> Reply {
    result.map_or_else(Reply::Error, |()| Reply::Unit)
}
