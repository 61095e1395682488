//! What the user has decided, and what is beyond doubt, as blocks for the search.
//!
//! What the user has put into an article follows what stands before it there, and is one block with
//! it. What was accepted stands in its order, but something may have been left out between. Lines of
//! a column that was read straight across and that go on in mid-sentence are one block, too.

use std::collections::BTreeMap;

use super::assembly::layout::Between;
use super::assembly::tables::{Block, Blocks};
use super::filled::Filled;
use super::solve::Solving;
use crate::document::{ArticleId, By, FragmentId};

/// Two lines that fit each other worse than this are not put together beforehand.
const DOUBTFUL: f32 = -3.0;

impl Solving<'_> {
    /// Blocks from what the user has placed, and titles that stand in articles.
    pub(super) fn blocks(&self) -> (Blocks, Vec<Option<ArticleId>>) {
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
        // Texts that begin a run of an article, and the first text of the run before.
        let mut follows: Vec<(usize, usize)> = Vec::new();
        for article in self.placement.articles() {
            let mut title = None;
            let mut runs: Vec<Vec<usize>> = Vec::new();
            for part in &article.parts {
                if let Some(&text) = text_at.get(&part.fragment) {
                    // What the user has put somewhere follows what stands before it. What was
                    // accepted stands in order, and something may have been left out between.
                    match runs.last_mut() {
                        Some(run) if part.by == By::User => run.push(text),
                        _ => runs.push(vec![text]),
                    }
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
        (blocks, titles)
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
