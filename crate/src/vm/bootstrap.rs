//! How an interpreter comes to be: its built-in classes, then `builtins` and the prelude.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::interp::{Config, Interp};
use super::limits::DEFAULT_MEMORY_LIMIT;
use super::lookup::MethodCache;
use super::polls::{Polls, Ticker};
use super::py::Py;
use super::stack::Stack;
use super::syscall::ThreadId;
use super::thread::Thread;
use crate::gil::EvalBreaker;
use crate::object::{
    Dict, ExceptionState, Guarded, Instance, PagesBox, Ref, Str, Tag, Tuple, Type, TypeFlags, Value,
};
use crate::trace::Ring;

/// CPython's switch interval: 5 ms, in nanoseconds.
const DEFAULT_SWITCH_INTERVAL: u64 = 5_000_000;

/// Built-in classes: name, base, kind of their instances, whether they can be a base class.
/// Classes that CPython has in C, whose names messages give with the module.
const IN_C: &[(&str, &[&str])] = &[
    ("array", &["array"]),
    ("collections", &["OrderedDict", "defaultdict", "deque"]),
    (
        "datetime",
        &["date", "datetime", "time", "timedelta", "timezone"],
    ),
    ("decimal", &["Decimal"]),
    ("functools", &["_lru_cache_wrapper", "partial"]),
    ("re", &["Match", "Pattern"]),
    ("_io", &["BytesIO", "StringIO", "TextIOWrapper"]),
];

const CLASSES: &[(&str, &str, Option<Tag>, bool)] = &[
    ("type", "object", Some(Tag::Type), true),
    ("NoneType", "object", Some(Tag::None), false),
    ("int", "object", Some(Tag::Int), true),
    ("bool", "int", Some(Tag::Bool), false),
    ("float", "object", Some(Tag::Float), true),
    ("complex", "object", Some(Tag::Complex), true),
    (
        "NotImplementedType",
        "object",
        Some(Tag::NotImplemented),
        false,
    ),
    ("ellipsis", "object", Some(Tag::Ellipsis), false),
    ("str", "object", Some(Tag::Str), true),
    ("bytes", "object", Some(Tag::Bytes), true),
    ("bytearray", "object", Some(Tag::ByteArray), true),
    ("tuple", "object", Some(Tag::Tuple), true),
    ("list", "object", Some(Tag::List), true),
    ("dict", "object", Some(Tag::Dict), true),
    ("set", "object", Some(Tag::Set), true),
    ("frozenset", "object", None, true),
    ("range", "object", Some(Tag::Range), false),
    ("slice", "object", Some(Tag::Slice), false),
    ("code", "object", Some(Tag::Code), false),
    ("function", "object", Some(Tag::Function), false),
    (
        "builtin_function_or_method",
        "object",
        Some(Tag::Native),
        false,
    ),
    ("method_descriptor", "object", None, false),
    ("method", "object", Some(Tag::BoundMethod), false),
    ("staticmethod", "object", None, false),
    ("classmethod", "object", None, false),
    ("member_descriptor", "object", None, false),
    ("property", "object", Some(Tag::Descriptor), false),
    ("super", "object", Some(Tag::Super), false),
    ("generator", "object", Some(Tag::Generator), false),
    ("coroutine", "object", None, false),
    ("coroutine_wrapper", "object", None, false),
    ("async_generator", "object", None, false),
    ("async_generator_asend", "object", None, false),
    ("async_generator_athrow", "object", None, false),
    ("anext_awaitable", "object", None, false),
    ("cell", "object", Some(Tag::Cell), false),
    ("module", "object", Some(Tag::Module), false),
    ("lock", "object", Some(Tag::Lock), false),
    ("TextIOWrapper", "object", Some(Tag::Foreign), false),
    ("_random.state", "object", Some(Tag::Foreign), false),
    ("_hashlib.state", "object", Some(Tag::Foreign), false),
    ("_re.program", "object", Some(Tag::Foreign), false),
    ("_collections.queue", "object", Some(Tag::Foreign), false),
    ("_process.waiting", "object", Some(Tag::Foreign), false),
    ("dict_keys", "object", None, false),
    ("dict_values", "object", None, false),
    ("dict_items", "object", None, false),
    ("list_iterator", "object", None, false),
    ("list_reverseiterator", "object", None, false),
    ("tuple_iterator", "object", None, false),
    ("str_ascii_iterator", "object", None, false),
    ("str_iterator", "object", None, false),
    ("range_iterator", "object", None, false),
    ("set_iterator", "object", None, false),
    ("dict_keyiterator", "object", None, false),
    ("dict_valueiterator", "object", None, false),
    ("dict_itemiterator", "object", None, false),
    ("dict_reversekeyiterator", "object", None, false),
    ("dict_reversevalueiterator", "object", None, false),
    ("dict_reverseitemiterator", "object", None, false),
    ("bytes_iterator", "object", None, false),
    ("bytearray_iterator", "object", None, false),
    ("enumerate", "object", None, false),
    ("zip", "object", None, false),
    ("map", "object", None, false),
    ("filter", "object", None, false),
    ("reversed", "object", None, false),
    ("iterator", "object", None, false),
    ("ReferenceType", "object", Some(Tag::WeakRef), true),
    ("itertools.count", "object", None, false),
    ("itertools.repeat", "object", None, false),
];

