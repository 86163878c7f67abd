//! Parsing, with CPython's words for what is wrong.

use ruff_python_ast::ModModule;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, Parsed};

use super::compiler::Res;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::source::Source;

/// Parses a module.
pub(super) fn parse(source: &Source) -> Res<Parsed<ModModule>> {
    ruff_python_parser::parse_module(source.text).map_err(|error| describe(source, &error))
}

fn describe(source: &Source, error: &ParseError) -> SyntaxError {
    if names_a_character(source, error) {
        let message = "a \\N{...} escape is not supported yet";
        return SyntaxError::new(
            source,
            SyntaxErrorKind::NotSupported,
            error.location,
            message,
        );
    }
    SyntaxError::new(
        source,
        SyntaxErrorKind::Syntax,
        error.location,
        error.error.to_string(),
    )
}

/// The table of Unicode's character names is left out to keep the page small.
fn names_a_character(source: &Source, error: &ParseError) -> bool {
    let line = source.line_text(source.line(error.location.start()));
    error.error == ParseErrorType::Lexical(LexicalErrorType::UnicodeError) && line.contains("\\N{")
}
