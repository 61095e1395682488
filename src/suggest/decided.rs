//! What the user has decided, and what is beyond doubt, as blocks for the search.
//!
//! What the user has put into an article follows what stands before it there, and is one block with
//! it. What was accepted stands in its order, but something may have been left out between. So it may
//! where the user has put two texts together and open ones fit both their sides clearly better: who
//! gathers an article puts a later text behind an earlier one, and what comes between follows. Lines
//! of a column that was read straight across and that go on in mid-sentence are one block, too.
//!
//! Wrong where two texts belong together though something else fits both: then what is proposed
//! between them has to be rejected.

use std::collections::BTreeMap;

use super::assembly::layout::Between;
use super::assembly::problem::{Problem, Weights};
use super::assembly::tables::{Block, Blocks};
use super::filled::Filled;
use super::solve::Solving;
use crate::document::{ArticleId, By, FragmentId};

/// By so much, in nats, other texts fit both sides of a seam better if something is missing there.
/// With 1 to 3 a simulated user of 80 pages needs 7 actions a page, with 5 8, and 11 where nothing
/// is taken to be missing ever.
const MISSING: f32 = 2.0;

/// Two lines that fit each other worse than this are not put together beforehand.
const DOUBTFUL: f32 = -3.0;

impl Solving<'_> {
    /// Blocks from what the user has placed, and titles that stand in articles.
    pub(super) fn blocks(&self, weights: &Weights) -> (Blocks, Vec<Option<ArticleId>>) {
        let text_at: BTreeMap<FragmentId, usize> = self
            .layout
            .texts
            .iter()
            .enumerate()
            .filter_map(|(n, text)| Some((self.id(text.piece)?, n)))
            .collect();
        let title_at: BTreeMap<FragmentId, usize> = self
            .layout
            .titles
            .iter()
            .enumerate()
            .filter_map(|(n, title)| Some((self.id(title.piece)?, n)))
            .collect();
        let mut blocks = Blocks::default();
        let mut titles = vec![None; self.layout.titles.len()];
        let missing = Missing::new(self, weights);
        // Texts that the user has put next to a text of another stretch.
        let (mut goes_on_elsewhere, mut begun_elsewhere) = (Vec::new(), Vec::new());
        // Texts that begin a run of an article, and the first text of the run before.
        let mut follows: Vec<(usize, usize)> = Vec::new();
        for article in self.placement.articles() {
            let mut title = None;
            let mut runs: Vec<Vec<usize>> = Vec::new();
            // The body part before, and whether it is of another stretch.
            let mut last: Option<(FragmentId, bool)> = None;
            // What was dropped right behind a card that only the drop accepted was meant to be
            // there: nothing is missing between the two.
            let mut accepted = false;
            for part in &article.parts {
                let text = text_at.get(&part.fragment).copied();
                let away = last.is_some_and(|(_, away)| away);
                if let Some(text) = text {
                    // What the user has put somewhere follows what stands before it. What was
                    // accepted stands in order, and something may have been left out between.
                    let by_hand = part.by == By::User;
                    match runs.last_mut() {
                        Some(run)
                            if by_hand
                                && !away
                                && (accepted
                                    || run.last().is_some_and(|&l| !missing.between(l, text))) =>
                        {
                            run.push(text);
                        }
                        _ => runs.push(vec![text]),
                    }
                    if by_hand && away {
                        begun_elsewhere.push(text);
                    }
                    last = Some((part.fragment, false));
                    accepted = !by_hand;
                } else if self.is_text(part.fragment) {
                    if let Some((before, false)) = last
                        && part.by == By::User
                    {
                        goes_on_elsewhere.extend(text_at.get(&before));
                    }
                    last = Some((part.fragment, true));
                }
                if let Some(&number) = title_at.get(&part.fragment) {
                    title = title.or(Some(number));
                    titles[number] = Some(article.id);
                }
            }
            let mut before = None;
            for texts in runs {
                let first = texts.first().copied();
                follows.extend(first.zip(before));
                blocks.blocks.push(Block {
                    texts,
                    title: title.filter(|_| before.is_none()),
                    article: Some(article.id),
                    after: None,
                });
                before = first;
            }
        }
        let rejected: Vec<(FragmentId, FragmentId)> = self.placement.rejected().collect();
        for (number, text) in self.layout.texts.iter().enumerate() {
            if self.is_placed(text.piece) {
                continue;
            }
            // Lines of one column that go on in mid-sentence are one block.
            match blocks.blocks.last_mut() {
                Some(block)
                    if block.article.is_none()
                        && block.texts.last().is_some_and(|&last| {
                            last + 1 == number && self.is_one(last, number, &rejected)
                        }) =>
                {
                    block.texts.push(number);
                }
                _ => blocks.blocks.push(Block {
                    texts: vec![number],
                    title: None,
                    article: None,
                    after: None,
                }),
            }
        }
        blocks
            .blocks
            .sort_by_key(|block| block.texts.first().copied());
        let block_of: BTreeMap<usize, usize> = blocks
            .blocks
            .iter()
            .enumerate()
            .filter_map(|(block, made)| Some((*made.texts.first()?, block)))
            .collect();
        for (text, before) in follows {
            let (block, before) = (block_of.get(&text), block_of.get(&before).copied());
            if let Some(block) = block.and_then(|&block| blocks.blocks.get_mut(block)) {
                block.after = before;
            }
        }
        for (left, right) in self.placement.rejected() {
            let Some(&right) = text_at.get(&right) else {
                continue;
            };
            if let Some(&left) = text_at.get(&left) {
                blocks.rejected.push((left, right));
            } else if let Some(&title) = title_at.get(&left) {
                blocks.rejected_starts.push((title, right));
            } else if let Some(title) = self.title_over(left) {
                blocks.rejected_starts.push((title, right));
            }
        }
        // Nothing comes between two texts of which one is not of this stretch.
        for (number, text) in self.layout.texts.iter().enumerate() {
            if self.is_placed(text.piece) {
                continue;
            }
            let behind = goes_on_elsewhere.iter().map(|&left| (left, number));
            let before = begun_elsewhere.iter().map(|&right| (number, right));
            blocks.rejected.extend(behind.chain(before));
        }
        for title in 0..titles.len() {
            let starts = begun_elsewhere.iter().map(|&right| (title, right));
            blocks.rejected_starts.extend(starts);
        }
        (blocks, titles)
    }

    /// True for running text of any stretch.
    fn is_text(&self, id: FragmentId) -> bool {
        let fragment = self.placement.fragment(id);
        fragment.is_some_and(|fragment| fragment.role.is_body())
    }

    pub(super) fn is_placed(&self, piece: usize) -> bool {
        self.placed.get(piece).copied().flatten().is_some()
    }

    /// True if two texts are lines of one column that was read straight across, and go on in
    /// mid-sentence, as far as can be told.
    fn is_one(&self, left: usize, right: usize, rejected: &[(FragmentId, FragmentId)]) -> bool {
        let (Some(one), Some(two)) = (self.layout.texts.get(left), self.layout.texts.get(right))
        else {
            return false;
        };
        let (Some(one_piece), Some(two_piece)) = (
            self.stretch.pieces.get(one.piece),
            self.stretch.pieces.get(two.piece),
        ) else {
            return false;
        };
        one_piece.across
            && two.above == Between::default()
            && !two_piece.after_blank
            && one_piece.ending.is_open()
            && one_piece.filled != Filled::Short
            && self.stretch.texts.worth(one.piece, two.piece) > DOUBTFUL
            && !rejected.contains(&(one_piece.id, two_piece.id))
    }

    /// The title that a byline or second head stands under.
    fn title_over(&self, head: FragmentId) -> Option<usize> {
        let at = self
            .stretch
            .pieces
            .iter()
            .position(|piece| piece.id == head)?;
        let under = self
            .layout
            .titles
            .iter()
            .enumerate()
            .rev()
            .find(|(_, title)| title.piece < at)?;
        Some(under.0)
    }
}

