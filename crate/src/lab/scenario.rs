//! A scenario's header: TOML in a comment block at the top of a script, framed as in PEP 723.
//!
//! ```text
//! # /// lab
//! # title = "Countdown"
//! # params = { N = 5_000_000 }
//! # ///
//! ```

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::gil::{PYTHON_3_12, UnknownVariant, Variant};
use crate::vm::{LabSettings, NetworkSettings, Parameter};

/// Most workers that a scenario can ask for.
pub const MAX_WORKERS: u32 = 1024;

/// What `lab.Executor` is: the way in which a scenario spreads its work.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Model {
    /// One call after the other.
    Serial,
    /// Threads of one process.
    Threads,
    /// Processes that share nothing.
    Processes,
}

/// What a script's header says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scenario {
    /// Its name.
    pub title: String,
    /// The one question that it asks, or nothing.
    pub question: String,
    /// Numbers of workers to sweep over, 1 to [`MAX_WORKERS`]; at least one.
    pub workers: Vec<u32>,
    /// Models to compare; at least one.
    pub models: Vec<Model>,
    /// Attributes of the `lab` module.
    pub params: BTreeMap<String, Parameter>,
    /// Name of the GIL's variant.
    pub gil: &'static str,
    /// Seconds after which a waiter asks for the GIL, where the variant lets them; none means the variant's own.
    pub switch_interval: Option<f64>,
    /// The simulated network behind `urllib.request`; the page has no use for it.
    #[serde(skip)]
    pub network: NetworkSettings,
    /// Whether the script has a header; without one it runs once and is not swept.
    pub sweeps: bool,
}

/// What is wrong with a header, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct HeaderError {
    /// 1-based line of the script.
    pub line: u32,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a header.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    /// A line without `#` before the end, or no end.
    #[error("the header has no closing '# ///'")]
    Unclosed,
    /// Not TOML.
    #[error("{0}")]
    Toml(String),
    /// A key that means nothing.
    #[error("unknown key '{0}' in the header")]
    UnknownKey(String),
    /// A value of the wrong type.
    #[error("{key} must be {expected}")]
    WrongType {
        /// Whose value it is.
        key: String,
        /// What it has to be.
        expected: &'static str,
    },
    /// No number of workers, or one beyond the bounds.
    #[error("workers must be a list of integers from 1 to {MAX_WORKERS}")]
    Workers,
    /// No model.
    #[error("models must name at least one of {}", Model::names())]
    NoModel,
    /// A model that there is not.
    #[error("unknown model '{0}'; there are {all}", all = Model::names())]
    UnknownModel(String),
    /// A variant of the GIL that there is not.
    #[error(transparent)]
    UnknownGil(#[from] UnknownVariant),
    /// A switch interval that is none.
    #[error("switch_interval must be a number of seconds above 0, at most 3600")]
    SwitchInterval,
    /// A parameter whose name is no identifier, is private or hides something of the `lab` module.
    #[error("'{0}' can't be the name of a parameter")]
    ParameterName(String),
}

/// What the `lab` module has itself; a parameter must not hide it.
const RESERVED: [&str; 11] = [
    "BrokenProcessPool",
    "CancelledError",
    "Executor",
    "Future",
    "fetch",
    "model",
    "ranges",
    "save",
    "seed",
    "split",
    "workers",
];

/// Python's keywords, which cannot follow `lab.`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

impl Model {
    /// Every model, in the order in which the page shows them.
    pub const ALL: [Model; 3] = [Model::Serial, Model::Threads, Model::Processes];

    /// Its name in headers, and `lab.model`.
    pub fn name(self) -> &'static str {
        match self {
            Model::Serial => "serial",
            Model::Threads => "threads",
            Model::Processes => "processes",
        }
    }

    /// The model of that name.
    pub fn named(name: &str) -> Option<Model> {
        Model::ALL.into_iter().find(|model| model.name() == name)
    }

    fn names() -> String {
        Model::ALL.map(Model::name).join(", ")
    }
}

