//! An interpreter: the state that all threads of one process share.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::lookup::MethodCache;
use super::polls::{Polls, Ticker};
use super::syscall::ThreadId;
use super::thread::Thread;
use crate::gil::{EvalBreaker, Variant};
use crate::object::{
    Args, Dict, FlowFn, Instance, Lock, Module, Native, PagesBox, Pass, Ref, Tag, Type, Value,
    collect, next_doomed,
};
use crate::vm::{Py, PyResult, Raised};

/// The state of one interpreter. Whoever has `&mut Interp` holds its GIL.
pub struct Interp {
    /// What interrupts the loop; machines set bits in it from other threads.
    pub breaker: Arc<EvalBreaker>,
    /// What to run, and with which settings.
    pub config: Config,
    /// `sys.modules`
    pub modules: Ref<Dict>,
    /// The namespace of `builtins`.
    pub builtins: Ref<Dict>,
    /// Functions written in Python that natives leave to.
    pub prelude: Ref<Dict>,
    /// Threads that were made and not yet fetched by the machine.
    pub new_threads: BTreeMap<ThreadId, Box<Thread>>,
    /// Threads that have begun and not ended, the main thread included.
    pub living: Vec<Living>,
    /// Signals that wait for the main thread, as bits, and the function that it calls with them.
    pub(super) signals: u64,
    pub(super) signal_runner: Option<Value>,
    pub(super) next_thread: u32,
    pub(super) next_type_version: u32,
    pub(super) interned: super::interned::Interned,
    /// The strings of one ASCII character.
    pub(super) ascii: Box<[Value]>,
    pub(super) types: HashMap<&'static str, Ref<Type>, super::interned::TextHash>,
    pub(super) types_by_tag: Vec<Option<Ref<Type>>>,
    /// `sys.get_int_max_str_digits()`
    pub max_str_digits: usize,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: usize,
    /// `sys.getswitchinterval()` in nanoseconds. The machine shares it with its lock, so that a change has effect from
    /// the next wait for the GIL on.
    pub switch_interval: Arc<AtomicU64>,
    /// Most bytes that the process may use.
    pub memory_limit: u64,
    /// Price of each opcode in picoseconds of the simulated machine.
    pub(super) prices: Arc<[u32; 256]>,
    /// Whether its threads run in the loop that counts prices and polls between instructions.
    pub(super) watched: bool,
    pub(super) polls: Polls,
    /// Counts instructions, for the variants of the GIL that do.
    pub ticker: Ticker,
    pub(super) method_cache: MethodCache,
    /// How far its end has come.
    pub(super) ending: super::finalize::Ending,
    /// Objects whose finalizers have to run, while no thread is in the loop.
    pub(super) doomed: Vec<Value>,
    /// Native modules' private data, by module name.
    pub state: HashMap<&'static str, Value>,
    /// Its containers.
    pub pages: PagesBox,
}

/// What others may know of a thread that has begun and not ended.
pub struct Living {
    /// Its number.
    pub id: ThreadId,
    /// Python's name for it.
    pub name: String,
    /// The lock that it waits for, and at which line of the script.
    pub waits: Option<(Ref<Lock>, u32)>,
    /// What another thread wants raised in it: a class or an exception (`PyThreadState_SetAsyncExc`).
    pub async_exc: Option<Value>,
}

/// What an interpreter runs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The script.
    pub source: Arc<str>,
    /// Its file name, as tracebacks show it.
    pub filename: String,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `__main__`, or `__mp_main__` in a process that was spawned.
    pub main_name: &'static str,
    /// Pickled `(function, args)` that a spawned process calls after its import of the script.
    pub payload: Option<Vec<u8>>,
    /// Its name, for example `MainProcess`.
    pub process_name: String,
    /// Its number and that of its parent, as `os.getpid` shows them.
    pub pid: u32,
    /// What `lab` says.
    pub lab: LabSettings,
    /// Seed of everything random that a script did not seed itself.
    pub entropy: u64,
    /// Cores that `os.cpu_count` shows.
    pub cores: u32,
    /// Its lock.
    pub gil: Variant,
    /// Its built-ins and modules.
    pub library: &'static Library,
    /// Leave the loop at every poll point (a test mode).
    pub suspend_everywhere: bool,
}

/// The built-ins and modules that an interpreter offers; `modules` has the one that is used.
pub struct Library {
    /// Finds what `import` names.
    pub find_module: fn(&str) -> Option<ModuleSource>,
    /// Whether a module may have others in it.
    pub is_package: fn(&str) -> bool,
    /// The modules that a script is told of when it imports one that is missing.
    pub module_names: fn() -> Vec<&'static str>,
    /// Fills `builtins`, the built-in classes and the natives of the prelude.
    pub install: fn(&mut Py<'_>) -> PyResult<()>,
    /// Source of the prelude: what natives leave to when Python has to run.
    pub prelude: &'static str,
    /// The `TypeError` for a native that got so many arguments.
    pub arity_error: fn(&mut Py<'_>, &Native, usize) -> Raised,
    /// The `TypeError` for a native that got keywords and takes none.
    pub keyword_error: fn(&mut Py<'_>, &Native) -> Raised,
    /// What a spawned process runs: it calls its argument, the script, then what is pickled in `Config::payload`.
    pub run_spawned: FlowFn,
    /// Makes a built-in exception, or one that derives from it, from the arguments of the call.
    pub make_exception: fn(&mut Py<'_>, &Ref<Type>, Args<'_>) -> PyResult<Ref<Instance>>,
    /// The type as which a generator shows itself that a generator function of the prelude makes.
    pub generator_type: fn(&str) -> &'static str,
}

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Library")
    }
}

/// The settings of the `lab` module.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct LabSettings {
    /// `lab.model`
    pub model: String,
    /// `lab.workers`
    pub workers: u32,
    /// `lab.seed`, that of the simulated network.
    #[serde(default)]
    pub seed: u64,
    /// How fast and how reliable that is.
    #[serde(default)]
    pub network: NetworkSettings,
    /// Every other attribute: the header's `params`.
    pub params: BTreeMap<String, Parameter>,
}

