//! A stretch of a document solved: roles and what the user has decided become blocks, blocks become
//! articles, articles a proposal.
//!
//! What stands in an article never moves. What the user has put somewhere follows what stands before
//! it, as one block with it; between parts that were accepted something may yet come, for it may have
//! been left out. A role that the user has said is not guessed again. Pairs that the user rejected
//! are never linked.

use std::collections::BTreeMap;

use super::assembly::layout::{Layout, Part};
use super::assembly::odds::Odds;
use super::assembly::problem::{Problem, Weights};
use super::assembly::rows::Row;
use super::assembly::search::{greedy, improve};
use super::assembly::tables::{Blocks, Tables};
use super::attach::attach;
use super::confidence::{Curves, Grounds};
use super::ends::Ending;
use super::evidence::{link_evidence, start_evidence};
use super::filled;
use super::fitting::Answer;
use super::heads::READS_ON;
use super::page::Piece;
use super::prepared::Stretch;
use super::roles::Kind;
use super::{Candidate, Evidence, Proposal, ProposedArticle, ProposedDiscard, ProposedPart, SHOWN};
use crate::document::{
    ArticleId, Confidence, Ends, FragmentId, Join, Placement, Reason, Role, RoleBy, Standing,
    natural_join,
};

/// All stretches of a document, one after the other.
pub(super) fn document(
    stretches: &[Stretch],
    placement: &Placement,
    weights: &Weights,
    curves: &Curves,
    answer: Option<&Answer>,
) -> Proposal {
    let mut proposal = Proposal::default();
    for article in placement.articles() {
        let parts = article.parts.iter().filter_map(|part| {
            Some(ProposedPart {
                fragment: part.fragment,
                role: placement.fragment(part.fragment)?.role,
                join: part.join,
                placed: true,
                confidence: confidence(1.0)?,
                evidence: vec![Evidence::Placed],
            })
        });
        proposal.articles.push(ProposedArticle {
            article: Some(article.id),
            parts: parts.collect(),
        });
    }
    for stretch in stretches {
        Solving::new(stretch, placement, curves, answer).solve(weights, &mut proposal);
    }
    proposal
        .articles
        .retain(|article| article.article.is_some() || !article.parts.is_empty());
    proposal.discards.sort_by_key(|discard| discard.fragment);
    proposal
}

pub(super) fn confidence(value: f32) -> Option<Confidence> {
    Confidence::new(f64::from(value).clamp(0.0, 1.0))
}

/// How sure it is that lines of one column which were put together beforehand belong together. On 7
/// pages that were read straight across 98 of 100 did.
const TOGETHER: f32 = 0.98;

/// How well a line that is called a paragraph must read on to be no head, in nats. Of the short lines
/// of 80 pages that read on so well, none was one.
const LITTLE: f32 = 0.2;

/// A stretch while it is solved.
pub(super) struct Solving<'a> {
    pub(super) stretch: &'a Stretch,
    pub(super) placement: &'a Placement,
    /// What each piece is taken for, with the probability that it is that.
    pub(super) kinds: Vec<(Kind, f32)>,
    /// The article that each piece stands in.
    pub(super) placed: Vec<Option<ArticleId>>,
    pub(super) layout: Layout,
    curves: &'a Curves,
}

impl<'a> Solving<'a> {
    fn new(
        stretch: &'a Stretch,
        placement: &'a Placement,
        curves: &'a Curves,
        answer: Option<&Answer>,
    ) -> Self {
        let mut kinds = Vec::with_capacity(stretch.pieces.len());
        let mut placed = Vec::with_capacity(stretch.pieces.len());
        for (piece, guess) in stretch.pieces.iter().zip(&stretch.guesses) {
            let fragment = placement.fragment(piece.id);
            let (standing, role, by) = fragment.map_or(
                (&Standing::Unplaced, piece.given, RoleBy::Guess),
                |fragment| (&fragment.standing, fragment.role, fragment.role_by),
            );
            let known = answer.map(|answer| answer.roles.get(&piece.id).copied().flatten());
            placed.push(match standing {
                Standing::InArticle(article) => Some(*article),
                _ => None,
            });
            kinds.push(match (standing, known) {
                (Standing::Discarded(_), _) => (Kind::Furniture, 1.0),
                (Standing::InArticle(_), _) => (Kind::Part(role), 1.0),
                _ if by == RoleBy::User => (Kind::Part(role), 1.0),
                (_, Some(Some(role))) => (Kind::Part(role), 1.0),
                (_, Some(None)) => (Kind::Furniture, 1.0),
                _ => guess.best(),
            });
        }
        let parts = parts_of(&kinds, &stretch.pieces);
        let mut layout = Layout::new(&stretch.pieces, &parts);
        for title in &mut layout.titles {
            title.sure = kinds.get(title.piece).map_or(1.0, |(_, sure)| *sure);
            // What the user has called a title, or placed, is one.
            let fragment = stretch.pieces.get(title.piece);
            let fragment = fragment.and_then(|piece| placement.fragment(piece.id));
            title.over_title &= fragment.is_some_and(|fragment| {
                fragment.standing == Standing::Unplaced && fragment.role_by == RoleBy::Guess
            });
        }
        Self {
            stretch,
            placement,
            kinds,
            placed,
            layout,
            curves,
        }
    }

