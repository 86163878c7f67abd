//! Reads the rules of `grammar.txt`, whose form `diagnose.rs` describes.

const TEXT: &str = include_str!("grammar.txt");

pub(super) struct Grammar<'g> {
    pub(super) rules: Vec<Rule<'g>>,
    /// How many rules remember their results.
    pub(super) memo_rules: usize,
    /// The rule of what stands in an f-string.
    pub(super) expression: usize,
}

pub(super) struct Rule<'g> {
    pub(super) alternatives: Vec<Alternative<'g>>,
    /// Its number among those that remember their results.
    pub(super) memo: Option<usize>,
    /// Whether no `bad_` rule is tried inside.
    pub(super) hides_mistakes: bool,
}

#[derive(Default)]
pub(super) struct Alternative<'g> {
    pub(super) items: Vec<Item<'g>>,
    pub(super) action: &'g str,
    /// Whether it is for mistakes.
    pub(super) is_bad: bool,
}

pub(super) enum Item<'g> {
    Literal(&'g str),
    Terminal(Terminal),
    Rule(usize),
    Group(Vec<Alternative<'g>>),
    Optional(Box<Item<'g>>),
    /// At least so many.
    Many(Box<Item<'g>>, usize),
    Commas(Box<Item<'g>>),
    /// Whether it must come, or must not.
    Look(Box<Item<'g>>, bool),
    Forced(&'g str),
    Cut,
    Label(usize, Box<Item<'g>>),
}

#[derive(Clone, Copy)]
pub(super) enum Terminal {
    Name,
    Soft,
    Number,
    Text,
    Texts,
    Newline,
    Indent,
    Dedent,
    End,
}

impl Grammar<'static> {
    pub(super) fn read() -> Self {
        let lines = TEXT.lines().filter_map(|line| line.split_once(": "));
        let names: Vec<&str> = lines
            .clone()
            .map(|(name, _)| name.trim_start_matches('@'))
            .collect();
        let mut memo_rules = 0;
        let rules = lines.map(|(name, text)| {
            let memo = name.starts_with('@').then_some(memo_rules);
            memo_rules += usize::from(memo.is_some());
            let mut reader = Reader {
                rest: text,
                names: &names,
            };
            Rule {
                alternatives: reader.alternatives(),
                memo,
                hides_mistakes: name == "plain_expr",
            }
        });
        let rules = rules.collect();
        let expression = names.iter().position(|name| *name == "stars");
        Grammar {
            rules,
            memo_rules,
            expression: expression.expect("the grammar is ours"),
        }
    }
}

struct Reader<'n> {
    rest: &'static str,
    names: &'n [&'static str],
}

impl Reader<'_> {
    fn skip(&mut self, prefix: &str) -> bool {
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn until(&mut self, end: char) -> &'static str {
        let (text, rest) = self.rest.split_once(end).expect("the grammar is ours");
        self.rest = rest;
        text
    }

    fn alternatives(&mut self) -> Vec<Alternative<'static>> {
        let mut all = vec![Alternative::default()];
        loop {
            self.rest = self.rest.trim_start();
            let current = all.last_mut().expect("one at least");
            if self.rest.is_empty() || self.skip(")") {
                return all;
            } else if self.skip("|") {
                all.push(Alternative::default());
            } else if self.skip("{") {
                current.action = self.until('}');
            } else {
                // Where more comes with it, a rule for mistakes is tried in the first pass too, as in CPython.
                current.is_bad = current.items.is_empty() && self.rest.starts_with("bad_");
                current.items.push(self.item());
            }
        }
    }

    fn item(&mut self) -> Item<'static> {
        for (label, prefix) in ["a=", "b="].iter().enumerate() {
            if self.skip(prefix) {
                return Item::Label(label, self.item().into());
            }
        }
        if self.skip("~") {
            return Item::Cut;
        }
        if self.skip("$'") {
            return Item::Forced(self.until('\''));
        }
        if self.skip("&") {
            return Item::Look(self.item().into(), true);
        }
        if self.skip("!") {
            return Item::Look(self.item().into(), false);
        }
        let mut item = self.part();
        loop {
            item = if self.skip("?") {
                Item::Optional(item.into())
            } else if self.skip("*") {
                Item::Many(item.into(), 0)
            } else if self.skip("+") {
                Item::Many(item.into(), 1)
            } else if self.skip("%") {
                Item::Commas(item.into())
            } else {
                return item;
            };
        }
    }

    fn part(&mut self) -> Item<'static> {
        if self.skip("'") {
            return Item::Literal(self.until('\''));
        }
        if self.skip("(") {
            return Item::Group(self.alternatives());
        }
        let is_end = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
        let (word, rest) = self
            .rest
            .split_at(self.rest.find(is_end).unwrap_or(self.rest.len()));
        self.rest = rest;
        Item::Terminal(match word {
            "NAME" => Terminal::Name,
            "SOFT" => Terminal::Soft,
            "NUMBER" => Terminal::Number,
            "STRING" => Terminal::Text,
            "STRINGS" => Terminal::Texts,
            "NEWLINE" => Terminal::Newline,
            "INDENT" => Terminal::Indent,
            "DEDENT" => Terminal::Dedent,
            "END" => Terminal::End,
            _ => {
                let rule = self.names.iter().position(|name| *name == word);
                return Item::Rule(rule.expect("the grammar is ours"));
            }
        })
    }
}
