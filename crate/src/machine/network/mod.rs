//! The simulated network and disk that `lab.fetch` and `lab.save` wait for, the same on both machines and in the
//! CPython shim (`www/scenarios/lab.py`); and the hosts behind `urllib.request` and `requests`.

mod hosts;
mod pages;
#[cfg(test)]
mod tests;

pub use hosts::exchange;

/// Shortest wait for an answer, in nanoseconds.
const MIN_LATENCY: u64 = 50_000_000;
/// The longest one is so many nanoseconds more.
const LATENCY_SPREAD: f64 = 150_000_000.0;
/// Fewest bytes of an answer; the most are 80 kB.
const MIN_SIZE: usize = 20_000;
const SIZE_SPREAD: usize = 60_000;
/// What each write to the disk costs, in nanoseconds.
const DISK_LATENCY: u64 = 5_000_000;
/// What each byte written costs: 4 MB a second.
const DISK_NANOS_PER_BYTE: u64 = 250;

/// Nanoseconds until the answer to a request for `url` is there: 50 to 200 ms, by name and seed.
pub fn fetch_nanos(url: &str, seed: u64) -> u64 {
    let hash = f64::from(fnv1a(format!("{seed}:{url}").as_bytes()));
    MIN_LATENCY + (hash / 4_294_967_296.0 * LATENCY_SPREAD) as u64
}

/// What the answer is: 20 to 80 kB that depend on the name alone.
pub fn fetched(url: &str) -> Vec<u8> {
    let size = MIN_SIZE + fnv1a(url.as_bytes()) as usize % SIZE_SPREAD;
    let line = url.bytes().chain(*b"\n");
    line.cycle().take(size).collect()
}

/// Nanoseconds that saving so many bytes takes.
pub fn save_nanos(bytes: usize) -> u64 {
    DISK_LATENCY + bytes as u64 * DISK_NANOS_PER_BYTE
}

/// FNV-1a of 32 bits.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(2_166_136_261, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(16_777_619)
    })
}