/// Built-in exceptions and their base, as in CPython's tree.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("BaseException", "object"),
    ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"),
    ("Exception", "BaseException"),
    ("StopIteration", "Exception"),
    ("ArithmeticError", "Exception"),
    ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BufferError", "Exception"),
    ("EOFError", "Exception"),
    ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("MemoryError", "Exception"),
    ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"),
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ReferenceError", "Exception"),
    ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"),
    ("SystemError", "Exception"),
    ("TypeError", "Exception"),
    ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeTranslateError", "UnicodeError"),
    ("Warning", "Exception"),
    ("BytesWarning", "Warning"),
    ("EncodingWarning", "Warning"),
    ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"),
    ("ResourceWarning", "Warning"),
    ("SyntaxWarning", "Warning"),
    ("UnicodeWarning", "Warning"),
    ("UserWarning", "Warning"),
    ("DeprecationWarning", "Warning"),
    ("RuntimeWarning", "Warning"),
    ("StopAsyncIteration", "Exception"),
];

impl Interp {
    /// An interpreter with its classes, `builtins` and prelude, and `setup` run in it.
    pub fn new(config: Config, breaker: Arc<EvalBreaker>) -> Interp {
        let polls = Polls::of(&config.gil);
        let mut interp = Interp {
            polls,
            watched: polls != Polls::Never,
            ticker: Ticker::new(config.gil.ticks()),
            pages: PagesBox::new(Arc::clone(&breaker)),
            breaker,
            config,
            modules: Ref::new(Dict::default()),
            builtins: Ref::new(Dict::default()),
            prelude: Ref::new(Dict::default()),
            new_threads: BTreeMap::new(),
            living: Vec::new(),
            signals: 0,
            signal_runner: None,
            next_thread: 0,
            next_type_version: 0,
            interned: Default::default(),
            ascii: Box::default(),
            types: HashMap::default(),
            types_by_tag: vec![None; Tag::COUNT],
            max_str_digits: 4300,
            recursion_limit: 1000,
            memory_limit: DEFAULT_MEMORY_LIMIT,
            prices: Arc::new([0; 256]),
            switch_interval: Arc::new(AtomicU64::new(DEFAULT_SWITCH_INTERVAL)),
            method_cache: MethodCache::default(),
            ending: super::finalize::Ending::No,
            doomed: Vec::new(),
            state: HashMap::new(),
        };
        interp.ascii = (0..128)
            .map(|code: u8| {
                interp
                    .intern(char::from(code).encode_utf8(&mut [0; 4]))
                    .into()
            })
            .collect();
        interp.make_classes();
        interp
    }

    fn make_classes(&mut self) {
        let mut thread = Thread::idle();
        let mut py = Py::attach(self, &mut thread);
        py.make_builtin_class(
            "object",
            None,
            Tag::Instance,
            TypeFlags {
                base: true,
                ..TypeFlags::default()
            },
        );
        for &(name, base, tag, is_base) in CLASSES {
            let base = py.builtin_type(base);
            let class = py.make_builtin_class(
                name,
                Some(base),
                tag.unwrap_or(Tag::Iterator),
                TypeFlags {
                    base: is_base,
                    ..TypeFlags::default()
                },
            );
            if let Some(tag) = tag {
                py.interp.types_by_tag[tag as usize] = Some(class);
            }
        }
        let int = py.builtin_type("int");
        py.interp.types_by_tag[Tag::BigInt as usize] = Some(int);
        for &(name, base) in EXCEPTIONS {
            let base = py.builtin_type(base);
            py.make_builtin_class(
                name,
                Some(base),
                Tag::Instance,
                TypeFlags {
                    exception: true,
                    base: true,
                    ..TypeFlags::default()
                },
            );
        }
        for (name, class) in [("EnvironmentError", "OSError"), ("IOError", "OSError")] {
            let class = py.builtin_type(class);
            let builtins = py.interp.builtins.clone();
            py.set(&builtins, name, class);
        }
    }
}

