//! `_thread`: threads, and the lock from which `threading` makes everything else.
//!
//! A lock is a flag and a queue. Who finds it taken joins the queue and parks; a release takes the first out of the
//! queue and unparks it. Whoever comes first then has the lock, as in CPython (`Python/thread_pthread.h`): one that
//! was woken may find it taken again and waits on, at the head of the queue.

use super::support::{
    Entry, add_functions, add_methods, ask, check_positional, flow, plain, string, unexpected, unit,
};
use super::time::duration;
use crate::object::{Args, Flow, Guarded, Lock, LockState, Module, Ref, Str, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised, Reply, Syscall, ThreadId, is_callable};

const FUNCTIONS: &[Entry] = &[
    ("_count", plain(0, 0, count)),
    ("_set_async_exc", plain(2, 2, set_async_exc)),
    ("_set_signal_runner", plain(1, 1, set_signal_runner)),
    ("_stands_for", plain(2, 2, stands_for)),
    ("_trip_signal", plain(1, 1, trip_signal)),
    ("allocate", plain(0, 0, allocate_lock)),
    ("allocate_lock", plain(0, 0, allocate_lock)),
    ("get_ident", plain(0, 0, get_ident)),
    ("get_native_id", plain(0, 0, get_ident)),
    ("start_new", flow(start_new_thread)),
    ("start_new_thread", flow(start_new_thread)),
];

const LOCK_METHODS: &[Entry] = &[
    ("__enter__", flow(acquire)),
    ("__exit__", flow(release)),
    ("acquire", flow(acquire)),
    ("acquire_lock", flow(acquire)),
    ("locked", plain(1, 1, locked)),
    ("locked_lock", plain(1, 1, locked)),
    ("release", flow(release)),
    ("release_lock", flow(release)),
];

/// Longest time-out, in seconds (292 years).
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// Adds the methods of locks to their class.
pub fn install(py: &mut Py<'_>) {
    add_methods(py, "lock", LOCK_METHODS);
}

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    let (lock, error) = (py.builtin_type("lock"), py.builtin_type("RuntimeError"));
    py.set(&module.dict, "LockType", lock);
    py.set(&module.dict, "error", error);
    py.set(&module.dict, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
    Ok(())
}

/// What Python calls a thread: never 0.
fn ident(thread: ThreadId) -> Value {
    Value::int(i64::from(thread.0) + 1)
}

/// How many threads run beside the main one.
fn count(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.living.len() as i64 - 1))
}

fn get_ident(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(ident(py.thread.id))
}

/// `start_new_thread(function, args[, name[, lock]])`; the name is for traces, and the lock is released when the thread is
/// gone.
fn start_new_thread(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "start_new_thread", 2, 4)?;
    let (function, arguments) = (&args.positional[0], &args.positional[1]);
    if !is_callable(py, function) {
        return Err(py.type_error("first arg must be callable"));
    }
    let Some(arguments) = arguments.as_ref::<Tuple>() else {
        return Err(py.type_error("2nd arg must be a tuple"));
    };
    let name = match args.positional.get(2) {
        Some(name) => string(py, name, "start_new_thread")?.as_str(),
        None => "Thread",
    };
    let sentinel = args.positional.get(3).and_then(Value::as_ref::<Lock>);
    let id = py.new_thread(function, arguments.items.to_vec(), name, sentinel.cloned())?;
    Ok(Flow::Syscall {
        call: Syscall::StartThread(id),
        then: thread_started,
        state: Value::int(id.0.into()),
    })
}

fn thread_started(py: &mut Py<'_>, id: Value, reply: Reply) -> PyResult<Flow> {
    let id = ThreadId(id.as_int().unwrap_or_default() as u32);
    match reply {
        Reply::Unit => Ok(Flow::Value(ident(id))),
        reply => {
            let never_started = py.interp.new_threads.remove(&id);
            drop(never_started);
            Err(unexpected(py, reply))
        }
    }
}

/// `_set_async_exc(ident, exception or None)`: whether there is such a thread.
fn set_async_exc(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let thread = args[0]
        .as_int()
        .and_then(|ident| u32::try_from(ident - 1).ok());
    let exception = (!args[1].is_none()).then(|| args[1].clone());
    let found = thread.is_some_and(|thread| py.set_async_exc(ThreadId(thread), exception));
    Ok(Value::bool(found))
}

