//! What Python calls a letter, a digit or a space, for other modules.

use super::str_class;

/// `str.isdecimal` of one character.
pub fn is_decimal(char: char) -> bool {
    str_class::decimal(char).is_some()
}

/// `str.isspace` of one character.
pub fn is_space(char: char) -> bool {
    str_class::is_space(char)
}

/// `str.isalnum` of one character.
pub fn is_alnum(char: char) -> bool {
    str_class::is_alnum(char)
}
