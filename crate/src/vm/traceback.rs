//! The text of an uncaught exception, as CPython 3.11 prints it (`Python/pythonrun.c`, `print_exception_recursive`;
//! `Python/traceback.c`, `tb_printinternal`).

use std::ops::Range;

use super::{Py, PyResult, Raised};
use crate::compile::{Code, Position, operator_anchor};
use crate::object::{
    Dict, Guarded, Instance, Ref, Str, Table, TracebackEntry, Tuple, Type, Value, View, ops,
};

/// The attribute of a traceback with the end of its line and its columns.
const PLACE: &str = "_place";

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

const HEADER: &str = "Traceback (most recent call last):\n";
const GROUP_HEADER: &str = "Exception Group Traceback (most recent call last):\n";

/// Most places that a traceback shows, the innermost ones.
const MAX_PLACES: usize = 1000;
/// How often the same place is shown before its repetitions are only counted.
const MAX_REPEATED: usize = 3;

/// Exceptions that a group shows, and how deep groups are shown.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

/// A text under construction, where what belongs to groups is drawn as a tree.
#[derive(Default)]
struct Tree {
    text: String,
    depth: usize,
    /// The exceptions in it so far.
    seen: Vec<Raised>,
    /// Whether the line that ends the innermost group is still to come.
    needs_end: bool,
}

impl Tree {
    fn emit(&mut self, lines: &str) {
        self.emit_with('|', lines);
    }

    /// Whole lines, each behind the margin.
    fn emit_with(&mut self, margin: char, lines: &str) {
        for line in lines.split_inclusive('\n') {
            if self.depth > 0 {
                let indent = 2 * self.depth;
                self.text.push_str(&format!("{:indent$}{margin} ", ""));
            }
            self.text.push_str(line);
        }
    }

    fn rule(&mut self, rule: &str) {
        let indent = 2 * self.depth;
        self.text.push_str(&format!("{:indent$}{rule}", ""));
    }
}

