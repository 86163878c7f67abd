//! Prepares the modules that are written in Python for being embedded: without comments, they take less to download.

#[path = "build/strip.rs"]
mod strip;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let modules = Path::new("src/modules");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    embed(&modules.join("prelude.py"), &out)?;
    println!("cargo::rerun-if-changed=src/modules/python");
    for entry in fs::read_dir(modules.join("python"))? {
        embed(&entry?.path(), &out)?;
    }
    Ok(())
}

fn embed(path: &Path, out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", path.display());
    let source = fs::read_to_string(path)?;
    let name = path.file_name().unwrap_or_default();
    fs::write(out.join(name), strip::strip(&source))
}
