//! The part of the built-ins that is written in Python.

/// Its source: run once in every interpreter, in the namespace `Interp::prelude`.
pub const PRELUDE: &str = include_str!(concat!(env!("OUT_DIR"), "/prelude.py"));

/// The type as which a generator shows itself that the prelude's generator function `name` makes.
pub fn generator_type(name: &str) -> &'static str {
    match name {
        "map_one" | "map_many" => "map",
        "filter_true" | "filter_by" => "filter",
        "zip_shortest" | "zip_strict" => "zip",
        "enumerate_from" => "enumerate",
        "reversed_from" => "reversed",
        "iter_until" => "callable_iterator",
        "iter_sequence" => "iterator",
        "agen_asend" => "async_generator_asend",
        "agen_athrow" | "agen_aclose" => "async_generator_athrow",
        "coroutine_wrapper" => "coroutine_wrapper",
        "anext_or" => "anext_awaitable",
        _ => "generator",
    }
}
