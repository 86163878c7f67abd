//! Puts the modules that are written in Python into one text, the library.
//!
//! ```text
//! \x0c name of a module's file \n its source, stripped
//! \x0c the next …
//! ```

use std::path::Path;
use std::{fs, io};

use super::strip::strip;

/// The library of the modules in `folder`, in the order of their names.
///
/// # Errors
/// When a file can't be read.
pub fn pack(folder: &Path) -> io::Result<String> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let mut library = String::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&path)?;
        library.push_str(&format!("\x0c{name}\n{}", strip(&source)));
    }
    Ok(library)
}
