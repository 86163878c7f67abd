//! Parsing, with CPython 3.11's words for what is wrong.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, ModModule, PythonVersion};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions,
    Parsed, UnsupportedSyntaxErrorKind, parse_expression, parse_unchecked,
};
use ruff_text_size::{TextLen, TextRange, TextSize};

use super::brackets::{self, Problem};
use super::compiler::Res;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::source::Source;

/// The newest Python whose syntax is taken.
const VERSION: PythonVersion = PythonVersion::PY312;

/// Parses a module.
pub(super) fn parse(source: &Source) -> Res<Parsed<ModModule>> {
    let problem = brackets::check(source.text);
    if let Some(problem) = problem
        && problem.is_dangerous()
    {
        return Err(describe_brackets(source, problem));
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
    let parsed = parse_unchecked(source.text, options)
        .try_into_module()
        .expect("a module was asked for");
    if let Some(error) = parsed.errors().first() {
        return Err(match problem {
            Some(problem) if comes_first(source, problem, error) => {
                describe_brackets(source, problem)
            }
            _ => describe(source, error),
        });
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        let message = match error.kind {
            UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
                "multiple exception types must be parenthesized"
            }
            _ => "invalid syntax",
        };
        return Err(SyntaxError::new(
            source,
            SyntaxErrorKind::Syntax,
            error.range,
            message,
        ));
    }
    Ok(parsed)
}

/// Whether CPython reports the brackets and not the parser's error (`Parser/pegen_errors.c`,
/// `_PyPegen_tokenize_full_source_to_check_for_errors`).
fn comes_first(source: &Source, problem: Problem, error: &ParseError) -> bool {
    match problem {
        Problem::Unclosed(at, _) => {
            !matches!(
                error.error,
                ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError)
            ) && source.line(error.location.start()) > source.line(at.start())
        }
        _ => true,
    }
}

fn describe_brackets(source: &Source, problem: Problem) -> SyntaxError {
    let syntax =
        |at, message: String| SyntaxError::new(source, SyntaxErrorKind::Syntax, at, message);
    match problem {
        Problem::TooManyOpen(at) => syntax(at, "too many nested parentheses".to_owned()),
        Problem::TooDeep(at) => syntax(at, "too many nested expressions".to_owned()),
        Problem::TooManyIndents(at) => SyntaxError::new(
            source,
            SyntaxErrorKind::Indentation,
            at,
            "too many levels of indentation",
        ),
        Problem::Unmatched(at, close) => syntax(at, format!("unmatched '{close}'")),
        Problem::Unclosed(at, open) => syntax(at, format!("'{open}' was never closed")),
        Problem::Mismatched {
            at,
            close,
            open,
            opened,
        } => {
            let line = source.line(opened.start());
            let place = if line == source.line(at.start()) {
                String::new()
            } else {
                format!(" on line {line}")
            };
            syntax(
                at,
                format!(
                    "closing parenthesis '{close}' does not match opening parenthesis '{open}'{place}"
                ),
            )
        }
    }
}

fn describe(source: &Source, error: &ParseError) -> SyntaxError {
    let at = error.location;
    if let Some(digit) = digit_before_name(source.text, at) {
        let message = "invalid decimal literal";
        return SyntaxError::new(source, SyntaxErrorKind::Syntax, digit, message);
    }
    match &error.error {
        ParseErrorType::Lexical(lexical) => describe_lexical(source, lexical, at),
        ParseErrorType::UnexpectedIndentation => SyntaxError::new(
            source,
            SyntaxErrorKind::Indentation,
            last_column(at),
            "unexpected indent",
        ),
        ParseErrorType::OtherError(message)
            if message.starts_with("Expected an indented block after ") =>
        {
            indented_block(source, message, at)
        }
        ParseErrorType::SimpleStatementsOnSameLine => describe_print(source, at),
        other => SyntaxError::new(
            source,
            SyntaxErrorKind::Syntax,
            at,
            message(source, other, at),
        ),
    }
}

