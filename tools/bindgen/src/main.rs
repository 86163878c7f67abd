//! Runs wasm-bindgen as a library, so that the generator's version is the crate's own through `Cargo.lock`.
//!
//! `gil-lab-bindgen INPUT.wasm OUTPUT_DIRECTORY NAME` writes `NAME.js`, `NAME.d.ts`, `NAME_bg.wasm` and the
//! snippets of the libraries in use.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, output, name] = arguments.as_slice() else {
        eprintln!("usage: gil-lab-bindgen INPUT.wasm OUTPUT_DIRECTORY NAME");
        return ExitCode::from(2);
    };
    match generate(input, output, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn generate(
    input: &str,
    output: &str,
    name: &str,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name(name).typescript(true);
    // The module lies beside its JavaScript: callers need not say where.
    bindgen.omit_default_module_path(false);
    bindgen.web(true)?.generate(output)?;
    Ok(())
}