impl Py<'_> {
    /// The text that an uncaught exception leaves on stderr, whole lines: causes and contexts first, each with its
    /// traceback. Calls `__str__` methods written in Python in place.
    pub fn format_exception(&mut self, raised: &Raised) -> String {
        let mut tree = Tree::default();
        self.format_chain(raised, &mut tree);
        tree.text
    }

    fn format_chain(&mut self, raised: &Raised, tree: &mut Tree) {
        for (exception, leads_to) in self.chain(raised, &mut tree.seen).into_iter().rev() {
            let parts = self.parts_of_group(&exception);
            let is_outermost = !parts.is_empty() && tree.depth == 0;
            if !parts.is_empty() && tree.depth > MAX_GROUP_DEPTH {
                tree.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
                tree.emit(leads_to);
                continue;
            }
            tree.depth += usize::from(is_outermost);
            if let Some(state) = &exception.0.exception {
                let state = state.get(self);
                let places = self.format_places(&state.traceback);
                tree.emit(&state.remote_traceback);
                match places.strip_prefix(HEADER) {
                    Some(places) if !parts.is_empty() => {
                        tree.emit_with(if is_outermost { '+' } else { '|' }, GROUP_HEADER);
                        tree.emit(places);
                    }
                    _ => tree.emit(&places),
                }
            }
            let last = self.format_last_line(&exception);
            tree.emit(&last);
            let notes = self.format_notes(&exception);
            tree.emit(&notes);
            self.format_parts(&parts, tree);
            tree.depth -= usize::from(is_outermost);
            tree.emit(leads_to);
        }
    }

    /// The exceptions of a group, each under its number.
    fn format_parts(&mut self, parts: &[Raised], tree: &mut Tree) {
        let shown = parts.len().min(MAX_GROUP_WIDTH + 1);
        for (index, part) in parts.iter().take(shown).enumerate() {
            let is_last = index + 1 == shown;
            tree.needs_end = is_last;
            let is_left_out = index == MAX_GROUP_WIDTH;
            let number = if is_left_out {
                "...".to_owned()
            } else {
                (index + 1).to_string()
            };
            let branch = if index == 0 { "+-" } else { "  " };
            tree.rule(&format!(
                "{branch}+---------------- {number} ----------------\n"
            ));
            tree.depth += 1;
            if is_left_out {
                let left = parts.len() - MAX_GROUP_WIDTH;
                let plural = if left == 1 { "" } else { "s" };
                tree.emit(&format!("and {left} more exception{plural}\n"));
            } else {
                self.format_chain(part, tree);
            }
            if is_last && tree.needs_end {
                tree.rule("+------------------------------------\n");
                tree.needs_end = false;
            }
            tree.depth -= 1;
        }
    }

    /// The exceptions in a group; none of any other exception.
    fn parts_of_group(&mut self, raised: &Raised) -> Vec<Raised> {
        let group = self.prelude("BaseExceptionGroup");
        let class = raised.0.class.get(self).clone();
        let is_group = group
            .as_ref::<Type>()
            .is_some_and(|group| self.is_subclass(&class, group));
        let key = self.intern("exceptions");
        let parts = self.get(&raised.0.dict, &key).filter(|_| is_group);
        let parts = parts.as_ref().and_then(Value::as_ref::<Tuple>);
        let parts = parts.map_or(&[][..], |parts| &parts.items);
        let parts = parts.iter().filter_map(Value::as_ref::<Instance>);
        parts.map(|part| Raised(part.clone())).collect()
    }

    /// `__traceback__`: the places that an exception passed, as objects; `None` when it passed none.
    pub fn traceback_objects(&mut self, raised: &Raised) -> Value {
        let places = match &raised.0.exception {
            Some(state) => state.get(self).traceback.clone(),
            None => Vec::new(),
        };
        let mut following = Value::NONE;
        for entry in places.iter().filter(|entry| is_shown(entry)) {
            let line = Value::int(line_of(entry).into());
            let place = entry.position;
            let columns = i64::from(place.column) << 16 | i64::from(place.end_column);
            let place = i64::from(place.end_line) << 32 | columns;
            let code = entry.code.clone().into();
            let frame = self.record("frame", [("f_code", code), ("f_lineno", line.clone())]);
            let parts = [
                ("tb_frame", frame),
                ("tb_lineno", line),
                ("tb_next", following),
                (PLACE, Value::int(place)),
            ];
            following = self.record("traceback", parts);
        }
        following
    }

    /// The places, innermost first, of an object that [`Self::traceback_objects`] made; none for any other value.
    pub fn traceback_places(&mut self, object: &Value) -> Option<Vec<TracebackEntry>> {
        let keys = ["tb_frame", "tb_lineno", "tb_next", PLACE].map(|key| self.intern(key));
        let [frame_key, line_key, next_key, place_key] = keys;
        let code_key = self.intern("f_code");
        let mut places = Vec::new();
        let mut next = object.clone();
        while let Some(one) = next.as_ref::<Instance>() {
            let (dict, frame) = (one.dict.clone(), self.get(&one.dict, &frame_key)?);
            let code = self.get(&frame.as_ref::<Instance>()?.dict, &code_key)?;
            let line = self.get(&dict, &line_key)?.as_int()? as u32;
            let place = self.get(&dict, &place_key)?.as_int()?;
            let position = Position {
                line,
                end_line: (place >> 32) as u32,
                column: (place >> 16) as u16,
                end_column: place as u16,
            };
            let code = code.into_ref::<Code>()?;
            places.push(TracebackEntry { code, position });
            next = self.get(&dict, &next_key)?;
        }
        places.reverse();
        (next.is_none() && !places.is_empty()).then_some(places)
    }

    /// What `cr_frame` and its like are.
    pub(super) fn frame_object(&mut self, code: &Ref<Code>, line: u32, last: i64) -> Value {
        let parts = [
            ("f_code", code.clone().into()),
            ("f_lineno", Value::int(line.into())),
            ("f_lasti", Value::int(last)),
        ];
        self.record("frame", parts)
    }

    /// An instance of a class of the prelude with these attributes.
    fn record<const N: usize>(
        &mut self,
        class: &'static str,
        parts: [(&'static str, Value); N],
    ) -> Value {
        let class = self.interp.intern_literal(class);
        let class = self.get(&self.interp.prelude, &class);
        let class = class.and_then(Value::into_ref::<Type>);
        let mut table = Table::default();
        for (name, value) in parts {
            let name = self.interp.intern_literal(name);
            table.push(name.hash(), name.into(), value);
        }
        let table = Guarded::new(table);
        let dict = Ref::new(Dict { table });
        let instance = Instance {
            class: Guarded::new(class.expect("the prelude has these classes")),
            dict,
            exception: None,
            native: Value::UNBOUND,
        };
        Ref::new(instance).into()
    }

    /// The exception, then what caused it and so on; each with the words that lead to the one before it.
    /// What was `seen` ends it.
    fn chain(&self, raised: &Raised, seen: &mut Vec<Raised>) -> Vec<(Raised, &'static str)> {
        let mut chain = vec![(raised.clone(), "")];
        seen.push(raised.clone());
        while let Some((next, words)) = self.before(&chain[chain.len() - 1].0) {
            if seen.iter().any(|seen| seen.0.is(&next.0)) {
                break;
            }
            seen.push(next.clone());
            chain.push((next, words));
        }
        chain
    }

    /// The exception that is printed before this one.
    fn before(&self, raised: &Raised) -> Option<(Raised, &'static str)> {
        let state = raised.0.exception.as_ref()?.get(self);
        // What another process sent has its cause in its text.
        if !state.remote_traceback.is_empty() {
            return None;
        }
        let (value, words) = if !state.cause.is_none() {
            (&state.cause, CAUSE)
        } else if !state.suppress_context {
            (&state.context, CONTEXT)
        } else {
            return None;
        };
        Some((Raised(value.as_ref::<Instance>()?.clone()), words))
    }

    /// The places that an exception passed, outermost first; nothing when it passed none.
    fn format_places(&self, innermost_first: &[TracebackEntry]) -> String {
        let shown: Vec<&TracebackEntry> = innermost_first
            .iter()
            .filter(|entry| is_shown(entry))
            .take(MAX_PLACES)
            .collect();
        let mut text = String::new();
        if !shown.is_empty() {
            text.push_str(HEADER);
        }
        let outermost_first: Vec<&TracebackEntry> = shown.into_iter().rev().collect();
        for run in outermost_first.chunk_by(|one, next| is_same_place(one, next)) {
            for entry in run.iter().take(MAX_REPEATED) {
                text.push_str(&self.format_place(entry));
            }
            let more = run.len().saturating_sub(MAX_REPEATED);
            if more > 0 {
                let times = if more > 1 { "times" } else { "time" };
                text.push_str(&format!("  [Previous line repeated {more} more {times}]\n"));
            }
        }
        text
    }

    fn format_place(&self, entry: &TracebackEntry) -> String {
        let (filename, name) = (entry.code.filename.as_str(), entry.code.name.as_str());
        let number = line_of(entry);
        let mut text = format!("  File \"{filename}\", line {number}, in {name}\n");
        let config = &self.interp.config;
        // Only the script's own source is at hand, as CPython has none of its frozen modules.
        let line = (filename == config.filename).then(|| source_line(&config.source, number));
        if let Some(line) = line.flatten() {
            text.push_str(&format!("    {}\n", line.trim_start_matches(is_blank)));
            text.push_str(&carets(line, entry.position).unwrap_or_default());
        }
        text
    }

    /// `module.Name: message`, after a `SyntaxError`'s own place.
    fn format_last_line(&mut self, raised: &Raised) -> String {
        let class = raised.0.class.get(self).clone();
        let prefix = match class.module.as_str() {
            "builtins" | "__main__" => String::new(),
            module => format!("{module}."),
        };
        let (block, message) = match self.described_syntax_error(raised) {
            Some(described) => described,
            None => (String::new(), self.text_of_exception(raised)),
        };
        let colon = if message.is_empty() { "" } else { ": " };
        let guess = match self.suggestion(raised) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None => String::new(),
        };
        format!(
            "{block}{prefix}{}{colon}{message}{guess}\n",
            class.qualname.as_str()
        )
    }

    fn text_of_exception(&mut self, raised: &Raised) -> String {
        let value = Value::from(raised.0.clone());
        self.text_in_place(&value)
            .unwrap_or_else(|_| "<exception str() failed>".to_owned())
    }

    /// `str(value)`, also when that is written in Python.
    fn text_in_place(&mut self, value: &Value) -> PyResult<String> {
        if let Some(text) = ops::str(self, value)? {
            return Ok(text);
        }
        let class = self.builtin_type("str");
        let text = self.call_in_place(&class.into(), vec![value.clone()])?;
        Ok(text
            .as_ref::<Str>()
            .map_or(String::new(), |text| text.as_str().to_owned()))
    }

    /// `__notes__`, a line each or more.
    fn format_notes(&mut self, raised: &Raised) -> String {
        let key = self.interp.intern_literal("__notes__");
        let Some(notes) = self.get(&raised.0.dict, &key) else {
            return String::new();
        };
        let items: Vec<Value> = match notes.view() {
            View::List(list) => list.items.get(self).clone(),
            View::Tuple(tuple) => tuple.items.to_vec(),
            _ => {
                return self
                    .text_in_place(&notes)
                    .unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned());
            }
        };
        let mut text = String::new();
        for note in items {
            match self.text_in_place(&note) {
                Ok(note) => text.push_str(&note),
                Err(_) => text.push_str("<note str() failed>"),
            }
            text.push('\n');
        }
        text
    }
}

