//! The signals of one text following another, as far as the two texts alone give them.

use super::super::assembly::problem::dot;
use super::super::confidence::Script;
use super::super::ends::{Beginning, Ending};
use super::super::filled::Filled;
use super::super::language::{
    Language, LeftEnd, RightBeginning, at_best, reading, strangers, word_across,
};
use super::super::page::{Piece, language, sample};
use super::super::topic::Topics;
use super::spanning::{Edge, Spanning};
use super::{SIGNALS, Signal, Values};
use crate::signs::is_unspaced;

/// What a piece says of itself, ready to be held against another.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    edge: Edge,
    left: LeftEnd,
    right: RightBeginning,
    /// How much it begins like a paragraph: natural logarithm of a ratio.
    pub(crate) paragraph_like: f32,
}

/// The most that the model's ratio counts, in nats: what is beyond is the corpus, not the page.
const MOST: f32 = 9.0;

/// The texts of a page, ready to be held against each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    pub(crate) sides: Vec<Side>,
    pub(crate) topics: Topics,
    /// True if the language parts words by spaces.
    pub(crate) script: Script,
    spanning: Spanning,
    /// The affinity of every two pieces.
    affinities: Vec<f32>,
    /// What every two pieces are worth to each other, as far as the texts alone say.
    worths: Vec<f32>,
}

impl Texts {
    /// Looks at all pieces.
    pub(crate) fn new(pieces: &[Piece], weights: &Values) -> Self {
        let language = language(pieces);
        let sides = pieces
            .iter()
            .map(|piece| {
                let right = RightBeginning::new(language, &piece.text);
                Side {
                    edge: Spanning::edge(&piece.text),
                    left: LeftEnd::new(language, &piece.text),
                    paragraph_like: right.begins_like_a_paragraph().clamp(-4.0, 4.0),
                    right,
                }
            })
            .collect();
        let topics = Topics::new(pieces, language);
        let n = pieces.len();
        let affinities = topics.affinities();
        let mut texts = Self {
            sides,
            topics,
            script: script(language, pieces),
            spanning: Spanning::new(pieces.iter().map(|piece| &*piece.text)),
            affinities,
            worths: Vec::new(),
        };
        let mut worths = vec![0.0; n * n];
        for i in 0..n {
            for j in (0..n).filter(|&j| j != i) {
                let mut values = [0.0; SIGNALS];
                texts.add(pieces, i, j, &mut values);
                worths[i * n + j] = dot(&values, weights);
            }
        }
        texts.worths = worths;
        texts
    }

    /// How much two pieces speak of the same: 0 to 1.
    pub(crate) fn affinity(&self, i: usize, j: usize) -> f32 {
        self.affinities
            .get(i * self.sides.len() + j)
            .copied()
            .unwrap_or(0.0)
    }

    /// What it is worth that piece `j` follows piece `i`, as far as the texts alone say.
    pub(crate) fn worth(&self, i: usize, j: usize) -> f32 {
        self.worths
            .get(i * self.sides.len() + j)
            .copied()
            .unwrap_or(0.0)
    }

    /// How well a piece reads on in another, in nats: by its characters, or by a word across the seam.
    pub(crate) fn reads_on(&self, i: usize, j: usize) -> f32 {
        let (Some(left), Some(right)) = (self.sides.get(i), self.sides.get(j)) else {
            return 0.0;
        };
        at_best(&left.left, &right.right)
    }

    /// The word that the seam goes through: its two parts, and how strong it is.
    pub(crate) fn word_across(
        &self,
        pieces: &[Piece],
        i: usize,
        j: usize,
    ) -> Option<(String, String, f32)> {
        let word = word_across(&self.sides.get(i)?.left, &self.sides.get(j)?.right)?;
        let left = pieces
            .get(i)?
            .text
            .trim_end_matches(['-', '\u{AD}', '\u{2010}', '¬']);
        let before: Vec<char> = left.chars().rev().take(word.left).collect();
        let after: String = pieces.get(j)?.text.chars().take(word.right).collect();
        Some((before.into_iter().rev().collect(), after, word.strength))
    }

    /// The longest string across the seam that stands elsewhere on the page.
    pub(crate) fn spanning_string(&self, pieces: &[Piece], i: usize, j: usize) -> Option<String> {
        let (left, right) = self
            .spanning
            .longest(&self.sides.get(i)?.edge, &self.sides.get(j)?.edge)?;
        let before: Vec<char> = pieces.get(i)?.text.chars().rev().take(left).collect();
        let after = pieces.get(j)?.text.chars().take(right);
        Some(before.into_iter().rev().chain(after).collect())
    }

    /// The most telling words that two pieces share, at most so many.
    pub(crate) fn shared_words(
        &self,
        pieces: &[Piece],
        i: usize,
        j: usize,
        most: usize,
    ) -> Vec<String> {
        pieces.get(i).map_or_else(Vec::new, |piece| {
            self.topics.shared(i, j, &piece.text, most)
        })
    }

