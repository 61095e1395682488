//! A seam between two texts: does the right one read on from the left one, is there a word across
//! them, is there a paragraph's end or beginning?
//!
//! Each side is made ready once ([`LeftEnd`], [`RightBeginning`]); a pair then takes well under a
//! microsecond. Both sides must be of one language; pairs of different ones get nothing.
//!
//! Latin scripts: a seam between words is a space; a left side that ends in a hyphen after a
//! letter goes on without hyphen and space if the right side begins with a small letter, else
//! with the hyphen.

use super::ends::{Left, Right, WINDOW, ratio};
use super::features::Side;
use super::lexicon::LONGEST_WORD;
use super::model::Symbol;
use super::packed::Trail;
use super::shipped::{Shipped, shipped};
use super::towers::{View, agreement};
use super::{Language, fold, letter, small};

/// How many characters of a text's end or beginning are looked at.
const LOOKED_AT: usize = 64;

/// The most characters of a Chinese word on one side of a seam.
const PART: usize = LONGEST_WORD - 1;

/// A text's end, ready to be asked what reads on from it.
#[derive(Clone, Debug)]
pub struct LeftEnd {
    language: Language,
    shipped: Option<&'static Shipped>,
    /// The last symbols; if there is a hyphen at the end, without it.
    joined: Option<Left>,
    /// The same as it goes on with a text that begins with a capital, if that is another way.
    apart: Option<Left>,
    ends: f32,
    view: Option<View>,
    word: WordPart,
}

/// A text's beginning, ready to be asked what it reads on from.
#[derive(Clone, Debug)]
pub struct RightBeginning {
    language: Language,
    first: Option<Right>,
    /// True if it begins with a small letter.
    small: bool,
    begins: f32,
    view: Option<View>,
    word: WordPart,
}

/// What of a word there may be at one side of a seam.
#[derive(Clone, Debug, Default)]
struct WordPart {
    /// Chinese: the last (or first) characters. Latin scripts: the letters of a word that is broken
    /// by a hyphen (or that begins the text).
    symbols: Vec<Symbol>,
    /// The information in the nearest one, two, … of them (Latin scripts: in all).
    information: Vec<f32>,
    /// Left: the trails of the nearest one, two, … of them (Latin scripts: of all).
    trails: Vec<Trail>,
}

/// A word that a seam goes through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordAcross {
    /// How many characters (code points) of it end the left side, a hyphen not counted.
    pub left: usize,
    /// How many characters begin the right side.
    pub right: usize,
    /// The natural log of how much more often the word stands in the language than its two parts
    /// would meet by chance.
    pub strength: f32,
}

impl LeftEnd {
    /// Makes a text's end ready.
    #[must_use]
    pub fn new(language: Language, text: &str) -> Self {
        let shipped = shipped(language);
        let mut end = Self {
            language,
            shipped,
            joined: None,
            apart: None,
            ends: 0.0,
            view: None,
            word: WordPart::default(),
        };
        let Some(shipped) = shipped else {
            return end;
        };
        let text = text.trim_end();
        let start = text
            .char_indices()
            .rev()
            .nth(LOOKED_AT - 1)
            .map_or(0, |(at, _)| at);
        let mut symbols = Vec::with_capacity(LOOKED_AT + 1);
        fold(language, &text[start..], &mut symbols);
        let model = &shipped.characters;
        end.ends = ratio(model, &Left::new(model, &symbols), &Right::boundary(model));
        end.view = Some(shipped.towers.view(Side::Left, &symbols));
        if language == Language::Chinese {
            end.joined = Some(Left::new(model, &symbols));
            let nearest = &symbols[symbols.len().saturating_sub(PART)..];
            for count in 1..=nearest.len() {
                let part = &nearest[nearest.len() - count..];
                end.word.information.push(model.information(part));
                end.word.trails.push(Trail::of(part));
            }
            end.word.symbols = nearest.to_vec();
            return end;
        }
        let hyphen = Symbol::from('-');
        let broken = symbols.len() > 1
            && symbols.last() == Some(&hyphen)
            && symbols.get(symbols.len() - 2).is_some_and(|it| letter(*it));
        if broken {
            end.view = None;
            end.apart = Some(Left::new(model, &symbols));
            symbols.pop();
            end.joined = Some(Left::new(model, &symbols));
            let letters = symbols.iter().rev().take_while(|it| letter(**it)).count();
            let part = &symbols[symbols.len() - letters..];
            end.word.information.push(model.information(part));
            end.word.symbols = part.iter().map(|it| small(*it)).collect();
            end.word.trails.push(Trail::of(&end.word.symbols));
        } else {
            symbols.push(Symbol::from(' '));
            end.joined = Some(Left::new(model, &symbols));
        }
        end
    }