/// Much of what is in Python here is native in CPython, so no place of ours is in a traceback.
fn is_shown(entry: &TracebackEntry) -> bool {
    let filename = entry.code.filename.as_str();
    filename != "<prelude>" && !filename.starts_with("<frozen ")
}

fn is_same_place(one: &TracebackEntry, other: &TracebackEntry) -> bool {
    one.code.filename.as_str() == other.code.filename.as_str()
        && one.code.name.as_str() == other.code.name.as_str()
        && line_of(one) == line_of(other)
}

fn line_of(entry: &TracebackEntry) -> u32 {
    match entry.position.line {
        0 => entry.code.first_line,
        line => line,
    }
}

/// A line of a script, from 1, without its end.
fn source_line(source: &str, number: u32) -> Option<&str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let is_end = |byte: &[u8], at: usize| {
        byte[at] == b'\n' || (byte[at] == b'\r' && byte.get(at + 1) != Some(&b'\n'))
    };
    let bytes = source.as_bytes();
    let ends = (0..bytes.len()).filter(|at| is_end(bytes, *at));
    let mut starts = std::iter::once(0).chain(ends.map(|end| end + 1));
    let start = starts.nth(number.checked_sub(1)? as usize)?;
    let rest = &source[start..];
    Some(&rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())])
}

