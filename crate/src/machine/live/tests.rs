//! Scripts on real threads, and what is left of them.

use std::sync::{Arc, Mutex};

use super::native::Run;
use crate::gil::PYTHON_3_12;
use crate::lab::Scenario;
use crate::machine::{RunReport, Script};
use crate::trace::State;
use crate::vm::Stream;

/// What a run printed and left.
struct Done {
    out: String,
    err: String,
    report: RunReport,
}

fn script(source: &str) -> Script {
    Script {
        source: source.into(),
        filename: "test.py".into(),
        argv: vec!["test.py".into()],
        lab: Scenario::default().settings(None, Some(2), 0),
        gil: PYTHON_3_12,
        suspend_everywhere: false,
    }
}

fn start(script: Script) -> (Run, Arc<Mutex<(String, String)>>) {
    let printed: Arc<Mutex<(String, String)>> = Arc::default();
    let console = Arc::clone(&printed);
    let sink = move |stream, text: &str| {
        let mut printed = console.lock().expect("no panic");
        match stream {
            Stream::Stdout => printed.0.push_str(text),
            Stream::Stderr => printed.1.push_str(text),
        }
    };
    (Run::start(script, Arc::new(sink)), printed)
}

fn run(script: Script) -> Done {
    let (run, printed) = start(script);
    let report = run.wait();
    let (out, err) = std::mem::take(&mut *printed.lock().expect("no panic"));
    Done { out, err, report }
}

/// Intervals in which a thread of process `pid` held the GIL, in order.
fn holding(report: &RunReport, pid: u32) -> Vec<(u64, u64)> {
    let mut intervals = Vec::new();
    for trace in (report.threads.iter()).filter(|trace| trace.thread.pid == pid) {
        let next = trace.events.iter().skip(1);
        let holds = |state| matches!(state, State::Running | State::Pickling);
        intervals.extend(
            (trace.events.iter().zip(next))
                .filter(|(event, _)| holds(event.state))
                .map(|(event, next)| (event.time, next.time)),
        );
    }
    intervals.sort_unstable();
    intervals
}

const COUNTDOWN: &str = "
import threading

def countdown(n):
    while n > 0:
        n -= 1

for name in ('A', 'B', 'C'):
    threading.Thread(target=countdown, args=(200_000,), name=name).start()
countdown(200_000)
print('counted')
";

#[test]
fn threads_take_turns() {
    let done = run(script(COUNTDOWN));
    assert_eq!((done.out.as_str(), done.err.as_str()), ("counted\n", ""));
    assert_eq!(done.report.status, 0);
    assert_eq!(done.report.threads.len(), 4);
    let intervals = holding(&done.report, 1);
    assert!(intervals.len() >= 4);
    assert!(intervals.windows(2).all(|pair| pair[0].1 <= pair[1].0));
    for trace in &done.report.threads {
        assert!(trace.events.is_sorted_by_key(|event| event.time));
        let ends = |event: Option<&crate::trace::Event>| event.map(|event| event.state);
        assert_eq!(ends(trace.events.first()), Some(State::Starting));
        assert_eq!(ends(trace.events.last()), Some(State::Exited));
    }
}

#[test]
fn suspending_everywhere_changes_nothing() {
    let done = run(Script {
        suspend_everywhere: true,
        ..script(COUNTDOWN)
    });
    assert_eq!(done.out, "counted\n");
}

const POOL: &str = "
import lab

def work(n):
    while n > 0:
        n -= 1
    return lab.workers

if __name__ == '__main__':
    with lab.Executor() as executor:
        print(list(executor.map(work, [1000] * 4)))
";

#[test]
fn processes_share_nothing_and_end() {
    let mut script = script(POOL);
    script.lab.model = "processes".into();
    let done = run(script);
    assert_eq!(
        (done.out.as_str(), done.err.as_str()),
        ("[2, 2, 2, 2]\n", "")
    );
    let mut processes: Vec<u32> = (done.report.threads.iter())
        .map(|trace| trace.thread.pid)
        .collect();
    processes.dedup();
    assert_eq!(processes, [1, 2, 3]);
    assert!(done.report.measured > 0 && done.report.measured <= done.report.elapsed);
}

#[test]
fn an_endless_loop_can_be_stopped() {
    for source in [
        "print('on')\nwhile True: pass",
        "print('on')\nimport time\ntime.sleep(1e6)",
        "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nprint('on')\nlock.acquire(timeout=1e6)",
        "import urllib.request\nprint('on')\nurllib.request.urlopen('http://10.255.255.1')",
        "import _process\npipe = _process.pipe()\nprint('on')\n_process.read(pipe, 1)",
    ] {
        let (run, printed) = start(script(source));
        while printed.lock().expect("no panic").0.is_empty() {
            std::thread::yield_now();
        }
        run.interrupt();
        let report = run.wait();
        assert!(report.stopped);
        assert_eq!(report.error, None);
        let last = report.threads[0].events.last().map(|event| event.state);
        assert_eq!(last, Some(State::Exited));
    }
}

