//! Reading: a small stack machine that can be left in the middle, to call what the pickle says, and be resumed.

use num_bigint::BigInt as Big;

use super::error::unpickling_error;
use super::names::{import, resolve};
use super::opcode::*;
use crate::object::ops::{dict_set, empty_set, set_add, set_from};
use crate::object::{BigInt, Bytes, Dict, List, Ref, Set, Str, Tag, Tuple, Type, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// A pickle that is being read.
pub(crate) struct Reader {
    pickle: Ref<Bytes>,
    /// Next byte.
    at: usize,
    stack: Vec<Value>,
    /// Heights of the stack at the marks that are open.
    marks: Vec<usize>,
    memo: Vec<Value>,
    /// The name that is looked up as soon as its module is imported.
    importing: Option<(String, String)>,
}

/// How far reading came.
pub(crate) enum Step {
    /// The whole object.
    Done(Value),
    /// Call this, [`Reader::resume`] with the result, and run on.
    Call {
        /// What to call.
        callee: Value,
        /// Its arguments.
        args: Vec<Value>,
    },
}

/// What an opcode that makes the reader pause wants.
type Paused = Option<Step>;

impl Reader {
    /// Begins to read.
    pub(crate) fn new(pickle: Ref<Bytes>) -> Reader {
        Reader {
            pickle,
            at: 0,
            stack: Vec::new(),
            marks: Vec::new(),
            memo: Vec::new(),
            importing: None,
        }
    }

    /// Hands over the result of the call that [`Step::Call`] asked for.
    ///
    /// # Errors
    /// `AttributeError` when the call was an import, and the module has not what is wanted of it.
    pub(crate) fn resume(&mut self, py: &mut Py<'_>, result: Value) -> PyResult<()> {
        let value = match self.importing.take() {
            Some((module, name)) => resolve(py, &module, &name)?,
            None => result,
        };
        self.push(value);
        Ok(())
    }

    fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    /// Reads on, to the end or to the next call.
    ///
    /// # Errors
    /// `UnpicklingError` for bytes that are no pickle, `EOFError` when they end too early, and what looking a name up
    /// raises.
    pub(crate) fn run(&mut self, py: &mut Py<'_>) -> PyResult<Step> {
        loop {
            let [opcode] = self.take(py)?;
            if let Some(step) = self.execute(py, opcode)? {
                return Ok(step);
            }
        }
    }

    fn execute(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<Paused> {
        match opcode {
            PROTO => self.proto(py)?,
            FRAME => drop(self.take::<8>(py)?),
            STOP => return self.pop(py).map(|value| Some(Step::Done(value))),
            NONE => self.push(Value::NONE),
            NEWTRUE => self.push(Value::TRUE),
            NEWFALSE => self.push(Value::FALSE),
            BININT | BININT1 | BININT2 | BINFLOAT | LONG1 | LONG4 => self.number(py, opcode)?,
            SHORT_BINUNICODE | BINUNICODE | BINUNICODE8 => self.string(py, opcode)?,
            SHORT_BINBYTES | BINBYTES | BINBYTES8 => self.bytes(py, opcode)?,
            EMPTY_TUPLE | TUPLE1 | TUPLE2 | TUPLE3 | TUPLE => self.tuple(py, opcode)?,
            EMPTY_LIST => self.push(List::new(Vec::new()).into()),
            EMPTY_DICT => self.push(Dict::default().into()),
            EMPTY_SET => self.push(empty_set(false).into()),
            FROZENSET => {
                let members = self.pop_to_mark(py)?;
                let set = set_from(py, members, true)?;
                self.push(set.into());
            }
            APPEND => self.append(py, false)?,
            APPENDS => self.append(py, true)?,
            SETITEM => self.set_items(py, false)?,
            SETITEMS => self.set_items(py, true)?,
            ADDITEMS => self.add_items(py)?,
            MARK => self.marks.push(self.stack.len()),
            POP => self.pop_one(py)?,
            POP_MARK => drop(self.pop_to_mark(py)?),
            DUP => {
                let top = self.top(py)?.clone();
                self.push(top);
            }
            MEMOIZE | BINPUT | LONG_BINPUT => self.memoize(py, opcode)?,
            BINGET | LONG_BINGET => self.recall(py, opcode)?,
            GLOBAL | STACK_GLOBAL => return self.global(py, opcode),
            NEWOBJ => self.new_object(py)?,
            REDUCE => return self.reduce(py).map(Some),
            BUILD => return self.build(py),
            other => {
                let message = format!("the pickle opcode 0x{other:02x}");
                return Err(py.not_implemented_error(message));
            }
        }
        Ok(None)
    }

    fn proto(&mut self, py: &mut Py<'_>) -> PyResult<()> {
        match self.take(py)? {
            [2..=5] => Ok(()),
            [protocol] => {
                let message = format!("unsupported pickle protocol: {protocol}");
                Err(py.value_error(message))
            }
        }
    }

    // Bytes of the pickle

    fn slice(&mut self, py: &mut Py<'_>, length: usize) -> PyResult<std::ops::Range<usize>> {
        let left = self.pickle.bytes.len() - self.at;
        if length > left {
            return Err(if left == 0 {
                py.exception("EOFError", "Ran out of input")
            } else {
                unpickling_error(py, "pickle data was truncated")
            });
        }
        self.at += length;
        Ok(self.at - length..self.at)
    }

    fn take<const N: usize>(&mut self, py: &mut Py<'_>) -> PyResult<[u8; N]> {
        let range = self.slice(py, N)?;
        let mut bytes = [0; N];
        bytes.copy_from_slice(&self.pickle.bytes[range]);
        Ok(bytes)
    }

    fn length(&mut self, py: &mut Py<'_>, width: usize) -> PyResult<usize> {
        let length = match width {
            1 => u64::from(self.take::<1>(py)?[0]),
            4 => u64::from(u32::from_le_bytes(self.take(py)?)),
            _ => u64::from_le_bytes(self.take(py)?),
        };
        usize::try_from(length).map_err(|_| unpickling_error(py, "pickle data was truncated"))
    }

    /// A line of text, without its end.
    fn line(&mut self, py: &mut Py<'_>) -> PyResult<String> {
        let rest = &self.pickle.bytes[self.at..];
        match rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                let line = String::from_utf8_lossy(&rest[..end]).into_owned();
                self.at += end + 1;
                Ok(line)
            }
            None => Err(unpickling_error(py, "pickle data was truncated")),
        }
    }

    // The stack

    fn underflow(py: &mut Py<'_>) -> Raised {
        unpickling_error(py, "unpickling stack underflow")
    }

    fn pop(&mut self, py: &mut Py<'_>) -> PyResult<Value> {
        let floor = self.marks.last().copied().unwrap_or(0);
        match self.stack.len() > floor {
            true => Ok(self.stack.pop().unwrap_or_default()),
            false => Err(Self::underflow(py)),
        }
    }

    fn top(&mut self, py: &mut Py<'_>) -> PyResult<&Value> {
        self.stack.last().ok_or_else(|| Self::underflow(py))
    }

    /// `POP`, which also takes a mark that lies on top away.
    fn pop_one(&mut self, py: &mut Py<'_>) -> PyResult<()> {
        if self.marks.last() == Some(&self.stack.len()) {
            self.marks.pop();
            return Ok(());
        }
        self.pop(py).map(drop)
    }

    fn pop_to_mark(&mut self, py: &mut Py<'_>) -> PyResult<Vec<Value>> {
        match self.marks.pop() {
            Some(mark) => Ok(self.stack.split_off(mark)),
            None => Err(unpickling_error(py, "could not find MARK")),
        }
    }

    // The memo

    fn memoize(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let number = match opcode {
            MEMOIZE => self.memo.len(),
            BINPUT => self.length(py, 1)?,
            _ => self.length(py, 4)?,
        };
        let value = self.top(py)?.clone();
        if number > self.pickle.bytes.len() {
            return Err(unpickling_error(py, "Memo value not found"));
        }
        if number >= self.memo.len() {
            self.memo.resize_with(number + 1, Value::default);
        }
        self.memo[number] = value;
        Ok(())
    }

    fn recall(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let number = self.length(py, if opcode == BINGET { 1 } else { 4 })?;
        match self.memo.get(number) {
            Some(value) if !value.is_unbound() => {
                let value = value.clone();
                self.push(value);
                Ok(())
            }
            _ => {
                let message = format!("Memo value not found at index {number}");
                Err(unpickling_error(py, &message))
            }
        }
    }

    // Scalars

    fn number(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let value = match opcode {
            BININT => Value::int(i32::from_le_bytes(self.take(py)?).into()),
            BININT1 => Value::int(self.take::<1>(py)?[0].into()),
            BININT2 => Value::int(u16::from_le_bytes(self.take(py)?).into()),
            BINFLOAT => Value::float(f64::from_be_bytes(self.take(py)?)),
            long => {
                let length = self.length(py, if long == LONG1 { 1 } else { 4 })?;
                let range = self.slice(py, length)?;
                let int = Big::from_signed_bytes_le(&self.pickle.bytes[range]);
                BigInt::value(int)
            }
        };
        self.push(value);
        Ok(())
    }

    fn string(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let width = match opcode {
            SHORT_BINUNICODE => 1,
            BINUNICODE => 4,
            _ => 8,
        };
        let length = self.length(py, width)?;
        let range = self.slice(py, length)?;
        match std::str::from_utf8(&self.pickle.bytes[range]) {
            Ok(text) => {
                let text = py.str(text);
                self.push(text);
                Ok(())
            }
            Err(_) => Err(py.not_implemented_error("a string with lone surrogates")),
        }
    }

    fn bytes(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let width = match opcode {
            SHORT_BINBYTES => 1,
            BINBYTES => 4,
            _ => 8,
        };
        let length = self.length(py, width)?;
        let range = self.slice(py, length)?;
        let bytes = self.pickle.bytes[range].into();
        self.push(Bytes { bytes }.into());
        Ok(())
    }

    // Containers

    fn tuple(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<()> {
        let items = match opcode {
            EMPTY_TUPLE => Vec::new(),
            TUPLE => self.pop_to_mark(py)?,
            short => {
                let count = usize::from(short - TUPLE1) + 1;
                let floor = self.marks.last().copied().unwrap_or(0);
                if self.stack.len() < floor + count {
                    return Err(Self::underflow(py));
                }
                self.stack.split_off(self.stack.len() - count)
            }
        };
        self.push(Tuple::new(items).into());
        Ok(())
    }

    /// The item on top of the stack, or those above the mark.
    fn items(&mut self, py: &mut Py<'_>, marked: bool, count: usize) -> PyResult<Vec<Value>> {
        if marked {
            return self.pop_to_mark(py);
        }
        if self.stack.len() < count {
            return Err(Self::underflow(py));
        }
        Ok(self.stack.split_off(self.stack.len() - count))
    }

    fn append(&mut self, py: &mut Py<'_>, marked: bool) -> PyResult<()> {
        let mut items = self.items(py, marked, 1)?;
        let Some(list) = self.top(py)?.core().as_ref::<List>().cloned() else {
            return Err(py.not_implemented_error("a pickled subclass of list"));
        };
        list.items.get_mut(py).append(&mut items);
        Ok(())
    }

    fn set_items(&mut self, py: &mut Py<'_>, marked: bool) -> PyResult<()> {
        let items = self.items(py, marked, 2)?;
        let Some(dict) = self.top(py)?.core().as_ref::<Dict>().cloned() else {
            return Err(py.not_implemented_error("a pickled subclass of dict"));
        };
        for pair in items.chunks(2) {
            let [key, value] = pair else {
                return Err(unpickling_error(py, "odd number of items for SETITEMS"));
            };
            dict_set(py, &dict, key.clone(), value.clone())?;
        }
        Ok(())
    }

    fn add_items(&mut self, py: &mut Py<'_>) -> PyResult<()> {
        let members = self.pop_to_mark(py)?;
        let Some(set) = self.top(py)?.core().as_ref::<Set>().cloned() else {
            return Err(py.not_implemented_error("a pickled subclass of set"));
        };
        for member in members {
            set_add(py, &set, member)?;
        }
        Ok(())
    }

    // Names, instances and calls

    fn global(&mut self, py: &mut Py<'_>, opcode: u8) -> PyResult<Paused> {
        let (module, name) = if opcode == GLOBAL {
            (self.line(py)?, self.line(py)?)
        } else {
            let (name, module) = (self.pop(py)?, self.pop(py)?);
            match (module.as_ref::<Str>(), name.as_ref::<Str>()) {
                (Some(module), Some(name)) => (module.as_str().into(), name.as_str().into()),
                _ => return Err(unpickling_error(py, "STACK_GLOBAL requires str")),
            }
        };
        if let Some(callee) = import(py, &module)? {
            self.importing = Some((module, name));
            return Ok(Some(Step::Call {
                callee,
                args: Vec::new(),
            }));
        }
        let found = resolve(py, &module, &name)?;
        self.push(found);
        Ok(None)
    }

    /// `NEWOBJ`: a new instance, without its `__init__`.
    fn new_object(&mut self, py: &mut Py<'_>) -> PyResult<()> {
        let (args, class) = (self.pop(py)?, self.pop(py)?);
        let no_args = args
            .as_ref::<Tuple>()
            .is_some_and(|args| args.items.is_empty());
        let Some(class) = class.as_ref::<Type>() else {
            return Err(unpickling_error(py, "NEWOBJ class argument must be a type"));
        };
        if let Some(native) = crate::vm::native_base(py, class).filter(|_| class.flags.heap) {
            let given = args.as_ref::<Tuple>().and_then(|args| args.items.first());
            let native = match (given, native.instances) {
                (Some(given), _) => given.core().clone(),
                (None, Tag::Dict) => Dict::default().into(),
                (None, _) => List::new(Vec::new()).into(),
            };
            let made = crate::vm::derive(class, native);
            self.push(made);
            return Ok(());
        }
        if !no_args || !class.flags.heap || class.flags.exception {
            let message = format!("unpickling a '{}' with arguments", class.name.as_str());
            return Err(py.not_implemented_error(message));
        }
        self.push(crate::vm::derive(class, Value::UNBOUND));
        Ok(())
    }

    fn reduce(&mut self, py: &mut Py<'_>) -> PyResult<Step> {
        let (args, callee) = (self.pop(py)?, self.pop(py)?);
        let Some(args) = args.as_ref::<Tuple>() else {
            return Err(unpickling_error(py, "REDUCE needs a tuple of arguments"));
        };
        Ok(Step::Call {
            callee,
            args: args.items.to_vec(),
        })
    }

    /// `BUILD`: the state of an instance becomes its attributes.
    fn build(&mut self, py: &mut Py<'_>) -> PyResult<Paused> {
        let state = self.pop(py)?;
        let target = self.top(py)?.clone();
        let View::Instance(instance) = target.view() else {
            let message = format!("unpickling the state of a '{}'", py.type_name(&target));
            return Err(py.not_implemented_error(message));
        };
        if crate::modules::support::has_method(py, &target, "__setstate__")
            && instance.exception.is_none()
        {
            let message = format!("'{}' defines __setstate__()", py.type_name(&target));
            return Err(py.not_implemented_error(message));
        }
        let Some(state) = state.as_ref::<Dict>() else {
            return Err(unpickling_error(py, "state is not a dictionary"));
        };
        let pairs: Vec<(Value, Value)> = (state.table.get(py).iter())
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect();
        for (name, value) in pairs {
            match name.as_ref::<Str>() {
                Some(name) => py.set(&instance.dict, name.as_str(), value),
                None => return Err(unpickling_error(py, "attribute names must be strings")),
            }
        }
        Ok(None)
    }
}
