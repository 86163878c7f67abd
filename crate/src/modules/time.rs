//! `time`: clocks and sleep, which are the machine's.

use super::support::{Entry, add_functions, ask, check_positional, flow, unexpected, unit};
use crate::object::{Args, Flow, Module, Ref, Tuple, Value, View};
use crate::vm::{Py, PyResult, Reply, Syscall};

/// Nanoseconds of a second.
const SECOND: f64 = 1e9;

/// The functions that only read a clock: name, clock, and what becomes of the answer.
macro_rules! clocks {
    ($($name:literal: $call:expr, $then:ident;)*) => {
        const CLOCKS: &[Entry] = &[
            $((
                $name,
                flow(|py, args| {
                    check_positional(py, args, concat!("time.", $name), 0, 0)?;
                    ask($call, $then)
                }),
            ),)*
        ];
    };
}

clocks! {
    "monotonic": Syscall::Clock, seconds;
    "monotonic_ns": Syscall::Clock, nanoseconds;
    "perf_counter": Syscall::Clock, seconds;
    "perf_counter_ns": Syscall::Clock, nanoseconds;
    "process_time": CPU, seconds;
    "process_time_ns": CPU, nanoseconds;
    "thread_time": THREAD_CPU, seconds;
    "thread_time_ns": THREAD_CPU, nanoseconds;
    "time": Syscall::WallClock, seconds;
    "time_ns": Syscall::WallClock, nanoseconds;
}

const CPU: Syscall = Syscall::CpuClock { thread: false };
const THREAD_CPU: Syscall = Syscall::CpuClock { thread: true };

/// The functions that are in Python (`python/time_parts.py`).
macro_rules! calendar {
    ($($name:literal),*) => {
        const CALENDAR: &[Entry] = &[$(($name, flow(|py, args| in_python(py, args, $name)))),*];
    };
}

calendar!(
    "asctime",
    "ctime",
    "gmtime",
    "localtime",
    "mktime",
    "strftime",
    "strptime"
);

fn in_python(py: &mut Py<'_>, args: Args<'_>, name: &str) -> PyResult<Flow> {
    if !args.names.is_empty() {
        return Err(py.type_error(format!("time.{name}() takes no keyword arguments")));
    }
    let name = py.str(name);
    Ok(Flow::Call {
        callee: py.prelude("time_part"),
        args: vec![name, Tuple::new(args.positional).into()],
    })
}

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, CLOCKS);
    add_functions(py, &module.dict, &[("sleep", flow(sleep))]);
    add_functions(py, &module.dict, CALENDAR);
    for (name, value) in [("timezone", 0), ("altzone", 0), ("daylight", 0)] {
        py.set(&module.dict, name, Value::int(value));
    }
    let zone = py.str("UTC");
    py.set(&module.dict, "tzname", Tuple::new([zone.clone(), zone]));
    Ok(())
}

fn seconds(py: &mut Py<'_>, _: Value, reply: Reply) -> PyResult<Flow> {
    match reply {
        Reply::Nanos(nanos) => Ok(Flow::Value(Value::float(nanos as f64 / SECOND))),
        reply => Err(unexpected(py, reply)),
    }
}

fn nanoseconds(py: &mut Py<'_>, _: Value, reply: Reply) -> PyResult<Flow> {
    match reply {
        Reply::Nanos(nanos) => Ok(Flow::Value(Value::int(nanos as i64))),
        reply => Err(unexpected(py, reply)),
    }
}

fn sleep(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "time.sleep", 1, 1)?;
    match duration(py, &args.positional[0])? {
        Some(nanos) => ask(Syscall::Sleep(nanos), unit),
        None => Err(py.value_error("sleep length must be non-negative")),
    }
}

/// Seconds as nanoseconds, rounded up, as `_PyTime_FromSecondsObject` does for waits; none for negative ones.
///
/// # Errors
/// `TypeError` when it is no number, `ValueError` for NaN, `OverflowError` beyond 292 years.
pub(super) fn duration(py: &mut Py<'_>, seconds: &Value) -> PyResult<Option<u64>> {
    let nanos = match seconds.view() {
        View::Float(float) if float.is_nan() => {
            return Err(py.value_error("Invalid value NaN (not a number)"));
        }
        View::Float(float) => (float * SECOND).ceil(),
        View::Int(int) => int as f64 * SECOND,
        View::Bool(bool) => f64::from(u8::from(bool)) * SECOND,
        View::BigInt(_) => f64::INFINITY,
        _ => {
            let given = py.type_name(seconds);
            let message = format!("'{given}' object cannot be interpreted as an integer");
            return Err(py.type_error(message));
        }
    };
    if nanos < 0.0 {
        return Ok(None);
    }
    if nanos >= i64::MAX as f64 {
        return Err(py.overflow_error("timestamp too large to convert to C _PyTime_t"));
    }
    Ok(Some(nanos as u64))
}
