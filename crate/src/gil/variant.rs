//! The variants of the GIL that CPython has had, as data.

use std::time::Duration;

/// One GIL: where its holder looks, when it must give way, and how the lock changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The name by which a scenario picks it.
    pub name: &'static str,
    /// Where the interpreter polls the eval breaker.
    pub looks: CheckPoints,
    /// When a holder must let others in.
    pub gives_way: GiveWay,
    /// What a release means.
    pub hand_over: HandOver,
}

/// Where the interpreter polls the eval breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckPoints {
    /// After every instruction but the cheapest (loads and stores of locals, constants, stack shuffling), as up to 3.9.
    EveryInstruction,
    /// Only on entering a function, at backward jumps and after calls, as since 3.10.
    JumpsAndCalls,
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

/// CPython 3.12: `Python/ceval_gil.c`, `FORCE_SWITCHING`, with the checks of its `Python/bytecodes.c` (`RESUME`,
/// `JUMP_BACKWARD`, `CALL`, `CALL_FUNCTION_EX`).
pub const PYTHON_3_12: Variant = Variant {
    name: "python-3.12",
    looks: CheckPoints::JumpsAndCalls,
    gives_way: GiveWay::Interval(Duration::from_millis(5)),
    hand_over: HandOver::ForcedSwitch,
};

/// Every variant that a scenario can name.
pub const VARIANTS: &[Variant] = &[PYTHON_3_12];

impl Variant {
    /// The switch interval in nanoseconds; none where it is instructions that count.
    pub fn interval_nanos(&self) -> Option<u64> {
        match self.gives_way {
            GiveWay::Interval(interval) => Some(interval.as_nanos() as u64),
            GiveWay::Ticks(_) => None,
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
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let error = Variant::named("python-4").unwrap_err();
        assert_eq!(
            error.to_string(),
            r#"there is no GIL named "python-4"; there are: python-3.12"#
        );
    }
}
