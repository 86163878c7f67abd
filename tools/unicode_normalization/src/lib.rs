//! Stands in for the crate of the same name, of which the parser needs one form, for identifiers that are not ASCII.
//! The browser has the tables for it; only the command-line tool brings them along.

/// What the parser calls on an identifier.
pub trait UnicodeNormalization {
    /// Its characters in the form NFKC, in which Python compares identifiers (PEP 3131).
    fn nfkc(self) -> impl Iterator<Item = char>;
}

#[cfg(not(target_arch = "wasm32"))]
impl UnicodeNormalization for &str {
    fn nfkc(self) -> impl Iterator<Item = char> {
        icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize_iter(self.chars())
    }
}

#[cfg(target_arch = "wasm32")]
impl UnicodeNormalization for &str {
    fn nfkc(self) -> impl Iterator<Item = char> {
        let normal = String::from(js_sys::JsString::from(self).normalize("NFKC"));
        normal.chars().collect::<Vec<char>>().into_iter()
    }
}

/// Whether the text is in that form.
#[must_use]
pub fn is_nfkc(text: &str) -> bool {
    text.nfkc().eq(text.chars())
}

#[cfg(test)]
mod tests {
    use super::{UnicodeNormalization, is_nfkc};

    #[test]
    fn letters_that_look_alike_are_one() {
        assert_eq!("ﬁ𝒙".nfkc().collect::<String>(), "fix");
        assert!(is_nfkc("größe") && !is_nfkc("gro\u{308}ße"));
    }
}
