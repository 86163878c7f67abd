//! The cycle collector: finds objects that only refer to each other, as CPython's `Modules/gcmodule.c`.
//!
//! From each container's count the references from other containers are subtracted. Who has some left is referred to
//! from outside (a register, a Rust variable, the interpreter) and lives, with all that it refers to; the rest is
//! trash. So no roots have to be known, and the threads' stacks are not looked at.

use std::collections::HashSet;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::heap::{Header, Kind, Ref, doom};
use super::value::{Tag, Value, View};
use super::{Descriptor, IteratorState, Queue, pages, weakref};
use crate::vm::Py;

/// Which part of a collection is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pass {
    /// What has a finalizer is doomed. Nothing is freed then: it may be resurrected, so a second pass looks again.
    Finalize,
    /// Finalizers have run; what has got one since is kept.
    Free,
    /// The interpreter ends: finalizers don't run any more.
    Drop,
}

/// What a pass found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// Unreachable objects, as `gc.collect` counts them.
    pub count: usize,
    /// Containers that were looked at.
    pub visited: usize,
    /// Finalizers are doomed, and a second pass is due when they have run.
    pub finalizers: bool,
}

/// In place of a count: the object is reachable.
const REACHABLE: u32 = u32::MAX;

/// Looks for trash among the interpreter's containers, and frees it if no finalizer has to run before.
pub fn collect(py: &mut Py<'_>, pass: Pass) -> Found {
    let (trash, visited) = unreachable(py, pass);
    let mut found = Found {
        count: 0,
        visited,
        finalizers: false,
    };
    if trash.is_empty() {
        py.interp.pages.count_from_here();
        return found;
    }
    found.count = weight(py, &trash);
    clear_weak_references(&trash);
    let mut doomed: Vec<&Value> = Vec::new();
    for value in &trash {
        // SAFETY: `trash` keeps them alive.
        let finalizer = value
            .header()
            .is_some_and(|header| unsafe { header.as_ref() }.take_finalizer());
        if finalizer && pass == Pass::Finalize {
            doomed.push(value);
        }
    }
    if !doomed.is_empty() {
        let births = &py.interp.pages.births;
        doomed.sort_by_key(|value| births.get(&value.address()).copied());
        for value in doomed {
            doom(value.clone());
        }
        found.finalizers = true;
        py.interp.pages.again = true;
        py.interp.pages.count_from_here();
        return found;
    }
    for value in &trash {
        clear(py, value);
    }
    drop(trash);
    py.interp.pages.count_from_here();
    found
}

/// The containers that nothing outside of them refers to, and how many were looked at.
fn unreachable(py: &Py<'_>, pass: Pass) -> (Vec<Value>, usize) {
    let pages = &py.interp.pages;
    let mut counts = vec![0u32; pages.numbers()];
    let mut visited = 0;
    // `update_refs` and `subtract_refs`, in one go.
    for header in pages.headers() {
        visited += 1;
        // SAFETY: a living object.
        let object = unsafe { header.as_ref() };
        let number = pages::number_of(header);
        // What waits for its finalizer after the finalizers' pass counts as referred to.
        let extra = u32::from(pass == Pass::Free && object.has_finalizer());
        counts[number] = counts[number].wrapping_add(object.count() + extra);
        visit(py, header, &mut |inner| {
            let count = &mut counts[pages::number_of(inner)];
            *count = count.wrapping_sub(1);
        });
    }
    let mut waiting = Vec::new();
    for header in pages.headers() {
        let number = pages::number_of(header);
        if counts[number] == 0 || counts[number] == REACHABLE {
            continue;
        }
        counts[number] = REACHABLE;
        waiting.push(header);
        while let Some(header) = waiting.pop() {
            visit(py, header, &mut |inner| {
                let count = &mut counts[pages::number_of(inner)];
                if *count != REACHABLE {
                    *count = REACHABLE;
                    waiting.push(inner);
                }
            });
        }
    }
    let trash = (pages.headers())
        .filter(|header| counts[pages::number_of(*header)] != REACHABLE)
        // SAFETY: a living object.
        .map(|header| unsafe { Value::share_header(header) });
    (trash.collect(), visited)
}