impl Py<'_> {
    fn make_builtin_class(
        &mut self,
        name: &'static str,
        base: Option<Ref<Type>>,
        instances: Tag,
        flags: TypeFlags,
    ) -> Ref<Type> {
        let class = Ref::new(Type {
            name: self.intern(name),
            qualname: self.intern(name),
            module: self.interp.intern_literal("builtins"),
            metaclass: None,
            bases: base.iter().cloned().collect(),
            mro: Guarded::default(),
            dict: Ref::new(Dict::default()),
            instances,
            flags,
            version: Cell::new(0),
            subclasses: Guarded::default(),
        });
        let mut mro = vec![class.clone()];
        if let Some(base) = &base {
            mro.extend(base.mro.get(self).iter().cloned());
            base.subclasses.get_mut(self).push(class.clone());
        }
        *class.mro.get_mut(self) = mro;
        self.interp.types.insert(name, class.clone());
        let hidden = matches!(
            name,
            "NoneType"
                | "NotImplementedType"
                | "ellipsis"
                | "code"
                | "function"
                | "method"
                | "generator"
                | "coroutine"
                | "cell"
                | "module"
                | "lock"
                | "TextIOWrapper"
                | "iterator"
                | "ReferenceType"
        ) || name.contains('_');
        if !hidden {
            let builtins = self.interp.builtins.clone();
            self.set(&builtins, name, class.clone());
        }
        class
    }

    /// A built-in class by its name; panics when there is none.
    pub fn builtin_type(&self, name: &str) -> Ref<Type> {
        self.interp.builtin_type(name)
    }

    /// A new exception of a class that derives from `BaseException`, without running its `__init__`.
    pub fn new_exception(&mut self, class: &Ref<Type>, args: Vec<Value>) -> Ref<Instance> {
        let state = ExceptionState {
            args: Ref::new(Tuple::new(args)).into(),
            traceback: Vec::new(),
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            remote_traceback: "".into(),
        };
        let instance = Ref::new(Instance {
            class: Guarded::new(class.clone()),
            dict: Ref::new(Dict::default()),
            exception: Some(Box::new(Guarded::new(state))),
            native: Value::UNBOUND,
        });
        instance.set_finalizer(class.flags.finalizer);
        instance
    }

    /// The class of a value that has it by its tag alone; none for instances, classes, and tags of several classes.
    #[inline]
    pub(super) fn class_by_tag(&self, value: &Value) -> Option<&Ref<Type>> {
        use crate::object::View;
        match value.view() {
            View::Str(_)
            | View::Int(_)
            | View::BigInt(_)
            | View::Bytes(_)
            | View::ByteArray(_)
            | View::Tuple(_)
            | View::List(_)
            | View::Dict(_) => {}
            View::Set(set) if !set.frozen => {}
            View::Generator(generator) if generator.type_name == "generator" => {}
            _ => return None,
        }
        self.interp.type_by_tag(value.tag())
    }

    /// The class of a value.
    pub fn type_of(&self, value: &Value) -> Ref<Type> {
        use crate::object::{DescriptorKind, View};
        if let Some(class) = self.class_by_tag(value) {
            return class.clone();
        }
        let name = match value.view() {
            View::Instance(instance) => return instance.class.get(self).clone(),
            View::Type(class) => return self.metaclass_of(class),
            View::Iterator(iterator) => iterator.type_name,
            View::Generator(generator) => generator.type_name,
            View::Foreign(foreign) => foreign.type_name,
            View::Set(set) if set.frozen => "frozenset",
            View::DictView(view) => view.items.view_name(),
            View::Native(native) if native.owner.is_some() => "method_descriptor",
            View::BoundMethod(method) if matches!(method.function.view(), View::Native(_)) => {
                "builtin_function_or_method"
            }
            View::Descriptor(descriptor) => match descriptor.kind {
                DescriptorKind::Static => "staticmethod",
                DescriptorKind::Class => "classmethod",
                DescriptorKind::Property => "property",
                DescriptorKind::Member => "member_descriptor",
            },
            _ => match self.interp.type_by_tag(value.tag()) {
                Some(class) => return class.clone(),
                None => unreachable!("every kind of value has a class"),
            },
        };
        self.builtin_type(name)
    }

    /// Name of a value's class, as messages have it: with its module where CPython has the class in C.
    pub fn type_name(&self, value: &Value) -> String {
        let class = self.type_of(value);
        let name = class.name.as_str();
        for (module, names) in IN_C {
            if names.contains(&name) && class.flags.heap && self.is_of_module(&class, module) {
                return format!("{module}.{name}");
            }
        }
        name.to_owned()
    }

    fn is_of_module(&self, class: &Type, module: &str) -> bool {
        let is = |value: &Value, text| value.as_ref::<Str>().is_some_and(|it| it.as_str() == text);
        let mut entries = class.dict.table.get(self).iter();
        entries.any(|entry| is(&entry.key, "__module__") && is(&entry.value, module))
    }
}

impl Thread {
    /// A thread that runs nothing.
    pub fn idle() -> Thread {
        Thread {
            id: ThreadId(0),
            name: "MainThread".to_owned(),
            frames: Vec::new(),
            stack: Stack::new(),
            handled: Value::NONE,
            raises_again: false,
            begin: None,
            waiting: None,
            reply: None,
            interjected: None,
            cost: 0,
            until: u64::MAX,
            jumped_from: None,
            sentinel: None,
            events: Ring::new(),
            finalizers: 0,
            nested: 0,
            prints: std::collections::VecDeque::new(),
            held: None,
            nested_result: None,
        }
    }
}
