//! The simulated network and disk.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use super::hosts::{Exchange, exchange};
use super::{fetch_nanos, fetched, fnv1a, save_nanos};
use crate::gil::PYTHON_3_12;
use crate::lab::Scenario;
use crate::machine::live::native;
use crate::machine::{Script, simulated};
use crate::vm::{HttpAnswer, HttpRequest, NetworkError, NetworkSettings};

fn request(host: &str, target: &str) -> HttpRequest {
    HttpRequest {
        method: "GET".to_owned(),
        host: host.to_owned(),
        port: 80,
        target: target.to_owned(),
        ..HttpRequest::default()
    }
}

fn ask(request: &HttpRequest) -> Exchange {
    exchange(request, 0, &NetworkSettings::default())
}

fn answer(target: &str) -> HttpAnswer {
    let answer = ask(&request("httpbin.org", target)).outcome;
    answer.expect("it answers")
}

fn error(host: &str) -> Option<NetworkError> {
    ask(&request(host, "/")).outcome.err()
}

#[test]
fn names_resolve_as_they_look() {
    for host in ["example.com", "www.python.org", "a.b.c.io", "8.8.8.8"] {
        assert_eq!(error(host), None, "{host}");
    }
    for host in [
        "x.invalid",
        "server",
        "does-not-exist.com",
        "some-made-up-domain.com",
        "a..com",
        "",
    ] {
        assert_eq!(error(host), Some(NetworkError::UnknownHost), "{host}");
    }
    assert_eq!(error("localhost"), Some(NetworkError::Refused));
    assert_eq!(error("127.0.0.1"), Some(NetworkError::Refused));
    assert_eq!(error("10.255.255.1"), Some(NetworkError::Unreachable));
}

#[test]
fn time_outs_end_waits() {
    let mut request = request("192.168.1.1", "/");
    request.connect_timeout = Some(1_000);
    let exchange = ask(&request);
    assert_eq!(exchange.nanos, 1_000);
    assert_eq!(exchange.outcome.err(), Some(NetworkError::ConnectTimedOut));
    request.host = "example.com".to_owned();
    request.connect_timeout = None;
    request.read_timeout = Some(1_000);
    let exchange = ask(&request);
    assert_eq!(exchange.outcome.err(), Some(NetworkError::ReadTimedOut));
    assert!(
        (16_000_000..70_000_000).contains(&exchange.nanos),
        "it connected before"
    );
}

#[test]
fn latency_is_between_its_bounds() {
    let all: Vec<u64> = (0..200)
        .map(|number| ask(&request("example.com", &format!("/{number}"))).nanos)
        .collect();
    assert!(
        all.iter()
            .all(|nanos| (50_000_000..=200_000_000).contains(nanos))
    );
    let spread = all
        .iter()
        .max()
        .zip(all.iter().min())
        .map(|(most, least)| most - least);
    assert!(spread > Some(60_000_000), "{spread:?}");
    let mut again = request("example.com", "/1");
    assert_eq!(ask(&again).nanos, all[1]);
    again.before = 1;
    assert_ne!(ask(&again).nanos, all[1]);
    again.before = 0;
    again.connected = true;
    assert!(ask(&again).nanos < all[1], "an open connection is faster");
}

#[test]
fn so_many_requests_fail() {
    let settings = NetworkSettings {
        errors: 0.2,
        ..NetworkSettings::default()
    };
    let (mut closed, mut unavailable) = (0, 0);
    for number in 0..1000 {
        match exchange(&request("example.com", &format!("/{number}")), 1, &settings).outcome {
            Err(NetworkError::Closed) => closed += 1,
            Ok(answer) if answer.status == 503 => unavailable += 1,
            outcome => assert!(outcome.is_ok()),
        }
    }
    assert!((70..130).contains(&closed), "{closed}");
    assert!((70..130).contains(&unavailable), "{unavailable}");
}

#[test]
fn paths_of_httpbin_work() {
    assert_eq!(answer("/status/404").status, 404);
    assert_eq!(answer("/bytes/1000").body.len(), 1000);
    assert_eq!(answer("/redirect/2").status, 302);
    assert_eq!(answer("/post").status, 405);
    assert!(ask(&request("httpbin.org", "/delay/2")).nanos > 2_000_000_000);
    let echo: serde_json::Value =
        serde_json::from_slice(&answer("/get?a=1&b=x%20y&a=2").body).expect("it is JSON");
    assert_eq!(echo["args"]["a"], serde_json::json!(["1", "2"]));
    assert_eq!(echo["args"]["b"], "x y");
    assert_eq!(echo["url"], "http://httpbin.org/get?a=1&b=x%20y&a=2");
}

