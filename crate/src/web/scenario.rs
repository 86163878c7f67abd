//! What the page asks about a script without running it.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::convert::{from_js, to_js};
use crate::compile::compile_module;
use crate::gil::Variant;
use crate::lab::{Model, Scenario};
use crate::machine::{Script, ScriptError};
use crate::object::{Ref, Str};
use crate::vm::{LabSettings, Parameter};

/// What scripts of the page are called in tracebacks.
const FILENAME: &str = "script.py";

/// What the page wants of a run; `Wishes` in `www/engine/protocol.ts`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wishes {
    source: String,
    model: Option<String>,
    workers: Option<u32>,
    params: BTreeMap<String, Parameter>,
    gil: Option<String>,
    switch_interval: Option<f64>,
    seed: u64,
}

/// `LabSettings` in `www/kernel/settings.ts`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lab {
    pub model: String,
    pub workers: u32,
    /// Name of the GIL's variant.
    gil: String,
    /// Seconds.
    switch_interval: Option<f64>,
    /// What the `lab` module says as JSON, which tells `1.0` from `1` as JavaScript does not.
    json: String,
}

/// The page's `Scenario` of a script.
///
/// # Errors
/// When the header is wrong; the message names its line.
#[wasm_bindgen]
pub fn parse_scenario(source: &str) -> Result<JsValue, JsError> {
    to_js(&Scenario::parse(source)?)
}

/// What is wrong with a script's syntax, or null.
///
/// # Errors
/// Never, but for what JavaScript lacks.
#[wasm_bindgen]
pub fn check(source: &str) -> Result<JsValue, JsError> {
    match compile_module(source, FILENAME, &mut |name| Ref::new(Str::new(name))) {
        Ok(_) => Ok(JsValue::NULL),
        Err(error) => to_js(&ScriptError::from(&error)),
    }
}

/// What `lab` says in a run.
///
/// # Errors
/// When the header is wrong, or there is no such model, parameter or GIL.
#[wasm_bindgen]
pub fn lab_settings(wishes: JsValue) -> Result<JsValue, JsError> {
    let wishes: Wishes = from_js(wishes)?;
    let scenario = Scenario::parse(&wishes.source)?;
    let gil = scenario.variant(wishes.gil.as_deref(), wishes.switch_interval)?;
    let model = match &wishes.model {
        Some(name) => {
            Some(Model::named(name).ok_or_else(|| JsError::new(&format!("no model '{name}'")))?)
        }
        None => None,
    };
    let mut settings = scenario.settings(model, wishes.workers, wishes.seed);
    for (name, value) in wishes.params {
        override_parameter(&mut settings, &name, value)?;
    }
    to_js(&Lab {
        json: serde_json::to_string(&settings)?,
        gil: gil.name.to_owned(),
        switch_interval: gil.interval_nanos().map(|nanos| nanos as f64 / 1e9),
        model: settings.model,
        workers: settings.workers,
    })
}

fn override_parameter(
    settings: &mut LabSettings,
    name: &str,
    value: Parameter,
) -> Result<(), JsError> {
    let Some(parameter) = settings.params.get_mut(name) else {
        return Err(JsError::new(&format!(
            "The script has no parameter '{name}'."
        )));
    };
    // JavaScript has one kind of number: 1 stands for 1.0 where the header has a float.
    *parameter = match (&*parameter, value) {
        (Parameter::Float(_), Parameter::Int(value)) => Parameter::Float(value as f64),
        (_, value) => value,
    };
    Ok(())
}

/// A script of the page with its settings.
///
/// # Errors
/// When `lab` is not what [`lab_settings`] made.
pub fn script(source: String, lab: &Lab) -> Result<Script, JsError> {
    let mut gil = *Variant::named(&lab.gil)?;
    if let Some(seconds) = lab.switch_interval {
        gil = gil.with_interval(Duration::try_from_secs_f64(seconds)?);
    }
    Ok(Script {
        source: source.into(),
        filename: FILENAME.to_owned(),
        argv: vec![FILENAME.to_owned()],
        lab: serde_json::from_str(&lab.json)?,
        gil,
        suspend_everywhere: false,
    })
}
