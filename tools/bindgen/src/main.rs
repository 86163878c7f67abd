//! Runs wasm-bindgen as a library, so that the generator's version is the crate's own through `Cargo.lock`.
//!
//! `gil-lab-bindgen INPUT.wasm MODULES OUTPUT_DIRECTORY NAME` writes `NAME.js`, `NAME.d.ts`, `NAME_bg.wasm` and the
//! snippets of the libraries in use; and `library.txt`, which packs the folder of Python modules, as the module's
//! own build does for the command-line tool.

#[path = "../../../crate/build/library.rs"]
mod library;
#[path = "../../../crate/build/strip.rs"]
mod strip;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, modules, output, name] = arguments.as_slice() else {
        eprintln!("usage: gil-lab-bindgen INPUT.wasm MODULES OUTPUT_DIRECTORY NAME");
        return ExitCode::from(2);
    };
    match generate(input, output, name).and_then(|()| pack(modules, output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gil-lab-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn pack(modules: &str, output: &str) -> Outcome {
    let library = library::pack(Path::new(modules))?;
    Ok(fs::write(Path::new(output).join("library.txt"), library)?)
}

fn generate(input: &str, output: &str, name: &str) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name(name).typescript(true);
    // The module lies beside its JavaScript: callers need not say where.
    bindgen.omit_default_module_path(false);
    bindgen.web(true)?.generate(output)?;
    Ok(())
}
