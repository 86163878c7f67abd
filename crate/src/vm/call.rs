//! Calls: from the fast path for plain functions to every other callable.

use super::frame::{empty, push, push_exact, push_frame, unbind};
use super::native_call::{call_builtin_class, call_native};
use super::quick_call::{MOST_KEYWORDS, bind_in_place, plain_init};
use super::run::Next;
use super::thread::{Deliver, Delivery, Frame};
use super::{Py, PyResult, bind, class, deliver, frame, generator, metaclass};
use crate::compile::Instr;
use crate::object::{
    Args, BoundMethod, Dict, Function, Instance, Lock, Ref, Tuple, Type, Value, View,
};

/// Keyword arguments: names beside values.
#[derive(Default, Clone)]
pub(super) struct Keywords {
    pub names: Vec<Value>,
    pub values: Vec<Value>,
}

/// Calls a plain function with exactly its positional arguments, which are in the registers from `first` on: the
/// common case, without anything that can fail. Says whether it did.
#[inline(always)]
pub(super) fn quick_call(
    py: &mut Py<'_>,
    registers: *mut Value,
    target: u16,
    first: u16,
    count: u16,
) -> bool {
    // SAFETY: the compiler's register numbers are within the window.
    let (callee, base) = unsafe {
        (
            &mut *registers.add(target as usize),
            registers.add(first as usize),
        )
    };
    let Some(function) = callee.as_ref::<Function>() else {
        return false;
    };
    let code = &function.code;
    let frames = &py.thread.frames;
    if function.exact != count
        || code.kind.is_resumable()
        || frames.len() == frames.capacity()
        || frames.len() >= py.interp.recursion_limit
        || !py.thread.stack.fits(base, code.registers as usize)
    {
        return false;
    }
    // SAFETY: within the window, which fits; above the arguments nothing points to the heap, so nothing is lost.
    unsafe { unbind(base, count as usize, code.first_temporary() as usize) };
    let function = take_function(callee);
    Frame::push_plain(&mut py.thread.frames, function, base, target);
    true
}

#[inline(always)]
fn take_function(callee: &mut Value) -> Ref<Function> {
    let Some(function) = std::mem::take(callee).into_ref::<Function>() else {
        unreachable!("the caller looked")
    };
    function
}

/// `a = a(a+1, …)`
#[inline]
pub(super) fn call(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let frame = py.thread.top();
    let (a, count) = (instr.a(), instr.b() as usize);
    // SAFETY: the compiler's register numbers are within the window.
    let callee = unsafe { &mut *frame.registers.add(a as usize) };
    match callee.view() {
        View::Function(_) => {
            if let Some(next) = call_function(py, callee, instr, a + 1, count) {
                return next;
            }
        }
        View::BoundMethod(_) => {
            if let Some(next) = call_bound(py, callee, instr) {
                return next;
            }
        }
        View::Type(class) if class.flags.heap => {
            let class = class.clone();
            if let Some(next) = construct(py, &class, callee, instr) {
                return next;
            }
        }
        View::Type(class) if instr.c() == 0 => {
            let class = class.clone();
            if let Some(next) = call_builtin_class(py, &class, a, count + 1) {
                return next;
            }
        }
        _ => {}
    }
    let callee = std::mem::take(callee);
    general(py, callee, instr, a + 1)
}

/// As [`call`], after `LoadMethod`.
#[inline]
pub(super) fn call_method(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let frame = py.thread.top();
    let a = instr.a();
    // SAFETY: the compiler's register numbers are within the window.
    let (callee, receiver) = unsafe {
        (
            &mut *frame.registers.add(a as usize),
            &*frame.registers.add(a as usize + 1),
        )
    };
    let bound = !receiver.is_unbound();
    let count = instr.b() as usize + usize::from(bound);
    let first = if bound { a + 1 } else { a + 2 };
    if let Some(next) = call_function(py, callee, instr, first, count) {
        return next;
    }
    let callee = std::mem::take(callee);
    let instr = Instr::new(instr.op(), a, count as u16, instr.c());
    general(py, callee, instr, first)
}