/// `_set_signal_runner(function)`: the main thread calls it with the bits of the signals that came.
fn set_signal_runner(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    py.set_signal_runner(args[0].clone());
    Ok(Value::NONE)
}

/// `_trip_signal(number)`
fn trip_signal(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match args[0].as_int() {
        Some(number @ 1..64) => py.trip_signal(number as u32),
        _ => return Err(py.value_error("signal number out of range")),
    }
    Ok(Value::NONE)
}

/// `_stands_for(lock, what)`: what a thread waits for that waits for this lock, to be told in a deadlock.
fn stands_for(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let lock = receiver(py, args)?;
    let what = string(py, &args[1], "_stands_for")?.as_str().into();
    lock.state.get_mut(py).stands_for = Some(what);
    Ok(Value::NONE)
}

fn allocate_lock(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let state = LockState {
        made: py.script_line(),
        ..LockState::default()
    };
    let lock = Lock {
        state: Guarded::new(state),
    };
    Ok(lock.into())
}

fn receiver(py: &mut Py<'_>, args: &[Value]) -> PyResult<Ref<Lock>> {
    match args.first().and_then(Value::as_ref::<Lock>) {
        Some(lock) => Ok(lock.clone()),
        None => Err(py.type_error("a method of '_thread.lock' objects needs one")),
    }
}

fn locked(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let lock = receiver(py, args)?;
    Ok(Value::bool(lock.state.get(py).holder.is_some()))
}

/// How long an `acquire` waits.
enum Patience {
    /// Not at all.
    None,
    /// As long as it takes.
    Endless,
    /// So many nanoseconds.
    Nanos(u64),
}