/// `handle_weakrefs`: they are cleared before any finalizer runs, so that nobody gets at the trash through them.
fn clear_weak_references(trash: &[Value]) {
    let headers = || trash.iter().filter_map(Value::header);
    // SAFETY: `trash` keeps them alive.
    let targets: Vec<_> = (headers())
        .filter(|header| unsafe { header.as_ref() }.take_weak())
        .collect();
    if !targets.is_empty() {
        let members: HashSet<_> = headers().collect();
        for target in targets {
            weakref::clear(target, &|weak| members.contains(&weak));
        }
    }
}

/// How many objects the trash is in CPython, where a plain instance has no namespace of its own, but a function has a
/// tuple for its cells.
fn weight(py: &Py<'_>, trash: &[Value]) -> usize {
    let mut weight = 0;
    for value in trash {
        weight += usize::from(is_tracked(py, value));
        match value.view() {
            // Only the instance and `trash` refer to it.
            View::Instance(instance) if instance.dict.count() == 2 => {
                let dict = Value::from(instance.dict.clone());
                weight -= usize::from(is_tracked(py, &dict));
            }
            View::Function(function) => weight += usize::from(!function.closure.is_empty()),
            _ => {}
        }
    }
    weight
}

/// `gc.is_tracked(value)`: whether it can be part of a cycle, as things are.
pub fn is_tracked(py: &Py<'_>, value: &Value) -> bool {
    let holds_containers = || {
        let mut holds = false;
        if let Some(header) = value.header() {
            each(py, header, &mut |inner| {
                // SAFETY: a living object refers to it.
                holds |= unsafe { inner.as_ref() }.tag().is_container();
            });
        }
        holds
    };
    match value.tag() {
        Tag::Dict | Tag::Tuple => holds_containers(),
        tag => tag.is_container(),
    }
}

/// All containers of the interpreter's pages.
pub fn containers(py: &Py<'_>) -> Vec<Value> {
    // SAFETY: living objects.
    (py.interp.pages.headers())
        .map(|header| unsafe { Value::share_header(header) })
        .collect()
}

/// The objects of the heap that an object refers to.
pub fn referents(py: &Py<'_>, value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = value.header() {
        each(py, header, &mut |inner| {
            // SAFETY: a living object refers to it.
            found.push(unsafe { Value::share_header(inner) });
        });
    }
    found
}

/// Calls `visit` with each container in pages to which the object refers, as often as it does (`tp_traverse`).
fn visit(py: &Py<'_>, header: NonNull<Header>, visit: &mut dyn FnMut(NonNull<Header>)) {
    each(py, header, &mut |inner| {
        // SAFETY: a living object refers to it.
        if unsafe { inner.as_ref() }.is_paged() {
            visit(inner);
        }
    });
}

