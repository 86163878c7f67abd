//! What the tool is asked for.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};

use super::CliError;
use crate::gil::{PYTHON_3_12, Variant};
use crate::lab::{MAX_WORKERS, Model};
use crate::vm::Parameter;

/// A subcommand.
pub(super) enum Command {
    Help,
    Version,
    Run(Options),
    Sweep(Options),
    /// The script whose bytecode is to be printed.
    Dis(String, Variant),
}

/// Which machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Machine {
    Live,
    Simulated,
}

/// Everything that can be said about a run or a sweep.
#[derive(Debug)]
pub(super) struct Options {
    pub file: String,
    /// What follows the file: the script's own arguments.
    pub script_arguments: Vec<String>,
    pub machine: Machine,
    pub cores: u32,
    pub seed: u64,
    pub gil: Option<Variant>,
    pub switch_interval: Option<f64>,
    pub params: Vec<(String, Parameter)>,
    pub model: Option<Model>,
    pub models: Option<Vec<Model>>,
    pub workers: Option<Vec<u32>>,
    pub repeats: Option<u32>,
    pub trace: Option<String>,
    pub json: bool,
    pub suspend_everywhere: bool,
    pub check_heap: bool,
}

impl Options {
    fn new() -> Options {
        Options {
            file: String::new(),
            script_arguments: Vec::new(),
            machine: Machine::Live,
            cores: 4,
            seed: 0,
            gil: None,
            switch_interval: None,
            params: Vec::new(),
            model: None,
            models: None,
            workers: None,
            repeats: None,
            trace: None,
            json: false,
            suspend_everywhere: false,
            check_heap: false,
        }
    }

    /// The one number of workers of a run.
    pub fn first_workers(&self) -> Option<u32> {
        (self.workers.as_ref()).and_then(|workers| workers.first().copied())
    }
}

/// Reads the arguments.
pub(super) fn parse(mut parser: Parser) -> Result<Command, CliError> {
    let Some(first) = parser.next().map_err(usage)? else {
        return Err(CliError::Usage(
            "say what to do: gil-lab run FILE, gil-lab sweep FILE, or gil-lab --help".to_owned(),
        ));
    };
    match first {
        Arg::Short('h') | Arg::Long("help") => Ok(Command::Help),
        Arg::Short('V') | Arg::Long("version") => Ok(Command::Version),
        Arg::Value(command) if command == "run" => options(parser, Kind::Run),
        Arg::Value(command) if command == "sweep" => options(parser, Kind::Sweep),
        Arg::Value(command) if command == "dis" => dis(parser),
        Arg::Value(command) => Err(CliError::Usage(format!(
            "unknown command {command:?}; there are run, sweep and dis"
        ))),
        option => Err(usage(option.unexpected())),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Run,
    Sweep,
}

fn options(mut parser: Parser, kind: Kind) -> Result<Command, CliError> {
    let mut options = Options::new();
    let (run, sweep) = (kind == Kind::Run, kind == Kind::Sweep);
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("machine") => options.machine = machine(&text(&mut parser)?)?,
            Arg::Long("cores") => {
                options.cores = number(&text(&mut parser)?, "--cores", 1, 1024)?;
            }
            Arg::Long("seed") => {
                options.seed = number(&text(&mut parser)?, "--seed", 0, u64::MAX)?;
            }
            Arg::Long("gil") => options.gil = Some(*variant(&text(&mut parser)?)?),
            Arg::Long("switch-interval") => {
                options.switch_interval = Some(seconds(&text(&mut parser)?)?);
            }
            Arg::Long("set") => options.params.push(parameter(&text(&mut parser)?)?),
            Arg::Long("workers") => {
                options.workers = Some(workers(&text(&mut parser)?, run)?);
            }
            Arg::Long("model") if run => options.model = Some(model(&text(&mut parser)?)?),
            Arg::Long("trace") if run => options.trace = Some(text(&mut parser)?),
            Arg::Long("suspend-everywhere") if run => options.suspend_everywhere = true,
            Arg::Long("check-heap") if run => options.check_heap = true,
            Arg::Long("models") if sweep => {
                let names = text(&mut parser)?;
                let models: Result<Vec<Model>, CliError> = names.split(',').map(model).collect();
                options.models = Some(models?);
            }
            Arg::Long("repeats") if sweep => {
                options.repeats = Some(number(&text(&mut parser)?, "--repeats", 1, 1000)?);
            }
            Arg::Long("json") if sweep => options.json = true,
            Arg::Value(file) if options.file.is_empty() => {
                options.file = string(file)?;
            }
            Arg::Value(argument) if run => options.script_arguments.push(string(argument)?),
            other => return Err(usage(other.unexpected())),
        }
    }
    if options.file.is_empty() {
        return Err(CliError::Usage("name the script to run".to_owned()));
    }
    Ok(match kind {
        Kind::Run => Command::Run(options),
        Kind::Sweep => Command::Sweep(options),
    })
}

fn dis(mut parser: Parser) -> Result<Command, CliError> {
    let (mut file, mut gil) = (None, PYTHON_3_12);
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Arg::Long("gil") => gil = *variant(&text(&mut parser)?)?,
            Arg::Value(value) if file.is_none() => file = Some(string(value)?),
            other => return Err(usage(other.unexpected())),
        }
    }
    match file {
        Some(file) => Ok(Command::Dis(file, gil)),
        None => Err(CliError::Usage("name the script to list".to_owned())),
    }
}

