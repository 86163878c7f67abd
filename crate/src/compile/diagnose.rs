//! What CPython 3.11 says of a script that is not Python: its parser, without trees, as rules that are read from
//! `grammar.txt` when a script is wrong (`Parser/pegen.c`, `Parser/pegen_errors.c`, `Grammar/python.gram`).
//!
//! A rule is a line `name: alternative | …`; the first alternative that matches counts. `x?`, `x*`, `x+` are as in regular
//! expressions, `x%` is one `x` or more with commas between, `&x` and `!x` look ahead, `~` commits to the alternative,
//! `$x` is an error unless it comes, `@name` remembers its results. Rules that begin with `bad_` are tried in a second
//! pass only, when the first has failed: they match what is wrong, and `{…}` says how to report it, by a letter, of the
//! parts that are labelled `a=` and `b=`:
//!
//! ```text
//! L  at a                     S  at the last token that was looked at
//! R  from a to b              N  there, as an indentation error after the line of a
//! F  from a to that token     T  at what is no target inside a
//! K  at the end of a          B C G P Q  as `Parser::report` says
//! ```

use ruff_python_ast::{CmpOp, Expr};
use ruff_python_parser::parse_expression;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::grammar::{Alternative, Grammar, Item, Terminal};
use super::source::Source;
use super::text_check::{self, Mistake};
use super::tokens::{Kind, Token, tokens};

/// Rules nest at most this deep; what is deeper gets no explanation.
const MAX_DEPTH: usize = 900;

/// Where a rule matched: the first token and the one after the last.
type Span = (usize, usize);

/// Why parsing stopped.
enum Stop {
    /// The tokenizer found something, or a rule did.
    Error(Box<SyntaxError>),
    /// Too deep, or something that these rules don't look into.
    GiveUp,
}

static COMMA: Item<'static> = Item::Literal(",");

struct Parser<'g> {
    grammar: &'g Grammar<'g>,
    source: &'g Source<'g>,
    tokens: &'g [Token],
    /// Whether a string with this range is wrong inside.
    is_wrong_text: &'g dyn Fn(TextRange) -> bool,
    furthest: usize,
    finds_mistakes: bool,
    depth: usize,
    stop: Option<Stop>,
    /// By rule and token: 0 unknown, 1 no match, 2 + the token after the match.
    memo: Vec<u32>,
}

/// CPython's error for a script that has one; none where these rules find none.
pub(super) fn explain(
    source: &Source,
    is_wrong_text: &dyn Fn(TextRange) -> bool,
) -> Option<SyntaxError> {
    let grammar = Grammar::read();
    explain_as(source, &grammar, 0, is_wrong_text)
}

/// The same for an expression of an f-string.
pub(super) fn explain_expression(source: &Source) -> Option<SyntaxError> {
    let grammar = Grammar::read();
    explain_as(source, &grammar, grammar.expression, &|_| true)
}

fn explain_as(
    source: &Source,
    grammar: &Grammar<'_>,
    rule: usize,
    is_wrong_text: &dyn Fn(TextRange) -> bool,
) -> Option<SyntaxError> {
    let tokens = tokens(source.text);
    let mut parser = Parser {
        grammar,
        source,
        tokens: &tokens,
        is_wrong_text,
        furthest: 0,
        finds_mistakes: false,
        depth: 0,
        stop: None,
        memo: Vec::new(),
    };
    if parser.pass(rule) {
        return None;
    }
    let last = parser.furthest;
    if parser.stop.is_none() {
        parser.finds_mistakes = true;
        parser.pass(rule);
    }
    let error = match parser.stop.take() {
        Some(Stop::GiveUp) => return None,
        Some(Stop::Error(error)) => *error,
        None => parser.unknown(last),
    };
    if matches!(tokens[parser.furthest].kind, Kind::Wrong(_)) {
        return Some(error);
    }
    Some(parser.later_error().unwrap_or(error))
}

impl<'g> Parser<'g> {
    fn pass(&mut self, rule: usize) -> bool {
        self.memo = vec![0; self.grammar.memo_rules * (self.tokens.len() + 1)];
        self.rule(rule, 0).is_some()
    }

    /// What the tokenizer finds in the rest of the script comes before the parser's errors
    /// (`_PyPegen_tokenize_full_source_to_check_for_errors`).
    fn later_error(&self) -> Option<SyntaxError> {
        let token = self.tokens.last()?;
        let Kind::Wrong(wrong) = &token.kind else {
            return None;
        };
        let line = |token: &Token| self.source.line(TextSize::new(token.start as u32));
        if wrong.is_unclosed && line(&self.tokens[self.furthest]) <= line(token) {
            return None;
        }
        Some(self.error(
            wrong.kind,
            self.range((self.tokens.len() - 1, 0)),
            &wrong.message,
        ))
    }

