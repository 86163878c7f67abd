//! Golden tests: each `goldens/*.py` beside the listing of its bytecode.
//!
//! `BLESS=1 cargo test compile` rewrites the listings, to be read before they are committed.

mod errors;
mod verify;

use std::path::{Path, PathBuf};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::{compile_module, disassemble};
use crate::object::{Ref, Str};

fn compile(source: &str) -> Result<Ref<super::Code>, SyntaxError> {
    compile_module(source, "test.py", &mut |name| Ref::new(Str::new(name)))
}

fn scripts(directory: &str) -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    let entries = std::fs::read_dir(&directory).expect("the directory of scripts");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    assert!(!paths.is_empty(), "no scripts in {}", directory.display());
    paths
}

#[test]
fn listings_are_as_expected() {
    for path in scripts("src/compile/tests/goldens") {
        let source = std::fs::read_to_string(&path).expect("a script");
        let listing = match compile(&source) {
            Ok(code) => disassemble(&code, |_| false),
            Err(error) => panic!("{}: {error}", path.display()),
        };
        let golden = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &listing).expect("the listing can be written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            listing == expected,
            "{} differs; it is now\n{listing}",
            golden.display()
        );
    }
}

#[test]
fn the_corpus_compiles_except_for_its_syntax_errors() {
    for directory in ["../tests/python", "../www/scenarios"] {
        for path in scripts(directory) {
            let source = std::fs::read_to_string(&path).expect("a script");
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            match (compile(&source), name.starts_with("syntax__")) {
                (Ok(_), false) | (Err(_), true) => {}
                (Ok(_), true) => panic!("{name} has no syntax error"),
                (Err(error), false) if error.kind == SyntaxErrorKind::NotSupported => {}
                (Err(error), false) => panic!("{name}: {error}"),
            }
        }
    }
}