impl Default for Scenario {
    fn default() -> Scenario {
        Scenario {
            title: "Untitled".to_owned(),
            question: String::new(),
            workers: vec![1, 2, 4],
            models: Model::ALL.to_vec(),
            params: BTreeMap::new(),
            gil: PYTHON_3_12.name,
            switch_interval: None,
            network: NetworkSettings::default(),
            sweeps: false,
        }
    }
}

impl Scenario {
    /// Reads the header of a script, filling in defaults; without one the defaults are all there is.
    pub fn parse(source: &str) -> Result<Scenario, HeaderError> {
        match Block::find(source)? {
            Some(block) => block.scenario(),
            None => Ok(Scenario::default()),
        }
    }

    /// The variant of the GIL in one run, unless it is overridden, with its switch interval.
    ///
    /// # Errors
    /// [`UnknownVariant`] when it is overridden with a name that there is not.
    pub fn variant(
        &self,
        gil: Option<&str>,
        switch_interval: Option<f64>,
    ) -> Result<Variant, UnknownVariant> {
        let variant = *Variant::named(gil.unwrap_or(self.gil))?;
        // Another variant than the header's has its own interval.
        let header = self
            .switch_interval
            .filter(|_| gil.is_none_or(|gil| gil == self.gil));
        Ok(match switch_interval.or(header) {
            Some(seconds) => variant.with_interval(Duration::from_secs_f64(seconds)),
            None => variant,
        })
    }

    /// What `lab` says in one run: by default threads, as many as the header's largest number of workers.
    pub fn settings(&self, model: Option<Model>, workers: Option<u32>, seed: u64) -> LabSettings {
        let first = if self.models.contains(&Model::Threads) {
            Model::Threads
        } else {
            self.models[0]
        };
        let most = self.workers.iter().copied().max().unwrap_or(1);
        LabSettings {
            model: model.unwrap_or(first).name().to_owned(),
            workers: workers.unwrap_or(most),
            seed,
            network: self.network.clone(),
            params: self.params.clone(),
        }
    }
}

/// The TOML of a header, one line for each of the script.
struct Block {
    text: String,
    /// Line of the script that the first line of `text` is.
    first_line: u32,
}

impl Block {
    fn find(source: &str) -> Result<Option<Block>, HeaderError> {
        let mut lines = source.lines().zip(1..);
        let Some((_, opening)) = lines.find(|(line, _)| line.trim_end() == "# /// lab") else {
            return Ok(None);
        };
        let mut block = Block {
            text: String::new(),
            first_line: opening + 1,
        };
        for (line, _) in lines {
            if line.trim_end() == "# ///" {
                return Ok(Some(block));
            }
            let Some(content) = line.strip_prefix('#') else {
                break;
            };
            block.text.push_str(content);
            block.text.push('\n');
        }
        Err(HeaderError {
            line: opening,
            problem: Problem::Unclosed,
        })
    }

