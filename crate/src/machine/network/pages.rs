//! What the hosts of the simulated network answer: it depends on the request alone. The paths of httpbin.org work on
//! every host.

use serde_json::{Map, Value, json};

use super::fnv1a;
use super::hosts::sounds_missing;
use crate::vm::{HttpAnswer, HttpRequest};

/// Most bytes of a body whose size a path says.
const MAX_SIZE: usize = 16 << 20;
/// Longest delay that a path can ask for, in seconds.
const MAX_DELAY: f64 = 10.0;

const WORDS: [&str; 32] = [
    "lock", "thread", "queue", "value", "counter", "worker", "result", "future", "message",
    "server", "client", "packet", "socket", "buffer", "memory", "kernel", "signal", "switch",
    "waits", "holds", "sends", "takes", "drops", "counts", "first", "second", "slow", "fast",
    "shared", "empty", "full", "ready",
];

/// An answer that is not yet one to a request.
pub struct Page {
    status: u16,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
    /// Seconds that the host takes for it.
    pub delay: f64,
}

impl Page {
    fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Page {
        Page {
            status: 200,
            kind,
            location: None,
            body: body.into(),
            delay: 0.0,
        }
    }

    fn json(value: &Value) -> Page {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        Page::new("application/json", text + "\n")
    }

    /// As it is sent; each byte takes so many picoseconds.
    pub fn into_answer(self, request: &HttpRequest, byte: u64) -> HttpAnswer {
        let has_body = !matches!(self.status, 100..200 | 204 | 304);
        let mut headers = vec![("Server", "gil-lab".to_owned())];
        if has_body {
            headers.push(("Content-Type", self.kind.to_owned()));
            headers.push(("Content-Length", self.body.len().to_string()));
        }
        headers.extend(self.location.map(|location| ("Location", location)));
        let sent = has_body && request.method != "HEAD";
        HttpAnswer {
            status: self.status,
            headers,
            body: if sent { self.body } else { Vec::new() },
            begin: 0,
            byte,
        }
    }
}

/// A page that says what went wrong.
pub fn error(status: u16) -> Page {
    let text = format!("<!DOCTYPE html>\n<title>Error {status}</title>\n<h1>Error {status}</h1>\n");
    Page {
        status,
        ..Page::new(HTML, text)
    }
}

const HTML: &str = "text/html; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// A stream of numbers that an address decides (xorshift).
struct Dice(u32);

impl Dice {
    fn of(request: &HttpRequest) -> Dice {
        let address = format!("{}{}", request.host, request.target);
        Dice(fnv1a(address.as_bytes()) | 1)
    }

    fn roll(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        self.roll() as usize % limit
    }

    fn bytes(&mut self, size: usize) -> Vec<u8> {
        (0..size).map(|_| (self.roll() >> 24) as u8).collect()
    }

