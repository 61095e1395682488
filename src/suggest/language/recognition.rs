//! Which language a text is in, as far as there is a model for it.
//!
//! Scripts decide first: Chinese characters with next to no kana or hangul are Chinese. A text in
//! Latin letters is in the language whose model tells it in the fewest nats, and in none of them
//! if each finds it strange. A long text is looked at in a few places at even distances.
//!
//! Where it is wrong: a few words, a list of names, a text that mixes languages.

use super::model::{Model, Symbol};
use super::shipped::shipped;
use super::{Language, fold};

/// How many places of a long text are looked at, and how many characters at each.
const PLACES: usize = 4;
const AT_EACH: usize = 200;

/// Fewer letters than this say nothing about the language.
const LEAST_LETTERS: usize = 6;

/// From how many nats a character on a text is in no language that there is a model for.
const STRANGE: f32 = 2.75;

/// How many characters before another one count.
const HISTORY: usize = 3;

/// The language of a text.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let sample = sample(text);
    let (mut han, mut kana, mut hangul, mut latin) = (0_usize, 0_usize, 0_usize, 0_usize);
    for character in sample.chars() {
        match character {
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => han += 1,
            '\u{3040}'..='\u{30fa}' => kana += 1,
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            _ => {}
        }
    }
    // A Chinese character is about four letters' worth of text.
    if han * 4 >= latin && han > 0 {
        let chinese = kana * 20 < han && hangul * 4 < han;
        return if chinese {
            Language::Chinese
        } else {
            Language::Other
        };
    }
    if latin < LEAST_LETTERS || hangul + kana > latin / 4 {
        return Language::Other;
    }
    let mut best = (STRANGE, Language::Other);
    for language in [Language::English, Language::German, Language::French] {
        let Some(shipped) = shipped(language) else {
            continue;
        };
        let mut symbols = Vec::with_capacity(sample.len());
        fold(language, &sample, &mut symbols);
        let nats = strangeness(&shipped.characters, &symbols);
        if nats < best.0 {
            best = (nats, language);
        }
    }
    best.1
}

/// Nats for a character of the text, each after the few before it.
fn strangeness(model: &Model<'_>, symbols: &[Symbol]) -> f32 {
    let mut sum = 0.0;
    for (place, symbol) in symbols.iter().enumerate() {
        sum -= model.log_probability(&symbols[place.saturating_sub(HISTORY)..place], *symbol);
    }
    sum / symbols.len().max(1) as f32
}

/// The text, or pieces of it at even distances.
fn sample(text: &str) -> String {
    // Counted in bytes, which spares going through a long text; a piece begins at a character.
    if text.len() <= PLACES * AT_EACH * 4 {
        return text.to_owned();
    }
    let mut sample = String::new();
    for place in 0..PLACES {
        let mut start = text.len() / PLACES * place;
        while !text.is_char_boundary(start) {
            start += 1;
        }
        sample.extend(text[start..].chars().take(AT_EACH));
        sample.push(' ');
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_told() {
        let texts = [
            (Language::Chinese, "新桥在星期一开放，许多人走过去看河水。"),
            (Language::Chinese, "新橋在星期一開放，許多人走過去看河水。"),
            (
                Language::English,
                "The new bridge was opened on Monday, and many people came.",
            ),
            (
                Language::German,
                "Die neue Brücke wurde am Montag geöffnet, und viele kamen.",
            ),
            (
                Language::French,
                "Le nouveau pont a été ouvert lundi, et beaucoup sont venus.",
            ),
            (
                Language::Other,
                "新しい橋は月曜日に開通し、多くの人が渡りました。",
            ),
            (
                Language::Other,
                "새 다리가 월요일에 열렸고 많은 사람들이 건넜다.",
            ),
            (
                Language::Other,
                "Uusi silta avattiin maanantaina, ja monet kävelivät sen yli.",
            ),
            (Language::Other, "12 / 34"),
            (Language::Other, ""),
        ];
        for (language, text) in texts {
            assert_eq!(language_of(text), language, "{text}");
            // However long the text is.
            assert_eq!(
                language_of(&format!("{text}\n").repeat(400)),
                language,
                "{text}"
            );
        }
    }
}
