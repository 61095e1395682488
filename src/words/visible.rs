//! Characters that cannot be seen and change how a text looks, made visible: control characters, and
//! those that turn the direction of writing.
//!
//! A title out of a file may hold anything. Printed as it is, it could move the cursor of a terminal,
//! or look like another one. Line breaks and tabs stay what they are; so do soft hyphens and marks
//! without width, which are ordinary in running text and deceive nobody here.

use std::borrow::Cow;
use std::fmt::Write as _;

/// True for what has to be made visible.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(u32::from(character), 0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
}

/// The text with each hidden character as its number: `[U+202E]`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            // Writing into a string does not fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_deceive_is_seen_and_the_rest_stays() {
        for (text, shown) in [
            ("老桥修好了", "老桥修好了"),
            ("Brü\u{ad}cke\tund\nFluss", "Brü\u{ad}cke\tund\nFluss"),
            ("\u{1b}[2Jx", "[U+001B][2Jx"),
            ("left\u{202e}txt.exe", "left[U+202E]txt.exe"),
            ("a\u{2066}b\u{2069}c\u{0}", "a[U+2066]b[U+2069]c[U+0000]"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