/// Calls `visit` with each object of the heap to which the object refers.
fn each(py: &Py<'_>, header: NonNull<Header>, visit: &mut dyn FnMut(NonNull<Header>)) {
    // SAFETY: a living object; the value is forgotten, so no count changes.
    let value = ManuallyDrop::new(unsafe { Value::from_header(header) });
    let mut see = |value: &Value| {
        if let Some(header) = value.header() {
            visit(header);
        }
    };
    match value.view() {
        View::Tuple(tuple) => tuple.items.iter().for_each(see),
        View::List(list) => list.items.get(py).iter().for_each(see),
        View::Dict(dict) => {
            for entry in dict.table.get(py).raw_entries() {
                see(&entry.key);
                see(&entry.value);
            }
        }
        View::Set(set) => {
            for member in set.table.get(py).slots() {
                see(&member.key);
            }
        }
        View::DictView(view) => visit(view.dict.header()),
        View::Slice(slice) => [&slice.start, &slice.stop, &slice.step]
            .into_iter()
            .for_each(see),
        View::Iterator(iterator) => match iterator.state.get(py) {
            IteratorState::List(list, _) | IteratorState::ListReversed(list, _) => {
                visit(list.header());
            }
            IteratorState::Tuple(tuple, _) => visit(tuple.header()),
            IteratorState::Dict(dict, ..) => visit(dict.header()),
            IteratorState::Set(set, ..) => visit(set.header()),
            IteratorState::Items(items, _) | IteratorState::Zip(items) => {
                items.iter().for_each(see);
            }
            IteratorState::Enumerate(inner, _) | IteratorState::Repeat(inner, _) => see(inner),
            IteratorState::Range(..)
            | IteratorState::Str(..)
            | IteratorState::Count(..)
            | IteratorState::Done => {}
        },
        View::Function(function) => {
            visit(function.globals.header());
            optional(function.defaults.as_ref(), visit);
            optional(function.keyword_defaults.as_ref(), visit);
            visit(function.attributes.header());
            for cell in &function.closure {
                visit(cell.header());
            }
        }
        View::BoundMethod(method) => {
            see(&method.function);
            see(&method.receiver);
        }
        View::Descriptor(descriptor) => {
            let Descriptor {
                get,
                set,
                delete,
                doc,
                ..
            } = &**descriptor;
            [get, set, delete, doc].into_iter().for_each(see);
        }
        View::Type(class) => {
            optional(class.metaclass.as_ref(), visit);
            visit(class.dict.header());
            let (mro, subclasses) = (class.mro.get(py), class.subclasses.get(py));
            for other in class.bases.iter().chain(mro).chain(subclasses) {
                visit(other.header());
            }
        }
        View::Instance(instance) => {
            see(&instance.native);
            if let Some(state) = &instance.exception {
                let state = state.get(py);
                [&state.args, &state.cause, &state.context]
                    .into_iter()
                    .for_each(see);
            }
            visit(instance.class.get(py).header());
            visit(instance.dict.header());
        }
        View::Super(object) => {
            see(&object.receiver);
            visit(object.class.header());
            visit(object.start.header());
        }
        View::Generator(generator) => {
            if let Some(suspended) = generator.suspended(py) {
                suspended.registers.iter().for_each(&mut see);
                see(&suspended.handled);
            }
            visit(generator.function.header());
        }
        View::Cell(cell) => see(cell.content.get(py)),
        View::Module(module) => visit(module.dict.header()),
        View::WeakRef(weak) => see(&weak.callback()),
        View::Foreign(foreign) => {
            if let Some(queue) = foreign.data.get(py).downcast_ref::<Queue>() {
                queue.items.iter().for_each(see);
            }
        }
        _ => {}
    }
}

fn optional<T: Kind>(object: Option<&Ref<T>>, visit: &mut dyn FnMut(NonNull<Header>)) {
    if let Some(object) = object {
        visit(object.header());
    }
}

/// `tp_clear`: an object lets go of what it refers to. Kinds that cannot change are not needed, for no cycle is made
/// of them alone.
fn clear(py: &mut Py<'_>, value: &Value) {
    match value.view() {
        View::List(list) => drop(list.items.replace(py, Vec::new())),
        View::Dict(dict) => {
            let entries = dict.table.get_mut(py).clear();
            drop(entries);
        }
        View::Set(set) => {
            let entries = set.table.get_mut(py).clear();
            drop(entries);
        }
        View::Cell(cell) => drop(cell.content.replace(py, Value::UNBOUND)),
        View::Generator(generator) => {
            drop(generator.finish(py));
        }
        View::Instance(instance) => {
            if let Some(state) = &instance.exception {
                let state = state.get_mut(py);
                let old = [&mut state.args, &mut state.cause, &mut state.context]
                    .map(|slot| std::mem::replace(slot, Value::NONE));
                drop(old);
            }
        }
        View::Type(class) => {
            let (mro, subclasses) = (
                class.mro.replace(py, Vec::new()),
                class.subclasses.replace(py, Vec::new()),
            );
            drop((mro, subclasses));
        }
        View::Foreign(foreign) => {
            let queue = foreign.data.get_mut(py).downcast_mut::<Queue>();
            let items = queue.map(|queue| std::mem::take(&mut queue.items));
            drop(items);
        }
        _ => {}
    }
}