    /// The error where no rule says more (`_PyPegen_set_syntax_error`).
    fn unknown(&self, last: usize) -> SyntaxError {
        match self.tokens[last].kind {
            Kind::Indent => self.at_token(last, SyntaxErrorKind::Indentation, "unexpected indent"),
            Kind::Dedent => {
                self.at_token(last, SyntaxErrorKind::Indentation, "unexpected unindent")
            }
            _ => self.at_token(last, SyntaxErrorKind::Syntax, "invalid syntax"),
        }
    }

    fn error(&self, kind: SyntaxErrorKind, at: TextRange, message: &str) -> SyntaxError {
        SyntaxError::new(self.source, kind, at, message)
    }

    /// An error at a token; those of no width are marked where the tokenizer was.
    fn at_token(&self, token: usize, kind: SyntaxErrorKind, message: &str) -> SyntaxError {
        let at = self.range((token, token + 1));
        let mut error = self.error(kind, at, message);
        match self.tokens[token].kind {
            Kind::Indent | Kind::Dedent => {
                error.column -= 1;
                error.end_column = error.column;
            }
            Kind::End => {
                if error.text.is_empty() && error.line > 1 {
                    error.line -= 1;
                    error.text = self.source.line_text(error.line).to_owned();
                }
                (error.end_line, error.column, error.end_column) = (error.line, 0, 0);
            }
            _ if kind == SyntaxErrorKind::Indentation => error.end_column = error.column,
            _ => {}
        }
        error
    }

    fn range(&self, (first, end): Span) -> TextRange {
        let last = end.max(first + 1) - 1;
        let offset = |at: usize| TextSize::new(at as u32);
        TextRange::new(
            offset(self.tokens[first].start),
            offset(self.tokens[last].end),
        )
    }

