//! `_lab`: the settings of the run, and what the `lab` module asks the machine.

use super::support::{
    Entry, add_functions, ask, check_positional, flow, plain, string, unexpected, unit,
};
use crate::object::{Args, Bytes, Flow, Instance, Module, Ref, Value};
use crate::vm::{Parameter, Py, PyResult, Raised, Reply, Syscall};

const FUNCTIONS: &[Entry] = &[
    ("fetch", flow(fetch)),
    ("format_exception", plain(1, 1, format_exception)),
    ("measure", flow(measure)),
    ("publish", plain(0, 0, publish)),
    ("remote_traceback", plain(2, 2, remote_traceback)),
    ("save", flow(save)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    let settings = py.interp.config.lab.clone();
    let model = py.str(settings.model);
    py.set(&module.dict, "model", model);
    py.set(&module.dict, "workers", Value::int(settings.workers.into()));
    py.set(&module.dict, "seed", Value::int(settings.seed as i64));
    Ok(())
}

/// Makes the parameters attributes of the `lab` module.
fn publish(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let (modules, name) = (py.interp.modules.clone(), py.interp.intern_literal("lab"));
    let module = py.get(&modules, &name);
    let Some(module) = module.as_ref().and_then(Value::as_ref::<Module>) else {
        return Err(py.runtime_error("there is no lab module"));
    };
    for (name, parameter) in py.interp.config.lab.params.clone() {
        let value = match parameter {
            Parameter::Bool(bool) => Value::bool(bool),
            Parameter::Int(int) => Value::int(int),
            Parameter::Float(float) => Value::float(float),
            Parameter::Str(text) => py.str(text),
        };
        py.set(&module.dict, &name, value);
    }
    Ok(Value::NONE)
}

/// `measure(begin)`: the measured part of the run begins or ends.
fn measure(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "measure", 1, 1)?;
    let begin = args.positional[0].is(&Value::TRUE);
    ask(Syscall::Measure { begin }, unit)
}

/// `fetch(url)` → bytes
fn fetch(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "fetch", 1, 1)?;
    let url = string(py, &args.positional[0], "fetch")?
        .as_str()
        .to_owned();
    ask(Syscall::Fetch { url }, |py, _, reply| match reply {
        Reply::Bytes(bytes) => Ok(Flow::Value(
            Bytes {
                bytes: bytes.into(),
            }
            .into(),
        )),
        reply => Err(unexpected(py, reply)),
    })
}

/// `save(name, data)`
fn save(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "save", 2, 2)?;
    let name = string(py, &args.positional[0], "save")?.as_str().to_owned();
    let Some(data) = args.positional[1].as_ref::<Bytes>() else {
        let given = py.type_name(&args.positional[1]);
        return Err(py.type_error(format!("a bytes-like object is required, not '{given}'")));
    };
    let bytes = data.bytes.to_vec();
    ask(Syscall::Save { name, bytes }, unit)
}

/// `format_exception(exception)`: what it would print if nothing caught it.
fn format_exception(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match args[0].as_ref::<Instance>() {
        Some(exception) if exception.exception.is_some() => {
            let text = py.format_exception(&Raised(exception.clone()));
            Ok(py.str(text))
        }
        _ => Err(py.type_error("only exceptions have a traceback")),
    }
}

/// `remote_traceback(exception, text)`: the exception came from another process, with this traceback.
fn remote_traceback(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = string(py, &args[1], "remote_traceback")?.as_str();
    let exception = args[0].as_ref::<Instance>();
    let Some(state) = exception.and_then(|exception| exception.exception.as_ref()) else {
        return Err(py.type_error("only exceptions have a traceback"));
    };
    state.get_mut(py).remote_traceback = text.into();
    Ok(Value::NONE)
}