    /// Adds the signals of the piece `j` following the piece `i`.
    pub(crate) fn add(&self, pieces: &[Piece], i: usize, j: usize, values: &mut Values) {
        let (Some(left), Some(right)) = (pieces.get(i), pieces.get(j)) else {
            return;
        };
        let (Some(left_side), Some(right_side)) = (self.sides.get(i), self.sides.get(j)) else {
            return;
        };
        let mut set = |signal: Signal, value: f32| values[signal as usize] += value;
        let affinity = self.affinity(i, j);
        let goes_on = right.beginning.goes_on();
        let (longest, pair) = self.spanning.across(&left_side.edge, &right_side.edge);
        if left.ending.is_open() {
            let reading = reading(&left_side.left, &right_side.right);
            let characters = reading.characters.clamp(-MOST, MOST);
            set(Signal::ReadsOn, characters);
            set(Signal::ReadsOnAgainst, characters.min(0.0));
            set(Signal::ReadsOnByKind, reading.kinds.clamp(-MOST, MOST));
            if let Some(word) = word_across(&left_side.left, &right_side.right) {
                set(Signal::WordAcross, word.strength.clamp(-MOST, MOST));
            }
            let hyphen = left.ending == Ending::Hyphen;
            set(Signal::OpenAffinity, affinity);
            set(Signal::Spans, longest.saturating_sub(2) as f32);
            set(Signal::SpansPair, f32::from(u8::from(pair)));
            set(Signal::OpenParagraphLike, right_side.paragraph_like);
            if hyphen {
                let letters = matches!(right.beginning, Beginning::Small);
                set(
                    if letters {
                        Signal::HyphenSmall
                    } else {
                        Signal::HyphenOther
                    },
                    1.0,
                );
            } else if goes_on {
                set(Signal::OpenGoesOn, 1.0);
                if left.ending == Ending::Pause {
                    set(Signal::PauseGoesOn, 1.0);
                }
            } else if right.beginning == Beginning::Capital {
                set(Signal::OpenCapital, 1.0);
            } else if right.indented {
                set(Signal::OpenIndented, 1.0);
            } else {
                set(Signal::OpenNeutral, 1.0);
            }
        } else {
            set(Signal::ClosedAffinity, affinity);
            set(Signal::ClosedParagraphLike, right_side.paragraph_like);
            if goes_on {
                set(Signal::ClosedGoesOn, 1.0);
            } else if right.indented || right.beginning == Beginning::Capital {
                set(Signal::ClosedFresh, 1.0);
            }
        }
        if let (Some(one), Some(two)) = (left.numbering, right.numbering)
            && one.0 == two.0
        {
            let next = two.1 == one.1 + 1;
            set(
                if next {
                    Signal::NumberNext
                } else {
                    Signal::NumberBreaks
                },
                1.0,
            );
        }
        let waits = left.brackets.open.last();
        let closes = right.brackets.closes.first();
        match (waits, closes) {
            (Some(waits), Some(closes)) if waits == closes => set(Signal::BracketCloses, 1.0),
            (None, None) => {}
            _ => set(Signal::BracketConflict, 1.0),
        }
        if left.lines > 1 && right.lines > 1 {
            let same = left.measure.abs_diff(right.measure) <= 2;
            set(
                if same {
                    Signal::MeasureSame
                } else {
                    Signal::MeasureDiffers
                },
                1.0,
            );
            if !left.ending.is_open() && left.filled == Filled::Full {
                set(Signal::FullLastLine, 1.0);
            }
        }
    }
}

/// From this share of strangers among its words on a page was badly recognised, by language. The most
/// of 23 clean pages is .075 in English, .137 in German and .25 in French, whose words the lexicon
/// knows worst. Of 30 pages made to look like old print 25 have more.
fn strange(language: Language) -> f32 {
    match language {
        Language::English => 0.1,
        Language::French => 0.27,
        _ => 0.155,
    }
}

/// Whether a page's language parts words by spaces, and is spelt as it should be; where the language
/// is not known, most characters tell about spaces, and nothing about the spelling.
fn script(language: Language, pieces: &[Piece]) -> Script {
    let spaced = if language == Language::Other {
        let (wide, all) = pieces
            .iter()
            .flat_map(|piece| piece.text.chars().take(200))
            .fold((0, 0), |(wide, all), c| {
                (wide + usize::from(is_unspaced(c)), all + 1)
            });
        2 * wide < all
    } else {
        language != Language::Chinese
    };
    if !spaced {
        return Script::Wide;
    }
    match strangers(language, &sample(pieces)) {
        Some(share) if share >= strange(language) => Script::Rough,
        // So garbled, or so foreign, that no language was recognised.
        None if language == Language::Other => Script::Rough,
        _ => Script::Spaced,
    }
}
