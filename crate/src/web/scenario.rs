//! What the page asks about a script without running it.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::convert::{from_js, to_js};
use crate::compile::compile_module;
use crate::gil::{GiveWay, Variant};
use crate::lab::{Model, Scenario};
use crate::machine::{Script, ScriptError};
use crate::object::{Ref, Str};
use crate::vm::{LabSettings, Parameter};

/// What scripts of the page are called in tracebacks.
const FILENAME: &str = "script.py";

/// What the page wants of a run; `Wishes` in `www/engine/protocol.ts`.
#[derive(Deserialize)]
struct Wishes {
    source: String,
    model: Option<String>,
    workers: Option<u32>,
    params: BTreeMap<String, Parameter>,
    gil: String,
    seed: u64,
}

/// `LabSettings` in `www/kernel/settings.ts`.
#[derive(Serialize)]
struct Settings {
    model: String,
    workers: u32,
    /// All of it as JSON, which tells `1.0` from `1` as JavaScript does not.
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
    Variant::named(&wishes.gil)?;
    let scenario = Scenario::parse(&wishes.source)?;
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
    to_js(&Settings {
        json: serde_json::to_string(&settings)?,
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

/// A script of the page with its settings: `lab` is what [`lab_settings`] made, the switch interval is in seconds.
///
/// # Errors
/// When there is no GIL of that name.
pub fn script(
    source: String,
    lab: &str,
    gil: &str,
    switch_interval: Option<f64>,
) -> Result<Script, JsError> {
    let mut gil = *Variant::named(gil)?;
    if let (Some(seconds), GiveWay::Interval(_)) = (switch_interval, gil.gives_way) {
        gil.gives_way = GiveWay::Interval(Duration::try_from_secs_f64(seconds)?);
    }
    Ok(Script {
        source: source.into(),
        filename: FILENAME.to_owned(),
        argv: vec![FILENAME.to_owned()],
        lab: serde_json::from_str(lab)?,
        gil,
        suspend_everywhere: false,
    })
}
