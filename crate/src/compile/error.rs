//! What is wrong with a script that cannot be compiled.

use ruff_text_size::TextRange;
use thiserror::Error;

use super::source::Source;

/// A script that cannot be compiled, with the place to mark. Lines and columns count from 1, columns in characters.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{message} (line {line})")]
pub struct SyntaxError {
    /// Which exception it is.
    pub kind: SyntaxErrorKind,
    /// As CPython 3.11 words it, where it has such an error.
    pub message: String,
    /// First line.
    pub line: u32,
    /// First column; 0 when the error has no place in its line.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last.
    pub end_column: u32,
    /// The text of the first line.
    pub text: String,
}

/// The exception that a [`SyntaxError`] is in Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
    /// `NotImplementedError`: correct Python that this version cannot compile.
    NotSupported,
}

impl SyntaxErrorKind {
    /// Name of the exception's class.
    pub fn class_name(&self) -> &'static str {
        match self {
            SyntaxErrorKind::Syntax => "SyntaxError",
            SyntaxErrorKind::Indentation => "IndentationError",
            SyntaxErrorKind::Tab => "TabError",
            SyntaxErrorKind::NotSupported => "NotImplementedError",
        }
    }
}

impl SyntaxError {
    pub(super) fn new(
        source: &Source,
        kind: SyntaxErrorKind,
        range: TextRange,
        message: impl Into<String>,
    ) -> Self {
        let (line, column) = source.line_column(range.start());
        let (end_line, end_column) = source.line_column(range.end());
        SyntaxError {
            kind,
            message: message.into(),
            line,
            column: column + 1,
            end_line,
            end_column: end_column + 1,
            text: source.line_text(line).to_owned(),
        }
    }
}