#[test]
fn an_uncaught_exception_has_a_place() {
    let done = run(script("def f():\n    raise ValueError('no')\nf()\n"));
    assert_eq!(done.report.status, 1);
    assert!(done.err.ends_with("ValueError: no\n"));
    let error = done.report.error.expect("it failed");
    assert_eq!((error.kind.as_str(), error.line), ("ValueError", 2));
    assert_eq!(error.message, "no");
}

#[test]
fn a_syntax_error_runs_nothing() {
    let done = run(script("print('on')\nif True print(1)\n"));
    assert_eq!((done.report.status, done.out.as_str()), (1, ""));
    assert!(!done.err.is_empty());
    assert_eq!(done.report.error.map(|error| error.line), Some(2));
}

#[test]
fn native_code_leaves_the_gil_to_others() {
    let done = run(script(
        "
import hashlib, threading

stop = False

def count():
    while not stop:
        pass

counter = threading.Thread(target=count)
counter.start()
hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 100_000)
stop = True
counter.join()
",
    ));
    assert_eq!((done.report.status, done.err.as_str()), (0, ""));
    let main = (done.report.threads.iter()).find(|trace| trace.thread.tid == 0);
    let events = &main.expect("it ran").events;
    let native = (events.windows(2)).find(|pair| pair[0].state == State::Native);
    let native = native.expect("it computed without the GIL");
    let (begin, end) = (native[0].time, native[1].time);
    let beside = holding(&done.report, 1);
    assert!(
        beside.iter().any(|(from, to)| *from < end && *to > begin),
        "somebody had the GIL meanwhile"
    );
}

#[test]
fn there_are_only_so_many_threads() {
    let done = run(script(
        "
import _thread
gate = _thread.allocate_lock()
gate.acquire()
def wait():
    gate.acquire()
    gate.release()
count = 1
try:
    while True:
        _thread.start_new_thread(wait, ())
        count += 1
except RuntimeError as error:
    print(count, error)
gate.release()
",
    ));
    assert_eq!(done.out, "64 can't start new thread\n");
}

#[test]
fn memory_has_a_limit() {
    let done = run(script(
        "
held = []
try:
    while True:
        held.append([0] * 100_000)
except MemoryError:
    count = len(held)
    held = None
    print(count > 100, count < 200)
",
    ));
    assert_eq!((done.out.as_str(), done.err.as_str()), ("True True\n", ""));
}

#[test]
fn processes_without_a_main_guard_do_not_multiply() {
    let mut script = script(&POOL.replace("if __name__ == '__main__':", "if True:"));
    script.lab.model = "processes".into();
    let done = run(script);
    assert_eq!((done.report.status, done.out.as_str()), (1, ""));
    assert!(done.err.contains("finished its bootstrapping phase"));
    let error = done.report.error.expect("the pool is broken");
    assert!(error.kind.ends_with("BrokenProcessPool"), "{}", error.kind);
    let pids = done.report.threads.iter().map(|trace| trace.thread.pid);
    assert_eq!(pids.max(), Some(3));
}

const TWO_LOCKS: &str = "
import threading

first, second = threading.Lock(), threading.Lock()
both = threading.Barrier(2)

def work(one, other):
    with one:
        both.wait()
        with other:
            pass

for locks in (first, second), (second, first):
    threading.Thread(target=work, args=locks, name=f'{len(threading.enumerate())}').start()
";

/// On both machines it is told who waits for whom, and the run ends.
#[test]
fn a_deadlock_is_told() {
    let done = run(script(TWO_LOCKS));
    assert_eq!(done.report.status, 1);
    let cycle = "Deadlock: nothing can run again: 1 at line 10 waits for the lock made at line 4, which 2 holds; 2 at line 10 waits for the lock made at line 4, which 1 holds; MainThread waits for the end of ";
    assert!(done.err.starts_with(cycle), "{}", done.err);
    let error = done.report.error.expect("it has one");
    assert_eq!((error.kind.as_str(), error.line), ("Deadlock", 10));
}

/// A thread that ends may have been the last that could wake another.
#[test]
fn a_deadlock_after_the_end_of_a_thread_is_told() {
    let done = run(script(
        "import threading\nlock = threading.Lock()\nthread = threading.Thread(target=lock.acquire)\nthread.start()\nthread.join()\nlock.acquire()\n",
    ));
    assert_eq!(
        done.err,
        "Deadlock: nothing can run again: MainThread at line 6 waits for the lock made at line 2, which a thread holds that has ended\n"
    );
}

/// Threads that wait for a time, or for each other in turn, are in no deadlock.
#[test]
fn waiting_is_no_deadlock() {
    let source = "
import queue
import threading
import time

there, back = queue.Queue(), queue.Queue()

def serve():
    for _ in range(2000):
        back.put(there.get())

threads = [threading.Thread(target=serve) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(6000):
    there.put(number)
    back.get()
threading.Event().wait(0.02)
for thread in threads:
    thread.join()
print('done')
";
    let done = run(script(source));
    assert_eq!((done.out.as_str(), done.err.as_str()), ("done\n", ""));
}
