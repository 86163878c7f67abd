//! A machine that is just enough for tests: one thread runs at a time, each until it has to wait; time passes only
//! when all wait.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use crate::gil::{EvalBreaker, PYTHON_3_12};
use crate::modules::LIBRARY;
use crate::object::Value;
use crate::vm::{
    Config, Exit, FileReply, Interp, LabSettings, NetworkError, Pid, PipeEnd, PipeId, Py, Reply,
    Stream, Syscall, SystemError, Thread, ThreadId, run,
};

const SOURCE_NAME: &str = "script.py";

/// Why a thread does not run.
enum Wait {
    /// It can go on.
    Ready,
    Until(u64),
    Park {
        deadline: Option<u64>,
    },
    Read(PipeId, usize),
    Process(Pid),
}

struct Task {
    thread: Box<Thread>,
    wait: Wait,
    permit: bool,
}

struct Process {
    tasks: BTreeMap<ThreadId, Task>,
    interp: Interp,
    status: Option<i32>,
}

#[derive(Default)]
struct Pipe {
    bytes: VecDeque<u8>,
    readers: u32,
    writers: u32,
}

#[derive(Default)]
struct World {
    processes: BTreeMap<Pid, Process>,
    pipes: HashMap<PipeId, Pipe>,
    now: u64,
    output: String,
    measured: Vec<(bool, u64)>,
}

fn config(source: &str, lab: LabSettings, payload: Option<Vec<u8>>, pid: u32) -> Config {
    Config {
        source: source.into(),
        filename: SOURCE_NAME.to_owned(),
        argv: vec![SOURCE_NAME.to_owned()],
        main_name: if payload.is_some() {
            "__mp_main__"
        } else {
            "__main__"
        },
        process_name: "MainProcess".to_owned(),
        payload,
        pid,
        lab,
        entropy: 0,
        cores: 1,
        gil: PYTHON_3_12,
        library: &LIBRARY,
        suspend_everywhere: false,
    }
}

impl World {
    fn start(&mut self, config: Config) -> Pid {
        let pid = Pid(config.pid);
        let mut interp = Interp::boot(config, Arc::new(EvalBreaker::default()));
        let thread = interp.main_thread().expect("the script compiles");
        let main = Task {
            thread,
            wait: Wait::Ready,
            permit: false,
        };
        let tasks = BTreeMap::from([(ThreadId(0), main)]);
        let process = Process {
            interp,
            tasks,
            status: None,
        };
        self.processes.insert(pid, process);
        pid
    }

    /// Runs until the first process ends.
    fn run(&mut self) {
        let first = Pid(1);
        while self.processes[&first].status.is_none() {
            let pids: Vec<Pid> = self.processes.keys().copied().collect();
            let mut anybody = false;
            for pid in pids {
                let threads: Vec<ThreadId> = self.processes[&pid].tasks.keys().copied().collect();
                for thread in threads {
                    anybody |= self.step(pid, thread);
                }
            }
            if !anybody {
                self.now = self
                    .next_deadline()
                    .expect("nobody can ever go on: a deadlock");
            }
        }
    }

    fn next_deadline(&self) -> Option<u64> {
        let tasks = self
            .processes
            .values()
            .flat_map(|process| process.tasks.values());
        let deadlines = tasks.filter_map(|task| match task.wait {
            Wait::Until(time) => Some(time),
            Wait::Park { deadline } => deadline,
            _ => None,
        });
        deadlines.min()
    }

    /// What ends a wait now, if something does.
    fn reply(&mut self, pid: Pid, id: ThreadId) -> Option<Reply> {
        let statuses: HashMap<Pid, Option<i32>> = self
            .processes
            .iter()
            .map(|(pid, process)| (*pid, process.status))
            .collect();
        let task = self.processes.get_mut(&pid)?.tasks.get_mut(&id)?;
        match task.wait {
            Wait::Ready => None,
            Wait::Until(time) => (self.now >= time).then_some(Reply::Unit),
            Wait::Park { deadline } => {
                if std::mem::take(&mut task.permit) {
                    return Some(Reply::Bool(true));
                }
                (deadline.is_some_and(|deadline| self.now >= deadline))
                    .then_some(Reply::Bool(false))
            }
            Wait::Read(pipe, max) => {
                let pipe = self.pipes.get_mut(&pipe)?;
                if pipe.bytes.is_empty() && pipe.writers > 0 {
                    return None;
                }
                let count = max.min(pipe.bytes.len());
                Some(Reply::Bytes(pipe.bytes.drain(..count).collect()))
            }
            Wait::Process(child) => statuses[&child].map(Reply::Status),
        }
    }