/// The arguments of `acquire(blocking=True, timeout=-1)`, without the lock.
fn patience(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Patience> {
    let given = args.positional.len() - 1 + args.names.len();
    if given > 2 {
        let message = format!("acquire() takes at most 2 arguments ({given} given)");
        return Err(py.type_error(message));
    }
    for name in args.names {
        let name = name.as_ref::<Str>().map_or("", |name| name.as_str());
        if !matches!(name, "blocking" | "timeout") {
            let message = format!("'{name}' is an invalid keyword argument for acquire()");
            return Err(py.type_error(message));
        }
    }
    let argument = |index, name| args.positional.get(index).or_else(|| args.keyword(name));
    let blocking = match argument(1, "blocking") {
        Some(value) => super::support::small_integer(py, value)? != 0,
        None => true,
    };
    let timeout = match argument(2, "timeout") {
        None => None,
        Some(value) if matches!(value.view(), View::Int(-1) | View::Float(-1.0)) => None,
        Some(value) => Some(duration(py, value)?),
    };
    match (blocking, timeout) {
        (true, None) => Ok(Patience::Endless),
        (false, None) => Ok(Patience::None),
        (false, Some(_)) => Err(py.value_error("can't specify a timeout for a non-blocking call")),
        (true, Some(None)) => Err(py.value_error("timeout value must be a non-negative number")),
        (true, Some(Some(0))) => Ok(Patience::None),
        (true, Some(Some(nanos))) => Ok(Patience::Nanos(nanos)),
    }
}

fn acquire(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let lock = receiver(py, args.positional)?;
    let patience = match (args.positional.len(), args.names.len()) {
        (1, 0) => Patience::Endless,
        _ => patience(py, args)?,
    };
    if take(py, &lock) {
        if py.interp.config.gil.acquire_gives_way {
            return ask(Syscall::GiveWay, |_, _, _| Ok(Flow::Value(Value::TRUE)));
        }
        return Ok(Flow::Value(Value::TRUE));
    }
    match patience {
        Patience::None => Ok(Flow::Value(Value::FALSE)),
        Patience::Endless => wait(py, &lock, None, None),
        Patience::Nanos(nanos) => Ok(Flow::Syscall {
            call: Syscall::Clock,
            then: wait_begins,
            state: Tuple::new([lock.into(), Value::int(nanos as i64)]).into(),
        }),
    }
}

fn take(py: &mut Py<'_>, lock: &Ref<Lock>) -> bool {
    let thread = py.thread.id;
    let state = lock.state.get_mut(py);
    let free = state.holder.is_none();
    if free {
        state.holder = Some(thread);
    }
    free
}

/// Joins the queue and parks. `deadline` and `timeout` are in nanoseconds.
fn wait(
    py: &mut Py<'_>,
    lock: &Ref<Lock>,
    deadline: Option<u64>,
    timeout: Option<u64>,
) -> PyResult<Flow> {
    let thread = py.thread.id;
    lock.state.get_mut(py).waiters.push_back(thread);
    park(py, lock, deadline, timeout)
}

fn park(
    py: &mut Py<'_>,
    lock: &Ref<Lock>,
    deadline: Option<u64>,
    timeout: Option<u64>,
) -> PyResult<Flow> {
    py.waits_for(lock);
    let deadline = deadline.map_or(Value::NONE, |deadline| Value::int(deadline as i64));
    Ok(Flow::Syscall {
        call: Syscall::Park { timeout },
        then: woken,
        state: Tuple::new([lock.clone().into(), deadline]).into(),
    })
}

/// The lock and the number that a wait keeps.
fn kept(state: &Value) -> Option<(Ref<Lock>, Option<u64>)> {
    let [lock, number] = &*state.as_ref::<Tuple>()?.items else {
        return None;
    };
    let lock = lock.as_ref::<Lock>()?.clone();
    Some((lock, number.as_int().map(|number| number as u64)))
}

#[cold]
fn lost(py: &mut Py<'_>) -> Raised {
    py.exception("SystemError", "a wait lost its lock")
}

/// With the time known at which the wait begins: it may end after so many nanoseconds.
fn wait_begins(py: &mut Py<'_>, state: Value, reply: Reply) -> PyResult<Flow> {
    let Some((lock, Some(timeout))) = kept(&state) else {
        return Err(lost(py));
    };
    let Reply::Nanos(now) = reply else {
        return Err(unexpected(py, reply));
    };
    if take(py, &lock) {
        return Ok(Flow::Value(Value::TRUE));
    }
    wait(py, &lock, Some(now + timeout), Some(timeout))
}

/// Unparked, timed out, or woken by an unpark that was meant for an earlier wait.
fn woken(py: &mut Py<'_>, state: Value, reply: Reply) -> PyResult<Flow> {
    py.waits_no_more();
    let Some((lock, deadline)) = kept(&state) else {
        return Err(lost(py));
    };
    let Reply::Bool(unparked) = reply else {
        leave_queue(py, &lock);
        return Err(unexpected(py, reply));
    };
    // Also after a time-out: a release may have chosen this thread at the same moment, and wakes no other.
    if take(py, &lock) {
        leave_queue(py, &lock);
        return Ok(Flow::Value(Value::TRUE));
    }
    match deadline {
        _ if !unparked => {
            leave_queue(py, &lock);
            Ok(Flow::Value(Value::FALSE))
        }
        None => wait_again(py, &lock, None, None),
        Some(_) => Ok(Flow::Syscall {
            call: Syscall::Clock,
            then: wait_goes_on,
            state,
        }),
    }
}

fn wait_goes_on(py: &mut Py<'_>, state: Value, reply: Reply) -> PyResult<Flow> {
    let Some((lock, Some(deadline))) = kept(&state) else {
        return Err(lost(py));
    };
    let Reply::Nanos(now) = reply else {
        leave_queue(py, &lock);
        return Err(unexpected(py, reply));
    };
    if take(py, &lock) {
        leave_queue(py, &lock);
        return Ok(Flow::Value(Value::TRUE));
    }
    if now >= deadline {
        leave_queue(py, &lock);
        return Ok(Flow::Value(Value::FALSE));
    }
    wait_again(py, &lock, Some(deadline), Some(deadline - now))
}

/// Parks again, at the head of the queue if a release took this thread out of it.
fn wait_again(
    py: &mut Py<'_>,
    lock: &Ref<Lock>,
    deadline: Option<u64>,
    timeout: Option<u64>,
) -> PyResult<Flow> {
    let thread = py.thread.id;
    let waiters = &mut lock.state.get_mut(py).waiters;
    if !waiters.contains(&thread) {
        waiters.push_front(thread);
    }
    park(py, lock, deadline, timeout)
}

fn leave_queue(py: &mut Py<'_>, lock: &Ref<Lock>) {
    let thread = py.thread.id;
    let waiters = &mut lock.state.get_mut(py).waiters;
    waiters.retain(|waiter| *waiter != thread);
}

fn release(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let lock = receiver(py, args.positional)?;
    if lock.state.get(py).holder.is_none() {
        return Err(py.runtime_error("release unlocked lock"));
    }
    match py.let_go(&lock) {
        Some(next) => ask(Syscall::Unpark(next), unit),
        None => Ok(Flow::Value(Value::NONE)),
    }
}
