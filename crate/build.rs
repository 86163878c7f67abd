//! Prepares what is written in Python for being embedded: without comments, it takes less to download.

#[path = "build/library.rs"]
mod library;
#[path = "build/strip.rs"]
mod strip;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let modules = Path::new("src/modules");
    for changed in [
        "build.rs",
        "build",
        "src/modules/prelude.py",
        "src/modules/python",
    ] {
        println!("cargo::rerun-if-changed={changed}");
    }
    let prelude = fs::read_to_string(modules.join("prelude.py"))?;
    fs::write(out.join("prelude.py"), strip::strip(&prelude))?;
    fs::write(
        out.join("library.txt"),
        library::pack(&modules.join("python"))?,
    )
}