    /// Lets a thread go on until it waits; false when it cannot.
    fn step(&mut self, pid: Pid, id: ThreadId) -> bool {
        let reply = self.reply(pid, id);
        let Some(process) = self.processes.get_mut(&pid) else {
            return false;
        };
        let Some(mut task) = process.tasks.remove(&id) else {
            return false;
        };
        if !matches!(task.wait, Wait::Ready) {
            if reply.is_none() {
                process.tasks.insert(id, task);
                return false;
            }
            task.thread.reply = reply;
        }
        task.wait = Wait::Ready;
        loop {
            let process = self.processes.get_mut(&pid).expect("it is alive");
            let mut py = Py::attach(&mut process.interp, &mut task.thread);
            match run(&mut py) {
                Exit::Syscall(call) => match self.answer(pid, call) {
                    Ok(reply) => task.thread.reply = Some(reply),
                    Err(wait) => {
                        task.wait = wait;
                        break;
                    }
                },
                Exit::Finished => {
                    self.end(pid, id, 0);
                    return true;
                }
                Exit::Raised(raised) => {
                    let value = Value::from(raised.0);
                    let text = crate::object::ops::str(&mut py, &value);
                    let text = text.ok().flatten().unwrap_or_default();
                    let line = format!("{}: {text}\n", py.type_name(&value));
                    self.output.push_str(&line);
                    self.end(pid, id, 1);
                    return true;
                }
                Exit::EvalBreaker | Exit::Ticker | Exit::Until => {}
            }
        }
        let process = self.processes.get_mut(&pid).expect("it is alive");
        process.tasks.insert(id, task);
        true
    }

    fn end(&mut self, pid: Pid, id: ThreadId, status: i32) {
        let process = self.processes.get_mut(&pid).expect("it is alive");
        if id == ThreadId(0) {
            process.status = Some(status);
            process.tasks.clear();
            if pid != Pid(1) {
                for pipe in self.pipes.values_mut() {
                    // Every other process's ends of the pipes of these tests are closed by their owner.
                    pipe.writers = pipe.writers.min(1);
                }
            }
        }
    }

    fn answer(&mut self, pid: Pid, call: Syscall) -> Result<Reply, Wait> {
        let process = self.processes.get_mut(&pid).expect("it is alive");
        Ok(match call {
            Syscall::Clock | Syscall::CpuClock { .. } => {
                self.now += 1;
                Reply::Nanos(self.now)
            }
            Syscall::WallClock => Reply::Nanos(1_700_000_000_000_000_000 + self.now),
            Syscall::GiveWay => Reply::Unit,
            Syscall::Sleep(nanos) => return Err(Wait::Until(self.now + nanos)),
            Syscall::Park { timeout } => {
                let deadline = timeout.map(|timeout| self.now + timeout);
                return Err(Wait::Park { deadline });
            }
            Syscall::Unpark(thread) => {
                if let Some(task) = process.tasks.get_mut(&thread) {
                    task.permit = true;
                }
                Reply::Unit
            }
            Syscall::StartThread(id) => {
                let thread = process.interp.new_threads.remove(&id).expect("it was made");
                let task = Task {
                    thread,
                    wait: Wait::Ready,
                    permit: false,
                };
                process.tasks.insert(id, task);
                Reply::Unit
            }
            Syscall::StartProcess { payload, .. } => {
                let source = process.interp.config.source.clone();
                let lab = process.interp.config.lab.clone();
                let number = self.processes.len() as u32 + 1;
                let config = config(&source, lab, Some(payload), number);
                Reply::Pid(self.start(config))
            }
            Syscall::WaitProcess { pid, .. } => return Err(Wait::Process(pid)),
            Syscall::Pipe => {
                let id = PipeId(self.pipes.len() as u32);
                let pipe = Pipe {
                    readers: 1,
                    writers: 1,
                    ..Pipe::default()
                };
                self.pipes.insert(id, pipe);
                Reply::Pipe(id)
            }
            Syscall::ShareEnd(pipe, end) => {
                *self.end_of(pipe, end) += 1;
                Reply::Unit
            }
            Syscall::CloseEnd(pipe, end) => {
                *self.end_of(pipe, end) -= 1;
                Reply::Unit
            }
            Syscall::Read { pipe, max } => return Err(Wait::Read(pipe, max)),
            Syscall::Write { pipe, bytes } => {
                let pipe = self.pipes.get_mut(&pipe).expect("it was made");
                if pipe.readers == 0 {
                    return Ok(Reply::Error(SystemError::BrokenPipe));
                }
                pipe.bytes.extend(bytes);
                Reply::Unit
            }
            Syscall::Print { stream, text } => {
                if stream == Stream::Stdout {
                    self.output.push_str(&text);
                }
                Reply::Unit
            }
            Syscall::Fetch { url } => Reply::Bytes(url.into_bytes()),
            Syscall::Request(_) => Reply::Http(Err(NetworkError::UnknownHost)),
            Syscall::Receive { .. } => Reply::Unit,
            Syscall::Compute(work) => Reply::Computed(work.run()),
            Syscall::Measure { begin } => {
                self.measured.push((begin, self.now));
                Reply::Unit
            }
            Syscall::File(_) => Reply::File(FileReply::Error(2)),
            Syscall::Save { .. } | Syscall::Enter { .. } => Reply::Unit,
            Syscall::Exit(_) => panic!("no test ends so"),
        })
    }

    fn end_of(&mut self, pipe: PipeId, end: PipeEnd) -> &mut u32 {
        let pipe = self.pipes.get_mut(&pipe).expect("it was made");
        match end {
            PipeEnd::Read => &mut pipe.readers,
            PipeEnd::Write => &mut pipe.writers,
        }
    }
}

fn run_with(lab: LabSettings, source: &str) -> World {
    let mut world = World::default();
    world.start(config(source, lab, None, 1));
    world.run();
    world
}

pub fn printed(source: &str) -> String {
    run_with(LabSettings::default(), source).output
}

pub fn printed_by_model(model: &str, source: &str) -> String {
    let lab = LabSettings {
        model: model.to_owned(),
        workers: 2,
        ..LabSettings::default()
    };
    run_with(lab, source).output
}