/// Calls the function in register `callee` if its arguments can be bound in the registers from `first` on.
fn call_function(
    py: &mut Py<'_>,
    callee: &mut Value,
    instr: Instr,
    first: u16,
    count: usize,
) -> Option<PyResult<Next>> {
    let function = callee.as_ref::<Function>()?.clone();
    // SAFETY: the compiler's register numbers are within the window, above whose arguments nothing points to the heap.
    let (base, bound) = unsafe {
        let base = py.thread.top().registers.add(first as usize);
        (base, bind_call(py, &function, base, count, instr))
    };
    let bound = bound?;
    drop(std::mem::take(callee));
    Some(push_exact(
        py,
        function,
        base,
        bound,
        Delivery::register(instr.a()),
    ))
}

/// Calls the function of the bound method in register `callee` if it takes exactly the receiver and the arguments, which
/// move up by one register to make room for that.
fn call_bound(py: &mut Py<'_>, callee: &mut Value, instr: Instr) -> Option<PyResult<Next>> {
    let method = callee.as_ref::<BoundMethod>()?;
    let function = method.function.as_ref::<Function>()?;
    let count = instr.b() as usize;
    // SAFETY: the compiler's register numbers are within the window.
    let base = unsafe { py.thread.top().registers.add(instr.a() as usize + 1) };
    let size = function.code.registers as usize;
    if instr.c() != 0
        || function.exact as usize != count + 1
        || function.code.kind.is_resumable()
        || py.thread.frames.len() >= py.interp.recursion_limit
        || !py.thread.stack.fits(base, size.max(count + 1))
    {
        return None;
    }
    let (function, receiver) = (function.clone(), method.receiver.clone());
    // SAFETY: the registers fit the segment; the one behind the arguments is either a temporary above them, empty, or
    // above the window, and in neither is anything lost.
    unsafe {
        base.copy_to(base.add(1), count);
        base.write(receiver);
    }
    drop(std::mem::take(callee));
    let delivery = Delivery::register(instr.a());
    Some(push_exact(py, function, base, count + 1, delivery))
}

/// Binds a call's arguments in place; see [`bind_in_place`].
///
/// # Safety
/// As for that.
unsafe fn bind_call(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    base: *mut Value,
    count: usize,
    instr: Instr,
) -> Option<usize> {
    if instr.c() == 0 {
        if usize::from(function.exact) == count {
            return Some(count);
        }
        // SAFETY: the caller's promise.
        return unsafe { bind_in_place(py, function, base, count, &[]) };
    }
    let names = py.thread.top().function.code.constants[instr.c() as usize - 1].clone();
    let names = names.as_ref::<Tuple>().expect("keyword names are a tuple");
    // SAFETY: the caller's promise.
    unsafe { bind_in_place(py, function, base, count, &names.items) }
}

/// Makes an instance of a class and calls its `__init__`, with the instance in the register where the class was.
fn construct(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    callee: &mut Value,
    instr: Instr,
) -> Option<PyResult<Next>> {
    let init = plain_init(py, class)?;
    let instance = match class.flags.exception {
        false => class::plain_instance(class),
        true if instr.c() != 0 => return None,
        true => {
            let registers = py.thread.top().registers;
            // SAFETY: the compiler's register numbers are within the window, and nothing changes these meanwhile.
            let positional = unsafe {
                let first = registers.add(instr.a() as usize + 1);
                std::slice::from_raw_parts(first, instr.b() as usize)
            };
            let args = Args {
                positional,
                names: &[],
                keywords: &[],
            };
            match (py.interp.config.library.make_exception)(py, class, args) {
                Ok(exception) => exception,
                Err(raised) => return Some(Err(raised)),
            }
        }
    };
    let instance = Value::from(instance);
    let class = std::mem::replace(callee, instance.clone());
    // SAFETY: as for `call_function`: the instance and the arguments are the registers from `a` on.
    let (base, bound) = unsafe {
        let base = py.thread.top().registers.add(instr.a() as usize);
        (
            base,
            bind_call(py, &init, base, instr.b() as usize + 1, instr),
        )
    };
    let Some(bound) = bound else {
        *callee = class;
        if let Some(instance) = instance.as_ref::<Instance>() {
            // Nobody has seen it.
            instance.set_finalizer(false);
        }
        return None;
    };
    let delivery = Delivery::new(Deliver::Init, instr.a(), instance);
    Some(push_exact(py, init, base, bound, delivery))
}

