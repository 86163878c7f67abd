//! Parsing, with CPython 3.11's words for what is wrong.

use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{
    LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, Parsed, parse_unchecked,
};
use ruff_text_size::TextRange;

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