    /// How sure a link is against these odds.
    fn sure(&self, grounds: Grounds, against: f32) -> f32 {
        self.curves
            .confidence(self.stretch.texts.script, grounds, against)
    }

    pub(super) fn id(&self, piece: usize) -> Option<FragmentId> {
        self.stretch.pieces.get(piece).map(|piece| piece.id)
    }

    pub(super) fn role(&self, piece: usize) -> Role {
        match self.kinds.get(piece) {
            Some((Kind::Part(role), _)) => *role,
            _ => Role::Paragraph,
        }
    }

    /// How sure it is that the piece is what it is taken for.
    pub(super) fn role_sure(&self, piece: usize) -> f32 {
        self.kinds.get(piece).map_or(0.0, |(_, sure)| *sure)
    }

    /// How sure it is that the piece is running text: whether heading, paragraph, caption or note
    /// matters little to where it belongs.
    fn text_sure(&self, piece: usize) -> f32 {
        let guess = self.stretch.guesses.get(piece);
        let text = guess.map_or(0.0, |guess| {
            let of = |role: &Role| guess.of(Kind::Part(*role));
            Role::ALL.iter().filter(|role| role.is_body()).map(of).sum()
        });
        self.role_sure(piece).max(text)
    }

    fn solve(mut self, weights: &Weights, proposal: &mut Proposal) {
        let (blocks, owners) = self.blocks(weights);
        let problem = Problem {
            pieces: &self.stretch.pieces,
            texts: &self.stretch.texts,
            layout: &self.layout,
        };
        let tables = Tables::new(&problem, &blocks, &owners, weights);
        let (mut rows, _) = improve(&tables, greedy(&tables));
        rows.retain(|row| {
            let second = row.blocks.is_empty().then_some(row.title).flatten();
            let second = second.and_then(|title| self.layout.titles.get(title));
            let Some(head) = second.filter(|title| title.over_title) else {
                return true;
            };
            if let Some((kind, _)) = self.kinds.get_mut(head.piece) {
                *kind = Kind::Part(Role::Subtitle);
            }
            false
        });
        rows.sort_by_key(|row| self.first_piece(row, &blocks));
        let odds = Odds::new(&tables, &rows);
        let mut homes = Homes::default();
        for row in &rows {
            let own = row
                .blocks
                .iter()
                .find_map(|&block| blocks.blocks.get(block)?.article);
            let own = own.or_else(|| {
                row.title
                    .and_then(|title| owners.get(title).copied().flatten())
            });
            let home = own.and_then(|own| {
                proposal
                    .articles
                    .iter()
                    .position(|article| article.article == Some(own))
            });
            let home = home.unwrap_or_else(|| {
                proposal.articles.push(ProposedArticle {
                    article: None,
                    parts: Vec::new(),
                });
                proposal.articles.len() - 1
            });
            self.write_row(
                row, home, &problem, &blocks, &odds, weights, &mut homes, proposal,
            );
        }
        attach(&self, &homes, proposal);
        for (piece, (kind, sure)) in self.stretch.pieces.iter().zip(&self.kinds) {
            let standing = self
                .placement
                .fragment(piece.id)
                .map(|fragment| &fragment.standing);
            if *kind == Kind::Furniture && standing == Some(&Standing::Unplaced) {
                let reason = self
                    .stretch
                    .guesses
                    .iter()
                    .find(|guess| guess.fragment == piece.id)
                    .map_or(Reason::PageFurniture, |guess| guess.reason.clone());
                proposal
                    .discards
                    .extend(confidence(*sure).map(|confidence| ProposedDiscard {
                        fragment: piece.id,
                        reason,
                        confidence,
                    }));
            }
        }
    }

