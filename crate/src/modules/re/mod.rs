//! `_re`: the compiler and the matcher under `re` (`python/re.py`).

mod matcher;
mod parse;
mod program;
mod tree;

use std::sync::Arc;

use self::matcher::{Found, Matcher, Mode, Stop, Text};
use self::program::Program;
use super::support::{Entry, add_functions, items_of, plain};
use crate::gil::EvalBreaker;
use crate::object::{Bytes, Dict, Foreign, Guarded, List, Module, Ref, Str, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// Class of compiled programs.
const PROGRAM_TYPE: &str = "_re.program";

/// What a step of the matcher costs on the simulated machine, in nanoseconds.
const STEP: u64 = 4;

const FUNCTIONS: &[Entry] = &[
    ("compile", plain(2, 2, compile)),
    ("findall", plain(4, 4, findall)),
    ("match", plain(5, 5, match_)),
    ("scan", plain(4, 4, scan)),
    ("split", plain(3, 3, split)),
    ("substitute", plain(4, 4, substitute)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// `compile(pattern, flags)` → `(program, flags, groups, groupindex)`, or `(None, message, position)`.
fn compile(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let flags = args[1].as_int().unwrap_or(0) as u32;
    let (text, is_bytes): (Vec<u32>, bool) = match args[0].view() {
        View::Str(text) => (text.as_str().chars().map(u32::from).collect(), false),
        View::Bytes(bytes) => (
            bytes.bytes.iter().map(|byte| (*byte).into()).collect(),
            true,
        ),
        _ => return Err(py.type_error("first argument must be string or compiled pattern")),
    };
    let pattern = match parse::parse(&text, is_bytes, flags) {
        Ok(pattern) => pattern,
        Err(complaint) => {
            let position = complaint
                .position
                .map_or(Value::NONE, |at| Value::int(at as i64));
            return Ok(Tuple::new([Value::NONE, py.str(complaint.message), position]).into());
        }
    };
    let names = Ref::new(Dict::default());
    for (name, group) in &pattern.names {
        py.set(&names, name, Value::int(*group as i64));
    }
    let program: Value = Foreign {
        type_name: PROGRAM_TYPE,
        data: Guarded::new(Box::new(Arc::new(program::compile(&pattern)))),
    }
    .into();
    let parts = [
        program,
        Value::int(pattern.flags.into()),
        Value::int(pattern.groups as i64),
        names.into(),
    ];
    Ok(Tuple::new(parts).into())
}

/// What is searched.
enum Subject {
    /// Text of ASCII only, or bytes.
    Bytes(Value),
    Chars(Vec<char>),
}

impl Subject {
    fn of(py: &mut Py<'_>, value: &Value) -> PyResult<Subject> {
        match value.view() {
            View::Str(text) if !text.is_ascii() => {
                Ok(Subject::Chars(text.as_str().chars().collect()))
            }
            View::Str(_) | View::Bytes(_) => Ok(Subject::Bytes(value.clone())),
            _ => {
                let given = py.type_name(value);
                let message = format!("expected string or bytes-like object, got '{given}'");
                Err(py.type_error(message))
            }
        }
    }

    fn bytes(value: &Value) -> &[u8] {
        match value.view() {
            View::Str(text) => text.as_str().as_bytes(),
            View::Bytes(bytes) => &bytes.bytes,
            _ => &[],
        }
    }

    fn len(&self) -> usize {
        match self {
            Subject::Bytes(value) => Subject::bytes(value).len(),
            Subject::Chars(chars) => chars.len(),
        }
    }

    fn slice(&self, start: usize, end: usize) -> Value {
        match self {
            Subject::Bytes(value) => {
                let part = &Subject::bytes(value)[start..end];
                match value.as_ref::<Bytes>() {
                    Some(_) => Bytes { bytes: part.into() }.into(),
                    None => Str::new(String::from_utf8_lossy(part)).into(),
                }
            }
            Subject::Chars(chars) => Str::new(chars[start..end].iter().collect::<String>()).into(),
        }
    }

    /// What a group matched, or none.
    fn group(&self, found: &Found, group: usize) -> Option<Value> {
        match (found.places[2 * group], found.places[2 * group + 1]) {
            (Some(start), Some(end)) if start <= end => Some(self.slice(start, end)),
            _ => None,
        }
    }

    fn is_bytes(&self) -> bool {
        matches!(self, Subject::Bytes(value) if value.as_ref::<Bytes>().is_some())
    }
}

/// One search after the other through a subject.
struct Search {
    program: Arc<Program>,
    subject: Subject,
    at: usize,
    end: usize,
    /// The last match was one of nothing, so the next one must not be the same.
    advance: bool,
    breaker: Arc<EvalBreaker>,
}

impl Search {
    /// `program, string, pos, endpos`; the last two may be missing.
    fn new(py: &mut Py<'_>, args: &[Value]) -> PyResult<Search> {
        let foreign = args[0].as_ref::<Foreign>().cloned();
        let program = (foreign.as_ref())
            .and_then(|foreign| foreign.data.get(py).downcast_ref::<Arc<Program>>().cloned());
        let Some(program) = program else {
            return Err(py.type_error("expected a compiled pattern"));
        };
        let subject = Subject::of(py, &args[1])?;
        let length = subject.len();
        let bound = |value: Option<&Value>, default: usize| match value.map(Value::view) {
            Some(View::Int(int)) => int.clamp(0, length as i64) as usize,
            _ => default,
        };
        Ok(Search {
            program,
            at: bound(args.get(2), 0),
            end: bound(args.get(3), length),
            subject,
            advance: false,
            breaker: py.interp.breaker.clone(),
        })
    }

    fn next(&mut self, py: &mut Py<'_>, mode: Mode) -> PyResult<Option<Found>> {
        let found = match &self.subject {
            Subject::Bytes(value) => self.find(py, Subject::bytes(value), mode),
            Subject::Chars(chars) => self.find(py, chars.as_slice(), mode),
        }?;
        if let Some((start, end)) = found.as_ref().map(bounds) {
            self.at = end;
            self.advance = start == end;
        }
        Ok(found)
    }

    fn find<T: Text + ?Sized>(
        &self,
        py: &mut Py<'_>,
        text: &T,
        mode: Mode,
    ) -> PyResult<Option<Found>> {
        let mut matcher =
            Matcher::new(&self.program, text, self.end.min(text.len()), &self.breaker);
        let found = matcher.find(self.at, mode, self.advance);
        py.charge(matcher.steps * STEP);
        found.map_err(|stop| stopped(py, &stop))
    }
}

fn bounds(found: &Found) -> (usize, usize) {
    let place = |index: usize| found.places[index].unwrap_or(0);
    (place(0), place(1))
}

#[cold]
fn stopped(py: &mut Py<'_>, stop: &Stop) -> Raised {
    match stop {
        // The thread never sees it: it leaves its loop before the next instruction that looks.
        Stop::Interrupted => py.exception_with("KeyboardInterrupt", Vec::new()),
        Stop::Memory => py.exception_with("MemoryError", Vec::new()),
    }
}

/// A match as `(last group, start, end, start, end, …)`, -1 where a group has none.
fn tuple(found: &Found) -> Value {
    let last = found
        .last
        .map_or(Value::NONE, |group| Value::int(group as i64));
    let pairs = found.places.chunks_exact(2).flat_map(|pair| match pair {
        [Some(start), Some(end)] if start <= end => [*start as i64, *end as i64],
        _ => [-1, -1],
    });
    let items: Vec<Value> = [last].into_iter().chain(pairs.map(Value::int)).collect();
    Tuple::new(items).into()
}

/// `match(program, string, pos, endpos, mode)` → a match or none; modes are search, match and full match.
fn match_(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut search = Search::new(py, args)?;
    let mode = match args[4].as_int() {
        Some(0) => Mode::Search,
        Some(1) => Mode::Match,
        _ => Mode::FullMatch,
    };
    Ok(search.next(py, mode)?.as_ref().map_or(Value::NONE, tuple))
}

/// `scan(program, string, pos, endpos)` → all matches.
fn scan(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut search = Search::new(py, args)?;
    let mut matches = Vec::new();
    while let Some(found) = search.next(py, Mode::Search)? {
        matches.push(tuple(&found));
    }
    Ok(List::new(matches).into())
}

/// `findall(program, string, pos, endpos)`
fn findall(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut search = Search::new(py, args)?;
    let mut matches = Vec::new();
    let nothing = search.subject.slice(0, 0);
    while let Some(found) = search.next(py, Mode::Search)? {
        let group = |group| {
            let text = search.subject.group(&found, group);
            text.unwrap_or_else(|| nothing.clone())
        };
        matches.push(match search.program.groups {
            0 => group(0),
            1 => group(1),
            groups => Tuple::new((1..=groups).map(group).collect::<Vec<_>>()).into(),
        });
    }
    Ok(List::new(matches).into())
}

/// `split(program, string, maxsplit)`
fn split(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut search = Search::new(py, &args[..2])?;
    let most = args[2]
        .as_int()
        .filter(|most| *most != 0)
        .unwrap_or(i64::MAX);
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    while count < most
        && let Some(found) = search.next(py, Mode::Search)?
    {
        let (start, end) = bounds(&found);
        parts.push(search.subject.slice(last, start));
        let groups = 1..=search.program.groups;
        parts
            .extend(groups.map(|group| search.subject.group(&found, group).unwrap_or(Value::NONE)));
        last = end;
        count += 1;
    }
    parts.push(search.subject.slice(last, search.subject.len()));
    Ok(List::new(parts).into())
}

/// `substitute(program, string, parts, count)` → the new string and how many matches were replaced. The parts are
/// texts and the numbers of groups.
fn substitute(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut search = Search::new(py, &args[..2])?;
    let template = items_of(py, &args[2]).unwrap_or_default();
    let most = args[3]
        .as_int()
        .filter(|most| *most != 0)
        .unwrap_or(i64::MAX);
    let is_bytes = search.subject.is_bytes();
    let (mut out, mut last, mut count) = (Vec::new(), 0, 0);
    while count < most
        && let Some(found) = search.next(py, Mode::Search)?
    {
        let (start, end) = bounds(&found);
        let between = search.subject.slice(last, start);
        out.extend_from_slice(Subject::bytes(&between));
        for part in &template {
            match part.as_int() {
                None => out.extend_from_slice(Subject::bytes(part)),
                Some(group) => {
                    if let Some(text) = search.subject.group(&found, group as usize) {
                        out.extend_from_slice(Subject::bytes(&text));
                    }
                }
            }
        }
        py.check_size(out.len() as u64)?;
        last = end;
        count += 1;
    }
    let rest = search.subject.slice(last, search.subject.len());
    out.extend_from_slice(Subject::bytes(&rest));
    let new = match is_bytes {
        true => Bytes { bytes: out.into() }.into(),
        false => py.str(String::from_utf8_lossy(&out)),
    };
    Ok(Tuple::new([new, Value::int(count)]).into())
}
