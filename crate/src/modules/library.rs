//! The modules that are written in Python: one text, which `build.rs` packs. The tool has it in itself; the page
//! fetches it beside the WebAssembly module, and hands it to each memory before anything runs in it.

/// Begins a module in the text; no source has it.
const MARK: char = '\x0c';

#[cfg(not(target_arch = "wasm32"))]
fn text() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/library.txt"))
}

#[cfg(target_arch = "wasm32")]
static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();

#[cfg(target_arch = "wasm32")]
fn text() -> &'static str {
    TEXT.get().map_or("", String::as_str)
}

/// Gives this memory its library. Only the first call counts.
#[cfg(target_arch = "wasm32")]
pub fn provide(text: String) {
    TEXT.get_or_init(|| text);
}

/// The source of the module in the file `name`.
pub(super) fn source(name: &str) -> Option<&'static str> {
    let text = text();
    let head = format!("{MARK}{name}\n");
    let source = &text[text.find(&head)? + head.len()..];
    Some(source.split(MARK).next().unwrap_or_default())
}
