//! How a process begins and ends: the prelude, the script as `__main__`, the last words of an uncaught exception.

use std::sync::Arc;

use super::interp::Config;
use super::run::{Outcome, interpret};
use super::thread::Frame;
use super::{Exit, Interp, Py, PyResult, Raised, Thread, ThreadId};
use crate::compile::{Code, SyntaxError};
use crate::gil::EvalBreaker;
use crate::object::{Dict, Module, Native, NativeFn, Ref, Value};

impl Interp {
    /// An interpreter with `builtins` and the prelude, ready to run a script.
    pub fn boot(config: Config, breaker: Arc<EvalBreaker>) -> Interp {
        let mut interp = Interp::new(config, breaker);
        let mut thread = Thread::idle();
        let mut py = Py::attach(&mut interp, &mut thread);
        if let Err(raised) = py.fill_builtins() {
            panic!("the prelude raised {}", py.type_name(&raised.0.into()));
        }
        interp
    }

    /// The main thread, which will run the script as `__main__`; or what is wrong with its syntax.
    pub fn main_thread(&mut self) -> Result<Box<Thread>, SyntaxError> {
        let mut thread = Box::new(Thread::idle());
        let mut py = Py::attach(self, &mut thread);
        let (source, filename) = (
            Arc::clone(&py.interp.config.source),
            py.interp.config.filename.clone(),
        );
        let code = py.compile(&source, &filename)?;
        let module = py.main_module(&filename);
        let function = py.module_function(code, module.dict.clone());
        let spawned = py.interp.config.payload.is_some();
        let run_spawned = py.interp.config.library.run_spawned;
        thread.begin = Some(if spawned {
            let native = Native {
                name: "run_spawned",
                owner: None,
                function: NativeFn::Flow(run_spawned),
            };
            (native.into(), vec![function.into()])
        } else {
            (function.into(), Vec::new())
        });
        self.begin_thread(thread.id, thread.name.clone());
        Ok(thread)
    }
}

impl Py<'_> {
    fn main_module(&mut self, filename: &str) -> Ref<Module> {
        let name = self.interp.config.main_name;
        let module = self.new_module(name);
        let file = self.str(filename);
        self.set(&module.dict, "__file__", file);
        let builtins = self.interp.modules.clone();
        let key = self.interp.intern_literal("builtins");
        if let Some(builtins) = self.get(&builtins, &key) {
            self.set(&module.dict, "__builtins__", builtins);
        }
        if name != "__main__" {
            // What is pickled by reference to `__main__` is found in it (`multiprocessing/spawn.py`, `_fixup_main_from_path`).
            let modules = self.interp.modules.clone();
            self.set(&modules, "__main__", module.clone());
        }
        module
    }

    fn fill_builtins(&mut self) -> PyResult<()> {
        let name = self.interp.intern_literal("builtins");
        let module = Ref::new(Module {
            name,
            dict: self.interp.builtins.clone(),
        });
        let modules = self.interp.modules.clone();
        self.set(&modules, "builtins", module);
        (self.interp.config.library.install)(self)?;
        // The prelude sees the built-ins through its own namespace's fall-back, as every module does.
        let prelude = self.interp.prelude.clone();
        let name = self.str("<prelude>");
        self.set(&prelude, "__name__", name);
        let code = self.compile_internal(self.interp.config.library.prelude, "<prelude>");
        let function = self.module_function(code, prelude);
        self.run_to_end(function.into())
    }

    /// Runs something of our own that cannot block.
    fn run_to_end(&mut self, function: Value) -> PyResult<()> {
        self.thread.begin = Some((function, Vec::new()));
        loop {
            match interpret::<false>(self) {
                Outcome::Exit(Exit::Finished) => return Ok(()),
                Outcome::Exit(Exit::Raised(raised)) => return Err(raised),
                Outcome::Exit(Exit::EvalBreaker) => {}
                _ => return Err(self.runtime_error("the prelude cannot block")),
            }
        }
    }

    /// The exit status that an uncaught exception means, and what `SystemExit` wants printed on stderr.
    pub fn system_exit(&mut self, raised: &Raised) -> Option<(i32, Option<Value>)> {
        if !self.is_exception(raised, "SystemExit") {
            return None;
        }
        let code = self.stop_iteration_value(raised);
        Some(match code.view() {
            crate::object::View::None => (0, None),
            crate::object::View::Int(status) => ((status & 0xFF) as i32, None),
            crate::object::View::Bool(status) => (i32::from(status), None),
            _ => (1, Some(code)),
        })
    }

    /// Line of the script that the thread is at: that of the topmost frame that runs code of the script; 0 when there is none.
    pub fn script_line(&self) -> u32 {
        script_line(self.interp, self.thread)
    }

    /// What the thread's frames run and the line that each is at, outermost first.
    pub fn places(&self) -> Vec<(Ref<Code>, u32)> {
        let frames = self.thread.frames.iter();
        frames
            .map(|frame| (frame.function.code.clone(), frame_line(frame)))
            .collect()
    }

    /// A function of the prelude.
    ///
    /// # Panics
    /// When there is none: names come from our own code only.
    pub fn prelude(&mut self, name: &str) -> Value {
        let key = self.intern(name);
        let prelude = self.interp.prelude.clone();
        match self.get(&prelude, &key) {
            Some(function) => function,
            None => panic!("the prelude has no {name}"),
        }
    }

    /// A native function value.
    pub fn native(&mut self, name: &'static str, function: NativeFn) -> Value {
        Native {
            name,
            owner: None,
            function,
        }
        .into()
    }

    /// A new dict value.
    pub fn dict(&mut self) -> Ref<Dict> {
        Ref::new(Dict::default())
    }

    /// Number of the thread within its process.
    pub fn thread_id(&self) -> ThreadId {
        self.thread.id
    }
}

/// Line of the script that a thread of this interpreter is at, 0 when none of its frames is the script's.
pub fn script_line(interp: &Interp, thread: &Thread) -> u32 {
    for frame in thread.frames.iter().rev() {
        let code = &frame.function.code;
        if code.filename.as_str() == interp.config.filename {
            return frame_line(frame);
        }
    }
    0
}

/// The line that a frame is at.
fn frame_line(frame: &Frame) -> u32 {
    let code = &frame.function.code;
    let at = (frame.pc as usize).saturating_sub(1);
    match code.positions.get(at) {
        Some(position) if position.line > 0 => position.line,
        _ => code.first_line,
    }
}