    fn text(&self, token: usize) -> &'g str {
        let token = &self.tokens[token];
        &self.source.text[token.start..token.end]
    }

    // Matching. Each function gives the token after the match.

    fn rule(&mut self, rule: usize, at: usize) -> Option<usize> {
        if self.depth >= MAX_DEPTH {
            self.stop = Some(Stop::GiveUp);
            return None;
        }
        let grammar = self.grammar;
        let described = &grammar.rules[rule];
        let slot = described
            .memo
            .map(|memo| memo * (self.tokens.len() + 1) + at);
        if let Some(slot) = slot {
            match self.memo[slot] {
                0 => {}
                known => return (known as usize).checked_sub(2),
            }
        }
        let finds_mistakes = self.finds_mistakes;
        self.finds_mistakes &= !described.hides_mistakes;
        self.depth += 1;
        let result = self.alternatives(&described.alternatives, at);
        self.depth -= 1;
        self.finds_mistakes = finds_mistakes;
        if let Some(slot) = slot {
            self.memo[slot] = result.map_or(1, |end| end as u32 + 2);
        }
        result
    }

    fn alternatives(&mut self, alternatives: &'g [Alternative<'g>], at: usize) -> Option<usize> {
        for alternative in alternatives {
            if alternative.is_bad && !self.finds_mistakes {
                continue;
            }
            let mut labels = [(at, at); 2];
            let mut committed = false;
            match self.items(alternative, at, &mut labels, &mut committed) {
                Some(end) if alternative.action.is_empty() => return Some(end),
                Some(end) => {
                    self.stop = self
                        .report(alternative.action, labels, end)
                        .map(Stop::Error);
                    return None;
                }
                None if committed || self.stop.is_some() => return None,
                None => {}
            }
        }
        None
    }

    fn items(
        &mut self,
        alternative: &'g Alternative<'g>,
        mut at: usize,
        labels: &mut [Span; 2],
        committed: &mut bool,
    ) -> Option<usize> {
        for item in &alternative.items {
            match item {
                Item::Cut => *committed = true,
                Item::Label(label, item) => {
                    let end = self.item(item, at)?;
                    labels[*label] = (at, end);
                    at = end;
                }
                _ => at = self.item(item, at)?,
            }
        }
        Some(at)
    }

    fn item(&mut self, item: &'g Item<'g>, mut at: usize) -> Option<usize> {
        match item {
            Item::Literal(literal) => {
                let token = self.token(at)?;
                let is_word = matches!(token.kind, Kind::Name | Kind::Operator);
                (is_word && self.text(at) == *literal).then_some(at + 1)
            }
            Item::Terminal(terminal) => self.terminal(*terminal, at),
            Item::Rule(rule) => self.rule(*rule, at),
            Item::Group(alternatives) => self.alternatives(alternatives, at),
            Item::Optional(item) => match self.item(item, at) {
                None if self.stop.is_some() => None,
                found => Some(found.unwrap_or(at)),
            },
            Item::Many(item, least) => {
                let mut count = 0;
                while let Some(end) = self.item(item, at) {
                    (at, count) = (end, count + 1);
                }
                (count >= *least && self.stop.is_none()).then_some(at)
            }
            Item::Commas(item) => {
                at = self.item(item, at)?;
                while self.item(&COMMA, at).is_some() {
                    match self.item(item, at + 1) {
                        Some(end) => at = end,
                        None => break,
                    }
                }
                self.stop.is_none().then_some(at)
            }
            Item::Look(item, wanted) => {
                let found = self.item(item, at).is_some();
                (self.stop.is_none() && found == *wanted).then_some(at)
            }
            Item::Forced(literal) => {
                self.token(at)?;
                if self.text(at) != *literal {
                    let message = format!("expected '{literal}'");
                    let error = self.at_token(at, SyntaxErrorKind::Syntax, &message);
                    self.stop = Some(Stop::Error(error.into()));
                    return None;
                }
                Some(at + 1)
            }
            Item::Cut | Item::Label(..) => Some(at),
        }
    }

    fn terminal(&mut self, terminal: Terminal, at: usize) -> Option<usize> {
        let kind = self.token(at)?.kind.clone();
        let matches = match terminal {
            Terminal::Name => kind == Kind::Name && !KEYWORDS.contains(&self.text(at)),
            Terminal::Soft => matches!(self.text(at), "_" | "case" | "match"),
            Terminal::Number => kind == Kind::Number,
            Terminal::Text => kind == Kind::Text,
            Terminal::Newline => kind == Kind::Newline,
            Terminal::Indent => kind == Kind::Indent,
            Terminal::Dedent => kind == Kind::Dedent,
            Terminal::End => kind == Kind::End,
            Terminal::Texts => return self.texts(at),
        };
        matches.then_some(at + 1)
    }

    /// Strings side by side; a mistake inside of one is not looked into here.
    fn texts(&mut self, mut at: usize) -> Option<usize> {
        let first = at;
        while self.token(at)?.kind == Kind::Text {
            at += 1;
        }
        if at == first {
            return None;
        }
        if (self.is_wrong_text)(self.range((first, at))) {
            let ranges: Vec<_> = (first..at).map(|at| self.range((at, at + 1))).collect();
            if let Some(mistake) = text_check::check(self.source, &ranges) {
                let syntax = SyntaxErrorKind::Syntax;
                let error = match mistake {
                    Mistake::Here(message) => self.at_token(at, syntax, &message),
                    Mistake::At(range, message) => self.error(syntax, range, message),
                    Mistake::Inside(error) => *error,
                };
                self.stop = Some(Stop::Error(error.into()));
                return None;
            }
        }
        Some(at)
    }

    fn token(&mut self, at: usize) -> Option<&'g Token> {
        let token = self.tokens.get(at)?;
        self.furthest = self.furthest.max(at);
        if let Kind::Wrong(wrong) = &token.kind {
            let error = self.error(wrong.kind, self.range((at, at + 1)), &wrong.message);
            self.stop = Some(Stop::Error(error.into()));
            return None;
        }
        Some(token)
    }

    // Reporting.

    /// The error that an action stands for; none where it decides that there is no mistake after all.
    fn report(&mut self, action: &str, [a, b]: [Span; 2], end: usize) -> Option<Box<SyntaxError>> {
        let (how, message) = action.split_at(1);
        let message = message.trim_start();
        let last = self.furthest;
        let syntax = SyntaxErrorKind::Syntax;
        let message = if message.contains('%') {
            message.replace('%', self.name_of(a))
        } else {
            message.to_owned()
        };
        let from_to = |from: TextRange, to: TextRange| TextRange::new(from.start(), to.end());
        let error = match how {
            "L" => self.error(syntax, self.node(a), &message),
            "R" => self.error(syntax, from_to(self.node(a), self.node(b)), &message),
            "F" => {
                let to = self.range((last, last + 1));
                let mut error = self.error(syntax, from_to(self.node(a), to), &message);
                error.end_column -= 1;
                error
            }
            "S" => self.at_token(last, syntax, &message),
            "B" => self.at_token(last, SyntaxErrorKind::Indentation, &message),
            "N" => {
                let line = self.source.line(self.range(a).start());
                let message = format!("expected an indented block after {message} on line {line}");
                self.at_token(last, SyntaxErrorKind::Indentation, &message)
            }
            // The last letter of what should be a key.
            "K" => {
                let end = self.node(a).end();
                self.error(
                    syntax,
                    TextRange::new(end - TextSize::new(1), end),
                    &message,
                )
            }
            "T" => {
                let (target, name) = self.wrong_target(a, &message)?;
                let verb = if message == "delete" {
                    "delete"
                } else {
                    "assign to"
                };
                self.error(syntax, target, &format!("cannot {verb} {name}"))
            }
            // Two expressions side by side, which is a missing comma only in brackets.
            "C" => {
                let is_open = self.tokens[end - 1].level > 0;
                if self.is_legacy(a) || !is_open {
                    return None;
                }
                self.error(syntax, from_to(self.node(a), self.node(b)), &message)
            }
            // A statement of Python 2 that is a function now.
            "G" => {
                if !self.is_legacy(a) {
                    return None;
                }
                let word = self.text(a.0);
                let message =
                    format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
                self.error(syntax, from_to(self.node(a), self.node(b)), &message)
            }
            // `f(x, y for y in z)`, which is `f(x for x in y)` with more before it.
            "P" => {
                let (offset, call) = self.as_call(a)?;
                let arguments = call.as_call_expr()?.arguments.args.iter();
                let last = arguments.skip(1).last()?;
                let start = last.range().start() + offset - TextSize::new(2);
                self.error(syntax, TextRange::new(start, self.node(b).end()), &message)
            }
            // An argument after one with a name.
            _ => {
                let (_, call) = self.as_call(a)?;
                let mut keywords = call.as_call_expr()?.arguments.keywords.iter();
                let unpacking = if keywords.any(|keyword| keyword.arg.is_none()) {
                    " unpacking"
                } else {
                    ""
                };
                let message = format!("positional argument follows keyword argument{unpacking}");
                self.at_token(last, syntax, &message)
            }
        };
        Some(error.into())
    }

    fn is_legacy(&self, (first, end): Span) -> bool {
        end == first + 1 && matches!(self.text(first), "print" | "exec")
    }

    /// Arguments as a call `f(…)`, and where they begin in the script.
    fn as_call(&self, arguments: Span) -> Option<(TextSize, Expr)> {
        let range = self.range(arguments);
        let call = format!("f({})", &self.source.text[range]);
        let parsed = parse_expression(&call).ok()?;
        Some((range.start(), parsed.into_expr()))
    }

    /// The tree of an expression, with its offset in the script. What is in brackets may go over lines.
    fn tree(&self, span: Span) -> Option<(TextSize, Expr)> {
        let range = self.range(span);
        let text = &self.source.text[range];
        if let Ok(parsed) = parse_expression(text) {
            return Some((range.start(), parsed.into_expr()));
        }
        let offset = range.start().checked_sub(TextSize::new(1))?;
        if let Ok(parsed) = parse_expression(&format!("({text})")) {
            return Some((offset, parsed.into_expr()));
        }
        // A starred expression alone.
        let parsed = parse_expression(&format!("({text},)")).ok()?;
        let alone = parsed.into_expr().tuple_expr()?.elts.pop()?;
        Some((offset, alone))
    }

    /// The range of an expression, which is not that of brackets around it.
    fn node(&self, span: Span) -> TextRange {
        let range = self.range(span);
        let is_group = self.text(span.0) == "(" && span.1 > span.0 + 1;
        match self.tree(span).filter(|_| is_group) {
            Some((offset, tree)) => tree.range() + offset,
            None => range,
        }
    }

    fn name_of(&self, span: Span) -> &'static str {
        match self.tree(span) {
            Some((_, tree)) => expression_name(&tree),
            None => "expression",
        }
    }

    /// The part of an expression that cannot be assigned to or deleted, and its name
    /// (`_PyPegen_get_invalid_target`).
    fn wrong_target(&self, span: Span, what: &str) -> Option<(TextRange, &'static str)> {
        let (offset, tree) = self.tree(span)?;
        let found = wrong_target(&tree, what)?;
        Some((found.range() + offset, expression_name(found)))
    }
}

fn wrong_target<'e>(tree: &'e Expr, what: &str) -> Option<&'e Expr> {
    match tree {
        Expr::List(list) => list.elts.iter().find_map(|item| wrong_target(item, what)),
        Expr::Tuple(tuple) => tuple.elts.iter().find_map(|item| wrong_target(item, what)),
        Expr::Starred(starred) if what != "delete" => wrong_target(&starred.value, what),
        Expr::Compare(compare) if what == "for" => match compare.ops.first() {
            Some(CmpOp::In) => wrong_target(compare.first_operand(), what),
            _ => None,
        },
        Expr::Name(_) | Expr::Subscript(_) | Expr::Attribute(_) => None,
        other => Some(other),
    }
}

/// What CPython calls an expression (`Parser/pegen.c`, `_PyPegen_get_expr_name`).
fn expression_name(expr: &Expr) -> &'static str {
    match expr {
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

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];
