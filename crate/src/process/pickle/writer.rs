//! Writing: one opcode at a time, as CPython's C pickler does, so that the same value gives the same bytes.

use std::collections::HashMap;

use num_bigint::BigInt as Big;

use super::error::cannot_pickle;
use super::names::{self, Name};
use super::opcode::*;
use crate::object::{BoundMethod, Bytes, Instance, List, Native, Ref, Str, Tuple, Value, View};
use crate::vm::{Py, PyResult};

/// Items between two marks (`Modules/_pickle.c`, `BATCHSIZE`).
const BATCH: usize = 1000;

/// Deepest nesting of values.
const MAX_DEPTH: usize = 900;

/// Methods by which a class changes how it is pickled.
const HOOKS: [&str; 5] = [
    "__reduce__",
    "__reduce_ex__",
    "__getstate__",
    "__getnewargs__",
    "__getnewargs_ex__",
];

/// A pickle of `value`.
///
/// # Errors
/// `TypeError`, `AttributeError` and `PicklingError` as CPython for what cannot be pickled, `NotImplementedError` for
/// what only CPython can, `RecursionError` when it nests too deep.
pub(crate) fn dumps(py: &mut Py<'_>, value: &Value) -> PyResult<Vec<u8>> {
    let mut writer = Writer::default();
    writer.save(py, value)?;
    writer.out.push(STOP);
    let mut pickle = vec![PROTO, 5];
    // CPython frames nothing shorter (`Lib/pickle.py`, `_Framer._FRAME_SIZE_MIN`).
    if writer.out.len() >= 4 {
        pickle.push(FRAME);
        pickle.extend((writer.out.len() as u64).to_le_bytes());
    }
    pickle.append(&mut writer.out);
    Ok(pickle)
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    /// Numbers of the objects that were written, by address.
    memo: HashMap<usize, u32>,
    /// How many objects the reader will have numbered.
    memoized: u32,
    /// Keeps objects alive that were made for the pickle, so that no address is used twice.
    kept: Vec<Value>,
    depth: usize,
}