/// The line of carets under `line`; none where they would say nothing, because they underline all of it
/// (`Python/traceback.c`, `tb_displayline`).
fn carets(line: &str, position: Position) -> Option<String> {
    let letters: Vec<char> = line.chars().collect();
    let indent = letters
        .iter()
        .take_while(|letter| is_blank(**letter))
        .count();
    let start = usize::from(position.column);
    let (end, anchor) = if position.line == position.end_line {
        let end = usize::from(position.end_column);
        let segment: String = letters.get(start..end)?.iter().collect();
        (end, anchor_in_letters(&segment))
    } else {
        let last = letters.iter().rposition(|letter| !is_blank(*letter))?;
        (last + 1, None)
    };
    if end <= start || (anchor.is_none() && end - start == letters.len() - indent) {
        return None;
    }
    let before = letters.get(indent..start).unwrap_or_default();
    let mut text = " ".repeat(4 + before.iter().map(|letter| columns(*letter)).sum::<usize>());
    for at in 0..end - start {
        let mark = match &anchor {
            Some(anchor) if !anchor.contains(&at) => "~",
            _ => "^",
        };
        text.push_str(&mark.repeat(columns(letters[start + at])));
    }
    text.push('\n');
    Some(text)
}

/// How many columns of a terminal a letter takes (`Lib/traceback.py`, `_display_width`): two if it is East Asian or an
/// emoji. By blocks, so that the table stays small.
fn columns(letter: char) -> usize {
    let wide = matches!(u32::from(letter),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0xA4C6 | 0xA960..=0xA97C
        | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6B | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x17000..=0x18CFF
        | 0x1F300..=0x1F320 | 0x1F32D..=0x1F335 | 0x1F337..=0x1F37C | 0x1F37E..=0x1F393 | 0x1F3A0..=0x1F3CA
        | 0x1F3E0..=0x1F3F0 | 0x1F400..=0x1F43E | 0x1F442..=0x1F4FC | 0x1F4FF..=0x1F53D | 0x1F54B..=0x1F567
        | 0x1F5FB..=0x1F64F | 0x1F680..=0x1F6C5 | 0x1F90C..=0x1F9FF | 0x20000..=0x3FFFD);
    1 + usize::from(wide)
}

