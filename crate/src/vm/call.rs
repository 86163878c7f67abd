//! Calls: from the fast path for plain functions to every other callable.

use super::quick_call::{bind_in_place, plain_init};
use super::run::Next;
use super::thread::{Deliver, Delivery, Frame};
use super::{Py, PyResult, Raised, bind, class, deliver, generator, metaclass};
use crate::compile::Instr;
use crate::object::{
    Args, Dict, Flow, Function, Instance, Native, NativeFn, Ref, Tag, Tuple, Type, Value, View,
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

/// Makes the registers of a new window unbound that come after its arguments, from number `from` to before `to`.
///
/// # Safety
/// They are within the window, and nothing in them refers to the heap.
#[inline(always)]
unsafe fn unbind(base: *mut Value, from: usize, to: usize) {
    for index in from..to {
        // SAFETY: the caller's promise.
        unsafe { Value::unbind(base.add(index)) };
    }
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
        View::Native(native) if instr.c() == 0 => {
            return call_native_registers(py, native.function, a, a + 1, count);
        }
        View::Function(_) => {
            if let Some(next) = call_function(py, callee, instr, a + 1, count) {
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
    match callee.view() {
        View::Native(native) if instr.c() == 0 => {
            return call_native_registers(py, native.function, a, first, count);
        }
        View::Function(_) => {
            if let Some(next) = call_function(py, callee, instr, first, count) {
                return next;
            }
        }
        _ => {}
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

/// Calls a built-in class that makes its instances itself: its native `__new__` gets the class, in register `first`, and
/// the arguments after it, `count` in all.
fn call_builtin_class(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    first: u16,
    count: usize,
) -> Option<PyResult<Next>> {
    if class.flags.exception || class.instances == Tag::Instance {
        return None;
    }
    let new = py.interp.intern_literal("__new__");
    let new = py.lookup_type(class, &new)?;
    let native = new.as_ref::<Native>()?;
    if native.owner == Some("object") {
        return None;
    }
    if let NativeFn::Plain { min, max, .. } = native.function
        && (count < min as usize || (count > max as usize && max != u8::MAX))
    {
        return None;
    }
    Some(call_native_registers(
        py,
        native.function,
        first,
        first,
        count,
    ))
}

/// Makes an instance of a class and calls its `__init__`, with the instance in the register where the class was.
fn construct(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    callee: &mut Value,
    instr: Instr,
) -> Option<PyResult<Next>> {
    let init = plain_init(py, class)?;
    let instance = Value::from(class::plain_instance(class));
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
    let args = match args.view() {
        View::List(list) => list.items.get(py).clone(),
        View::Tuple(tuple) => tuple.items.to_vec(),
        _ => unreachable!("the compiler collects arguments in a list"),
    };
    let mut keywords = Keywords::default();
    if let Some(dict) = named.as_ref::<Dict>() {
        for entry in dict.table.get(py).iter() {
            keywords.names.push(entry.key.clone());
            keywords.values.push(entry.value.clone());
        }
    }
    call_value(py, callee, args, keywords, Delivery::register(a))
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

/// Calls a native whose arguments are in registers, and empties them afterwards.
#[inline]
fn call_native_registers(
    py: &mut Py<'_>,
    function: NativeFn,
    target: u16,
    first: u16,
    count: usize,
) -> PyResult<Next> {
    py.thread.cost += NATIVE_CALL;
    let registers = py.thread.top().registers;
    // SAFETY: the arguments are in the window of the calling frame. Segments of the stack never move, nothing but
    // this call changes these registers while it runs, and calls made in place use registers above the window.
    let (args, target_register) = unsafe {
        let args = std::slice::from_raw_parts_mut(registers.add(first as usize), count);
        (args, registers.add(target as usize))
    };
    let result = match function {
        NativeFn::Plain { min, max, run } => {
            if count < min as usize || (count > max as usize && max != u8::MAX) {
                return Err(wrong_arity(py, target, count));
            }
            match run(py, args) {
                Ok(value) => {
                    empty(args);
                    // SAFETY: the target is a register of the same window, and no argument.
                    let old = unsafe { std::mem::replace(&mut *target_register, value) };
                    drop(old);
                    return Ok(Next::Go);
                }
                Err(raised) => {
                    let native = native_in(py, target);
                    Err(about_receiver(py, &native, args, raised))
                }
            }
        }
        NativeFn::Flow(run) => run(
            py,
            Args {
                positional: args,
                names: &[],
                keywords: &[],
            },
        ),
    };
    empty(args);
    match result? {
        Flow::Value(value) => {
            // SAFETY: the target is a register of the same window, and no argument.
            let old = unsafe { std::mem::replace(&mut *target_register, value) };
            drop(old);
            Ok(Next::Go)
        }
        flow => {
            let function = std::mem::take(py.register(target));
            drop(function);
            deliver::flow(py, flow, Delivery::register(target))
        }
    }
}

/// Empties registers that hold something of the heap. Most hold nothing, so four are looked at together.
#[inline(always)]
fn empty(registers: &mut [Value]) {
    let (fours, rest) = registers.as_chunks_mut::<4>();
    for four in fours {
        if four.iter().map(Value::tag).max() >= Some(Tag::FIRST_HEAP) {
            four.iter_mut().for_each(empty_one);
        }
    }
    rest.iter_mut().for_each(empty_one);
}

#[inline(always)]
fn empty_one(register: &mut Value) {
    if register.is_heap() {
        let old = std::mem::take(register);
        drop(old);
    }
}

/// The native in register `target` got the wrong number of arguments.
#[cold]
fn wrong_arity(py: &mut Py<'_>, target: u16, count: usize) -> Raised {
    let native = native_in(py, target);
    (py.interp.config.library.arity_error)(py, &native, count)
}

/// The native that the call into register `target` calls: what is there, or the `__new__` of the class that is there.
fn native_in(py: &mut Py<'_>, target: u16) -> Ref<Native> {
    let callee = py.register(target).clone();
    let callee = match callee.view() {
        View::Type(class) => {
            let new = py.interp.intern_literal("__new__");
            py.lookup_type(class, &new).unwrap_or_default()
        }
        _ => callee,
    };
    callee.into_ref::<Native>().expect("a native is called")
}

/// Price of calling a native, in picoseconds.
const NATIVE_CALL: u64 = 30_000;

/// Calls a native with arguments that are somewhere else.
fn call_native(
    py: &mut Py<'_>,
    native: &Ref<Native>,
    args: &[Value],
    keywords: &Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    py.thread.cost += NATIVE_CALL;
    let flow = match native.function {
        NativeFn::Plain { min, max, run } => {
            if !keywords.names.is_empty() {
                return Err((py.interp.config.library.keyword_error)(py, native));
            }
            if args.len() < min as usize || (args.len() > max as usize && max != u8::MAX) {
                return Err((py.interp.config.library.arity_error)(
                    py,
                    native,
                    args.len(),
                ));
            }
            match run(py, args) {
                Ok(value) => Flow::Value(value),
                Err(raised) => return Err(about_receiver(py, native, args, raised)),
            }
        }
        NativeFn::Flow(run) => run(
            py,
            Args {
                positional: args,
                names: &keywords.names,
                keywords: &keywords.values,
            },
        )?,
    };
    deliver::flow(py, flow, delivery)
}

/// What a native raised, or that it is a method and was given a receiver of another class
/// (`Objects/descrobject.c`, `descr_check`).
#[cold]
fn about_receiver(py: &mut Py<'_>, native: &Native, args: &[Value], raised: Raised) -> Raised {
    let (Some(owner), Some(receiver)) = (native.owner, args.first()) else {
        return raised;
    };
    let class = py.type_of(receiver);
    match py.interp.types.get(owner) {
        Some(owner) if !py.is_subclass(&class, owner) && !class.flags.exception => {}
        _ => return raised,
    }
    let message = format!(
        "descriptor '{}' for '{owner}' objects doesn't apply to a '{}' object",
        native.name,
        py.type_name(receiver)
    );
    py.type_error(message)
}

/// Calls a function that takes exactly these positional arguments; none if it doesn't.
pub(super) fn call_plain<const N: usize>(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    args: [&Value; N],
    delivery: Delivery,
) -> Option<PyResult<Next>> {
    if function.exact as usize != N || function.code.kind.is_resumable() {
        return None;
    }
    let args = args.into_iter().cloned();
    Some(push_frame(py, function.clone(), args, 0, delivery))
}

/// Pushes a frame for a function whose arguments are its first registers already, at `base`.
#[inline]
fn push_exact(
    py: &mut Py<'_>,
    function: Ref<Function>,
    base: *mut Value,
    count: usize,
    delivery: Delivery,
) -> PyResult<Next> {
    let code = &function.code;
    let size = code.registers as usize;
    if code.kind.is_resumable() || !py.thread.stack.fits(base, size) {
        // SAFETY: the arguments are initialised values of the caller's window.
        let args = (0..count)
            .map(|index| std::mem::take(unsafe { &mut *base.add(index) }))
            .collect();
        return push(py, function, args, delivery);
    }
    if py.thread.frames.len() >= py.interp.recursion_limit {
        return Err(recursion_error(py));
    }
    // SAFETY: within the window, which fits; above the arguments nothing points to the heap, so nothing is lost.
    unsafe { unbind(base, count, code.first_temporary() as usize) };
    let frames = &mut py.thread.frames;
    frames.reserve(1);
    Frame::push_plain(frames, function, base, 0).delivery = delivery;
    Ok(Next::Frame)
}

/// Pushes a frame with these locals (parameters bound, the others absent), or makes the generator.
pub(super) fn push(
    py: &mut Py<'_>,
    function: Ref<Function>,
    locals: Vec<Value>,
    delivery: Delivery,
) -> PyResult<Next> {
    if function.code.kind.is_resumable() {
        let generator = generator::new(py, function, locals);
        return deliver::deliver(py, generator, delivery);
    }
    push_frame(py, function, locals, 0, delivery)
}

/// The first of `size` free registers above the topmost frame, none of which points to the heap.
pub(super) fn new_window(py: &mut Py<'_>, size: usize) -> PyResult<*mut Value> {
    if py.thread.frames.len() >= py.interp.recursion_limit {
        return Err(recursion_error(py));
    }
    let base = match py.thread.frames.last() {
        // SAFETY: one past the window of the topmost frame.
        Some(top) => unsafe { top.registers.add(top.function.code.registers as usize) },
        None => py.thread.stack.bottom(),
    };
    Ok(if py.thread.stack.fits(base, size) {
        base
    } else {
        py.thread.stack.grow(size)
    })
}

/// Pushes a frame whose first registers are `values`.
pub(super) fn push_frame(
    py: &mut Py<'_>,
    function: Ref<Function>,
    values: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    pc: u32,
    delivery: Delivery,
) -> PyResult<Next> {
    let size = function.code.registers as usize;
    let base = new_window(py, size)?;
    let values = values.into_iter();
    let count = values.len();
    for (index, value) in values.enumerate() {
        // SAFETY: the window fits, and above the topmost frame nothing points to the heap, so nothing is lost.
        unsafe { base.add(index).write(value) };
    }
    // SAFETY: as above.
    unsafe { unbind(base, count, size) };
    let frames = &mut py.thread.frames;
    frames.reserve(1);
    let frame = Frame::push_plain(frames, function, base, 0);
    frame.pc = pc;
    frame.delivery = delivery;
    Ok(Next::Frame)
}

#[cold]
fn recursion_error(py: &mut Py<'_>) -> Raised {
    py.exception("RecursionError", "maximum recursion depth exceeded")
}

/// Returns to a frame that waits for a value in a register: the common case, without anything that can fail. What is
/// returned is in register `number`, or is `None`.
#[inline(always)]
pub(super) fn quick_return(py: &mut Py<'_>, registers: *mut Value, number: Option<u16>) -> bool {
    let frames = &mut py.thread.frames;
    let Some((frame, [.., caller])) = frames.split_last_mut() else {
        return false;
    };
    let made = match frame.delivery.deliver {
        Deliver::Register => false,
        Deliver::Init => number.is_none() && frame.delivery.outer.is_none(),
        _ => return false,
    };
    if frame.generator.is_some() || matches!(frame.delivery.deliver, Deliver::Init) != made {
        return false;
    }
    // SAFETY: the compiler's register numbers are within the windows, whose values are initialised.
    let target = unsafe { &mut *caller.registers.add(frame.delivery.target as usize) };
    match number {
        Some(number) => {
            // SAFETY: as above.
            let register = unsafe { &mut *registers.add(number as usize) };
            if register.is_unbound() {
                return false;
            }
            target.take_from(register);
        }
        None if made => {}
        None => *target = Value::NONE,
    }
    let caller_registers = caller.registers;
    // SAFETY: as above.
    let window = unsafe {
        std::slice::from_raw_parts_mut(registers, frame.function.code.registers as usize)
    };
    empty(window);
    if made {
        // The window of an `__init__` begins at the target, where the class was.
        target.take_from(&mut frame.delivery.state);
    }
    // SAFETY: the frame is the last one. Beside its function nothing of it needs a drop: what waits in a register
    // has neither state nor an outer delivery, that of `__init__` was taken, and only a generator's frame knows what
    // its caller handles.
    let function = unsafe {
        let function = std::ptr::read(&raw const frame.function);
        let count = frames.len();
        frames.set_len(count - 1);
        function
    };
    drop(function);
    py.thread.stack.leave_to(caller_registers);
    true
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
    let delivery = pop(py);
    deliver::deliver(py, value, delivery)
}

/// Pops the topmost frame, emptying its window.
#[inline]
pub(super) fn pop(py: &mut Py<'_>) -> Delivery {
    let frame = py.thread.top();
    // SAFETY: the window's values are initialised.
    let window = unsafe {
        std::slice::from_raw_parts_mut(frame.registers, frame.function.code.registers as usize)
    };
    empty(window);
    pop_empty(py)
}

/// Pops the topmost frame, in whose window nothing points to the heap.
#[inline]
pub(super) fn pop_empty(py: &mut Py<'_>) -> Delivery {
    let frame = py
        .thread
        .frames
        .pop()
        .expect("only running frames are popped");
    if let Some(top) = py.thread.frames.last() {
        py.thread.stack.leave_to(top.registers);
    }
    frame.delivery
}

impl Py<'_> {
    /// Begins a thread that calls `function`; the machine fetches it from `Interp::new_threads` when it is started.
    pub fn new_thread(
        &mut self,
        function: &Value,
        args: Vec<Value>,
        name: &str,
    ) -> PyResult<super::ThreadId> {
        self.interp.next_thread += 1;
        let id = super::ThreadId(self.interp.next_thread);
        let mut thread = Box::new(super::Thread::idle());
        thread.id = id;
        thread.name = name.to_owned();
        thread.begin = Some((function.clone(), args));
        self.interp.new_threads.insert(id, thread);
        Ok(id)
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
