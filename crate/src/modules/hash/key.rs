//! Keys from passwords: PBKDF2 and scrypt (RFC 8018, RFC 7914). Each gives the key and what it costs on the simulated
//! machine, in nanoseconds.

use sha2::{Digest, Sha256};

use super::State;

/// What an iteration of PBKDF2 costs besides hashing two blocks.
const ITERATION: f64 = 600.0;
/// What scrypt costs for each byte of the memory that it fills and reads again.
const MIXED_BYTE: f64 = 4.6;

/// A key for HMAC, as the states that it begins with.
struct Hmac {
    inner: State,
    outer: State,
}

impl Hmac {
    fn new(state: &State, key: &[u8]) -> Hmac {
        let size = state.block_size();
        let mut block = vec![0; size];
        if key.len() > size {
            let mut state = state.clone();
            state.update(key);
            let digest = state.digest();
            block[..digest.len()].copy_from_slice(&digest);
        } else {
            block[..key.len()].copy_from_slice(key);
        }
        let padded = |pad: u8| {
            let mut state = state.clone();
            let block: Vec<u8> = block.iter().map(|byte| byte ^ pad).collect();
            state.update(&block);
            state
        };
        Hmac {
            inner: padded(0x36),
            outer: padded(0x5C),
        }
    }

    fn of(&self, parts: &[&[u8]]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        for part in parts {
            inner.update(part);
        }
        outer.update(&inner.digest());
        outer.digest()
    }
}

/// `length` bytes; `state` is one of the hash to use, into which nothing was put.
pub fn pbkdf2(
    state: &State,
    password: &[u8],
    salt: &[u8],
    iterations: u64,
    length: usize,
) -> (Vec<u8>, u64) {
    let hmac = Hmac::new(state, password);
    let mut key = Vec::with_capacity(length);
    let mut blocks = 0_u32;
    while key.len() < length {
        blocks += 1;
        let mut last = hmac.of(&[salt, &blocks.to_be_bytes()]);
        let mut sum = last.clone();
        for _ in 1..iterations {
            last = hmac.of(&[&last]);
            for (sum, byte) in sum.iter_mut().zip(&last) {
                *sum ^= byte;
            }
        }
        key.extend_from_slice(&sum);
    }
    key.truncate(length);
    let iteration = ITERATION + 2.0 * state.block_size() as f64 * state.nanos_per_byte();
    let nanos = f64::from(blocks) * iterations as f64 * iteration;
    (key, nanos as u64)
}

/// `length` bytes, by way of `128 * n * r` bytes of memory; `n` is a power of two.
pub fn scrypt(
    password: &[u8],
    salt: &[u8],
    n: usize,
    r: usize,
    p: usize,
    length: usize,
) -> (Vec<u8>, u64) {
    let state = State::Sha256(Sha256::new());
    let (bytes, _) = pbkdf2(&state, password, salt, 1, p * 128 * r);
    let mut words: Vec<u32> = (bytes.as_chunks().0.iter())
        .map(|word| u32::from_le_bytes(*word))
        .collect();
    for block in words.chunks_mut(32 * r) {
        mix(block, n);
    }
    let mixed: Vec<u8> = words.into_iter().flat_map(u32::to_le_bytes).collect();
    let (key, _) = pbkdf2(&state, password, &mixed, 1, length);
    let nanos = (128 * n * r) as f64 * p as f64 * MIXED_BYTE;
    (key, nanos as u64)
}

/// ROMix: fills a memory of `n` blocks, and reads it in an order that depends on what is there.
fn mix(block: &mut [u32], n: usize) {
    let size = block.len();
    let mut memory = Vec::with_capacity(size * n);
    for _ in 0..n {
        memory.extend_from_slice(block);
        mix_block(block);
    }
    for _ in 0..n {
        let place = (block[size - 16] as usize & (n - 1)) * size;
        for (word, other) in block.iter_mut().zip(&memory[place..place + size]) {
            *word ^= other;
        }
        mix_block(block);
    }
}

/// BlockMix with Salsa20/8.
fn mix_block(block: &mut [u32]) {
    let mut last = [0; 16];
    last.copy_from_slice(&block[block.len() - 16..]);
    let mut mixed = vec![0; block.len()];
    let half = block.len() / 2;
    for (index, chunk) in block.chunks(16).enumerate() {
        for (word, other) in last.iter_mut().zip(chunk) {
            *word ^= other;
        }
        salsa(&mut last);
        // Even chunks come first, then the odd ones.
        let place = index / 2 * 16 + index % 2 * half;
        mixed[place..place + 16].copy_from_slice(&last);
    }
    block.copy_from_slice(&mixed);
}

fn salsa(block: &mut [u32; 16]) {
    let before = *block;
    for round in 0..8 {
        for line in 0..4 {
            // Columns and rows in turn, each from its diagonal on.
            let place = |step: usize| match round % 2 {
                0 => (line + step) % 4 * 4 + line,
                _ => line * 4 + (line + step) % 4,
            };
            for (step, turn) in [(1, 7), (2, 9), (3, 13), (4, 18)] {
                let sum = block[place(step - 1)].wrapping_add(block[place(step + 2)]);
                block[place(step)] ^= sum.rotate_left(turn);
            }
        }
    }
    for (word, before) in block.iter_mut().zip(before) {
        *word = word.wrapping_add(before);
    }
}
