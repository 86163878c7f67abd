//! Placeholder until the build tool lands.
fn main() {}