fn usage(error: lexopt::Error) -> CliError {
    CliError::Usage(error.to_string())
}

fn string(value: OsString) -> Result<String, CliError> {
    value.string().map_err(usage)
}

fn text(parser: &mut Parser) -> Result<String, CliError> {
    string(parser.value().map_err(usage)?)
}

fn machine(name: &str) -> Result<Machine, CliError> {
    match name {
        "live" => Ok(Machine::Live),
        "simulated" => Ok(Machine::Simulated),
        other => Err(CliError::Usage(format!(
            "unknown machine '{other}'; there are live and simulated"
        ))),
    }
}

fn variant(name: &str) -> Result<&'static Variant, CliError> {
    Variant::named(name).map_err(|error| CliError::Usage(error.to_string()))
}

fn seconds(text: &str) -> Result<f64, CliError> {
    let seconds = text.parse().ok();
    (seconds.filter(|seconds| *seconds > 0.0 && *seconds <= 3600.0)).ok_or_else(|| {
        CliError::Usage(format!(
            "--switch-interval takes a number of seconds above 0, not '{text}'"
        ))
    })
}

fn model(name: &str) -> Result<Model, CliError> {
    Model::named(name).ok_or_else(|| {
        let names = Model::ALL.map(Model::name).join(", ");
        CliError::Usage(format!("unknown model '{name}'; there are {names}"))
    })
}

fn number<T>(text: &str, option: &str, least: T, most: T) -> Result<T, CliError>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    (text.parse().ok())
        .filter(|number| (&least..=&most).contains(&number))
        .ok_or_else(|| {
            CliError::Usage(format!(
                "{option} takes a number from {least} to {most}, not '{text}'"
            ))
        })
}

fn workers(text: &str, one: bool) -> Result<Vec<u32>, CliError> {
    if one {
        return Ok(vec![number(text, "--workers", 1, MAX_WORKERS)?]);
    }
    let each = text
        .split(',')
        .map(|count| number(count, "--workers", 1, MAX_WORKERS));
    each.collect()
}

/// `NAME=VALUE`, where the value is as in a header, and a word that is none of that is a string.
fn parameter(text: &str) -> Result<(String, Parameter), CliError> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(CliError::Usage(format!(
            "--set takes NAME=VALUE, not '{text}'"
        )));
    };
    let digits = value.replace('_', "");
    let value = match (value, digits.parse(), digits.parse()) {
        ("true", ..) => Parameter::Bool(true),
        ("false", ..) => Parameter::Bool(false),
        (_, Ok(integer), _) => Parameter::Int(integer),
        (_, _, Ok(float)) => Parameter::Float(float),
        _ => Parameter::Str(value.to_owned()),
    };
    Ok((name.trim().to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, CliError> {
        let all = ["gil-lab"].iter().chain(arguments);
        parse(Parser::from_iter(all))
    }

    fn error(arguments: &[&str]) -> String {
        match parsed(arguments) {
            Ok(_) => panic!("{arguments:?} are wrong"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_run_with_everything() {
        let arguments = "run a.py --machine simulated --cores 64 --seed 7 --model processes --workers 8 \
                         --set N=5_000 --set x=0.5 --set name=abc --trace t.json one two";
        let arguments: Vec<&str> = arguments.split(' ').filter(|a| !a.is_empty()).collect();
        let Ok(Command::Run(options)) = parsed(&arguments) else {
            panic!("it is right");
        };
        assert_eq!(options.file, "a.py");
        assert_eq!(options.script_arguments, ["one", "two"]);
        assert_eq!(options.machine, Machine::Simulated);
        assert_eq!((options.cores, options.seed), (64, 7));
        assert_eq!(options.model, Some(Model::Processes));
        assert_eq!(options.first_workers(), Some(8));
        let values: Vec<Parameter> = options.params.into_iter().map(|(_, value)| value).collect();
        assert_eq!(
            values,
            [
                Parameter::Int(5000),
                Parameter::Float(0.5),
                Parameter::Str("abc".into())
            ]
        );
    }

    #[test]
    fn errors_are_sentences() {
        assert!(error(&[]).starts_with("say what to do"));
        assert_eq!(error(&["run"]), "name the script to run");
        assert_eq!(error(&["dis"]), "name the script to list");
        assert_eq!(
            error(&["dis", "a.py", "--cores", "2"]),
            "invalid option '--cores'"
        );
        assert_eq!(
            error(&["walk", "a.py"]),
            "unknown command \"walk\"; there are run, sweep and dis"
        );
        assert_eq!(
            error(&["run", "a.py", "--cores", "0"]),
            "--cores takes a number from 1 to 1024, not '0'"
        );
        assert_eq!(
            error(&["sweep", "a.py", "--models", "threads,magic"]),
            "unknown model 'magic'; there are serial, threads, processes"
        );
        assert_eq!(error(&["run", "a.py", "--json"]), "invalid option '--json'");
        assert!(
            error(&["run", "a.py", "--gil", "x"])
                .starts_with("there is no GIL named \"x\"; there are: python-2.7, ")
        );
        assert_eq!(
            error(&["run", "a.py", "--switch-interval", "0"]),
            "--switch-interval takes a number of seconds above 0, not '0'"
        );
    }
}
