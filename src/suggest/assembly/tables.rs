//! The worth of every link, beginning and end between blocks, worked out before the search.
//!
//! A block is one or several texts that stay together: what the user has placed one after the other,
//! and lines of one column that was read straight across. Memory grows with the square of the number of blocks, which is
//! why long documents are solved a stretch at a time.

use super::super::signals::{Signal, Values};
use super::problem::{Problem, Weights, dot};
use crate::document::ArticleId;

/// Texts that stay together, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The texts; at least one.
    pub(crate) texts: Vec<usize>,
    /// The title that surely stands over it: the user has put it there.
    pub(crate) title: Option<usize>,
    /// The article that the user has put it into.
    pub(crate) article: Option<ArticleId>,
    /// The block of the same article that stands before it: something may yet come between them,
    /// but their order stays.
    pub(crate) after: Option<usize>,
}

/// What the user has decided, and what is beyond doubt.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) blocks: Vec<Block>,
    /// Pairs of texts that the user has said do not follow each other.
    pub(crate) rejected: Vec<(usize, usize)>,
    /// Titles, and texts that the user has said do not begin their articles.
    pub(crate) rejected_starts: Vec<(usize, usize)>,
}

/// Everything that the search needs to know of a page.
pub(crate) struct Tables {
    pub(crate) blocks: usize,
    pub(crate) titles: usize,
    /// What it is worth that something stands before something: see [`Tables::join`].
    joins: Vec<f32>,
    pub(crate) affinity: Vec<f32>,
    pub(crate) weight: Vec<f32>,
    pub(crate) miss: Vec<f32>,
    pub(crate) agrees: Vec<f32>,
    pub(crate) heads: Vec<f32>,
    /// Blocks that stand first in an article.
    pub(crate) owned: Vec<bool>,
    /// Blocks that stand in an article.
    pub(crate) stands: Vec<bool>,
    /// For each block, the one of the same article that stands before it.
    pub(crate) after: Vec<Option<usize>>,
    /// Titles that stand in an article without any text.
    pub(crate) title_owned: Vec<bool>,
    pub(crate) weights: Weights,
}

/// The worth of what the user has ruled out: more than anything else together can make good.
pub(crate) const RULED_OUT: f32 = -1.0e4;

/// How much it speaks against an article that its title may be none: times the logarithm of how
/// sure the title is. The odds themselves would be 1. On 80 pages 2, 4 and 7 differ by one article; 7
/// keeps a real page whole whose furniture looks like a title.
const UNSURE: f32 = 7.0;

/// A text of so many characters counts whole in what an article speaks of.
const WHOLE: f32 = 80.0;

/// How strongly a title's words that stand in a text speak for it.
const COVERED: f32 = 0.9;

/// How much a text counts in what its article speaks of.
pub(crate) fn text_weight(problem: &Problem<'_>, text: usize) -> f32 {
    let piece = problem
        .layout
        .texts
        .get(text)
        .and_then(|text| problem.pieces.get(text.piece));
    piece.map_or(0.0, |piece| (piece.solid as f32 / WHOLE).min(1.0))
}

impl Tables {
    pub(crate) fn new(
        problem: &Problem<'_>,
        blocks: &Blocks,
        owners: &[Option<ArticleId>],
        weights: &Weights,
    ) -> Self {
        let n = blocks.blocks.len();
        let titles = problem.layout.titles.len();
        let mut tables = Self {
            blocks: n,
            titles,
            joins: vec![0.0; (n + titles + 1) * (n + 1)],
            affinity: vec![0.0; n * n],
            weight: vec![0.0; n],
            miss: vec![0.0; titles * n],
            agrees: vec![0.0; titles * n],
            heads: vec![0.0; n],
            owned: blocks
                .blocks
                .iter()
                .map(|block| block.article.is_some() && block.after.is_none())
                .collect(),
            stands: blocks
                .blocks
                .iter()
                .map(|block| block.article.is_some())
                .collect(),
            after: blocks.blocks.iter().map(|block| block.after).collect(),
            title_owned: (0..titles)
                .map(|title| {
                    owners.get(title).copied().flatten().is_some()
                        && blocks.blocks.iter().all(|block| block.title != Some(title))
                })
                .collect(),
            weights: *weights,
        };
        for title in 0..titles {
            // What may be no title needs no article.
            let sure = problem
                .layout
                .titles
                .get(title)
                .map_or(1.0, |title| title.sure);
            tables.set(n + title, n, dot(&problem.alone(title), weights) * sure);
        }
        let mut taken = vec![false; titles];
        for title in blocks.blocks.iter().filter_map(|block| block.title) {
            if let Some(taken) = taken.get_mut(title) {
                *taken = true;
            }
        }
        let piece_of = |text: usize| problem.layout.texts.get(text).map_or(0, |text| text.piece);
        for (b, block) in blocks.blocks.iter().enumerate() {
            let (Some(&first), Some(&last)) = (block.texts.first(), block.texts.last()) else {
                continue;
            };
            tables.set(b, n, dot(&problem.end(last), weights));
            for title in 0..=titles {
                let under = (title < titles).then_some(title);
                let sure = under
                    .and_then(|title| problem.layout.titles.get(title))
                    .map_or(1.0, |title| title.sure);
                let mut worth =
                    dot(&problem.start(under, first), weights) + UNSURE * sure.max(0.01).ln();
                if let Some(own) = block.title {
                    worth = if under == Some(own) { 0.0 } else { RULED_OUT };
                } else if let Some(title) = under
                    && (taken[title] || blocks.rejected_starts.contains(&(title, first)))
                {
                    worth = RULED_OUT;
                }
                tables.set(n + title, b, worth);
            }
            for &text in &block.texts {
                let weight = text_weight(problem, text);
                tables.weight[b] += weight;
                for title in 0..titles {
                    let head = problem
                        .layout
                        .titles
                        .get(title)
                        .map_or(0, |title| title.piece);
                    let covered = problem.texts.topics.covered(head, piece_of(text));
                    tables.miss[title * n + b] += (1.0 - COVERED * covered).ln();
                }
                if let Some(head) = problem
                    .layout
                    .texts
                    .get(text)
                    .and_then(|text| text.head_above)
                {
                    tables.heads[b] += 1.0;
                    tables.agrees[head * n + b] += 1.0;
                }
            }
            for (c, other) in blocks.blocks.iter().enumerate() {
                if let Some(&next) = other.texts.first()
                    && c != b
                {
                    let ruled_out =
                        blocks.rejected.contains(&(last, next)) || other.title.is_some();
                    let worth = if ruled_out {
                        RULED_OUT
                    } else {
                        problem.link_worth(last, next, weights)
                    };
                    tables.set(b, c, worth);
                }
                if c >= b {
                    let mut sum = 0.0;
                    for &one in &block.texts {
                        for &two in other.texts.iter().filter(|&&two| two != one) {
                            let affinity = problem.texts.affinity(piece_of(one), piece_of(two));
                            sum += affinity * text_weight(problem, one) * text_weight(problem, two);
                        }
                    }
                    tables.affinity[b * n + c] = sum;
                    tables.affinity[c * n + b] = sum;
                }
            }
        }
        tables
    }

