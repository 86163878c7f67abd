//! What a script can import: a table from module names to where they come from.

mod float_math;
mod math;
mod support;

use crate::vm::ModuleSource;

/// Every module, in alphabetical order.
const MODULES: &[(&str, ModuleSource)] = &[("math", ModuleSource::Native(math::init))];

/// Finds what `import name` names; none when there is no such module.
pub fn find(name: &str) -> Option<ModuleSource> {
    let found = MODULES.iter().find(|(module, _)| *module == name);
    found.map(|(_, source)| *source)
}