/// Tells whether something is missing between two texts that the user has put together.
struct Missing<'a> {
    solving: &'a Solving<'a>,
    problem: Problem<'a>,
    weights: &'a Weights,
    /// Texts that stand nowhere yet.
    open: Vec<usize>,
}

impl<'a> Missing<'a> {
    fn new(solving: &'a Solving<'a>, weights: &'a Weights) -> Self {
        let texts = solving.layout.texts.iter().enumerate();
        Self {
            solving,
            problem: Problem {
                pieces: &solving.stretch.pieces,
                texts: &solving.stretch.texts,
                layout: &solving.layout,
            },
            weights,
            open: texts
                .filter(|(_, text)| !solving.is_placed(text.piece))
                .map(|(number, _)| number)
                .collect(),
        }
    }

    /// True if open texts fit both the end of the left one and the beginning of the right one
    /// clearly better than these fit each other.
    fn between(&self, left: usize, right: usize) -> bool {
        let worth = |one, two| self.problem.link_worth(one, two, self.weights);
        let bar = worth(left, right) + MISSING;
        let fits = |one: usize, two: usize| worth(one, two) > bar && !self.is_rejected(one, two);
        self.open.iter().any(|&next| fits(left, next))
            && self.open.iter().any(|&before| fits(before, right))
    }

    fn is_rejected(&self, left: usize, right: usize) -> bool {
        let id = |text: usize| self.solving.id(self.solving.layout.texts.get(text)?.piece);
        let (Some(left), Some(right)) = (id(left), id(right)) else {
            return false;
        };
        self.solving.placement.is_rejected(left, right)
    }
}