    fn first_piece(&self, row: &Row, blocks: &Blocks) -> usize {
        let title = row
            .title
            .and_then(|title| self.layout.titles.get(title))
            .map(|title| title.piece);
        title
            .or_else(|| {
                let block = blocks.blocks.get(*row.blocks.first()?)?;
                self.layout
                    .texts
                    .get(*block.texts.first()?)
                    .map(|text| text.piece)
            })
            .unwrap_or(usize::MAX)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one row, and all that it follows from"
    )]
    fn write_row(
        &self,
        row: &Row,
        home: usize,
        problem: &Problem<'_>,
        blocks: &Blocks,
        odds: &Odds,
        weights: &Weights,
        homes: &mut Homes,
        proposal: &mut Proposal,
    ) {
        let mut parts: Vec<ProposedPart> = Vec::new();
        let title = row
            .title
            .and_then(|title| self.layout.titles.get(title))
            .map(|title| title.piece);
        let first = row.blocks.first().copied();
        if let Some(number) = row.title {
            homes.of_title.insert(number, home);
        }
        if let Some(title) = title {
            homes.of_piece.insert(title, home);
            let start = first.map_or(1.0, |block| self.sure(Grounds::Start, odds.against[block]));
            // The title belongs to the article even if another text than the first comes first.
            parts.extend(self.part(
                title,
                Join::Paragraph,
                (0.5 + 0.5 * start) * self.role_sure(title),
                vec![Evidence::Form(Role::Title)],
            ));
        }
        let mut last: Option<usize> = None;
        for &block in &row.blocks {
            let Some(texts) = blocks.blocks.get(block).map(|block| &block.texts) else {
                continue;
            };
            for (n, &text) in texts.iter().enumerate() {
                let Some(piece) = self.layout.texts.get(text).map(|text| text.piece) else {
                    continue;
                };
                homes.of_piece.insert(piece, home);
                let before = last
                    .and_then(|last| self.layout.texts.get(last))
                    .map(|text| text.piece);
                let join = before.map_or(Join::Paragraph, |before| self.join(before, piece));
                let grounds = match last {
                    None if title.is_some() => Grounds::Start,
                    None => Grounds::Untitled,
                    Some(last)
                        if self.stretch.pieces[self.layout.texts[last].piece]
                            .ending
                            .is_open() =>
                    {
                        Grounds::Open
                    }
                    Some(_) => Grounds::Closed,
                };
                let sure = if n > 0 {
                    TOGETHER
                } else {
                    self.sure(grounds, odds.against[block])
                };
                let evidence = match last {
                    Some(last) => link_evidence(self, problem, weights, last, text),
                    None => start_evidence(self, problem, row.title, text),
                };
                parts.extend(self.part(piece, join, sure * self.text_sure(piece), evidence));
                last = Some(text);
            }
            let (Some(end), Some(last)) = (
                last.and_then(|last| self.layout.texts.get(last))
                    .and_then(|text| self.id(text.piece)),
                last,
            ) else {
                continue;
            };
            let after = odds.after.get(block).map_or(&[][..], |after| after);
            proposal.ends.insert(
                end,
                self.candidates(last, after, problem, blocks, weights, row, block, odds),
            );
        }
        // What stands in the article already keeps its place; what is new goes around it.
        let article = &mut proposal.articles[home];
        if article.parts.is_empty() {
            article.parts = parts;
        } else {
            merge(&mut article.parts, parts);
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one end, and all that it follows from"
    )]
    fn candidates(
        &self,
        last: usize,
        after: &[(usize, f32)],
        problem: &Problem<'_>,
        blocks: &Blocks,
        weights: &Weights,
        row: &Row,
        block: usize,
        odds: &Odds,
    ) -> Vec<Candidate> {
        // What follows now stands among the others with the odds that are left to it.
        let here = row.blocks.iter().position(|&one| one == block);
        let now = here.and_then(|here| row.blocks.get(here + 1)).copied();
        let mut all: Vec<(usize, f32)> = after
            .iter()
            .copied()
            .filter(|&(next, _)| Some(next) != now)
            .collect();
        all.extend(now.map(|now| (now, 0.0)));
        all.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let end = odds.margin_of_end(now);
        let sum: f32 = all
            .iter()
            .map(|(_, gain)| gain.min(20.0).exp())
            .sum::<f32>()
            + end;
        let piece_of = |text: usize| self.layout.texts.get(text).map(|text| text.piece);
        let left = piece_of(last).and_then(|piece| self.id(piece));
        let candidates = all.iter().filter_map(|&(next, gain)| {
            let text = *blocks.blocks.get(next)?.texts.first()?;
            let piece = piece_of(text)?;
            // What stands together already may have been rejected since.
            let right = self.id(piece)?;
            if left.is_some_and(|left| self.placement.is_rejected(left, right)) {
                return None;
            }
            let sure = if Some(next) == now {
                self.sure(
                    if self.stretch.pieces.get(piece_of(last)?)?.ending.is_open() {
                        Grounds::Open
                    } else {
                        Grounds::Closed
                    },
                    odds.against[next],
                )
            } else {
                gain.min(20.0).exp() / sum.max(1.0e-6)
            };
            Some(Candidate {
                fragment: right,
                join: self.join(piece_of(last)?, piece),
                confidence: confidence(sure)?,
                evidence: link_evidence(self, problem, weights, last, text),
            })
        });
        candidates.take(SHOWN).collect()
    }

    pub(super) fn part(
        &self,
        piece: usize,
        join: Join,
        sure: f32,
        evidence: Vec<Evidence>,
    ) -> Option<ProposedPart> {
        let placed = self.placed.get(piece).copied().flatten().is_some();
        Some(ProposedPart {
            fragment: self.id(piece)?,
            role: self.role(piece),
            join,
            placed,
            confidence: confidence(if placed { 1.0 } else { sure })?,
            evidence: if placed {
                vec![Evidence::Placed]
            } else {
                evidence
            },
        })
    }

    fn join(&self, left: usize, right: usize) -> Join {
        let pieces = &self.stretch.pieces;
        let (Some(left_piece), Some(right_piece)) = (pieces.get(left), pieces.get(right)) else {
            return Join::Paragraph;
        };
        let text = self.role(left) == Role::Paragraph && self.role(right) == Role::Paragraph;
        let fresh = right_piece.indented || right_piece.numbering.is_some();
        match (left_piece.ending, left_piece.filled) {
            // A short line in mid-sentence looks like a head until one reads on.
            (Ending::Head, _) => {
                let bar = if text { LITTLE } else { READS_ON };
                let goes_on = right_piece.beginning.goes_on()
                    || self.stretch.texts.reads_on(left, right) > bar;
                return if goes_on && !fresh {
                    Join::Continue
                } else {
                    Join::Paragraph
                };
            }
            (Ending::Stop, _)
                if text
                    && !fresh
                    && right == left + 1
                    && filled::goes_on(pieces, left) == Some(true) =>
            {
                return Join::Continue;
            }
            (Ending::Colon, _) if text && right_piece.beginning.goes_on() => return Join::Continue,
            // The same paragraph's line, though it has no mark: a needless cut.
            (Ending::Open | Ending::Colon, _)
                if text && right == left + 1 && filled::goes_on(pieces, left) == Some(true) =>
            {
                return Join::Continue;
            }
            _ => {}
        }
        natural_join(&Ends {
            left: &left_piece.text,
            left_role: self.role(left),
            right: &right_piece.text,
            right_role: self.role(right),
            indented: right_piece.indented,
        })
    }
}

