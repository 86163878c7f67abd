//! Finalizers: `__del__`, and the closing of generators that nobody can resume any more.
//!
//! An object with a finalizer that loses its last reference is not freed but put into a queue, which the interpreter
//! loop looks at after each instruction that can drop something. It calls a function of the prelude, so that a
//! finalizer is ordinary bytecode and may print or block. The object is freed when that is done, if it was not
//! resurrected (PEP 442).

use super::run::Next;
use super::thread::{Deliver, Delivery, Exit};
use super::{Py, PyResult, deliver};
use crate::compile::CodeKind;
use crate::gil::ThreadId;
use crate::object::{
    Flow, List, Module, NativeFn, Tuple, Value, View, any_doomed, doom, next_doomed,
};

/// Finalizers that begin because of one that runs nest this deep; beyond it they wait until an inner one is done.
const MAX_NESTED: u32 = 40;

/// Main threads have this number.
const MAIN: ThreadId = ThreadId(0);

/// How far the end of an interpreter has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Ending {
    /// The script runs.
    #[default]
    No,
    /// The main thread waits for the others, then calls what was registered for the end.
    Functions,
    /// Its objects are finalised.
    Objects,
}

/// Takes up what waits for its finalizer. Whatever else this thread of the platform dropped outside of the loop has
/// lost its interpreter and goes as it is.
pub(super) fn fetch(py: &mut Py<'_>) {
    while let Some(value) = next_doomed() {
        drop(value);
    }
    for value in std::mem::take(&mut py.interp.doomed) {
        doom(value);
    }
}

/// Leaves what waits for its finalizer to the next thread that runs.
pub(super) fn put_back(py: &mut Py<'_>) {
    while let Some(value) = next_doomed() {
        py.interp.doomed.push(value);
    }
}

/// Calls what runs the finalizers. The frame on top goes on at its stored `pc` afterwards.
#[cold]
#[inline(never)]
pub(super) fn begin(py: &mut Py<'_>) {
    let frames = py.thread.frames.len();
    if py.thread.nested > 0
        || py.thread.finalizers >= MAX_NESTED
        || frames == 0
        || frames + 2 >= py.interp.recursion_limit
    {
        return;
    }
    py.thread.finalizers += 1;
    let callee = py.prelude("finalize");
    let delivery = Delivery::new(Deliver::Discard, 0, Value::UNBOUND);
    let called = deliver::call(py, callee, Vec::new(), delivery);
    debug_assert!(matches!(called, Ok(Next::Frame)));
}

impl Py<'_> {
    /// The script has ended, by an exception or not: the main thread is to run on, and calls what waits for that
    /// (`Python/pylifecycle.c`, `Py_FinalizeEx`). False when it has done so.
    pub fn begin_exit(&mut self) -> bool {
        if self.interp.ending != Ending::No {
            return false;
        }
        self.interp.ending = Ending::Functions;
        let modules = self.interp.modules.clone();
        self.thread.begin = Some((self.prelude("exit_functions"), vec![modules.into()]));
        true
    }
}

/// A thread's function returned. When that is what was called at the script's end, all that is left is finalised
/// (`Python/pylifecycle.c`, `finalize_modules`).
pub(super) fn end_thread(py: &mut Py<'_>) -> PyResult<Next> {
    if py.interp.ending == Ending::Functions && py.thread.id == MAIN {
        py.interp.ending = Ending::Objects;
        doom_reachable(py);
    }
    if !any_doomed() {
        return Ok(Next::Exit(Exit::Finished));
    }
    py.thread.finalizers += 1;
    let callee = py.prelude("finalize");
    let delivery = Delivery::new(Deliver::Thread, 0, Value::UNBOUND);
    deliver::call(py, callee, Vec::new(), delivery)
}

/// Dooms everything with a finalizer that can be reached from the namespace of `__main__`, what is nearest first.
fn doom_reachable(py: &mut Py<'_>) {
    let key = py.interp.intern_literal("__main__");
    let modules = py.interp.modules.clone();
    let Some(main) = py.get(&modules, &key) else {
        return;
    };
    let Some(main) = main.into_ref::<Module>() else {
        return;
    };
    let mut seen = std::collections::HashSet::new();
    let mut found: Vec<Value> = vec![main.dict.clone().into()];
    let mut index = 0;
    while index < found.len() {
        let value = found[index].clone();
        index += 1;
        let finalizer = match value.view() {
            View::Instance(instance) => instance.has_finalizer(),
            View::Generator(generator) => generator.has_finalizer(),
            _ => false,
        };
        if finalizer {
            clear_finalizer(&value);
            doom(value.clone());
        }
        for inner in contents(py, &value) {
            if inner.is_heap() && seen.insert(inner.address()) {
                found.push(inner);
            }
        }
    }
}

/// What a container or instance holds.
fn contents(py: &Py<'_>, value: &Value) -> Vec<Value> {
    match value.view() {
        View::Dict(dict) => (dict.table.get(py).iter())
            .map(|entry| entry.value.clone())
            .collect(),
        View::Set(set) => (set.table.get(py).iter())
            .map(|entry| entry.key.clone())
            .collect(),
        View::List(list) => list.items.get(py).clone(),
        View::Tuple(tuple) => tuple.items.to_vec(),
        View::Instance(instance) => vec![instance.dict.clone().into(), instance.native.clone()],
        View::Generator(generator) => {
            (generator.suspended(py)).map_or_else(Vec::new, |state| state.registers.to_vec())
        }
        View::BoundMethod(method) => vec![method.receiver.clone()],
        View::Cell(cell) => vec![cell.content.get(py).clone()],
        View::Function(function) => function.closure.iter().cloned().map(Value::from).collect(),
        View::Type(class) if class.flags.heap => vec![class.dict.clone().into()],
        _ => Vec::new(),
    }
}

fn clear_finalizer(value: &Value) {
    match value.view() {
        View::Instance(instance) => instance.set_finalizer(false),
        View::Generator(generator) => generator.set_finalizer(false),
        _ => {}
    }
}

/// For the prelude: `next_doomed()` is a list of the objects to finalise, each with what finalises
/// it; `None` when there is none left. What they doom in their turn goes first, as it does where an
/// object is freed at once.
pub const NEXT_DOOMED: NativeFn = NativeFn::Flow(|py, _| {
    let mut batch = Vec::new();
    while let Some(value) = next_doomed() {
        let hook = match value.view() {
            View::Generator(generator) => Some(py.prelude(match generator.kind() {
                CodeKind::AsyncGenerator => "agen_finalize",
                CodeKind::Coroutine if generator.has_not_begun(py) => "coroutine_unawaited",
                _ => "generator_close",
            })),
            View::WeakRef(weak) => Some(weak.take_callback()),
            _ => py.lookup_dunder(&value, "__del__"),
        };
        let hook = hook.unwrap_or(Value::NONE);
        batch.push(Tuple::new([value, hook]).into());
    }
    Ok(Flow::Value(if batch.is_empty() {
        py.thread.finalizers -= 1;
        super::collect::finalizers_have_run(py);
        Value::NONE
    } else {
        List::new(batch).into()
    }))
});
