//! The hosts of the simulated network: which names there are, and how long an exchange with one takes.

use super::{fnv1a, pages};
use crate::vm::{HttpAnswer, HttpRequest, NetworkError, NetworkSettings};

/// How long the operating system tries to connect to an address where nobody answers.
const GIVE_UP: u64 = 130_000_000_000;
/// Until a connection is refused on the own machine.
const REFUSAL: u64 = 100_000;
/// Ports on which hosts listen.
const PORTS: [u16; 5] = [80, 443, 8000, 8080, 8443];
/// Top-level domains with names in them, besides all of two letters.
const DOMAINS: [&str; 14] = [
    "app", "arpa", "biz", "com", "dev", "edu", "gov", "info", "int", "mil", "name", "net", "org",
    "xyz",
];
/// What is in the names of hosts and pages that a script takes to be missing.
const MISSING: [&str; 6] = [
    "nonexist", "notexist", "nosuch", "notfound", "madeup", "invalid",
];

/// What comes of a request.
pub struct Exchange {
    /// How long it takes until that is known, in nanoseconds.
    pub nanos: u64,
    /// The answer, whose `begin` is that moment; or none.
    pub outcome: Result<HttpAnswer, NetworkError>,
}

enum Place {
    Host,
    ThisMachine,
    Nowhere,
    Silent,
}

/// Whether a name says that it is the name of nothing.
pub(super) fn sounds_missing(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_lowercase();
    MISSING.iter().any(|missing| letters.contains(missing))
}

fn place(host: &str, port: u16) -> Place {
    let numbers: Vec<u8> = host
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    let silent = match numbers[..] {
        [127, _, _, _] => return Place::ThisMachine,
        // Private networks, and addresses for documentation.
        [10, _, _, _]
        | [172, 16..32, _, _]
        | [192, 168, _, _]
        | [192, 0, 2, _]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => true,
        [_, _, _, _] => false,
        _ if host == "localhost" || host == "::1" => return Place::ThisMachine,
        _ => {
            let domain = host.rsplit_once('.').map_or("", |(_, domain)| domain);
            let two = domain.len() == 2 && domain.bytes().all(|byte| byte.is_ascii_alphabetic());
            if sounds_missing(host) || host.contains("..") || !(two || DOMAINS.contains(&domain)) {
                return Place::Nowhere;
            }
            false
        }
    };
    if silent || !PORTS.contains(&port) {
        Place::Silent
    } else {
        Place::Host
    }
}

/// A number from 0 to 1 that a text and the seed decide.
fn share(seed: u64, text: &str) -> f64 {
    // FNV's upper bits hardly depend on the last letters; one round of mixing makes them.
    let hash = fnv1a(format!("{seed}:{text}").as_bytes());
    let hash = (hash ^ hash >> 15).wrapping_mul(0x2C1B_3C6D);
    let hash = (hash ^ hash >> 12).wrapping_mul(0x297A_2D39);
    f64::from(hash ^ hash >> 15) / 4_294_967_296.0
}

fn nanos(seconds: f64) -> u64 {
    (seconds * 1e9) as u64
}

/// What comes of `request`, and when. It depends on nothing else.
pub fn exchange(request: &HttpRequest, seed: u64, network: &NetworkSettings) -> Exchange {
    let failed = |nanos, error| Exchange {
        nanos,
        outcome: Err(error),
    };
    let address = format!(
        "{}:{}{}#{}",
        request.host, request.port, request.target, request.before
    );
    // Half of what makes a latency is the host's, half is this request's.
    let [least, most] = network.latency;
    let luck = (share(seed, &request.host) + share(seed, &address)) / 2.0;
    let latency = nanos(least + (most - least) * luck);
    let longest = request.connect_timeout.unwrap_or(u64::MAX);
    let connecting = match place(&request.host, request.port) {
        _ if request.connected => 0,
        Place::ThisMachine => return failed(REFUSAL, NetworkError::Refused),
        Place::Nowhere => return failed(latency / 3, NetworkError::UnknownHost),
        Place::Silent if longest >= GIVE_UP => return failed(GIVE_UP, NetworkError::Unreachable),
        Place::Silent => u64::MAX,
        Place::Host => latency / 3,
    };
    if connecting > longest {
        return failed(longest, NetworkError::ConnectTimedOut);
    }
    let byte = 1e12 / network.bandwidth;
    let page = pages::page(request);
    let sending = (request.body.len() as f64 * byte / 1e3) as u64;
    let answering = latency - latency / 3 + sending + nanos(page.delay);
    if let Some(timeout) = request.read_timeout
        && answering > timeout
    {
        return failed(connecting + timeout, NetworkError::ReadTimedOut);
    }
    let after = connecting + answering;
    let bad_luck = share(seed, &format!("error:{address}"));
    let page = if bad_luck >= network.errors {
        page
    } else if bad_luck < network.errors / 2.0 {
        return failed(after, NetworkError::Closed);
    } else {
        pages::error(503)
    };
    Exchange {
        nanos: after,
        outcome: Ok(page.into_answer(request, byte as u64)),
    }
}
