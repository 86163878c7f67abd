//! What repeated measurements say: a median with its uncertainty, and the laws of scaling.

use serde::Serialize;

/// The median of some measurements, and an interval that contains the true median with about 95 % confidence.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Estimate {
    /// The sample median; the mean of the two middle values of an even number.
    pub median: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// The median of `values` and its confidence interval; none of no values.
    ///
    /// The interval assumes nothing about how the values are distributed. With the values in order, `x₁ ≤ … ≤ xₙ`,
    /// the number of them below the true median is binomial with p = ½, so `[xₖ, xₙ₋ₖ₊₁]` misses it with probability
    /// `2 · P(B ≤ k − 1)`. `k` is the largest rank for which that is at most 5 %. Below six values there is none, and
    /// the interval is the whole range, whose confidence is `1 − 2¹⁻ⁿ` (94 % of five, 75 % of three, none of one).
    pub fn of(values: &[f64]) -> Option<Estimate> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let outside = values_outside(sorted.len());
        Some(Estimate {
            median: f64::midpoint(sorted[last / 2], sorted[last.div_ceil(2)]),
            low: sorted[outside],
            high: sorted[last - outside],
        })
    }
}

/// How many values are left out at each end of the interval: `k − 1`.
fn values_outside(n: usize) -> usize {
    let mut term = 0.5f64.powi(n.min(1000) as i32);
    let mut cumulated = term;
    let mut rank = 0;
    // `cumulated` is P(B ≤ rank).
    while rank < n / 2 {
        term *= (n - rank) as f64 / (rank + 1) as f64;
        if cumulated > 0.025 {
            break;
        }
        cumulated += term;
        rank += 1;
    }
    rank.saturating_sub(1)
}

/// How many times faster than serial: Amdahl's S.
pub fn speedup(serial: f64, time: f64) -> f64 {
    serial / time
}

/// Speedup per worker.
pub fn efficiency(speedup: f64, workers: u32) -> f64 {
    speedup / f64::from(workers)
}

/// The serial fraction that would explain a speedup, as Karp and Flatt defined it (1990): `(1/S − 1/p) / (1 − 1/p)`.
/// None for one worker, of which it says nothing.
pub fn karp_flatt(speedup: f64, workers: u32) -> Option<f64> {
    let share = 1.0 / f64::from(workers);
    (workers > 1).then(|| (1.0 / speedup - share) / (1.0 - share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(values: &[f64]) -> (f64, f64, f64) {
        let estimate = Estimate::of(values).expect("there are values");
        (estimate.low, estimate.median, estimate.high)
    }

    #[test]
    fn median_of_few() {
        assert_eq!(Estimate::of(&[]), None);
        assert_eq!(estimate(&[3.0]), (3.0, 3.0, 3.0));
        assert_eq!(estimate(&[4.0, 1.0]), (1.0, 2.5, 4.0));
        assert_eq!(estimate(&[5.0, 1.0, 3.0]), (1.0, 3.0, 5.0));
    }

    /// Ranks as in published tables of the sign test (Conover, table of the binomial, p = ½, α = 5 %).
    #[test]
    fn interval_ranks() {
        let ranks: Vec<usize> = [5, 6, 8, 9, 11, 12, 14, 15, 17, 20, 25, 30]
            .map(|n| values_outside(n) + 1)
            .into();
        assert_eq!(ranks, [1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10]);
    }

    #[test]
    fn interval_is_symmetric_in_rank() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!(estimate(&values), (6.0, 10.5, 15.0));
    }

    #[test]
    fn scaling() {
        assert_eq!(speedup(8.0, 2.0), 4.0);
        assert_eq!(efficiency(4.0, 8), 0.5);
        assert_eq!(karp_flatt(1.0, 1), None);
        assert_eq!(karp_flatt(4.0, 4), Some(0.0));
        assert_eq!(karp_flatt(1.0, 2), Some(1.0));
    }
}
