//! Finding a text in texts by what it says, however it is written.
//!
//! Traditional and simplified characters are one, and so are full and half width, capitals and small
//! letters, all quotation marks of a kind, all dashes. Blanks count between words of scripts that
//! write them, and nowhere else: 修 桥 is 修桥. Soft hyphens and marks without width do not count.
//! What is found is told as bytes of the text as it is written. Wrong for letters whose small form
//! is several letters (İ): they are as they are.

use std::ops::Range;

use super::variants::{half_width, simplified};
use super::{is_dash, is_unspaced, is_wide};

/// A text to look for.
#[derive(Clone, Debug)]
pub struct Sought {
    wanted: Vec<char>,
    /// The text that is looked through, folded, and the byte at which each character stands. Kept
    /// for the next text, so that many short ones cost little.
    folded: Folded,
}

#[derive(Clone, Debug, Default)]
struct Folded {
    characters: Vec<char>,
    starts: Vec<usize>,
}

impl Sought {
    /// What to look for; `None` if nothing is left of it, because it is empty or blank.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut folded = Folded::default();
        folded.fill(text.trim());
        let wanted = std::mem::take(&mut folded.characters);
        (!wanted.is_empty()).then_some(Self { wanted, folded })
    }

    /// Every place in a text, in order, none within another: bytes of the text.
    pub fn places_in(&mut self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let Self { wanted, folded } = self;
        folded.fill(text);
        let mut at = 0;
        std::iter::from_fn(move || {
            let first = *wanted.first()?;
            loop {
                let rest = folded.characters.get(at..)?;
                let skipped = rest.iter().position(|&character| character == first)?;
                let here = at + skipped;
                let end = here + wanted.len();
                if folded.characters.get(here..end)? == wanted.as_slice() {
                    at = end;
                    let start = *folded.starts.get(here)?;
                    let last = *folded.starts.get(end - 1)?;
                    let width = text.get(last..)?.chars().next()?.len_utf8();
                    return Some(start..last + width);
                }
                at = here + 1;
            }
        })
    }
}

impl Folded {
    fn fill(&mut self, text: &str) {
        self.characters.clear();
        self.starts.clear();
        let mut blank = None;
        let mut before = '\0';
        for (start, written) in text.char_indices() {
            let Some(folded) = fold(written) else {
                continue;
            };
            if folded == ' ' {
                blank = blank.or(Some(start));
                continue;
            }
            if let Some(blank) = blank.take()
                && before != '\0'
                && !has_no_blanks(before)
                && !has_no_blanks(written)
            {
                self.characters.push(' ');
                self.starts.push(blank);
            }
            before = written;
            self.characters.push(folded);
            self.starts.push(start);
        }
    }
}

/// True for what stands without blanks around it: Han, kana, their marks, and full-width forms.
fn has_no_blanks(written: char) -> bool {
    is_unspaced(written) || (is_wide(written) && half_width(written) != written)
}

/// A character as it is compared; every blank is one; `None` for what does not count.
fn fold(written: char) -> Option<char> {
    let folded = match half_width(written) {
        '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => return None,
        '「' | '」' | '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' => '"',
        '『' | '』' | '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        '•' | '‧' | '・' => '·',
        '‐' | '‑' | '−' | '━' => '-',
        dash if is_dash(dash) => '-',
        other if other.is_whitespace() => ' ',
        other if u32::from(other) < 0x3400 => small(other),
        other => simplified(other),
    };
    Some(folded)
}

/// The small form of a letter, if it is one letter.
fn small(letter: char) -> char {
    let mut forms = letter.to_lowercase();
    match (forms.next(), forms.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(sought: &str, text: &'a str) -> Vec<&'a str> {
        let mut sought = Sought::new(sought).unwrap();
        let places: Vec<_> = sought.places_in(text).collect();
        places.into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn what_says_the_same_is_found_as_it_is_written() {
        for (sought, text, wanted) in [
            ("新桥", "新橋修好了，新桥！", &["新橋", "新桥"][..]),
            ("新橋", "新桥修好了", &["新桥"]),
            ("no.3", "Ｎｏ．３号，No.3", &["Ｎｏ．３", "No.3"]),
            ("Ｎo.３", "no.3", &["no.3"]),
            ("brücke", "Die BRÜCKE, die Brücke", &["BRÜCKE", "Brücke"]),
            (
                "\"走吧\"",
                "他说：“走吧”。「走吧」",
                &["“走吧”", "「走吧」"],
            ),
            ("aa", "aaaa", &["aa", "aa"]),
            ("—", "桥—", &["—"]),
            ("桥", "", &[]),
        ] {
            assert_eq!(found(sought, text), wanted, "{sought} in {text}");
        }
    }

    #[test]
    fn blanks_count_between_words_and_not_between_han() {
        assert_eq!(found("修 桥", "修　桥的人，修桥"), ["修　桥", "修桥"]);
        assert_eq!(
            found("old bridge", "the old\u{a0}  Bridge"),
            ["old\u{a0}  Bridge"]
        );
        assert!(found("the rapist", "a therapist").is_empty());
        assert_eq!(found("gdp增长", "共有 GDP 增长"), ["GDP 增长"]);
        assert_eq!(found("Brücke", "Brü\u{ad}cke"), ["Brü\u{ad}cke"]);
    }

    #[test]
    fn nothing_is_not_looked_for() {
        for text in ["", "  ", "\u{3000}\u{200b}"] {
            assert!(Sought::new(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn every_place_is_on_characters_and_in_order() {
        let text = "灯塔亮了。「燈塔」ＡbC a b—c ".repeat(20);
        for sought in ["灯塔", "abc", "。\"", "b-c", "了"] {
            let mut sought = Sought::new(sought).unwrap();
            let mut end = 0;
            for place in sought.places_in(&text) {
                assert!(place.start >= end && text.get(place.clone()).is_some());
                end = place.end;
            }
            assert!(end > 0);
        }
    }
}