/// The last digit of a decimal integer that letters follow, as in `2nd` (`Parser/tokenizer.c`,
/// `verify_end_of_number`).
fn digit_before_name(text: &str, at: TextRange) -> Option<TextRange> {
    let (before, after) = text.split_at_checked(usize::from(at.start()))?;
    let number = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let word = after
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .next()?;
    let is_keyword = matches!(
        word,
        "and" | "else" | "for" | "if" | "in" | "is" | "not" | "or"
    );
    let is_number = number.len() < before.len()
        && !is_keyword
        && !number.ends_with(|letter: char| letter.is_alphanumeric() || "_.".contains(letter))
        && after.starts_with(|letter: char| letter.is_ascii_alphabetic());
    is_number.then(|| TextRange::new(at.start() - TextSize::new(1), at.start()))
}

/// CPython marks the end of a wrong indentation.
fn last_column(indent: TextRange) -> TextRange {
    let last = indent.end().checked_sub(TextSize::new(1));
    last.map_or(indent, |last| {
        TextRange::new(last.max(indent.start()), indent.end())
    })
}

fn describe_lexical(source: &Source, error: &LexicalErrorType, at: TextRange) -> SyntaxError {
    let line = source.line_text(source.line(at.start()));
    let mut kind = SyntaxErrorKind::Syntax;
    let message = match error {
        LexicalErrorType::UnclosedStringError => return unterminated_string(source, at),
        LexicalErrorType::IndentationError => {
            kind = SyntaxErrorKind::Indentation;
            "unindent does not match any outer indentation level".to_owned()
        }
        // The table of Unicode's character names is left out to keep the page small.
        LexicalErrorType::UnicodeError if line.contains("\\N{") => {
            kind = SyntaxErrorKind::NotSupported;
            "a \\N{...} escape is not supported yet".to_owned()
        }
        LexicalErrorType::UnicodeError => "(unicode error) malformed escape in a string".to_owned(),
        LexicalErrorType::MissingUnicodeLbrace | LexicalErrorType::MissingUnicodeRbrace => {
            "(unicode error) malformed \\N character escape".to_owned()
        }
        LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() => {
            format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok))
        }
        LexicalErrorType::InvalidByteLiteral => "bytes can only contain ASCII literal characters".to_owned(),
        LexicalErrorType::LineContinuationError => "unexpected character after line continuation character".to_owned(),
        LexicalErrorType::Eof => "unexpected EOF while parsing".to_owned(),
        LexicalErrorType::FStringError(error) | LexicalErrorType::TStringError(error) => f_string_message(error),
        LexicalErrorType::OtherError(message) if message.starts_with("Invalid decimal") => {
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".to_owned()
        }
        _ => "invalid syntax".to_owned(),
    };
    SyntaxError::new(source, kind, at, message)
}

fn unterminated_string(source: &Source, at: TextRange) -> SyntaxError {
    let text = source.text[usize::from(at.start())..]
        .trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_triple = text.starts_with("'''") || text.starts_with("\"\"\"");
    let (kind, last) = if is_triple {
        let end = source.text.strip_suffix('\n').unwrap_or(source.text);
        ("triple-quoted string", source.line(end.text_len()))
    } else {
        ("string", source.line(at.start()))
    };
    let at = TextRange::at(at.start(), TextSize::new(1));
    let message = format!("unterminated {kind} literal (detected at line {last})");
    SyntaxError::new(source, SyntaxErrorKind::Syntax, at, message)
}

fn indented_block(source: &Source, message: &str, at: TextRange) -> SyntaxError {
    let clause = message
        .trim_start_matches("Expected an indented block after ")
        .replace('`', "'");
    let clause = match clause.as_str() {
        "'class' definition" => "class definition",
        "'else' clause" => "'else' statement",
        "'elif' clause" => "'elif' statement",
        "'except' clause" => "'except' statement",
        "'finally' clause" => "'finally' statement",
        "'case' block" => "'case' statement",
        other => other,
    };
    let before = source.text[..usize::from(at.start())].trim_end();
    let line = source.line(TextSize::of(before));
    let message = format!("expected an indented block after {clause} on line {line}");
    SyntaxError::new(source, SyntaxErrorKind::Indentation, at, message)
}

