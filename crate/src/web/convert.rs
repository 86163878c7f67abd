//! Between Rust's values and JavaScript's: objects through serde, a trace's columns as typed arrays.

use js_sys::{Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsError, JsValue};

use crate::lab::Trace;

/// An object with the fields of `value`.
///
/// # Errors
/// When it has something that JavaScript lacks.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// What an object of the page says.
///
/// # Errors
/// When it lacks something.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

/// Sets a property of an object of our own.
pub fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    Reflect::set(object, &name.into(), &value.into()).expect("plain objects take every property");
}

/// The page's `Trace`.
///
/// # Errors
/// When it has something that JavaScript lacks.
pub fn trace_to_js(trace: &Trace) -> Result<JsValue, JsError> {
    let object = JsValue::from(Object::new());
    set(&object, "threads", to_js(&trace.threads)?);
    set(&object, "time", Float64Array::from(&trace.time[..]));
    set(&object, "thread", Uint32Array::from(&trace.thread[..]));
    set(&object, "state", Uint8Array::from(&trace.state[..]));
    set(&object, "line", Uint32Array::from(&trace.line[..]));
    set(&object, "bytes", Float64Array::from(&trace.bytes[..]));
    set(&object, "dropped", trace.dropped as f64);
    Ok(object)
}