fn anchor_in_letters(segment: &str) -> Option<Range<usize>> {
    let anchor = operator_anchor(segment)?;
    let letters = |bytes: usize| segment[..bytes].chars().count();
    Some(letters(anchor.start)..letters(anchor.end))
}

/// What counts as indentation.
pub(super) fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::{carets, source_line};
    use crate::compile::Position;

    /// The carets under the part of `line` between the marks `«` and `»`.
    fn under(marked: &str) -> Option<String> {
        let at = |mark| marked.chars().position(|letter| letter == mark);
        let (start, end) = (at('«').expect("marked"), at('»').expect("marked"));
        let position = Position {
            line: 1,
            end_line: 1,
            column: start as u16,
            end_column: end as u16 - 1,
        };
        carets(&marked.replace(['«', '»'], ""), position)
    }

    #[test]
    fn carets_stand_under_the_expression() {
        assert_eq!(under("    x = «f(1)»"), Some("        ^^^^\n".to_owned()));
        assert_eq!(under("é = «ü» + 1"), Some("        ^\n".to_owned()));
    }

    #[test]
    fn the_whole_line_has_carets_only_around_an_operator() {
        assert_eq!(under("  «f(1)»"), None);
        assert_eq!(under("  «f(1)»  # why"), Some("    ^^^^\n".to_owned()));
        assert_eq!(under("  «a / b»"), Some("    ~~^~~\n".to_owned()));
        assert_eq!(under("  «\"é\" // b»"), Some("    ~~~~^^~~\n".to_owned()));
        assert_eq!(under("«d[1]»[2]"), Some("    ~^^^\n".to_owned()));
    }

    #[test]
    fn an_expression_of_many_lines_is_underlined_to_the_end_of_its_first() {
        let position = Position {
            line: 1,
            end_line: 3,
            column: 9,
            end_column: 2,
        };
        let shown = carets("  return (1 +  ", position);
        assert_eq!(shown, Some("           ^^^^\n".to_owned()));
    }

    #[test]
    fn an_unknown_place_has_no_carets() {
        assert_eq!(carets("x = 1", Position::default()), None);
        let too_far = Position {
            line: 1,
            end_line: 1,
            column: 3,
            end_column: 90,
        };
        assert_eq!(carets("x = 1", too_far), None);
    }

    #[test]
    fn lines_have_every_kind_of_end() {
        let source = "\u{feff}a\r\nb\rc\n\nd";
        let lines: Vec<_> = (0..7).map(|number| source_line(source, number)).collect();
        let expected = [
            None,
            Some("a"),
            Some("b"),
            Some("c"),
            Some(""),
            Some("d"),
            None,
        ];
        assert_eq!(lines, expected);
    }
}
