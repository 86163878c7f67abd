//! The command-line tool.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    gil_lab::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
