//! `import`: modules that are written in Rust, and modules of our own tree that are written in Python.

use super::frame::push_frame;
use super::interp::ModuleSource;
use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, bind, deliver};
use crate::compile::{Code, Instr, Root};
use crate::object::{Dict, Flow, Function, Guarded, Module, Ref, Str, Tuple, Value, ops};

/// How far an import came.
pub enum Import {
    /// To its end; mostly a module, but a script can put anything into `sys.modules`.
    Done(Value),
    /// The module is there, and this function without arguments fills it.
    Run(Ref<Module>, Ref<Function>),
}

/// `a = import name`
pub(super) fn import_name(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let from = std::mem::take(py.register(instr.b()));
    let level = std::mem::take(py.register(instr.b() + 1));
    let name = py.name(instr.c());
    if level.as_int().unwrap_or(0) > 0 {
        return Err(py.exception(
            "ImportError",
            "attempted relative import with no known parent package",
        ));
    }
    if name.as_str().contains('.') {
        // `import a.b` names the package, `from a.b import …` what is in it.
        let callee = py.prelude("import_dotted");
        let args = vec![name.into(), Value::bool(from.is_none())];
        return deliver::call(py, callee, args, Delivery::register(instr.a()));
    }
    match py.begin_import(&name)? {
        Import::Done(module) => {
            py.put(instr.a(), module);
            Ok(Next::Go)
        }
        Import::Run(module, function) => {
            let delivery = Delivery::new(Deliver::Native(loaded), instr.a(), module.into());
            push_frame(py, function, Vec::new(), 0, delivery)
        }
    }
}

fn loaded(_py: &mut Py<'_>, module: Value, _result: Value) -> PyResult<Flow> {
    Ok(Flow::Value(module))
}