#[test]
fn content_is_as_the_path_says() {
    let kind = |target| answer(target).headers[1].1.clone();
    assert_eq!(kind("/"), "text/html; charset=utf-8");
    assert_eq!(kind("/a/b.html"), "text/html; charset=utf-8");
    assert_eq!(kind("/data.json"), "application/json");
    assert_eq!(kind("/photo.PNG"), "image/png");
    assert_eq!(answer("/page-not-found").status, 404);
    assert_eq!(answer("/a").body, answer("/a").body);
    assert_ne!(answer("/a").body, answer("/b").body);
    let mut head = request("example.com", "/");
    head.method = "HEAD".to_owned();
    let head = ask(&head).outcome.expect("it answers");
    let whole = ask(&request("example.com", "/"))
        .outcome
        .expect("it answers");
    assert!(head.body.is_empty());
    assert_eq!(head.headers, whole.headers);
}

/// As `python3 -c 'import lab; …'` in `www/scenarios` has it.
#[test]
fn is_what_the_shim_gives() {
    assert_eq!(fnv1a(b"file-01.txt"), 3_856_856_043);
    assert_eq!(fetched("file-01.txt").len(), 76_043);
    assert!(fetched("a").starts_with(b"a\na\n"));
    assert_eq!(fetch_nanos("file-01.txt", 0), 138_563_673);
    assert_ne!(fetch_nanos("file-01.txt", 1), 138_563_673);
    assert_eq!(save_nanos(4_000_000), 1_005_000_000);
}

const REQUESTS: &str = "
# /// lab
# network = { latency = [0.001, 0.004], bandwidth = 100_000_000, errors = 0.3 }
# ///
import hashlib, http.client, requests, time, urllib.error, urllib.request
from concurrent.futures import ThreadPoolExecutor

def describe(work):
    try:
        return work()
    except (OSError, ValueError, http.client.HTTPException) as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'

def load(number):
    with urllib.request.urlopen(f'http://example.com/{number}') as response:
        return response.status, hashlib.md5(response.read()).hexdigest()

def stream(number):
    with requests.get(f'https://example.org/{number}.bin', stream=True) as response:
        response.raise_for_status()
        return sum([len(chunk) for chunk in response.iter_content(5000)])

with ThreadPoolExecutor(20) as pool:
    for function in (load, stream):
        for result in pool.map(lambda number: describe(lambda: function(number)), range(20)):
            print(result)
for url in ('http://x.invalid', 'https://localhost', 'http://10.0.0.1', 'http://httpbin.org/delay/1', 'http://a.com/notfound'):
    print(describe(lambda: urllib.request.urlopen(url, timeout=0.02)))
    print(str(describe(lambda: requests.get(url, timeout=(0.02, 0.05)).status_code)).partition(' at 0x')[0])
with requests.Session() as session:
    for _ in range(9):
        print(describe(lambda: session.post('http://httpbin.org/post', json={'a': 1}).json()['json']))
";

/// What a script prints on each machine, and how long it took.
fn on_both_machines(source: &str) -> [(String, u64); 2] {
    let scenario = Scenario::parse(source).expect("its header is right");
    let script = Script {
        source: source.into(),
        filename: "test.py".to_owned(),
        argv: vec!["test.py".to_owned()],
        lab: scenario.settings(None, None, 7),
        gil: PYTHON_3_12,
        suspend_everywhere: false,
    };
    let run = |live: bool| {
        let printed = Arc::new(Mutex::new(String::new()));
        let sink = Arc::clone(&printed);
        let console = move |_, text: &str| sink.lock().expect("no panic").push_str(text);
        let report = if live {
            native::run(script.clone(), Arc::new(console))
        } else {
            let options = simulated::Options {
                cores: 4,
                profile: &simulated::CPYTHON_3_11,
            };
            simulated::run(&script, &options, &console, &AtomicBool::new(false))
        };
        let printed = printed.lock().expect("no panic").clone();
        (printed, report.elapsed)
    };
    [run(true), run(false)]
}

#[test]
fn both_machines_get_the_same() {
    let [(live, _), (simulated, _)] = on_both_machines(REQUESTS);
    assert_eq!(live, simulated);
    for part in [
        "(200, '",
        "urllib.error.HTTPError: HTTP Error 503: Service Unavailable",
        "http.client.RemoteDisconnected: Remote end closed connection without response",
        "requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url",
        "urllib.error.URLError: <urlopen error [Errno -2] Name or service not known>",
        "urllib.error.URLError: <urlopen error [Errno 111] Connection refused>",
        "urllib.error.URLError: <urlopen error timed out>",
        "builtins.TimeoutError: timed out",
        "Read timed out. (read timeout=0.05)",
        "{'a': 1}",
    ] {
        assert!(live.contains(part), "{part} is not in {live}");
    }
}

#[test]
fn waits_overlap_and_bytes_take_time() {
    let source = "
# /// lab
# network = { latency = 0.1, bandwidth = 100_000 }
# ///
import threading, urllib.request

def load():
    with urllib.request.urlopen('http://example.com/bytes/20000') as response:
        while response.read(3000):
            pass

threads = [threading.Thread(target=load) for _ in range(30)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let [(live, measured), (simulated, elapsed)] = on_both_machines(source);
    assert_eq!((live.as_str(), simulated.as_str()), ("", ""));
    assert!((300_000_000..360_000_000).contains(&elapsed), "{elapsed}");
    assert!(
        (300_000_000..3_000_000_000).contains(&measured),
        "{measured}"
    );
}
