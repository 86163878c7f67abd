//! The command-line tool `gil-lab`.

mod arguments;
mod console;
mod execute;
mod sweep;

use std::process::ExitCode;
use std::time::Duration;

use arguments::{Command, Options};
use execute::{load, read, script};

use crate::compile::{compile_module, disassemble};
use crate::gil::Variant;
use crate::lab::ThreadTrace;
use crate::object::{Ref, Str, living};
use crate::trace::chrome::{self, Track};
use crate::vm::Polls;

/// What it says when asked.
const HELP: &str = "\
gil-lab runs Python scripts on its own virtual machine, with a GIL, threads and processes.

    gil-lab run FILE [OPTIONS]      runs a script and prints what it prints
    gil-lab sweep FILE [OPTIONS]    runs it with every model and number of workers and compares the times
    gil-lab dis FILE [--gil NAME]   prints the script's bytecode, and where that GIL lets others in

  --machine live|simulated   real threads (the default), or a simulator
  --cores N                  cores of the simulated machine, 1 to 1024 (default 4)
  --seed S                   seed of the simulated network and machine (default 0)
  --gil NAME                 the lock's variant: python-2.7, python-3.2 … python-3.13 (default python-3.12)
  --switch-interval SECONDS  after how long a thread asks for the lock (default 0.005)
  --set NAME=VALUE           sets a parameter of the script's header, as often as you like

run only:
  --model M                  what lab.Executor is: serial, threads or processes (default threads)
  --workers N                lab.workers (default: the header's largest)
  --trace OUT.json           writes a trace that https://ui.perfetto.dev opens
  --suspend-everywhere       leaves and re-enters the interpreter at every chance, to test it
  --check-heap               says what was not freed at the end (debug builds), to test it

sweep only:
  --models M,M               models to compare (default: the header's)
  --workers N,N              numbers of workers (default: the header's)
  --repeats N                runs of each point (default 5 live, 1 simulated)
  --json                     prints the results as JSON
";

/// Exit status of `--check-heap` when it finds something.
const OBJECTS_LEFT: i32 = 70;

/// Why the tool could not do what it was asked; one sentence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// Wrong arguments.
    #[error("{0}")]
    Usage(String),
    /// A file that can't be read or written.
    #[error("can't {action} {path}: {reason}")]
    File {
        action: &'static str,
        path: String,
        reason: String,
    },
    /// The script's header.
    #[error("{path}, {error}")]
    Header {
        path: String,
        error: crate::lab::HeaderError,
    },
}

/// Runs the tool with the arguments of the process. Its own errors give status 2.
pub fn main() -> ExitCode {
    let done = arguments::parse(lexopt::Parser::from_env()).and_then(|command| match command {
        Command::Help => {
            print!("{HELP}");
            Ok(0)
        }
        Command::Version => {
            println!("gil-lab {}", env!("CARGO_PKG_VERSION"));
            Ok(0)
        }
        Command::Run(options) => run(&options),
        Command::Sweep(options) => sweep::sweep(&options),
        Command::Dis(file, gil) => dis(&file, &gil),
    });
    match done {
        Ok(status) => ExitCode::from(exit_code(status)),
        Err(error) => {
            eprintln!("gil-lab: {error}");
            ExitCode::from(2)
        }
    }
}

/// As a shell shows it: a process that a signal ended has 128 and the signal's number.
fn exit_code(status: i32) -> u8 {
    let status = if status < 0 { 128 - status } else { status };
    (status & 0xff) as u8
}

/// Prints the bytecode of a script.
fn dis(file: &str, gil: &Variant) -> Result<i32, CliError> {
    let source = read(file)?;
    match compile_module(&source, file, &mut |name| Ref::new(Str::new(name))) {
        Ok(code) => {
            let polls = Polls::of(gil);
            print!("{}", disassemble(&code, |instr| polls.are_after(instr)));
            Ok(0)
        }
        Err(error) => {
            eprintln!("{file}, line {}: {}", error.line, error.message);
            Ok(1)
        }
    }
}

fn run(options: &Options) -> Result<i32, CliError> {
    let loaded = load(options)?;
    let settings = execute::settings(&loaded, options, options.model, options.first_workers());
    let script = script(&loaded, options, settings);
    let console = console::standard();
    let report = execute::execute(options, script, console.sink())?;
    console.flush();
    let status = report.status;
    if let Some(path) = &options.trace {
        let tracks: Vec<Track<'_>> = report.threads.iter().map(ThreadTrace::track).collect();
        std::fs::write(path, chrome::export(&tracks)).map_err(|error| CliError::File {
            action: "write",
            path: path.clone(),
            reason: error.to_string(),
        })?;
    }
    drop(report);
    Ok(if options.check_heap && !is_heap_empty() {
        OBJECTS_LEFT
    } else {
        status
    })
}

/// Whether all objects are freed. The threads of the live machine put their interpreter away after the run's end.
fn is_heap_empty() -> bool {
    let mut left = living();
    for _ in 0..200 {
        if left.is_empty() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
        left = living();
    }
    for (tag, count) in left {
        eprintln!("gil-lab: not freed: {tag:?} ({count})");
    }
    false
}