/// Any call whose arguments are in registers from `first` on.
fn general(py: &mut Py<'_>, callee: Value, instr: Instr, first: u16) -> PyResult<Next> {
    let count = instr.b() as usize;
    let mut args: Vec<Value> = (0..count)
        .map(|index| std::mem::take(py.register(first + index as u16)))
        .collect();
    let mut keywords = Keywords::default();
    if instr.c() != 0 {
        let names = py.thread.top().function.code.constants[instr.c() as usize - 1].clone();
        let names = names.as_ref::<Tuple>().expect("keyword names are a tuple");
        keywords.names = names.items.to_vec();
        keywords.values = args.split_off(count - keywords.names.len());
    }
    call_value(py, callee, args, keywords, Delivery::register(instr.a()))
}

/// `a = a(*list a+1, **dict a+2)`
pub(super) fn call_ex(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let a = instr.a();
    let callee = std::mem::take(py.register(a));
    let args = std::mem::take(py.register(a + 1));
    let named = std::mem::take(py.register(a + 2));
    if let Some(next) = spread(py, &callee, &args, &named, a) {
        return next;
    }
    let args = collected(py, &args).to_vec();
    let mut keywords = Keywords::default();
    if let Some(dict) = named.as_ref::<Dict>() {
        for entry in dict.table.get(py).iter() {
            keywords.names.push(entry.key.clone());
            keywords.values.push(entry.value.clone());
        }
    }
    call_value(py, callee, args, keywords, Delivery::register(a))
}

/// The positional arguments that were collected for a call.
fn collected<'a>(py: &'a Py<'_>, args: &'a Value) -> &'a [Value] {
    match args.view() {
        View::List(list) => list.items.get(py),
        View::Tuple(tuple) => &tuple.items,
        _ => unreachable!("the compiler collects arguments in a list"),
    }
}

/// Calls a function with arguments that were collected, if they can be bound where its registers will be.
fn spread(
    py: &mut Py<'_>,
    callee: &Value,
    args: &Value,
    named: &Value,
    target: u16,
) -> Option<PyResult<Next>> {
    let function = callee.as_ref::<Function>()?;
    let top = py.thread.top();
    // SAFETY: one past the window of the topmost frame.
    let base = unsafe { top.registers.add(top.function.code.registers as usize) };
    let positional = collected(py, args);
    let keywords = (named.as_ref::<Dict>()).map_or(0, |dict| dict.table.get(py).len());
    let count = positional.len() + keywords;
    if keywords > MOST_KEYWORDS || !py.thread.stack.fits(base, count) {
        return None;
    }
    let mut names = [const { Value::UNBOUND }; MOST_KEYWORDS];
    // SAFETY: they fit the segment, and above the topmost frame nothing points to the heap, so nothing is lost.
    unsafe {
        for (index, arg) in positional.iter().enumerate() {
            base.add(index).write(arg.clone());
        }
        if let Some(dict) = named.as_ref::<Dict>() {
            for (index, entry) in dict.table.get(py).iter().enumerate() {
                names[index] = entry.key.clone();
                let place = positional.len() + index;
                base.add(place).write(entry.value.clone());
            }
        }
        match bind_in_place(py, function, base, count, &names[..keywords]) {
            Some(bound) => {
                let function = function.clone();
                let delivery = Delivery::register(target);
                Some(push_exact(py, function, base, bound, delivery))
            }
            None => {
                empty(std::slice::from_raw_parts_mut(base, count));
                None
            }
        }
    }
}

