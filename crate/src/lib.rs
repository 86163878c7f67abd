//! A Python concurrency laboratory.