/// `a = name` of the module `b`.
pub(super) fn import_from(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let module = py.register(instr.b()).clone();
    let name = py.name(instr.c());
    match py.get_attribute(&module, &name) {
        Ok(super::attribute::Attribute::Value(value)) => {
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        Ok(super::attribute::Attribute::Call { callee, args }) => {
            deliver::call(py, callee, args, Delivery::register(instr.a()))
        }
        Err(_) => {
            let from = module
                .as_ref::<Module>()
                .map_or(String::new(), |module| module.name.as_str().to_owned());
            let message = format!(
                "cannot import name '{}' from '{from}' (unknown location)",
                name.as_str()
            );
            let raised = py.exception("ImportError", message);
            let dict = raised.0.dict.clone();
            let from = py.str(from);
            py.set(&dict, "name", from);
            Err(raised)
        }
    }
}

/// `from b import *` into the globals.
pub(super) fn import_star(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    let Some(module) = value.as_ref::<Module>() else {
        return Err(py.exception("ImportError", "from-import-* object has no __dict__"));
    };
    let key = py.interp.intern_literal("__all__");
    let listed = match py.get(&module.dict, &key) {
        Some(all) => ops::collect(py, &all)?,
        None => None,
    };
    let entries: Vec<(Ref<Str>, Value)> = (module.dict.table.get(py).iter())
        .filter_map(|entry| {
            entry
                .key
                .as_ref::<Str>()
                .map(|name| (name.clone(), entry.value.clone()))
        })
        .collect();
    let globals = py.thread.top().function.globals.clone();
    for (name, value) in entries {
        let wanted = match &listed {
            Some(all) => all.iter().any(|item| {
                item.as_ref::<Str>()
                    .is_some_and(|item| item.as_str() == name.as_str())
            }),
            None => !name.as_str().starts_with('_'),
        };
        if wanted {
            py.set(&globals, name.as_str(), value);
        }
    }
    Ok(Next::Go)
}

impl Py<'_> {
    /// Finds or makes the module `name`.
    ///
    /// # Errors
    /// `ModuleNotFoundError`, and what a module written in Rust raises.
    pub fn begin_import(&mut self, name: &Ref<Str>) -> PyResult<Import> {
        let modules = self.interp.modules.clone();
        if let Some(module) = self.get(&modules, name) {
            return Ok(Import::Done(module));
        }
        let find = self.interp.config.library.find_module;
        match find(name.as_str()) {
            Some(ModuleSource::Native(fill)) => {
                let module = self.new_module(name.as_str());
                fill(self, &module)?;
                Ok(Import::Done(module.into()))
            }
            Some(ModuleSource::Python(source)) => {
                let module = self.new_module(name.as_str());
                let code = self.compile_internal(source, &format!("<frozen {}>", name.as_str()));
                let function = self.module_function(code, module.dict.clone());
                Ok(Import::Run(module, function))
            }
            None => Err(self.module_not_found(name.as_str())),
        }
    }

    /// The error of an import that finds nothing.
    #[cold]
    fn module_not_found(&mut self, name: &str) -> super::Raised {
        let mut message = format!("No module named '{name}'");
        if let Some((package, _)) = name.rsplit_once('.') {
            let is_package = (self.interp.config.library.is_package)(package);
            // `os.path` is there, but `os` is a module.
            if !is_package || package == "os" {
                message.push_str(&format!("; '{package}' is not a package"));
            }
        }
        let raised = self.exception("ModuleNotFoundError", message);
        let dict = raised.0.dict.clone();
        let name = self.str(name);
        self.set(&dict, "name", name);
        raised
    }

    /// A line that says which modules there are, for a script that ends because one is missing.
    pub fn import_advice(&mut self, raised: &super::Raised) -> Option<String> {
        if !self.is_exception(raised, "ModuleNotFoundError") {
            return None;
        }
        let names = (self.interp.config.library.module_names)();
        Some(format!("GIL Lab has the modules {}.\n", names.join(", ")))
    }

    /// A new, empty module, registered in `sys.modules`.
    pub fn new_module(&mut self, name: &str) -> Ref<Module> {
        let name = self.intern(name);
        let dict = Ref::new(Dict::default());
        self.set(&dict, "__name__", Value::from(name.clone()));
        let module = Ref::new(Module {
            name: name.clone(),
            dict,
        });
        let modules = self.interp.modules.clone();
        self.set(&modules, name.as_str(), module.clone());
        module
    }

    /// Compiles a module of our own tree.
    ///
    /// # Panics
    /// When it has a syntax error.
    pub(super) fn compile_internal(&mut self, source: &str, filename: &str) -> Ref<Code> {
        match self.compile(source, filename) {
            Ok(code) => code,
            Err(error) => panic!("{filename}: {error}"),
        }
    }

    /// Compiles source text.
    pub fn compile(
        &mut self,
        source: &str,
        filename: &str,
    ) -> Result<Ref<Code>, crate::compile::SyntaxError> {
        let interp = &mut *self.interp;
        crate::compile::compile_module(source, filename, &mut |text: &str| -> Ref<Str> {
            interp.intern(text)
        })
    }

    /// Compiles what `exec` or `eval` is given.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn compile_dynamic(
        &mut self,
        source: &str,
        filename: &str,
        root: Root,
    ) -> Result<Ref<Code>, crate::compile::SyntaxError> {
        let interp = &mut *self.interp;
        crate::compile::compile_dynamic(source, filename, root, &mut |text: &str| -> Ref<Str> {
            interp.intern(text)
        })
    }

    /// A module's code as a function, which is how it is run.
    pub fn module_function(&mut self, code: Ref<Code>, globals: Ref<Dict>) -> Ref<Function> {
        Ref::new(Function {
            exact: bind::exact_arity(&code),
            name: Guarded::new(code.name.clone()),
            qualname: Guarded::new(code.qualname.clone()),
            globals,
            closure: Box::default(),
            defaults: None::<Ref<Tuple>>,
            keyword_defaults: None,
            attributes: Ref::new(Dict::default()),
            code,
        })
    }
}