/// Calls anything that can be called.
pub(super) fn call_value(
    py: &mut Py<'_>,
    callee: Value,
    mut args: Vec<Value>,
    keywords: Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    match callee.view() {
        View::Function(function)
            if keywords.names.is_empty()
                && args.len() == function.exact as usize
                && !function.code.kind.is_resumable() =>
        {
            push_frame(py, function.clone(), args, 0, delivery)
        }
        View::Function(function) => {
            let registers = bind::bind(py, function, args, keywords)?;
            push(py, function.clone(), registers, delivery)
        }
        View::Native(native) => call_native(py, native, &args, &keywords, delivery),
        View::BoundMethod(method) => {
            args.insert(0, method.receiver.clone());
            call_value(py, method.function.clone(), args, keywords, delivery)
        }
        View::Type(class) => match metaclass::own_call(py, class) {
            Some(own) => {
                args.insert(0, callee.clone());
                call_value(py, own, args, keywords, delivery)
            }
            None => class::instantiate(py, class, args, keywords, delivery),
        },
        View::Descriptor(descriptor)
            if descriptor.kind == crate::object::DescriptorKind::Static =>
        {
            call_value(py, descriptor.get.clone(), args, keywords, delivery)
        }
        View::WeakRef(weak) if args.is_empty() => {
            let target = weak.get().unwrap_or(Value::NONE);
            deliver::deliver(py, target, delivery)
        }
        _ => match py.lookup_dunder(&callee, "__call__") {
            Some(method) => {
                args.insert(0, callee.clone());
                call_value(py, method, args, keywords, delivery)
            }
            None => {
                let message = format!("'{}' object is not callable", py.type_name(&callee));
                Err(py.type_error(message))
            }
        },
    }
}

/// `return`
#[cold]
pub(super) fn return_value(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    leave(py, value)
}

/// `return` without a value.
pub(super) fn return_none(py: &mut Py<'_>, _instr: Instr) -> PyResult<Next> {
    leave(py, Value::NONE)
}

fn leave(py: &mut Py<'_>, value: Value) -> PyResult<Next> {
    if py.thread.top().generator.is_some() {
        return generator::returned(py, value);
    }
    let delivery = frame::pop(py);
    deliver::deliver(py, value, delivery)
}

impl Py<'_> {
    /// Begins a thread that calls `function`; the machine fetches it from `Interp::new_threads` when it is started.
    pub fn new_thread(
        &mut self,
        function: &Value,
        args: Vec<Value>,
        name: &str,
        sentinel: Option<Ref<Lock>>,
    ) -> PyResult<super::ThreadId> {
        self.interp.next_thread += 1;
        let id = super::ThreadId(self.interp.next_thread);
        let mut thread = Box::new(super::Thread::idle());
        thread.id = id;
        thread.name = name.to_owned();
        thread.begin = Some((function.clone(), args));
        thread.sentinel = sentinel;
        self.interp.new_threads.insert(id, thread);
        self.interp.ticker.start();
        Ok(id)
    }

    /// Frees a lock. The thread that has waited longest is to be unparked.
    pub fn let_go(&mut self, lock: &Ref<Lock>) -> Option<super::ThreadId> {
        let state = lock.state.get_mut(self);
        state.holder = None;
        state.waiters.pop_front()
    }

    /// The thread is done: frees the lock that says so (`Modules/_threadmodule.c`, `release_sentinel`). A thread is to be
    /// unparked that waited for it.
    pub fn release_sentinel(&mut self) -> Option<super::ThreadId> {
        let sentinel = self.thread.sentinel.take()?;
        self.let_go(&sentinel)
    }
}

/// Calls what the thread was made for, at its first run.
pub(super) fn begin(py: &mut Py<'_>, function: Value, args: Vec<Value>) -> PyResult<Next> {
    call_value(
        py,
        function,
        args,
        Keywords::default(),
        Delivery::new(Deliver::Thread, 0, Value::UNBOUND),
    )
}

/// Whether a value can be called.
pub fn is_callable(py: &mut Py<'_>, value: &Value) -> bool {
    matches!(
        value.view(),
        View::Function(_)
            | View::Native(_)
            | View::BoundMethod(_)
            | View::Type(_)
            | View::WeakRef(_)
    ) || py.lookup_dunder(value, "__call__").is_some()
}