/// `print "text"`, as Python 2 had it.
fn describe_print(source: &Source, at: TextRange) -> SyntaxError {
    let (line, column) = source.line_column(at.start());
    let text = source.line_text(line);
    let before: String = text.chars().take(column as usize).collect();
    let word = before.trim();
    if word == "print" || word == "exec" {
        let indent = TextSize::of(&before[before.len() - before.trim_start().len()..]);
        let start = at.start() - indent;
        let end = start + TextSize::of(text.trim_start().trim_end());
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        return SyntaxError::new(
            source,
            SyntaxErrorKind::Syntax,
            TextRange::new(start, end),
            message,
        );
    }
    SyntaxError::new(source, SyntaxErrorKind::Syntax, at, "invalid syntax")
}

fn message(source: &Source, error: &ParseErrorType, at: TextRange) -> String {
    let fixed = match error {
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Colon,
            found: TokenKind::Equal,
        } => "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Colon,
            ..
        } => "expected ':'",
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Lpar,
            ..
        } => "expected '('",
        ParseErrorType::InvalidAssignmentTarget => return cannot_assign(source, at),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            return format!(
                "'{}' is an illegal expression for augmented assignment",
                target_name(source, at)
            );
        }
        ParseErrorType::InvalidDeleteTarget => {
            return format!("cannot delete {}", target_name(source, at));
        }
        ParseErrorType::InvalidNamedAssignmentTarget => {
            return format!(
                "cannot use assignment expressions with {}",
                target_name(source, at)
            );
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        ParseErrorType::PositionalAfterKeywordArgument => {
            "positional argument follows keyword argument"
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking"
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            "iterable unpacking cannot be used in comprehension"
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            "Generator expression must be parenthesized"
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            "non-default argument follows default argument"
        }
        ParseErrorType::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        ParseErrorType::VarParameterWithDefault => {
            "var-positional argument cannot have default value"
        }
        ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *",
        ParseErrorType::FStringError(error) => return f_string_message(error),
        ParseErrorType::OtherError(message)
            if message.starts_with("Bytes literal cannot be mixed") =>
        {
            "cannot mix bytes and nonbytes literals"
        }
        ParseErrorType::OtherError(message)
            if message.starts_with("Expected `except` or `finally`") =>
        {
            "expected 'except' or 'finally' block"
        }
        _ => "invalid syntax",
    };
    fixed.to_owned()
}

fn f_string_message(error: &InterpolatedStringErrorType) -> String {
    let what = match error {
        InterpolatedStringErrorType::UnclosedLbrace => "expecting '}'",
        InterpolatedStringErrorType::SingleRbrace => "single '}' is not allowed",
        InterpolatedStringErrorType::InvalidConversionFlag => {
            "invalid conversion character: expected 's', 'r', or 'a'"
        }
        InterpolatedStringErrorType::UnterminatedString => "unterminated string",
        InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            "unterminated triple-quoted string"
        }
        _ => "invalid syntax",
    };
    format!("f-string: {what}")
}

fn cannot_assign(source: &Source, at: TextRange) -> String {
    let name = target_name(source, at);
    let after = source.text[usize::from(at.end())..].trim_start();
    let is_plain =
        after.starts_with('=') && !matches!(name, "True" | "False" | "None" | "yield expression");
    if is_plain
        && source.text[..usize::from(at.start())]
            .lines()
            .last()
            .is_none_or(|before| before.trim().is_empty())
    {
        return format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
    }
    format!("cannot assign to {name}")
}

/// What CPython calls an expression (`Parser/pegen.c`, `_PyPegen_get_expr_name`).
fn target_name(source: &Source, at: TextRange) -> &'static str {
    let Ok(parsed) = parse_expression(&source.text[at]) else {
        return "expression";
    };
    match parsed.expr() {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "expression",
    }
}
