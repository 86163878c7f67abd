//! `str`: UTF-8 with its length in characters and a cached hash.

use std::cell::Cell;

/// `str`.
pub struct Str {
    text: String,
    chars: usize,
    hash: Cell<i64>,
}

impl Str {
    /// Makes a string.
    pub fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.capacity() > text.len() + text.len() / 2 + 16 {
            text.shrink_to_fit();
        }
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Str {
            text,
            chars,
            hash: Cell::new(0),
        }
    }

    /// Appends to a string that nobody else refers to.
    pub fn push(&mut self, other: &Str) {
        self.text.push_str(&other.text);
        self.chars += other.chars;
        self.hash.set(0);
    }

    /// Its text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    pub fn len(&self) -> usize {
        self.chars
    }

    /// Whether every character is one byte, so that byte offsets are character offsets.
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// Byte offset of character `index`, which may be the length.
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index;
        }
        self.text
            .char_indices()
            .nth(index)
            .map_or(self.text.len(), |(offset, _)| offset)
    }

    /// Characters `start..end`; both within the length.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        &self.text[self.byte_offset(start)..self.byte_offset(end)]
    }

    /// Its hash; the same in every process and run.
    #[inline]
    pub fn hash(&self) -> i64 {
        let cached = self.hash.get();
        if cached != 0 {
            return cached;
        }
        let hash = hash_bytes(self.text.as_bytes());
        self.hash.set(hash);
        hash
    }
}

/// Hash of bytes: multiply and rotate over 8-byte words; never 0 or -1 (which mean "not computed" and "error").
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64 ^ MULTIPLIER;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = u64::from_le_bytes(word.try_into().expect("a chunk has 8 bytes"));
        hash = (hash ^ word).wrapping_mul(MULTIPLIER).rotate_left(29);
    }
    for byte in words.remainder() {
        hash = (hash ^ u64::from(*byte))
            .wrapping_mul(MULTIPLIER)
            .rotate_left(17);
    }
    hash ^= hash >> 32;
    match hash.wrapping_mul(MULTIPLIER) as i64 {
        0 | -1 => 1,
        hash => hash,
    }
}
