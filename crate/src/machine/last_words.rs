//! What an uncaught exception leaves: text for stderr, an exit status, a place in the script.

use super::report::ScriptError;
use crate::compile::SyntaxError;
use crate::object::{Value, ops};
use crate::vm::{Deadlock, Py, Raised};

/// How an uncaught exception ends a process.
pub(super) struct LastWords {
    /// For stderr; empty or whole lines.
    pub text: String,
    pub status: i32,
    /// None for `SystemExit`.
    pub error: Option<ScriptError>,
}

/// The end of a process by an exception in its main thread (`Python/pythonrun.c`, `_PyErr_PrintEx`).
pub(super) fn of_process(py: &mut Py<'_>, raised: &Raised) -> LastWords {
    if let Some((status, message)) = py.system_exit(raised) {
        let text = message.map_or_else(String::new, |message| text_of(py, &message) + "\n");
        return LastWords {
            text,
            status,
            error: None,
        };
    }
    let advice = py.import_advice(raised).unwrap_or_default();
    LastWords {
        text: py.format_exception(raised) + &advice,
        status: 1,
        error: Some(script_error(py, raised)),
    }
}

/// The end of another thread by an exception (`Lib/threading.py`, `_make_excepthook`); nothing for `SystemExit`.
pub(super) fn of_thread(py: &mut Py<'_>, raised: &Raised) -> String {
    if py.is_exception(raised, "SystemExit") {
        return String::new();
    }
    let name = py.thread.name.clone();
    format!(
        "Exception in thread {name}:\n{}",
        py.format_exception(raised)
    )
}

/// The exception with the innermost place of the script that it passed.
fn script_error(py: &mut Py<'_>, raised: &Raised) -> ScriptError {
    let exception = Value::from(raised.0.clone());
    let mut error = ScriptError {
        kind: py.type_name(&exception).to_string(),
        message: text_of(py, &exception),
        line: 0,
        column: 0,
        end_line: 0,
        end_column: 0,
    };
    let Some(state) = raised.0.exception.as_ref() else {
        return error;
    };
    let script = &py.interp.config.filename;
    let mut places = state.get(py).traceback.iter();
    if let Some(place) = places.find(|place| place.code.filename.as_str() == script) {
        let position = place.position;
        error.line = position.line;
        error.column = u32::from(position.column) + 1;
        error.end_line = position.end_line;
        error.end_column = u32::from(position.end_column) + 1;
    }
    error
}

/// `str(value)`, or nothing when that needs Python code or raises.
fn text_of(py: &mut Py<'_>, value: &Value) -> String {
    ops::str(py, value).ok().flatten().unwrap_or_default()
}

impl From<Deadlock> for ScriptError {
    fn from(deadlock: Deadlock) -> ScriptError {
        ScriptError {
            kind: "Deadlock".to_owned(),
            message: format!("nothing can run again: {}", deadlock.message),
            line: deadlock.line,
            column: 0,
            end_line: deadlock.line,
            end_column: 0,
        }
    }
}

impl From<&SyntaxError> for ScriptError {
    fn from(error: &SyntaxError) -> ScriptError {
        ScriptError {
            kind: error.kind.class_name().to_owned(),
            message: error.message.clone(),
            line: error.line,
            column: error.column,
            end_line: error.end_line,
            end_column: error.end_column,
        }
    }
}
