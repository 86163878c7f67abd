//! Parsing, with CPython 3.11's words for what is wrong.

use ruff_python_ast::{ModModule, PythonVersion, Stmt};
use ruff_python_parser::{
    LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, Parsed, parse_unchecked,
};
use ruff_text_size::{Ranged, TextLen, TextRange, TextSize};

use super::brackets::{self, Problem};
use super::compiler::Res;
use super::diagnose::explain;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::source::Source;

/// The newest Python whose syntax is taken.
const VERSION: PythonVersion = PythonVersion::PY312;

/// Parses a module.
pub(super) fn parse(source: &Source) -> Res<Parsed<ModModule>> {
    if let Some(problem) = brackets::check(source.text) {
        return Err(describe_problem(source, problem));
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
    let parsed = parse_unchecked(source.text, options)
        .try_into_module()
        .expect("a module was asked for");
    let errors = parsed.errors();
    let at = match (errors.first(), parsed.unsupported_syntax_errors().first()) {
        (None, None) => return Ok(parsed),
        (Some(error), _) => error.location,
        (None, Some(error)) => error.range,
    };
    let is_wrong_text = |range: TextRange| errors.iter().any(|error| is_in_text(error, range));
    if let Some(error) = explain(source, &is_wrong_text) {
        return Err(error);
    }
    let line = source.line_text(source.line(at.start()));
    let is_of_text = errors.first().is_some_and(|error| is_of_text(&error.error));
    // The table of Unicode's character names is left out to keep the page small.
    let (kind, message) = if is_of_text && line.contains("\\N{") {
        let message = "a \\N{...} escape is not supported yet";
        (SyntaxErrorKind::NotSupported, message)
    } else {
        (SyntaxErrorKind::Syntax, "invalid syntax")
    };
    Err(SyntaxError::new(source, kind, at, message))
}

/// Parses what `eval` wants: one expression, as the only statement.
pub(super) fn parse_expression(source: &Source) -> Res<Parsed<ModModule>> {
    let parsed = parse(source).map_err(|error| at_end_of_expression(source, error))?;
    let body: &[Stmt] = parsed.suite();
    let at = match body {
        [Stmt::Expr(_)] => return Ok(parsed),
        [] => TextSize::default(),
        [Stmt::Expr(first), ..] => after(source, first.range.end()),
        [Stmt::Assign(first), ..] => after(source, first.targets[0].range().end()),
        [Stmt::AugAssign(first), ..] => after(source, first.target.range().end()),
        [Stmt::AnnAssign(first), ..] => after(source, first.target.range().end()),
        [first, ..] => first.range().start(),
    };
    let at = TextRange::at(at, TextSize::from(u32::from(at < source.text.text_len())));
    let error = SyntaxError::new(source, SyntaxErrorKind::Syntax, at, "invalid syntax");
    Err(at_end_of_expression(source, error))
}

/// Where an expression ends too early, CPython's error has no column, and no line if there is nothing at all.
fn at_end_of_expression(source: &Source, mut error: SyntaxError) -> SyntaxError {
    let length = error.text.chars().count() as u32;
    let is_last = usize::try_from(error.line) == Ok(source.text.lines().count().max(1));
    if is_last && error.column > length && error.message == "invalid syntax" {
        error.column = 0;
        error.end_column = 0;
        error.line = u32::from(length > 0).min(error.line);
        error.end_line = error.line;
    }
    error
}

/// Where the text goes on after blanks.
fn after(source: &Source, end: TextSize) -> TextSize {
    let rest = &source.text[usize::from(end)..];
    end + rest.text_len() - rest.trim_start().text_len()
}

/// Whether an error is inside of the strings in a range.
fn is_in_text(error: &ParseError, texts: TextRange) -> bool {
    let at = error.location.start();
    texts.contains(at) && (at > texts.start() || is_of_text(&error.error))
}

/// Whether an error is about what is in a string.
fn is_of_text(error: &ParseErrorType) -> bool {
    match error {
        ParseErrorType::Lexical(error) => !matches!(error, LexicalErrorType::UnclosedStringError),
        ParseErrorType::FStringError(_) => true,
        ParseErrorType::OtherError(message) => message.starts_with("Bytes literal"),
        _ => false,
    }
}

fn describe_problem(source: &Source, problem: Problem) -> SyntaxError {
    let syntax = SyntaxErrorKind::Syntax;
    let (kind, at, message) = match problem {
        Problem::OpenBrackets(at) => (syntax, at, "too many nested parentheses"),
        Problem::Nesting(at) => (syntax, at, "too many nested expressions"),
        Problem::Indents(at) => {
            let message = "too many levels of indentation";
            (SyntaxErrorKind::Indentation, at, message)
        }
    };
    SyntaxError::new(source, kind, at, message)
}