    fn scenario(&self) -> Result<Scenario, HeaderError> {
        let table = DeTable::parse(&self.text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let problem = Problem::Toml(error.message().to_owned());
            self.error(offset, problem)
        })?;
        let mut scenario = Scenario {
            sweeps: true,
            ..Scenario::default()
        };
        for (key, value) in table.get_ref() {
            let place = value.span().start;
            match key.get_ref().as_ref() {
                "title" => scenario.title = self.string("title", value)?,
                "question" => scenario.question = self.string("question", value)?,
                "workers" => scenario.workers = self.workers(value)?,
                "models" => scenario.models = self.models(value)?,
                "params" => scenario.params = self.params(value)?,
                "gil" => scenario.gil = self.gil(value)?,
                "switch_interval" => scenario.switch_interval = Some(self.seconds(value)?),
                "network" => scenario.network = self.network(value)?,
                other => {
                    let problem = Problem::UnknownKey(other.to_owned());
                    return Err(self.error(key.span().start.min(place), problem));
                }
            }
        }
        Ok(scenario)
    }

    fn error(&self, offset: usize, problem: Problem) -> HeaderError {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let lines = before.iter().filter(|byte| **byte == b'\n').count() as u32;
        HeaderError {
            line: self.first_line + lines,
            problem,
        }
    }

    fn wrong_type(
        &self,
        key: &str,
        value: &Spanned<DeValue>,
        expected: &'static str,
    ) -> HeaderError {
        let key = key.to_owned();
        self.error(value.span().start, Problem::WrongType { key, expected })
    }

    fn string(&self, key: &str, value: &Spanned<DeValue>) -> Result<String, HeaderError> {
        match value.get_ref().as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(self.wrong_type(key, value, "a string")),
        }
    }

    fn gil(&self, value: &Spanned<DeValue>) -> Result<&'static str, HeaderError> {
        match Variant::named(&self.string("gil", value)?) {
            Ok(variant) => Ok(variant.name),
            Err(unknown) => Err(self.error(value.span().start, unknown.into())),
        }
    }

    fn seconds(&self, value: &Spanned<DeValue>) -> Result<f64, HeaderError> {
        match parameter(value.get_ref()) {
            Some(Parameter::Float(seconds)) if is_interval(seconds) => Ok(seconds),
            Some(Parameter::Int(seconds)) if is_interval(seconds as f64) => Ok(seconds as f64),
            _ => Err(self.error(value.span().start, Problem::SwitchInterval)),
        }
    }

    fn workers(&self, value: &Spanned<DeValue>) -> Result<Vec<u32>, HeaderError> {
        let place = |value: &Spanned<DeValue>| self.error(value.span().start, Problem::Workers);
        let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
            return Err(place(value));
        };
        let count = |item: &Spanned<DeValue>| match integer(item.get_ref()) {
            Some(count) if (1..=i64::from(MAX_WORKERS)).contains(&count) => Ok(count as u32),
            _ => Err(place(item)),
        };
        items.iter().map(count).collect()
    }

    fn models(&self, value: &Spanned<DeValue>) -> Result<Vec<Model>, HeaderError> {
        let Some(items) = value.get_ref().as_array() else {
            return Err(self.wrong_type("models", value, "a list"));
        };
        if items.is_empty() {
            return Err(self.error(value.span().start, Problem::NoModel));
        }
        let model = |item: &Spanned<DeValue>| {
            let name = self.string("a model", item)?;
            Model::named(&name)
                .ok_or_else(|| self.error(item.span().start, Problem::UnknownModel(name)))
        };
        items.iter().map(model).collect()
    }

    fn network(&self, value: &Spanned<DeValue>) -> Result<NetworkSettings, HeaderError> {
        const EXPECTED: &str = "a table, for example { latency = [0.05, 0.2], errors = 0.1 }";
        let Some(table) = value.get_ref().as_table() else {
            return Err(self.wrong_type("network", value, EXPECTED));
        };
        let mut network = NetworkSettings::default();
        for (key, value) in table {
            let place = value.span().start;
            match key.get_ref().as_ref() {
                "latency" => {
                    const EXPECTED: &str = "seconds from 0 to 60: one number, or [least, most]";
                    let times = match value.get_ref().as_array() {
                        Some(items) => items.iter().map(|item| number(item.get_ref())).collect(),
                        None => number(value.get_ref()).map(|time| vec![time, time]),
                    };
                    network.latency = match times.as_deref() {
                        Some(&[least, most]) if 0.0 <= least && least <= most && most <= 60.0 => {
                            [least, most]
                        }
                        _ => return Err(self.wrong_type("network.latency", value, EXPECTED)),
                    };
                }
                "bandwidth" => {
                    const EXPECTED: &str = "bytes a second, at least 1000";
                    network.bandwidth = match number(value.get_ref()) {
                        Some(bytes) if (1e3..=1e12).contains(&bytes) => bytes,
                        _ => return Err(self.wrong_type("network.bandwidth", value, EXPECTED)),
                    };
                }
                "errors" => {
                    network.errors = match number(value.get_ref()) {
                        Some(share) if (0.0..=1.0).contains(&share) => share,
                        _ => return Err(self.wrong_type("network.errors", value, "from 0 to 1")),
                    };
                }
                other => {
                    let problem = Problem::UnknownKey(format!("network.{other}"));
                    return Err(self.error(key.span().start.min(place), problem));
                }
            }
        }
        Ok(network)
    }

    fn params(&self, value: &Spanned<DeValue>) -> Result<BTreeMap<String, Parameter>, HeaderError> {
        let Some(table) = value.get_ref().as_table() else {
            return Err(self.wrong_type("params", value, "a table, for example { N = 1000 }"));
        };
        let mut params = BTreeMap::new();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            if !is_parameter_name(&name) {
                return Err(self.error(key.span().start, Problem::ParameterName(name)));
            }
            let Some(parameter) = parameter(value.get_ref()) else {
                let expected = "a number of at most 64 bits, a string, true or false";
                return Err(self.wrong_type(&format!("parameter {name}"), value, expected));
            };
            params.insert(name, parameter);
        }
        Ok(params)
    }
}