    fn set(&mut self, left: usize, right: usize, worth: f32) {
        self.joins[left * (self.blocks + 1) + right] = worth;
    }

    /// What it is worth that something stands before something. On the left: a block, or what
    /// [`left_of_start`](Self::left_of_start) says; on the right: a block, or the end of the article.
    /// An article is worth the sum of its joins, from its title to its end, and what holds for it
    /// as a whole.
    #[inline]
    pub(crate) fn join(&self, left: usize, right: usize) -> f32 {
        self.joins[left * (self.blocks + 1) + right]
    }

    /// What stands before the first block of an article under `title`.
    #[inline]
    pub(crate) fn left_of_start(&self, title: Option<usize>) -> usize {
        self.blocks + title.unwrap_or(self.titles)
    }

    /// What stands behind the last block of an article.
    #[inline]
    pub(crate) fn right_of_end(&self) -> usize {
        self.blocks
    }

    #[inline]
    pub(crate) fn link(&self, left: usize, right: usize) -> f32 {
        self.join(left, right)
    }

    /// What it is worth that `block` begins an article under `title`.
    pub(crate) fn start(&self, title: Option<usize>, block: usize) -> f32 {
        self.join(self.left_of_start(title), block)
    }

    pub(crate) fn end(&self, block: usize) -> f32 {
        self.join(block, self.right_of_end())
    }
}

/// What holds for an article as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Whole {
    /// Twice the sum of the affinities of all pairs of its texts.
    pub(crate) affinity: f32,
    /// The sum of its texts' weights.
    pub(crate) weight: f32,
    /// Logarithm of the share of its title's words that stand nowhere in it.
    pub(crate) miss: f32,
    /// Texts under a running head that repeats its title.
    pub(crate) agrees: f32,
    /// Texts under a running head.
    pub(crate) heads: f32,
    /// Blocks that the user has put into an article.
    pub(crate) owned: u32,
}

impl Whole {
    /// The signals of it.
    pub(crate) fn add(&self, titled: bool, values: &mut Values) {
        let mut set = |signal: Signal, value: f32| values[signal as usize] += value;
        if self.weight > 0.0 {
            set(Signal::Coherence, self.affinity / self.weight);
        }
        if titled {
            set(Signal::TitleFit, 1.0 - self.miss.exp());
        }
        set(Signal::HeadAgrees, self.agrees);
        set(Signal::HeadDisagrees, self.heads - self.agrees);
    }

    /// Two parts of one article, without the affinities between them.
    #[inline]
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self {
            affinity: self.affinity + other.affinity,
            weight: self.weight + other.weight,
            miss: self.miss + other.miss,
            agrees: self.agrees + other.agrees,
            heads: self.heads + other.heads,
            owned: self.owned + other.owned,
        }
    }

    /// What it is worth.
    #[inline]
    pub(crate) fn worth(&self, titled: bool, weights: &Weights) -> f32 {
        let of = |signal: Signal| weights[signal as usize];
        let mut worth = of(Signal::HeadAgrees) * self.agrees
            + of(Signal::HeadDisagrees) * (self.heads - self.agrees);
        if self.weight > 0.0 {
            worth += of(Signal::Coherence) * self.affinity / self.weight;
        }
        if titled {
            worth += of(Signal::TitleFit) * (1.0 - self.miss.exp());
        }
        worth
    }

    /// The most that any part of it can be worth.
    #[inline]
    pub(crate) fn most(&self, titled: bool, weights: &Weights) -> f32 {
        let of = |signal: Signal| weights[signal as usize].max(0.0);
        let mut most =
            of(Signal::HeadAgrees) * self.agrees + of(Signal::HeadDisagrees) * self.heads;
        if self.weight > 0.0 {
            most += of(Signal::Coherence) * self.affinity / self.weight;
        }
        if titled {
            most += of(Signal::TitleFit) * (1.0 - self.miss.exp());
        }
        most
    }
}