    fn text(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}

/// The page at the address of a request.
pub fn page(request: &HttpRequest) -> Page {
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut dice = Dice::of(request);
    let size = |text: &str| text.parse().map_or(0, |size: usize| size.min(MAX_SIZE));
    let last = parts.last().copied().unwrap_or_default();
    match parts[..] {
        ["status", codes] => status(codes, request, &mut dice),
        ["delay", seconds] => {
            let seconds = seconds.parse().unwrap_or(0.0_f64);
            let mut page = Page::json(&echo(request));
            page.delay = seconds.clamp(0.0, MAX_DELAY);
            page
        }
        ["bytes" | "stream-bytes" | "range", count] => Page::new(BYTES, dice.bytes(size(count))),
        ["stream", count] => {
            let line = |id| json!({"id": id, "url": url(request)}).to_string() + "\n";
            let lines: String = (0..size(count).min(100)).map(line).collect();
            Page::new("application/json", lines)
        }
        [
            "redirect" | "relative-redirect" | "absolute-redirect",
            count,
        ] => {
            let left = size(count).saturating_sub(1);
            let target = if left == 0 {
                "/get".to_owned()
            } else {
                format!("/{}/{left}", parts[0])
            };
            redirect(302, target)
        }
        ["redirect-to"] => redirect(302, argument(request, "url").unwrap_or_default()),
        ["get" | "post" | "put" | "patch" | "delete"]
            if !(request.method.eq_ignore_ascii_case(parts[0])
                || request.method == "HEAD" && parts[0] == "get") =>
        {
            error(405)
        }
        ["get" | "post" | "put" | "patch" | "delete"] | ["anything", ..] => {
            Page::json(&echo(request))
        }
        ["headers"] => Page::json(&json!({"headers": headers(request)})),
        ["ip"] => Page::json(&json!({"origin": ORIGIN})),
        ["user-agent"] => {
            let agent = header(request, "user-agent");
            Page::json(&json!({"user-agent": agent}))
        }
        ["uuid"] => {
            let digits: String = (0..4).map(|_| format!("{:08x}", dice.roll())).collect();
            let uuid = format!(
                "{}-{}-4{}-a{}-{}",
                &digits[..8],
                &digits[8..12],
                &digits[13..16],
                &digits[17..20],
                &digits[20..]
            );
            Page::json(&json!({"uuid": uuid}))
        }
        _ if sounds_missing(last) => error(404),
        _ => file(request, last, &mut dice),
    }
}

/// What a path leads to that is nothing special: by its ending.
fn file(request: &HttpRequest, name: &str, dice: &mut Dice) -> Page {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if request.host.starts_with("api.")
        || name == "json"
        || request.host.contains("jsonplaceholder")
    {
        return Page::json(&item(name, dice));
    }
    let kind = match ending.to_ascii_lowercase().as_str() {
        "json" => return Page::json(&item(name, dice)),
        "txt" | "md" | "log" => {
            let lines = 20 + dice.below(200);
            let text: String = (0..lines).map(|_| dice.text(8) + "\n").collect();
            return Page::new("text/plain; charset=utf-8", text);
        }
        "csv" => {
            let rows = 20 + dice.below(200);
            let row = |id| format!("{id},{},{}\n", dice.text(1), dice.below(1000));
            let text: String = (1..=rows).map(row).collect();
            return Page::new("text/csv; charset=utf-8", format!("id,name,value\n{text}"));
        }
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "gz" | "bin" | "dat" | "iso" | "exe" | "whl" | "tar" | "xz" | "bz2" | "7z" => BYTES,
        _ => return html(request, dice),
    };
    let size = 20_000 + dice.below(180_000);
    Page::new(kind, dice.bytes(size))
}

/// A page with a title, some paragraphs, and links to others of its host.
fn html(request: &HttpRequest, dice: &mut Dice) -> Page {
    let title = dice.text(3);
    let mut text = format!(
        "<!DOCTYPE html>\n<html>\n<head><title>{title} - {}</title></head>\n<body>\n<h1>{title}</h1>\n",
        request.host
    );
    for _ in 0..5 + dice.below(60) {
        let words = 20 + dice.below(120);
        text.push_str(&format!("<p>{}.</p>\n", dice.text(words)));
    }
    for _ in 0..1 + dice.below(6) {
        let page = dice.below(50);
        text.push_str(&format!("<a href=\"/page/{page}\">{}</a>\n", dice.text(2)));
    }
    text.push_str("</body>\n</html>\n");
    Page::new(HTML, text)
}

/// An object; a list of them where the name is a plural.
fn item(name: &str, dice: &mut Dice) -> Value {
    let mut one = |id: usize| {
        json!({
            "id": id,
            "userId": id.div_ceil(10),
            "name": dice.text(2),
            "title": dice.text(5),
            "body": dice.text(20),
            "value": dice.below(1000),
            "completed": dice.below(2) == 1,
        })
    };
    match name.parse() {
        Ok(id) => one(id),
        Err(_) if name.ends_with('s') => (1..=if name == "users" { 10 } else { 100 })
            .map(one)
            .collect(),
        Err(_) => one(1),
    }
}

/// One of the codes of `/status/200,500`.
fn status(codes: &str, request: &HttpRequest, dice: &mut Dice) -> Page {
    let codes: Option<Vec<u16>> = codes.split(',').map(|code| code.parse().ok()).collect();
    match codes {
        Some(codes) if codes.iter().all(|code| (100..600).contains(code)) => {
            let turn = dice.below(codes.len()) + request.before as usize;
            let status = codes[turn % codes.len()];
            let mut page = Page::new(HTML, "");
            page.status = status;
            if matches!(status, 301 | 302 | 303 | 307 | 308) {
                page.location = Some("/redirect/1".to_owned());
            }
            page
        }
        _ => error(400),
    }
}

fn redirect(status: u16, location: String) -> Page {
    Page {
        status,
        location: Some(location),
        ..Page::new(HTML, "")
    }
}

/// Where requests come from, in a network for documentation.
const ORIGIN: &str = "203.0.113.7";

fn url(request: &HttpRequest) -> String {
    let scheme = if request.secure { "https" } else { "http" };
    let port = match (request.secure, request.port) {
        (false, 80) | (true, 443) => String::new(),
        (_, port) => format!(":{port}"),
    };
    format!("{scheme}://{}{port}{}", request.host, request.target)
}

fn header(request: &HttpRequest, name: &str) -> Option<String> {
    let mut headers = request.headers.iter();
    let found = headers.find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.clone())
}

fn headers(request: &HttpRequest) -> Value {
    let mut all = Map::new();
    for (name, value) in &request.headers {
        all.insert(name.clone(), value.clone().into());
    }
    all.into()
}

/// What httpbin's `/get` and `/post` say: the request.
fn echo(request: &HttpRequest) -> Value {
    let mut answer = json!({
        "args": query(request.target.split_once('?').map_or("", |(_, query)| query)),
        "headers": headers(request),
        "origin": ORIGIN,
        "url": url(request),
    });
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        let text = String::from_utf8_lossy(&request.body).into_owned();
        let kind = header(request, "content-type").unwrap_or_default();
        let is_form = kind.starts_with("application/x-www-form-urlencoded");
        answer["files"] = json!({});
        answer["form"] = if is_form { query(&text) } else { json!({}) };
        answer["json"] = serde_json::from_str(&text).unwrap_or(Value::Null);
        answer["data"] = if is_form { "".into() } else { text.into() };
        answer["method"] = request.method.clone().into();
    }
    answer
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (unquote(name), unquote(value))
    })
}

fn argument(request: &HttpRequest, name: &str) -> Option<String> {
    let (_, query) = request.target.split_once('?')?;
    pairs(query)
        .find(|(other, _)| other == name)
        .map(|(_, value)| value)
}

/// Names with their values; a list of values where a name comes more than once.
fn query(text: &str) -> Value {
    let mut all = Map::new();
    for (name, value) in pairs(text) {
        let value = Value::from(value);
        match all.get_mut(&name) {
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = json!([first.take(), value]),
            None => {
                all.insert(name, value);
            }
        }
    }
    all.into()
}

fn unquote(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|code| {
            let code = str::from_utf8(code).ok()?;
            u8::from_str_radix(code, 16).ok()
        });
        (rest, _) = match (first, code) {
            (b'%', Some(byte)) => (&after[2..], bytes.push(byte)),
            (b'+', _) => (after, bytes.push(b' ')),
            _ => (after, bytes.push(*first)),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