fn is_interval(seconds: f64) -> bool {
    seconds > 0.0 && seconds <= 3600.0
}

fn is_parameter_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(char::is_alphabetic)
        && characters.all(|c| c.is_alphanumeric() || c == '_')
        && !RESERVED.contains(&name)
        && !KEYWORDS.contains(&name)
}

fn integer(value: &DeValue) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn number(value: &DeValue) -> Option<f64> {
    match parameter(value)? {
        Parameter::Int(int) => Some(int as f64),
        Parameter::Float(float) => Some(float),
        _ => None,
    }
}

fn parameter(value: &DeValue) -> Option<Parameter> {
    match value {
        DeValue::Boolean(value) => Some(Parameter::Bool(*value)),
        DeValue::Integer(_) => integer(value).map(Parameter::Int),
        DeValue::Float(float) => float.as_str().parse().ok().map(Parameter::Float),
        DeValue::String(text) => Some(Parameter::Str(text.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(lines: &[&str]) -> String {
        let block: String = lines.iter().map(|line| format!("# {line}\n")).collect();
        format!("# A script\n# /// lab\n{block}# ///\nimport lab\n")
    }

    fn error(lines: &[&str]) -> String {
        Scenario::parse(&header(lines))
            .expect_err("it is wrong")
            .to_string()
    }

    #[test]
    fn no_header() {
        let scenario = Scenario::parse("print(1)\n").expect("it is right");
        assert_eq!(scenario, Scenario::default());
        assert!(!scenario.sweeps);
    }

    #[test]
    fn whole_header() {
        let scenario = Scenario::parse(&header(&[
            "title = \"Countdown\"",
            "workers = [1, 2,",
            "           16]",
            "models = [\"processes\", \"serial\"]",
            "params = { N = 5_000_000, x = 2.5, name = \"a\", fast = true, mask = 0xff }",
        ]))
        .expect("it is right");
        assert_eq!(scenario.title, "Countdown");
        assert_eq!(scenario.question, "");
        assert_eq!(scenario.workers, [1, 2, 16]);
        assert_eq!(scenario.models, [Model::Processes, Model::Serial]);
        assert_eq!(scenario.params["N"], Parameter::Int(5_000_000));
        assert_eq!(scenario.params["x"], Parameter::Float(2.5));
        assert_eq!(scenario.params["name"], Parameter::Str("a".into()));
        assert_eq!(scenario.params["fast"], Parameter::Bool(true));
        assert_eq!(scenario.params["mask"], Parameter::Int(255));
        assert!(scenario.sweeps);
        let settings = scenario.settings(None, None, 7);
        assert_eq!(
            (settings.model.as_str(), settings.workers),
            ("processes", 16)
        );
    }

    #[test]
    fn network() {
        let network = |text: &str| {
            let scenario = Scenario::parse(&header(&[&format!("network = {{ {text} }}")]));
            scenario
                .expect("it is right")
                .settings(None, None, 0)
                .network
        };
        assert_eq!(network(""), NetworkSettings::default());
        let slow = network("latency = [0.5, 2], bandwidth = 50_000, errors = 0.25");
        assert_eq!(slow.latency, [0.5, 2.0]);
        assert_eq!((slow.bandwidth, slow.errors), (50_000.0, 0.25));
        assert_eq!(network("latency = 1").latency, [1.0, 1.0]);
    }

    #[test]
    fn serializes_as_the_page_reads_it() {
        let scenario = Scenario::parse(&header(&["workers = [3]", "params = { N = 1 }"]));
        let json =
            serde_json::to_string(&scenario.expect("it is right")).expect("it is plain data");
        assert_eq!(
            json,
            r#"{"title":"Untitled","question":"","workers":[3],"models":["serial","threads","processes"],"params":{"N":1},"gil":"python-3.12","switchInterval":null,"sweeps":true}"#
        );
    }

    #[test]
    fn the_gil_of_the_header_can_be_overridden() {
        let header = header(&["gil = \"python-3.9\"", "switch_interval = 0.001"]);
        let scenario = Scenario::parse(&header).expect("it is right");
        let variant = |gil, interval| scenario.variant(gil, interval).expect("there is one");
        assert_eq!(variant(None, None).name, "python-3.9");
        assert_eq!(variant(None, None).interval_nanos(), Some(1_000_000));
        assert_eq!(variant(None, Some(0.5)).interval_nanos(), Some(500_000_000));
        let other = variant(Some("python-3.12"), None);
        assert_eq!(other.interval_nanos(), Some(5_000_000));
        assert_eq!(
            variant(Some("python-2.7"), Some(0.5)).interval_nanos(),
            None
        );
        assert!(scenario.variant(Some("python-4"), None).is_err());
    }

    #[test]
    fn errors_name_the_line() {
        assert!(error(&["gil = \"python-4\""]).starts_with("line 3: there is no GIL named"));
        assert!(error(&["switch_interval = 0"]).starts_with("line 3: switch_interval must"));
        assert_eq!(error(&["title = 1"]), "line 3: title must be a string");
        assert_eq!(
            error(&["title = \"a\"", "workers = [1,", " 2000]"]),
            "line 5: workers must be a list of integers from 1 to 1024"
        );
        assert_eq!(
            error(&["", "tilte = \"a\""]),
            "line 4: unknown key 'tilte' in the header"
        );
        assert_eq!(
            error(&["models = [\"magic\"]"]),
            "line 3: unknown model 'magic'; there are serial, threads, processes"
        );
        assert_eq!(
            error(&["params = { model = 1 }"]),
            "line 3: 'model' can't be the name of a parameter"
        );
        assert!(error(&["title = \"a\"", "title = \"b\""]).starts_with("line 4: "));
        assert!(error(&["params = { N = [1] }"]).starts_with("line 3: parameter N must be"));
        assert!(error(&["params = { N = 99999999999999999999 }"]).starts_with("line 3: "));
        assert!(error(&["workers = []"]).starts_with("line 3: workers must"));
        assert!(error(&["models = []"]).starts_with("line 3: models must"));
        assert_eq!(
            error(&["network = { errors = 2 }"]),
            "line 3: network.errors must be from 0 to 1"
        );
        assert!(error(&["network = 5"]).starts_with("line 3: network must be a table"));
        assert!(error(&["network = { latency = [2, 1] }"]).starts_with("line 3: network.latency"));
        assert!(error(&["network = { bandwidth = 0 }"]).starts_with("line 3: network.bandwidth"));
        assert_eq!(
            error(&["network = { speed = 1 }"]),
            "line 3: unknown key 'network.speed' in the header"
        );
    }

    #[test]
    fn unclosed() {
        let error = Scenario::parse("x\n# /// lab\n# title = \"a\"\nimport lab\n# ///\n");
        assert_eq!(
            error.expect_err("it is not closed").to_string(),
            "line 2: the header has no closing '# ///'"
        );
    }
}
