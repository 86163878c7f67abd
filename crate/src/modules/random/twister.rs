//! The Mersenne Twister as CPython seeds and reads it (`Modules/_randommodule.c`).

use mt19937::{MT19937, gen_res53};
use num_bigint::BigUint;
use num_traits::ToPrimitive;
use rand_core::Rng;

/// Words of the state.
pub const WORDS: usize = 624;

/// A generator.
pub struct Twister(MT19937);

impl Twister {
    /// A generator with this seed.
    pub fn new(seed: &BigUint) -> Twister {
        let mut words = seed.to_u32_digits();
        if words.is_empty() {
            words.push(0);
        }
        Twister(MT19937::new_with_slice_seed(&words))
    }

    /// The next float of `0.0..1.0`, a multiple of 2⁻⁵³.
    #[inline]
    pub fn float(&mut self) -> f64 {
        gen_res53(&mut self.0)
    }

    /// The next integer of at most `bits` bits, 1 to 64.
    pub fn small_bits(&mut self, bits: u32) -> u64 {
        if bits <= 32 {
            return u64::from(self.0.next_u32() >> (32 - bits));
        }
        let low = u64::from(self.0.next_u32());
        low | (u64::from(self.0.next_u32() >> (64 - bits)) << 32)
    }

    /// The next integer of at most `bits` bits; the first word drawn is the lowest.
    pub fn bits(&mut self, bits: u64) -> BigUint {
        let mut words = Vec::with_capacity(bits.div_ceil(32) as usize);
        let mut left = bits;
        while left > 0 {
            let take = left.min(32);
            words.push(self.0.next_u32() >> (32 - take));
            left -= take;
        }
        BigUint::new(words)
    }

    /// The next integer below `n`, which is not 0: draws as many bits as `n` has until they are below it.
    pub fn below(&mut self, n: &BigUint) -> BigUint {
        if let Some(n) = n.to_u64() {
            return self.small_below(n).into();
        }
        loop {
            let drawn = self.bits(n.bits());
            if drawn < *n {
                return drawn;
            }
        }
    }

    /// The next integer below `n`, which is not 0.
    pub fn small_below(&mut self, n: u64) -> u64 {
        let bits = u64::BITS - n.leading_zeros();
        loop {
            let drawn = self.small_bits(bits);
            if drawn < n {
                return drawn;
            }
        }
    }

    /// Its words, and which of them comes next.
    pub fn state(&self) -> (&[u32; WORDS], usize) {
        (self.0.get_state(), self.0.get_index())
    }

    /// Goes on from a state; none unless `next` is at most [`WORDS`].
    pub fn set_state(&mut self, words: &[u32; WORDS], next: usize) -> Option<()> {
        if next > WORDS {
            return None;
        }
        self.0.set_state(words);
        self.0.set_index(next);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeded(seed: u32) -> Twister {
        Twister::new(&BigUint::from(seed))
    }

    /// What `random.Random(seed)` of CPython 3.11 gives.
    #[test]
    fn floats_of_cpython() {
        assert_eq!(seeded(0).float(), 0.8444218515250481);
        let mut one = seeded(1);
        assert_eq!(one.float(), 0.13436424411240122);
        assert_eq!(one.float(), 0.8474337369372327);
        let big = Twister::new(&BigUint::from(10_u32).pow(30)).float();
        assert_eq!(big, 0.9341508484568806);
    }

    #[test]
    fn bits_of_cpython() {
        let mut one = seeded(1);
        assert_eq!(one.small_bits(16), 8805);
        assert_eq!(one.bits(100).to_string(), "1014299936676848455987150411850");
        assert_eq!(one.small_bits(40), 279443915985);
    }

    #[test]
    fn state_round_trip() {
        let mut one = seeded(1);
        one.float();
        let (words, next) = one.state();
        let mut other = seeded(2);
        assert!(other.set_state(words, next).is_some());
        assert_eq!(other.float(), one.float());
        assert!(other.set_state(&[0; WORDS], WORDS + 1).is_none());
    }
}
