//! Processes: what connects interpreters that share nothing.

pub mod pipe;
pub mod ring;
