//! How well a language's words are spelt: how many words of a text its lexicon does not know.
//!
//! A clean newspaper text has some such words, names above all; a page that was badly recognised
//! has many, for a letter read wrongly makes a stranger of a word. Says nothing of Chinese, where a
//! character read wrongly is another character.

use super::Language;
use super::folding::{fold, letter, small};
use super::packed::Trail;
use super::shipped::shipped;

/// Shorter words are known by chance, and longer ones are compounds that no lexicon has, in letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;

/// The fewest words that a share is taken of.
const FEWEST: usize = 60;

/// The share of strangers among the words of a text, in small letters and not at a break; `None` if
/// the text is too short to tell, or the language has no lexicon.
#[must_use]
pub fn strangers(language: Language, text: &str) -> Option<f32> {
    if language == Language::Chinese {
        return None;
    }
    let lexicon = &shipped(language)?.lexicon;
    let (mut all, mut strange) = (0_usize, 0_usize);
    let mut symbols = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-')) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.starts_with(char::is_lowercase) {
            continue;
        }
        symbols.clear();
        fold(language, word, &mut symbols);
        if !LENGTHS.contains(&symbols.len()) {
            continue;
        }
        all += 1;
        let spelt = symbols.iter().all(|&symbol| letter(symbol));
        symbols
            .iter_mut()
            .for_each(|symbol| *symbol = small(*symbol));
        strange += usize::from(!spelt || lexicon.at(Trail::of(&symbols)).is_none());
    }
    (all >= FEWEST).then(|| strange as f32 / all as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAN: &str = "The old bridge over the river was closed last week because two of its \
        pillars had moved after the spring floods, and the people of both banks now have to walk \
        more than an hour to reach the market, the school and the doctor. The council said that \
        repairs would begin before the summer and that a small ferry would carry children every \
        morning until then, while older people could order a seat by telephone. Nobody knows how \
        long the work will take, since the drawings of the first builders were lost when the \
        archive burned. Some neighbours remember that their fathers spoke about wooden piles under \
        the stones, which would explain why the middle arch stands lower than the others today.";

    #[test]
    fn a_badly_recognised_page_has_more_strangers() {
        let clean = strangers(Language::English, CLEAN).unwrap();
        let rough = CLEAN
            .replace("th", "tb")
            .replace('l', "1")
            .replace("ri", "n");
        let rough = strangers(Language::English, &rough).unwrap();
        assert!(clean < 0.1 && rough > 0.25, "{clean} {rough}");
    }

    #[test]
    fn too_little_says_nothing() {
        assert_eq!(strangers(Language::English, "the old bridge"), None);
        assert_eq!(strangers(Language::Other, CLEAN), None);
    }
}