/// What part each piece plays. A title line right under another, in a column that was read straight
/// across, goes on with it.
pub(super) fn parts_of(kinds: &[(Kind, f32)], pieces: &[Piece]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(kinds.len());
    for (at, (kind, _)) in kinds.iter().enumerate() {
        let above = at
            .checked_sub(1)
            .and_then(|above| Some((pieces.get(above)?, pieces.get(at)?)));
        let goes_on = above.is_some_and(|(above, piece)| {
            piece.across && above.column == piece.column && !piece.after_blank
        });
        let under_title = goes_on
            && matches!(
                kinds.get(at.wrapping_sub(1)),
                Some((Kind::Part(Role::Title), _))
            );
        parts.push(match kind {
            Kind::Part(Role::Title) if under_title => Part::Subtitle,
            Kind::Part(role) => Part::of(*role),
            Kind::Furniture => Part::Furniture,
        });
    }
    parts
}

/// Where pieces went: the place of their article in the proposal.
#[derive(Debug, Default)]
pub(super) struct Homes {
    pub(super) of_piece: BTreeMap<usize, usize>,
    pub(super) of_title: BTreeMap<usize, usize>,
}

/// Puts new parts among those that stand already, each after the one that it follows.
fn merge(standing: &mut Vec<ProposedPart>, row: Vec<ProposedPart>) {
    let mut at = 0;
    for part in row {
        if part.placed {
            if let Some(place) = standing
                .iter()
                .position(|one| one.fragment == part.fragment)
            {
                at = at.max(place + 1);
            }
        } else {
            // A title goes before everything; text before the first standing text if it leads.
            let place = if part.role == Role::Title { 0 } else { at };
            standing.insert(place.min(standing.len()), part);
            at = at.max(place + 1);
        }
    }
}
