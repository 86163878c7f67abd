//! From a file and options to a run.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::CliError;
use super::arguments::{Machine, Options};
use crate::lab::{Model, Scenario};
use crate::machine::{Console, RunReport, Script, live, simulated};
use crate::vm::LabSettings;

/// A script with its header.
pub(super) struct Loaded {
    pub source: Arc<str>,
    pub scenario: Scenario,
}

/// Reads a script; what is not UTF-8 becomes U+FFFD.
pub(super) fn read(path: &str) -> Result<String, CliError> {
    let bytes = std::fs::read(path).map_err(|error| CliError::File {
        action: "read",
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads the file and its header.
pub(super) fn load(options: &Options) -> Result<Loaded, CliError> {
    let path = &options.file;
    let source: Arc<str> = read(path)?.into();
    let scenario = Scenario::parse(&source).map_err(|error| CliError::Header {
        path: path.clone(),
        error,
    })?;
    let unknown = (options.params.iter()).find(|(name, _)| !scenario.params.contains_key(name));
    match unknown {
        Some((name, _)) => Err(CliError::Usage(format!(
            "the header of {path} has no parameter '{name}'"
        ))),
        None => Ok(Loaded { source, scenario }),
    }
}

/// What `lab` says in one run.
pub(super) fn settings(
    loaded: &Loaded,
    options: &Options,
    model: Option<Model>,
    workers: Option<u32>,
) -> LabSettings {
    let mut settings = loaded.scenario.settings(model, workers, options.seed);
    settings.params.extend(options.params.iter().cloned());
    settings
}

/// One run of the script.
pub(super) fn script(loaded: &Loaded, options: &Options, lab: LabSettings) -> Script {
    let mut argv = vec![options.file.clone()];
    let name = options.gil.map(|gil| gil.name);
    let gil =
        (loaded.scenario.variant(name, options.switch_interval)).expect("both have been looked up");
    argv.extend(options.script_arguments.iter().cloned());
    Script {
        source: Arc::clone(&loaded.source),
        filename: options.file.clone(),
        argv,
        lab,
        gil,
        suspend_everywhere: options.suspend_everywhere,
    }
}

/// Runs it on the machine that was asked for.
pub(super) fn execute(
    options: &Options,
    script: Script,
    console: Arc<Console>,
) -> Result<RunReport, CliError> {
    match options.machine {
        Machine::Live => Ok(live::native::run(script, console)),
        Machine::Simulated => {
            let simulated = simulated::Options {
                cores: options.cores,
                profile: &simulated::CPYTHON_3_11,
            };
            let never = AtomicBool::new(false);
            Ok(simulated::run(&script, &simulated, &*console, &never))
        }
    }
}