impl Writer {
    fn save(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<()> {
        if value.is_heap() && self.save_memoized(value.address()) {
            return Ok(());
        }
        if self.depth >= MAX_DEPTH {
            let message = "maximum recursion depth exceeded while pickling an object";
            return Err(py.exception("RecursionError", message));
        }
        self.depth += 1;
        self.save_new(py, value)?;
        self.depth -= 1;
        Ok(())
    }

    fn save_new(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<()> {
        match value.view() {
            View::None => self.out.push(NONE),
            View::Bool(bool) => self.out.push(if bool { NEWTRUE } else { NEWFALSE }),
            View::Int(int) => self.save_int(int),
            View::BigInt(big) => self.save_long(&big.int),
            View::Float(float) => {
                self.out.push(BINFLOAT);
                self.out.extend(float.to_be_bytes());
            }
            View::Str(text) => self.save_str(text),
            View::Bytes(bytes) => {
                self.header(&bytes.bytes, SHORT_BINBYTES, BINBYTES, BINBYTES8);
                self.memoize(value);
            }
            View::Tuple(tuple) => self.save_tuple(py, tuple)?,
            View::List(_) | View::Dict(_) | View::Set(_) => self.save_container(py, value)?,
            View::Function(_) | View::Native(_) | View::Type(_) => self.save_named(py, value)?,
            View::ByteArray(array) => {
                let bytes = array.bytes.get(py).as_slice().into();
                self.save_call(py, "bytearray", vec![Bytes { bytes }.into()], value)?;
            }
            View::Complex(complex) => {
                let parts = [complex.re, complex.im].map(Value::float);
                self.save_call(py, "complex", parts.into(), value)?;
            }
            View::NotImplemented => self.save_builtin(py, "NotImplemented", value)?,
            View::Ellipsis => self.save_builtin(py, "Ellipsis", value)?,
            View::Range(range) => {
                let bounds = [range.start, range.stop, range.step].map(Value::int);
                self.save_call(py, "range", bounds.into(), value)?;
            }
            View::Slice(slice) => {
                let bounds = [&slice.start, &slice.stop, &slice.step].map(Value::clone);
                self.save_call(py, "slice", bounds.into(), value)?;
            }
            View::BoundMethod(method) => self.save_method(py, method, value)?,
            View::Instance(instance) => self.save_instance(py, instance, value)?,
            View::Lock(_) => return Err(cannot_pickle(py, value, Some("_thread.lock"))),
            View::Iterator(_) | View::Foreign(_) => {
                let message = format!("pickling a '{}' object", py.type_name(value));
                return Err(py.not_implemented_error(message));
            }
            _ => return Err(cannot_pickle(py, value, None)),
        }
        Ok(())
    }

    // The memo

    fn memoize(&mut self, value: &Value) {
        self.out.push(MEMOIZE);
        if value.is_heap() {
            self.memo.insert(value.address(), self.memoized);
        }
        self.memoized += 1;
    }

    /// Refers to an object that was written before; false when it was not.
    fn save_memoized(&mut self, address: usize) -> bool {
        let Some(&number) = self.memo.get(&address) else {
            return false;
        };
        match u8::try_from(number) {
            Ok(number) => self.out.extend([BINGET, number]),
            Err(_) => {
                self.out.push(LONG_BINGET);
                self.out.extend(number.to_le_bytes());
            }
        }
        true
    }

    // Scalars

    fn save_int(&mut self, int: i64) {
        if let Ok(small) = u8::try_from(int) {
            self.out.extend([BININT1, small]);
        } else if let Ok(small) = u16::try_from(int) {
            self.out.push(BININT2);
            self.out.extend(small.to_le_bytes());
        } else if let Ok(small) = i32::try_from(int) {
            self.out.push(BININT);
            self.out.extend(small.to_le_bytes());
        } else {
            self.save_long(&Big::from(int));
        }
    }

    fn save_long(&mut self, int: &Big) {
        let bytes = int.to_signed_bytes_le();
        match u8::try_from(bytes.len()) {
            Ok(length) => self.out.extend([LONG1, length]),
            Err(_) => {
                self.out.push(LONG4);
                self.out.extend((bytes.len() as u32).to_le_bytes());
            }
        }
        self.out.extend(bytes);
    }

    fn save_str(&mut self, text: &Ref<Str>) {
        if self.save_memoized(text.address()) {
            return;
        }
        let bytes = text.as_str().as_bytes();
        self.header(bytes, SHORT_BINUNICODE, BINUNICODE, BINUNICODE8);
        self.memoize(&text.clone().into());
    }

    /// Bytes after their length, with the opcode that has the fewest bytes for it.
    fn header(&mut self, bytes: &[u8], short: u8, medium: u8, long: u8) {
        if let Ok(length) = u8::try_from(bytes.len()) {
            self.out.extend([short, length]);
        } else if let Ok(length) = u32::try_from(bytes.len()) {
            self.out.push(medium);
            self.out.extend(length.to_le_bytes());
        } else {
            self.out.push(long);
            self.out.extend((bytes.len() as u64).to_le_bytes());
        }
        self.out.extend(bytes);
    }

    // Containers

    fn save_tuple(&mut self, py: &mut Py<'_>, tuple: &Ref<Tuple>) -> PyResult<()> {
        let short = match tuple.items.len() {
            0 => {
                self.out.push(EMPTY_TUPLE);
                return Ok(());
            }
            1 => Some(TUPLE1),
            2 => Some(TUPLE2),
            3 => Some(TUPLE3),
            _ => None,
        };
        if short.is_none() {
            self.out.push(MARK);
        }
        for item in &tuple.items {
            self.save(py, item)?;
        }
        // A tuple that contains itself was written with its items: throw these away and refer to it.
        if self.memo.contains_key(&tuple.address()) {
            match short {
                Some(_) => self.out.extend(tuple.items.iter().map(|_| POP)),
                None => self.out.push(POP_MARK),
            }
            self.save_memoized(tuple.address());
            return Ok(());
        }
        self.out.push(short.unwrap_or(TUPLE));
        self.memoize(&tuple.clone().into());
        Ok(())
    }

    fn save_container(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<()> {
        match value.view() {
            View::List(list) => {
                self.out.push(EMPTY_LIST);
                self.memoize(value);
                let items = list.items.get(py).clone();
                self.save_batches(py, &items, 1, APPEND, APPENDS)
            }
            View::Dict(dict) => {
                self.out.push(EMPTY_DICT);
                self.memoize(value);
                let entries = dict.table.get(py).iter();
                let pairs = entries.flat_map(|entry| [entry.key.clone(), entry.value.clone()]);
                let pairs: Vec<Value> = pairs.collect();
                self.save_batches(py, &pairs, 2, SETITEM, SETITEMS)
            }
            View::Set(set) => {
                let entries = set.table.get(py).iter();
                let members: Vec<Value> = entries.map(|entry| entry.key.clone()).collect();
                match set.frozen {
                    false => self.save_set(py, value, &members),
                    true => self.save_frozenset(py, value, &members),
                }
            }
            _ => Err(cannot_pickle(py, value, None)),
        }
    }

    /// Items of a list (`width` 1) or keys and values of a dict (`width` 2).
    fn save_batches(
        &mut self,
        py: &mut Py<'_>,
        items: &[Value],
        width: usize,
        one: u8,
        many: u8,
    ) -> PyResult<()> {
        if items.len() == width {
            for item in items {
                self.save(py, item)?;
            }
            self.out.push(one);
            return Ok(());
        }
        for batch in items.chunks(BATCH * width) {
            self.out.push(MARK);
            for item in batch {
                self.save(py, item)?;
            }
            self.out.push(many);
        }
        Ok(())
    }

    fn save_set(&mut self, py: &mut Py<'_>, set: &Value, members: &[Value]) -> PyResult<()> {
        self.out.push(EMPTY_SET);
        self.memoize(set);
        for batch in members.chunks(BATCH) {
            self.out.push(MARK);
            for member in batch {
                self.save(py, member)?;
            }
            self.out.push(ADDITEMS);
        }
        Ok(())
    }

    fn save_frozenset(&mut self, py: &mut Py<'_>, set: &Value, members: &[Value]) -> PyResult<()> {
        self.out.push(MARK);
        for member in members {
            self.save(py, member)?;
        }
        if self.memo.contains_key(&set.address()) {
            self.out.push(POP_MARK);
            self.save_memoized(set.address());
            return Ok(());
        }
        self.out.push(FROZENSET);
        self.memoize(set);
        Ok(())
    }

    // Things that have a name

    fn save_named(&mut self, py: &mut Py<'_>, value: &Value) -> PyResult<()> {
        let name = match value.view() {
            View::Function(function) => names::of_function(py, function)?,
            View::Native(native) => match native.owner {
                Some(owner) => return self.save_built_in_method(py, owner, native, value),
                None => names::of_native(py, native)?,
            },
            View::Type(class) => match class.name.as_str() {
                "NoneType" => return self.save_call(py, "type", vec![Value::NONE], value),
                "ellipsis" => return self.save_call(py, "type", vec![Value::ELLIPSIS], value),
                _ => names::of_class(py, class)?,
            },
            _ => return Err(cannot_pickle(py, value, None)),
        };
        self.save_name(py, &name, value)
    }

    fn save_name(&mut self, py: &mut Py<'_>, name: &Name, value: &Value) -> PyResult<()> {
        // Equal names are one object, so that each is written once.
        for text in [&name.module, &name.qualname] {
            let text = py.intern(text.as_str());
            self.save_str(&text);
        }
        self.out.push(STACK_GLOBAL);
        self.memoize(value);
        Ok(())
    }

    fn save_builtin(&mut self, py: &mut Py<'_>, name: &str, value: &Value) -> PyResult<()> {
        let (module, qualname) = (py.interp.intern_literal("builtins"), py.intern(name));
        self.save_name(py, &Name { module, qualname }, value)
    }

    /// A call of a built-in, whose result is `value`.
    fn save_call(
        &mut self,
        py: &mut Py<'_>,
        name: &str,
        args: Vec<Value>,
        value: &Value,
    ) -> PyResult<()> {
        let key = py.intern(name);
        let builtins = py.interp.builtins.clone();
        let Some(callee) = py.get(&builtins, &key) else {
            return Err(cannot_pickle(py, value, None));
        };
        if !self.save_memoized(callee.address()) {
            self.save_builtin(py, name, &callee)?;
        }
        let args = Ref::new(Tuple::new(args));
        self.kept.push(args.clone().into());
        self.save_tuple(py, &args)?;
        self.out.push(REDUCE);
        self.memoize(value);
        Ok(())
    }

    /// A bound method: `getattr(receiver, name)`.
    fn save_method(
        &mut self,
        py: &mut Py<'_>,
        method: &Ref<BoundMethod>,
        value: &Value,
    ) -> PyResult<()> {
        let name = match method.function.view() {
            View::Function(function) => function.name.get(py).clone(),
            View::Native(native) => py.intern(native.name),
            _ => return Err(cannot_pickle(py, value, None)),
        };
        let args = vec![method.receiver.clone(), name.into()];
        self.save_call(py, "getattr", args, value)
    }

    /// A method of a built-in class: `getattr(class, name)`.
    fn save_built_in_method(
        &mut self,
        py: &mut Py<'_>,
        owner: &str,
        native: &Ref<Native>,
        value: &Value,
    ) -> PyResult<()> {
        let builtins = py.interp.builtins.clone();
        let (owner, name) = (py.intern(owner), py.intern(native.name));
        match py.get(&builtins, &owner) {
            Some(class) => self.save_call(py, "getattr", vec![class, name.into()], value),
            None => Err(cannot_pickle(py, value, None)),
        }
    }

    fn save_instance(
        &mut self,
        py: &mut Py<'_>,
        instance: &Ref<Instance>,
        value: &Value,
    ) -> PyResult<()> {
        let class = instance.class.get(py).clone();
        for hook in HOOKS {
            let key = py.intern(hook);
            let mro = class.mro.get(py);
            let mut own = mro.iter().filter(|class| class.flags.heap);
            if own.any(|class| py.get(&class.dict, &key).is_some()) {
                let name = class.name.as_str();
                let message = format!("pickling a '{name}' object, whose class defines {hook}()");
                return Err(py.not_implemented_error(message));
            }
        }
        self.save(py, &class.into())?;
        let native = &instance.native;
        match &instance.exception {
            None if !native.is_unbound() => self.save_derived(py, native)?,
            Some(state) => {
                let args = state.get(py).args.clone();
                self.save(py, &args)?;
                self.out.push(REDUCE);
            }
            None => self.out.extend([EMPTY_TUPLE, NEWOBJ]),
        }
        self.memoize(value);
        match native.view() {
            View::List(list) => {
                let items = list.items.get(py).clone();
                self.save_batches(py, &items, 1, APPEND, APPENDS)?;
            }
            View::Dict(dict) => {
                let entries = dict.table.get(py).iter();
                let pairs = entries.flat_map(|entry| [entry.key.clone(), entry.value.clone()]);
                let pairs: Vec<Value> = pairs.collect();
                self.save_batches(py, &pairs, 2, SETITEM, SETITEMS)?;
            }
            _ => {}
        }
        if !instance.dict.table.get(py).is_empty() {
            self.save(py, &instance.dict.clone().into())?;
            self.out.push(BUILD);
        }
        Ok(())
    }

    /// After its class, how an instance of a class that derives from a built-in one is made
    /// (`Lib/copyreg.py`, `__reduce_ex__`; `Objects/setobject.c`, `set_reduce`).
    fn save_derived(&mut self, py: &mut Py<'_>, native: &Value) -> PyResult<()> {
        let (args, opcode) = match native.view() {
            View::List(_) | View::Dict(_) => (Vec::new(), NEWOBJ),
            View::Set(set) => {
                let entries = set.table.get(py).iter();
                let members = entries.map(|entry| entry.key.clone()).collect();
                (vec![List::new(members).into()], REDUCE)
            }
            _ => (vec![native.clone()], NEWOBJ),
        };
        let args = Ref::new(Tuple::new(args));
        self.kept.push(args.clone().into());
        self.save_tuple(py, &args)?;
        self.out.push(opcode);
        Ok(())
    }
}