    /// The natural log of how much likelier a paragraph ends here than anywhere in a text.
    #[must_use]
    pub const fn ends_like_a_paragraph(&self) -> f32 {
        self.ends
    }
}

impl RightBeginning {
    /// Makes a text's beginning ready.
    #[must_use]
    pub fn new(language: Language, text: &str) -> Self {
        let mut beginning = Self {
            language,
            first: None,
            small: false,
            begins: 0.0,
            view: None,
            word: WordPart::default(),
        };
        let Some(shipped) = shipped(language) else {
            return beginning;
        };
        let text = text.trim_start();
        let end = text
            .char_indices()
            .nth(LOOKED_AT)
            .map_or(text.len(), |(at, _)| at);
        let mut symbols = Vec::with_capacity(LOOKED_AT);
        fold(language, &text[..end], &mut symbols);
        let model = &shipped.characters;
        let first = Right::new(model, &symbols, WINDOW);
        beginning.begins = ratio(model, &Left::boundary(model), &first);
        beginning.view = Some(shipped.towers.view(Side::Right, &symbols));
        beginning.first = Some(first);
        beginning.small = text.chars().next().is_some_and(char::is_lowercase);
        if language == Language::Chinese {
            let nearest = &symbols[..symbols.len().min(PART)];
            for count in 1..=nearest.len() {
                beginning
                    .word
                    .information
                    .push(model.information(&nearest[..count]));
            }
            beginning.word.symbols = nearest.to_vec();
        } else {
            let letters = symbols.iter().take_while(|it| letter(**it)).count();
            let part = &symbols[..letters];
            beginning.word.information.push(model.information(part));
            beginning.word.symbols = part.iter().map(|it| small(*it)).collect();
        }
        beginning
    }

    /// The natural log of how much likelier a paragraph begins with these characters than they
    /// stand anywhere in a text.
    #[must_use]
    pub const fn begins_like_a_paragraph(&self) -> f32 {
        self.begins
    }
}

/// What the models say of a pair, each in nats.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// By the n-grams: exact sequences.
    pub characters: f32,
    /// By the towers: kinds of words. 0 in a broken word, which they do not know.
    pub kinds: f32,
}

/// How well one text reads on in another, in nats: by the model that says most for it, or by a word
/// across the seam.
#[must_use]
pub fn at_best(left: &LeftEnd, right: &RightBeginning) -> f32 {
    let reading = reading(left, right);
    let word = word_across(left, right).map_or(0.0, |word| word.strength);
    reading.characters.max(reading.kinds).max(word)
}

/// The natural log of how much likelier `right` comes after `left` than anywhere, by each model. 0
/// where there is none, or the languages differ.
#[must_use]
#[inline]
pub fn reading(left: &LeftEnd, right: &RightBeginning) -> Reading {
    let (Some(shipped), Some(first)) = (left.shipped, &right.first) else {
        return Reading::default();
    };
    if left.language != right.language {
        return Reading::default();
    }
    let end = if right.small || left.apart.is_none() {
        &left.joined
    } else {
        &left.apart
    };
    Reading {
        characters: end
            .as_ref()
            .map_or(0.0, |end| ratio(&shipped.characters, end, first)),
        kinds: match (&left.view, &right.view) {
            (Some(left), Some(right)) => agreement(left, right),
            _ => 0.0,
        },
    }
}

