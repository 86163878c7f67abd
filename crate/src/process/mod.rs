//! Processes: what connects interpreters that share nothing.

pub(crate) mod pickle;
pub mod pipe;
pub mod ring;
pub mod table;
