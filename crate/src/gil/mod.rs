use std::sync::atomic::AtomicU32;
pub struct EvalBreaker(pub AtomicU32);