/// The same as one number, mixed by weights that were fitted on cuts of pages that no model was
/// trained on (conditional logit among 77 candidates, see the table in [`super`]). That n-grams of
/// letters have never seen a pair of words says nothing, so in Latin scripts they only speak for.
#[must_use]
#[inline]
pub fn reads_on(left: &LeftEnd, right: &RightBeginning) -> f32 {
    let Reading { characters, kinds } = reading(left, right);
    match left.language {
        Language::Chinese => 0.46 * characters + 0.52 * kinds,
        _ if left.view.is_none() => 0.45 * characters,
        _ => 0.2 * characters.max(0.0) + 0.65 * kinds,
    }
}

/// The strongest word that the seam goes through.
#[must_use]
pub fn word_across(left: &LeftEnd, right: &RightBeginning) -> Option<WordAcross> {
    let lexicon = &left.shipped?.lexicon;
    if left.language != right.language {
        return None;
    }
    if left.language == Language::Chinese {
        let (last, first) = (left.word.symbols.last()?, right.word.symbols.first()?);
        if !lexicon.may_join(*last, *first) {
            return None;
        }
        let mut best: Option<WordAcross> = None;
        for (before, trail) in left.word.trails.iter().enumerate() {
            let mut trail = *trail;
            let most = LONGEST_WORD - before - 1;
            for (after, symbol) in right.word.symbols.iter().take(most).enumerate() {
                trail = trail.then(*symbol);
                let Some(frequency) = lexicon.at(trail) else {
                    continue;
                };
                let strength =
                    frequency + left.word.information[before] + right.word.information[after];
                if best.is_none_or(|best| best.strength < strength) {
                    best = Some(WordAcross {
                        left: before + 1,
                        right: after + 1,
                        strength,
                    });
                }
            }
        }
        return best;
    }
    if right.word.symbols.is_empty() || !right.small {
        return None;
    }
    let whole = right
        .word
        .symbols
        .iter()
        .fold(*left.word.trails.first()?, |trail, symbol| {
            trail.then(*symbol)
        });
    Some(WordAcross {
        left: left.word.symbols.len(),
        right: right.word.symbols.len(),
        strength: lexicon.at(whole)?
            + left.word.information.first()?
            + right.word.information.first()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAMS: [(Language, [(&str, &str); 4]); 4] = [
        (
            Language::Chinese,
            [
                (
                    "老桥已经用了六十年，每到雨季，两岸的居民都要绕行十几公",
                    "里才能到对岸去上班。",
                ),
                (
                    "参加这次会议的有各地的代表，他们对今年的工作提出了许多意",
                    "见和建议，会后都要一一答复。",
                ),
                (
                    "孩子们在新的图书馆里读书，老师说，这里比从前的教",
                    "室明亮得多。",
                ),
                (
                    "合作社今年种了三百亩蔬菜，收入比去年增",
                    "长了一成，社员们都很高兴。",
                ),
            ],
        ),
        (
            Language::English,
            [
                (
                    "The council said that the old bridge would be closed for",
                    "three weeks while the road is repaired.",
                ),
                (
                    "Members of the committee have agreed to meet again in the",
                    "middle of next month to vote.",
                ),
                (
                    "She told us that the library could not have been built with-",
                    "out the help of its neighbours.",
                ),
                (
                    "According to the report, most of the visitors came by train and",
                    "walked from the station to the lake.",
                ),
            ],
        ),
        (
            Language::German,
            [
                (
                    "Der Rat hat gestern beschlossen, dass die alte Brücke für drei",
                    "Wochen gesperrt werden soll.",
                ),
                (
                    "Die Mitglieder des Ausschusses werden sich im nächsten Mo-",
                    "nat wieder treffen und abstimmen.",
                ),
                (
                    "Nach Angaben der Stadt sind die meisten Besucher mit der",
                    "Bahn gekommen und zum See gelaufen.",
                ),
                (
                    "Die Bücherei konnte nur gebaut werden, weil viele Nachbarn ge-",
                    "holfen haben.",
                ),
            ],
        ),
        (
            Language::French,
            [
                (
                    "Le conseil a décidé que le vieux pont serait fermé pendant les",
                    "trois semaines que dureront les travaux.",
                ),
                (
                    "Les membres de la commission doivent se réunir le mois pro-",
                    "chain pour voter.",
                ),
                (
                    "Selon la ville, la plupart des visiteurs sont venus en train et",
                    "ont marché jusqu'au lac.",
                ),
                (
                    "La bibliothèque n'aurait pas pu être construite sans le concours",
                    "des habitants du quartier.",
                ),
            ],
        ),
    ];

    #[test]
    fn what_belongs_together_reads_on_better_than_what_does_not() {
        for (language, seams) in SEAMS {
            let (mut own, mut strange) = (0.0, 0.0);
            for (place, (left, _)) in seams.iter().enumerate() {
                let left = LeftEnd::new(language, left);
                for (other, (_, right)) in seams.iter().enumerate() {
                    let score = reads_on(&left, &RightBeginning::new(language, right));
                    if place == other {
                        own += score / 4.0;
                    } else {
                        strange += score / 12.0;
                    }
                }
            }
            assert!(own > strange + 1.5, "{language:?}: {own} and {strange}");
        }
    }

    #[test]
    fn a_pair_made_ready_says_what_the_probabilities_say() {
        let mut compared = 0;
        for (language, seams) in SEAMS {
            let Some(shipped) = shipped(language) else {
                continue;
            };
            let model = &shipped.characters;
            for (left, right) in seams {
                let (mut before, mut after) = (Vec::new(), Vec::new());
                fold(language, left, &mut before);
                fold(language, right, &mut after);
                let quick = ratio(
                    model,
                    &Left::new(model, &before),
                    &Right::new(model, &after, WINDOW),
                );
                let mut slow = 0.0;
                for place in 0..WINDOW.min(model.order() - 1) {
                    let whole = [before.as_slice(), &after[..place]].concat();
                    slow += model.log_probability(&whole, after[place])
                        - model.log_probability(&after[..place], after[place]);
                }
                assert!(
                    (quick - slow).abs() < 1e-3,
                    "{left}|{right}: {quick}, {slow}"
                );
                compared += 1;
            }
        }
        assert_eq!(compared, 16);
    }

    fn across(language: Language, left: &str, right: &str) -> Option<(usize, usize)> {
        let left = LeftEnd::new(language, left);
        let found = word_across(&left, &RightBeginning::new(language, right))?;
        assert!(found.strength.is_finite());
        Some((found.left, found.right))
    }

    #[test]
    fn a_word_across_the_seam_is_found() {
        let chinese = Language::Chinese;
        assert_eq!(across(chinese, "这里的教育工", "作者很多"), Some((3, 2)));
        assert_eq!(across(chinese, "這裡的圖書", "館很大"), Some((2, 1)));
        assert_eq!(across(chinese, "走过去，", "他说"), None);
        assert_eq!(
            across(Language::English, "read the govern-", "ment said"),
            Some((6, 4))
        );
        assert_eq!(
            across(Language::English, "read the govern", "ment said"),
            None
        );
        assert_eq!(
            across(Language::German, "die Regie-", "rung hat"),
            Some((5, 4))
        );
        assert_eq!(
            across(Language::French, "le gouverne-", "ment a"),
            Some((8, 4))
        );
        assert_eq!(across(Language::Other, "govern-", "ment"), None);
    }

    #[test]
    fn paragraphs_begin_and_end_where_they_do() {
        let chinese = Language::Chinese;
        let ends = |text| LeftEnd::new(chinese, text).ends_like_a_paragraph();
        assert!(ends("会议在下午结束。") > ends("会议在下午结") + 3.0);
        let begins = |text| RightBeginning::new(chinese, text).begins_like_a_paragraph();
        assert!(begins("一、加强领导") > begins("的工作") + 3.0);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        for language in Language::ALL {
            for (left, right) in [
                ("", ""),
                ("-", "-"),
                ("a-", ""),
                ("，", "\u{301}"),
                ("  ", "\n"),
            ] {
                let (left, right) = (
                    LeftEnd::new(language, left),
                    RightBeginning::new(language, right),
                );
                assert!(reads_on(&left, &right).is_finite());
                assert_eq!(word_across(&left, &right), None);
            }
        }
        let left = LeftEnd::new(Language::English, "the bridge was");
        let right = RightBeginning::new(Language::French, "opened");
        assert_eq!(reading(&left, &right), Reading::default());
    }
}
