//! "Did you mean": the name nearest to one that was not found (`Python/suggestions.c`).

use super::{Py, Raised};
use crate::compile::CodeKind;
use crate::object::{Dict, Instance, Module, Ref, Str, TracebackEntry, Type, Value, View};

/// Price of inserting, deleting or replacing a letter.
const MOVE: usize = 2;
/// Price of replacing a letter by itself in the other case.
const CASE: usize = 1;
/// No suggestion among so many names.
const MAX_CANDIDATES: usize = 750;
/// Longest name that is compared, in bytes, without what both have in common at the ends.
const MAX_LENGTH: usize = 40;

impl Py<'_> {
    /// The name that the script may have meant, of a `NameError` or an `AttributeError`.
    pub(super) fn suggestion(&mut self, raised: &Raised) -> Option<String> {
        let class = raised.0.class.get(self).clone();
        let name = self.attribute_of(raised, "name")?;
        let name = name.as_ref::<Str>()?.as_str();
        if class.is(&self.builtin_type("AttributeError")) {
            let object = self.attribute_of(raised, "obj")?;
            return nearest(name, &self.attribute_names(&object));
        }
        if class.is(&self.builtin_type("NameError")) {
            return self.suggest_variable(raised, name);
        }
        None
    }

    /// The names of an object's attributes, sorted, as `dir` lists them.
    pub fn attribute_names(&mut self, object: &Value) -> Vec<Ref<Str>> {
        let mut dicts = Vec::new();
        if let Some(instance) = object.as_ref::<Instance>() {
            dicts.push(instance.dict.clone());
        }
        match object.view() {
            View::Module(module) => dicts.push(module.dict.clone()),
            _ => {
                let class = match object.view() {
                    View::Type(class) => class.clone(),
                    _ => self.type_of(object),
                };
                let mro = class.mro.get(self).iter();
                dicts.extend(mro.map(|class: &Ref<Type>| class.dict.clone()));
            }
        }
        self.sorted_names(&dicts)
    }

    /// The names in these namespaces, sorted, each once.
    pub fn sorted_names(&self, dicts: &[Ref<Dict>]) -> Vec<Ref<Str>> {
        let mut names: Vec<Ref<Str>> = dicts.iter().flat_map(|dict| self.names_in(dict)).collect();
        names.sort_by(|left, right| left.as_str().cmp(right.as_str()));
        names.dedup_by(|left, right| left.as_str() == right.as_str());
        names
    }

    fn names_in(&self, dict: &Ref<Dict>) -> Vec<Ref<Str>> {
        let entries = dict.table.get(self).iter();
        entries
            .filter_map(|entry| entry.key.as_ref::<Str>().cloned())
            .collect()
    }

    /// What the exception says of the place where it was raised.
    fn attribute_of(&mut self, raised: &Raised, name: &str) -> Option<Value> {
        let key = self.intern(name);
        self.get(&raised.0.dict, &key)
    }

    /// Looks among the locals, then the globals, then the built-ins of the frame that raised.
    fn suggest_variable(&mut self, raised: &Raised, name: &str) -> Option<String> {
        let state = raised.0.exception.as_ref()?;
        let innermost = state.get(self).traceback.first()?.clone();
        let code = &innermost.code;
        if code.kind == CodeKind::Function || code.kind.is_resumable() {
            let locals: Vec<Ref<Str>> = code.locals.iter().chain(&code.free).cloned().collect();
            if let Some(found) = nearest(name, &locals) {
                return Some(found);
            }
        }
        let globals = self.globals_of(&innermost).map(|dict| self.names_in(&dict));
        globals
            .and_then(|names| nearest(name, &names))
            .or_else(|| nearest(name, &self.names_in(&self.interp.builtins.clone())))
    }

    /// The namespace of the module that a place of a traceback is in.
    fn globals_of(&mut self, entry: &TracebackEntry) -> Option<Ref<Dict>> {
        let filename = entry.code.filename.as_str();
        let name = if filename == self.interp.config.filename {
            self.interp.config.main_name
        } else {
            filename.strip_prefix('<')?.strip_suffix('>')?
        };
        let (modules, name) = (self.interp.modules.clone(), self.intern(name));
        let module = self.get(&modules, &name)?;
        Some(module.as_ref::<Module>()?.dict.clone())
    }
}

/// The candidate that takes the fewest changes to reach, if a third of the letters at most change.
fn nearest(name: &str, candidates: &[Ref<Str>]) -> Option<String> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let candidate = candidate.as_str();
        if candidate == name {
            continue;
        }
        let limit = (name.len() + candidate.len() + 3) * MOVE / 6;
        let found = distance(name.as_bytes(), candidate.as_bytes());
        let beats = best.is_none_or(|(least, _)| found.is_some_and(|found| found < least));
        if let Some(found) = found.filter(|found| beats && *found <= limit) {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// The price of the cheapest way from one name to the other, by Levenshtein; none for names that are too long.
fn distance(left: &[u8], right: &[u8]) -> Option<usize> {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let front = left.iter().zip(right).take_while(same).count();
    let (left, right) = (&left[front..], &right[front..]);
    let pairs = left.iter().rev().zip(right.iter().rev());
    let back = pairs.take_while(same).count();
    let (left, right) = (&left[..left.len() - back], &right[..right.len() - back]);
    if left.is_empty() || right.is_empty() {
        return Some((left.len() + right.len()) * MOVE);
    }
    if left.len() > MAX_LENGTH || right.len() > MAX_LENGTH {
        return None;
    }
    // `row[n]`: from the part of `right` seen so far to the first `n` letters of `left`.
    let mut row: Vec<usize> = (0..=left.len()).map(|count| count * MOVE).collect();
    for letter in right {
        let mut diagonal = row[0];
        row[0] += MOVE;
        for (at, other) in left.iter().enumerate() {
            let replaced = diagonal + replacement(*letter, *other);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at].min(diagonal) + MOVE);
        }
    }
    row.last().copied()
}

fn replacement(letter: u8, other: u8) -> usize {
    if letter == other {
        0
    } else if letter.eq_ignore_ascii_case(&other) {
        CASE
    } else {
        MOVE
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};
    use crate::object::{Ref, Str};

    #[track_caller]
    fn check(name: &str, candidates: &[&str], expected: Option<&str>) {
        let candidates: Vec<Ref<Str>> = candidates
            .iter()
            .map(|name| Ref::new(Str::new(*name)))
            .collect();
        assert_eq!(nearest(name, &candidates).as_deref(), expected);
    }

    #[test]
    fn changes_have_prices() {
        assert_eq!(distance(b"abc", b"abc"), Some(0));
        assert_eq!(distance(b"abc", b"aBc"), Some(1));
        assert_eq!(distance(b"abc", b"ac"), Some(2));
        assert_eq!(distance(b"print", b"pirnt"), Some(4));
        assert_eq!(distance(&[b'a'; 41], &[b'b'; 3]), None);
    }

    #[test]
    fn the_nearest_name_wins_and_the_first_of_equals() {
        check("pinrt", &["int", "print", "pint"], Some("pint"));
        check("colour", &["colours", "color"], Some("colours"));
        check("xs", &["s"], Some("s"));
    }

    #[test]
    fn too_far_is_nothing() {
        check("cuont", &["x", "value"], None);
        check("Thing", &["range", "list"], None);
        check("same", &["same"], None);
    }
}