/// How the hosts of the simulated network answer.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct NetworkSettings {
    /// Shortest and longest time until the first byte of an answer, in seconds.
    pub latency: [f64; 2],
    /// Bytes that a connection transfers in a second.
    pub bandwidth: f64,
    /// The share of requests that fail, from 0 to 1.
    pub errors: f64,
}

impl Default for NetworkSettings {
    fn default() -> NetworkSettings {
        NetworkSettings {
            latency: [0.05, 0.2],
            bandwidth: 1e6,
            errors: 0.0,
        }
    }
}

/// A scenario's parameter.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Parameter {
    /// `True`, `False`
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
}

/// Where a module comes from.
#[derive(Clone, Copy)]
pub enum ModuleSource {
    /// Filled by a Rust function.
    Native(fn(&mut Py<'_>, &Ref<Module>) -> PyResult<()>),
    /// Written in Python.
    Python(&'static str),
}

impl Interp {
    /// Begins with this switch interval, in nanoseconds, instead of CPython's 5 ms.
    pub fn set_switch_interval(&self, nanos: u64) {
        self.switch_interval.store(nanos, Ordering::Relaxed);
    }

    /// A thread begins.
    pub fn begin_thread(&mut self, id: ThreadId, name: String) {
        self.living.push(Living {
            id,
            name,
            waits: None,
            async_exc: None,
        });
    }

    /// A thread is gone.
    pub fn end_thread(&mut self, id: ThreadId) {
        self.living.retain(|living| living.id != id);
    }

    /// What may be known of a thread, until it has ended.
    pub fn living(&self, id: ThreadId) -> Option<&Living> {
        self.living.iter().find(|living| living.id == id)
    }

    /// As [`Interp::living`].
    pub fn living_mut(&mut self, id: ThreadId) -> Option<&mut Living> {
        self.living.iter_mut().find(|living| living.id == id)
    }

    /// Runs its threads in the loop that counts what instructions cost: so many picoseconds each.
    pub fn watch(&mut self, prices: Arc<[u32; 256]>) {
        self.prices = prices;
        self.watched = true;
    }

    /// A built-in class by its name.
    ///
    /// # Panics
    /// When there is none: names come from our own code only.
    pub fn builtin_type(&self, name: &str) -> Ref<Type> {
        match self.types.get(name) {
            Some(class) => class.clone(),
            None => panic!("no built-in class is called {name}"),
        }
    }

    /// A version that no type and no inline cache has yet.
    pub(super) fn new_type_version(&mut self) -> u32 {
        self.next_type_version += 1;
        self.next_type_version
    }

    pub(super) fn type_by_tag(&self, tag: Tag) -> Option<&Ref<Type>> {
        self.types_by_tag[tag as usize].as_ref()
    }
}

impl Drop for Interp {
    /// Functions refer to their module's namespace, which refers to them: emptying the namespaces lets all go,
    /// but for other cycles.
    fn drop(&mut self) {
        // The dropping thread has the interpreter exclusively, so it may attach.
        let mut thread = Thread::idle();
        let modules = self.modules.clone();
        let mut py = Py::attach(self, &mut thread);
        let dicts: Vec<Ref<Dict>> = (modules.table.get(&py).iter())
            .filter_map(|entry| {
                entry
                    .value
                    .as_ref::<Module>()
                    .map(|module| module.dict.clone())
            })
            .collect();
        for dict in dicts {
            let entries = dict.table.get_mut(&mut py).clear();
            drop(entries);
        }
        for dict in [
            py.interp.prelude.clone(),
            py.interp.builtins.clone(),
            modules,
        ] {
            let entries = dict.table.get_mut(&mut py).clear();
            drop(entries);
        }
        // The collector does not see what was made before the first thread ran.
        let mut classes: Vec<Ref<Type>> = py.interp.types.values().cloned().collect();
        while let Some(class) = classes.pop() {
            let entries = class.dict.table.get_mut(&mut py).clear();
            drop(entries);
            let mro = class.mro.replace(&mut py, Vec::new());
            drop(mro);
            classes.extend(class.subclasses.replace(&mut py, Vec::new()));
        }
        // What it refers to would seem to be in use.
        drop(std::mem::take(&mut py.interp.method_cache));
        collect(&mut py, Pass::Drop);
        super::finalize::fetch(&mut py);
        while let Some(value) = next_doomed() {
            drop(value);
        }
    }
}
