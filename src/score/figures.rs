//! The figures: what is right of what was said and of what was wanted.
//!
//! All of them count non-blank characters, or things made of them. Figures of several pages are
//! added up before any share is taken of them, so that a long page weighs more than a short one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use super::answer::{Kind, Numbered, Reading};

/// How many were said, how many were wanted, and how many are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Said, and rightly.
    pub right: u64,
    /// Said.
    pub said: u64,
    /// Wanted.
    pub wanted: u64,
}

impl Tally {
    /// The share of what was said that is right. Nothing said is right if nothing was wanted.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.right, self.said, self.wanted)
    }

    /// The share of what was wanted that was said.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.right, self.wanted, self.said)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }

    /// True if there was nothing to say, and nothing was said.
    #[must_use]
    pub fn is_idle(self) -> bool {
        self.said == 0 && self.wanted == 0
    }
}

fn share(right: u64, of: u64, other: u64) -> f64 {
    match (of, other) {
        (0, 0) => 1.0,
        (0, _) => 0.0,
        _ => right as f64 / of as f64,
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.said += other.said;
        self.wanted += other.wanted;
    }
}

/// The figures of a page, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Non-blank characters.
    pub characters: u64,
    /// Places where the right next character of the running text is not the next of the file.
    pub seams: Tally,
    /// Pairs of characters that belong to the same article, head or text.
    pub groups: Tally,
    /// Paragraphs of running text, by the character that each begins with.
    pub paragraphs: Tally,
    /// Characters of titles and subtitles.
    pub titles: Tally,
    /// Characters of bylines.
    pub bylines: Tally,
    /// Characters of running heads.
    pub running_heads: Tally,
    /// Characters of what belongs to no article.
    pub discards: Tally,
    /// Articles of the answer whose whole running text is right, to the character.
    pub exact: u64,
    /// Articles of the answer.
    pub articles: u64,
    /// Characters that are not placed.
    pub unplaced: u64,
    /// Characters that are nowhere, or in two places. Must be 0.
    pub lost: u64,
}

impl Figures {
    /// The tallies, each with the name that reports give it.
    #[must_use]
    pub fn tallies(&self) -> [(&'static str, Tally); 7] {
        [
            ("seams", self.seams),
            ("groups", self.groups),
            ("paras", self.paragraphs),
            ("title", self.titles),
            ("byline", self.bylines),
            ("running_head", self.running_heads),
            ("discard", self.discards),
        ]
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.characters += other.characters;
        self.seams += other.seams;
        self.groups += other.groups;
        self.paragraphs += other.paragraphs;
        self.titles += other.titles;
        self.bylines += other.bylines;
        self.running_heads += other.running_heads;
        self.discards += other.discards;
        self.exact += other.exact;
        self.articles += other.articles;
        self.unplaced += other.unplaced;
        self.lost += other.lost;
    }
}

/// The seams that are wrong: pairs of bytes of the text at which a character starts, the one before
/// the seam and the one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Wanted, and not there.
    pub missed: Vec<(u32, u32)>,
    /// There, and not wanted.
    pub made: Vec<(u32, u32)>,
}

/// A page's figures, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// The figures.
    pub figures: Figures,
    /// The wrong seams, in file order.
    pub wrong: Wrong,
}

impl Scored {
    pub(super) fn new(said: &Reading, wanted: &Reading, numbered: &Numbered) -> Self {
        let bytes = |(left, right)| (numbered.byte(left), numbered.byte(right));
        let has = |reading: &Reading, (left, right): (u32, u32)| {
            reading.next.get(left as usize) == Some(&Some(right))
        };
        let missed = wanted.seams().filter(|&seam| !has(said, seam));
        let made = said.seams().filter(|&seam| !has(wanted, seam));
        let wrong = Wrong {
            missed: missed.map(bytes).collect(),
            made: made.map(bytes).collect(),
        };
        let seams = |reading: &Reading| reading.seams().count() as u64;
        let kind = |kind| {
            let is = move |its: &Option<Kind>| *its == Some(kind);
            tally(&said.kind, &wanted.kind, is)
        };
        let texts: BTreeSet<&[u32]> = said.bodies.iter().map(Vec::as_slice).collect();
        let exact = wanted.bodies.iter().filter(|&text| texts.contains(&**text));
        let figures = Figures {
            characters: numbered.count() as u64,
            seams: Tally {
                right: seams(said) - wrong.made.len() as u64,
                said: seams(said),
                wanted: seams(wanted),
            },
            groups: Tally {
                right: pairs(
                    said.article
                        .iter()
                        .zip(&wanted.article)
                        .filter_map(|(said, wanted)| Some(((*said)?, (*wanted)?))),
                ),
                said: pairs(said.article.iter().flatten()),
                wanted: pairs(wanted.article.iter().flatten()),
            },
            paragraphs: tally(&said.begins, &wanted.begins, |&begins| begins),
            titles: kind(Kind::Title),
            bylines: kind(Kind::Byline),
            running_heads: kind(Kind::RunningHead),
            discards: kind(Kind::Discarded),
            exact: exact.count() as u64,
            articles: wanted.bodies.len() as u64,
            unplaced: kind(Kind::Unplaced).said,
            lost: said.times.iter().filter(|&&times| times != 1).count() as u64,
        };
        Self { figures, wrong }
    }
}

/// Compares two lists, entry by entry.
fn tally<T>(said: &[T], wanted: &[T], is: impl Fn(&T) -> bool) -> Tally {
    let mut tally = Tally::default();
    for (said, wanted) in said.iter().zip(wanted) {
        let (said, wanted) = (is(said), is(wanted));
        tally += Tally {
            right: u64::from(said && wanted),
            said: u64::from(said),
            wanted: u64::from(wanted),
        };
    }
    tally
}

/// How many pairs of the entries are equal.
fn pairs<T: Ord>(entries: impl Iterator<Item = T>) -> u64 {
    let mut counts: BTreeMap<T, u64> = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry).or_default() += 1;
    }
    counts.values().map(|count| count * (count - 1) / 2).sum()
}
