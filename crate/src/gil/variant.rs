//! The variants of the GIL that CPython has had, as data.

use std::time::Duration;

/// One GIL: where its holder looks, when it must give way, and how the lock changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The name by which a scenario picks it.
    pub name: &'static str,
    /// Where the interpreter polls the eval breaker.
    pub looks: CheckPoints,
    /// Which instruction an exception from another thread belongs to that is delivered at a poll.
    pub blames: Blames,
    /// When a holder must let others in.
    pub gives_way: GiveWay,
    /// What a release means.
    pub hand_over: HandOver,
    /// Whether `acquire` drops the GIL even when the lock is free (3.3 and later try without dropping it first,
    /// `Modules/_threadmodule.c`, `acquire_timed`).
    pub acquire_gives_way: bool,
    /// Which knobs `sys` has for it.
    pub knobs: Knobs,
}

/// Where the interpreter polls the eval breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckPoints {
    /// After every instruction but the cheapest (loads and stores of locals, constants, stack shuffling), as up to 3.9.
    EveryInstruction,
    /// On entering a function or a handler, at every taken jump, and after calls: 3.10.
    TakenJumpsAndCalls,
    /// Only on entering a function, at backward jumps and after calls, as since 3.11.
    BackwardJumpsAndCalls,
}

/// Which instruction an exception belongs to that is raised at a poll. It decides which `try` sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blames {
    /// The one that comes next: the blocks that were entered are those that count, as up to 3.10.
    Next,
    /// The one before the next in the code, also after a jump there: so a poll after the jump of `try: while True: pass`
    /// belongs to what stands before the loop, and no handler sees it (3.11, 3.12).
    Previous,
    /// The one that was executed last: 3.13 polls before it jumps.
    Executed,
}

/// When a holder must let others in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveWay {
    /// After so many instructions, whether anybody waits or not, as up to 3.1; `sys.setcheckinterval` changes it.
    Ticks(u32),
    /// When a waiter asks, having waited so long without seeing a switch, as since 3.2; `sys.setswitchinterval`
    /// changes it.
    Interval(Duration),
}

/// What a release of the lock means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// The lock is free and one waiter wakes; whoever comes first has it, and that is mostly the releaser itself.
    Barging,
    /// A holder that releases on request waits until another thread has had the lock.
    ForcedSwitch,
}

/// The functions in `sys` that belong to the GIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knobs {
    /// `setcheckinterval` alone: up to 3.1.
    CheckInterval,
    /// `setswitchinterval`, and a `setcheckinterval` without effect: 3.2 to 3.8.
    Both,
    /// `setswitchinterval` alone: since 3.9.
    SwitchInterval,
}

/// CPython 2.7: `Python/ceval.c`, `_Py_Ticker`; `PyThread_release_lock` and `PyThread_acquire_lock` with nothing between.
pub const PYTHON_2_7: Variant = Variant {
    name: "python-2.7",
    looks: CheckPoints::EveryInstruction,
    blames: Blames::Next,
    gives_way: GiveWay::Ticks(100),
    hand_over: HandOver::Barging,
    acquire_gives_way: true,
    knobs: Knobs::CheckInterval,
};

/// CPython 3.12: `Python/ceval_gil.c`, `FORCE_SWITCHING`, with the checks of its `Python/bytecodes.c` (`RESUME`,
/// `JUMP_BACKWARD`, `CALL`, `CALL_FUNCTION_EX`).
pub const PYTHON_3_12: Variant = Variant {
    name: "python-3.12",
    looks: CheckPoints::BackwardJumpsAndCalls,
    blames: Blames::Previous,
    gives_way: GiveWay::Interval(Duration::from_millis(5)),
    hand_over: HandOver::ForcedSwitch,
    acquire_gives_way: false,
    knobs: Knobs::SwitchInterval,
};

/// The lock of 3.2 (`Python/ceval_gil.h`), which stayed, in a loop that polls as it did up to 3.9.
const fn polls_everywhere(name: &'static str, knobs: Knobs) -> Variant {
    Variant {
        name,
        looks: CheckPoints::EveryInstruction,
        blames: Blames::Next,
        knobs,
        ..PYTHON_3_12
    }
}

/// Every variant that a scenario can name.
pub const VARIANTS: &[Variant] = &[
    PYTHON_2_7,
    Variant {
        acquire_gives_way: true,
        ..polls_everywhere("python-3.2", Knobs::Both)
    },
    polls_everywhere("python-3.3", Knobs::Both),
    polls_everywhere("python-3.4", Knobs::Both),
    polls_everywhere("python-3.5", Knobs::Both),
    polls_everywhere("python-3.6", Knobs::Both),
    polls_everywhere("python-3.7", Knobs::Both),
    polls_everywhere("python-3.8", Knobs::Both),
    polls_everywhere("python-3.9", Knobs::SwitchInterval),
    Variant {
        name: "python-3.10",
        looks: CheckPoints::TakenJumpsAndCalls,
        blames: Blames::Next,
        ..PYTHON_3_12
    },
    Variant {
        name: "python-3.11",
        ..PYTHON_3_12
    },
    PYTHON_3_12,
    Variant {
        name: "python-3.13",
        blames: Blames::Executed,
        ..PYTHON_3_12
    },
];

impl Variant {
    /// The switch interval in nanoseconds; none where it is instructions that count.
    pub fn interval_nanos(&self) -> Option<u64> {
        match self.gives_way {
            GiveWay::Interval(interval) => Some(interval.as_nanos() as u64),
            GiveWay::Ticks(_) => None,
        }
    }

    /// The instructions between two releases; none where it is time that counts.
    pub fn ticks(&self) -> Option<u32> {
        match self.gives_way {
            GiveWay::Interval(_) => None,
            GiveWay::Ticks(ticks) => Some(ticks),
        }
    }

    /// The variant of that name.
    ///
    /// # Errors
    /// [`UnknownVariant`] when there is none.
    pub fn named(name: &str) -> Result<&'static Self, UnknownVariant> {
        VARIANTS
            .iter()
            .find(|variant| variant.name == name)
            .ok_or_else(|| UnknownVariant {
                name: name.to_owned(),
            })
    }

    /// The same with another switch interval (`sys.setswitchinterval`), which counts where a time does.
    #[must_use]
    pub fn with_interval(mut self, interval: Duration) -> Variant {
        if let GiveWay::Interval(_) = self.gives_way {
            self.gives_way = GiveWay::Interval(interval);
        }
        self
    }
}

/// A scenario asks for a GIL that doesn't exist. Its message lists those that do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no GIL named {name:?}; there are: {}", names())]
pub struct UnknownVariant {
    /// The name that was asked for.
    pub name: String,
}

fn names() -> String {
    VARIANTS
        .iter()
        .map(|variant| variant.name)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_found_by_its_name() {
        assert_eq!(Variant::named("python-3.12"), Ok(&PYTHON_3_12));
        for variant in VARIANTS {
            assert_eq!(Variant::named(variant.name), Ok(variant));
        }
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let message = Variant::named("python-4").unwrap_err().to_string();
        let listed = message.strip_prefix(r#"there is no GIL named "python-4"; there are: "#);
        let listed: Vec<_> = listed.expect("it says so").split(", ").collect();
        assert_eq!(listed.len(), VARIANTS.len());
        assert_eq!(listed.first(), Some(&"python-2.7"));
    }
}
