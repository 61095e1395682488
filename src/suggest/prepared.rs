//! What a document's fragments say by themselves, worked out once; and the document solved with it.
//!
//! [`Prepared`] depends on the fragments and their texts alone, not on where they stand, so that
//! after a decision of the user only [`solve`](Prepared::solve) runs again. A long document is
//! solved a stretch at a time, since what is worked out between pieces grows with the square of
//! their number; an article that goes on beyond a stretch is not followed.

use std::ops::Range;
use std::sync::Arc;

use super::Proposal;
use super::confidence::Script;
use super::elsewhere;
use super::ends::Ending;
use super::filled;
use super::filling::join_anew;
use super::fitting::Answer;
use super::heads;
use super::page::{Piece, down_the_columns, pieces};
use super::roles::{Kind, RoleGuess, Weights, guess_with};
use super::signals::Texts;
use super::solve;
use super::weights::Fitted;
use crate::document::{FragmentId, Placement, Role, Source, Spans};
use crate::signs::dangles;

/// From this probability on a line without a mark is a head for what follows it, though its role may
/// stay that of a paragraph: fewer sentences break off so early than headings stand so long.
const HEAD: f32 = 0.35;

/// A line of so many characters or fewer is too short for a column's end: half as sure is enough.
const SHORT: u32 = 26;

/// The most pieces of a stretch, and the most where each line is a piece. A page of a newspaper has
/// a hundred pieces, or three hundred lines; 640 puts fewer lines into the right articles than 320.
const LONGEST_STRETCH: [usize; 2] = [200, 320];

/// The most pieces of several pages that are solved together: half a dozen pages, in a second.
const LONGEST_WORK: usize = 640;

/// A document made ready to be solved.
#[derive(Clone, Debug)]
pub struct Prepared {
    fragments: Vec<(FragmentId, Spans)>,
    sources: Vec<Arc<Source>>,
    stretches: Vec<Stretch>,
}

/// Pieces that are solved together.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) pieces: Vec<Piece>,
    pub(super) texts: Texts,
    pub(super) guesses: Vec<RoleGuess>,
}

impl Prepared {
    /// Looks at every fragment.
    #[must_use]
    pub fn new(placement: &Placement) -> Self {
        Self::fitted(placement, &Fitted::shipped())
    }

    /// The same with something else than what ships.
    #[must_use]
    pub fn fitted(placement: &Placement, fitted: &Fitted<'_>) -> Self {
        let (pieces, guesses) = look(placement, fitted.roles);
        let stretches = stretches(&pieces)
            .into_iter()
            .filter_map(|range| Some((pieces.get(range.clone())?, guesses.get(range)?)))
            .map(|(pieces, guesses)| Stretch {
                texts: Texts::new(pieces, &fitted.links),
                guesses: guesses.to_vec(),
                pieces: pieces.to_vec(),
            })
            .collect();
        Self {
            fragments: placement
                .fragments()
                .map(|(id, fragment)| (id, fragment.spans.clone()))
                .collect(),
            sources: placement
                .sources()
                .map(|(_, source)| Arc::clone(source))
                .collect(),
            stretches,
        }
    }

    /// True if the placement still has the fragments that were looked at.
    #[must_use]
    pub fn holds_for(&self, placement: &Placement) -> bool {
        let same = |(one, other): (&Arc<Source>, &Arc<Source>)| Arc::ptr_eq(one, other);
        placement.sources().len() == self.sources.len()
            && placement
                .sources()
                .map(|(_, source)| source)
                .zip(&self.sources)
                .all(same)
            && placement
                .fragments()
                .map(|(id, fragment)| (id, &fragment.spans))
                .eq(self.fragments.iter().map(|(id, spans)| (*id, spans)))
    }

    /// The script of the stretch that a fragment is in, as confidence has it.
    #[must_use]
    pub fn script_of(&self, fragment: FragmentId) -> Option<Script> {
        let has = |stretch: &&Stretch| stretch.pieces.iter().any(|piece| piece.id == fragment);
        self.stretches.iter().find(has).map(|it| it.texts.script)
    }

    /// True if a fragment's text breaks off in mid-sentence.
    #[must_use]
    pub fn breaks_off(&self, fragment: FragmentId) -> bool {
        let mut pieces = self.stretches.iter().flat_map(|stretch| &stretch.pieces);
        pieces.any(|piece| piece.id == fragment && piece.ending.is_open())
    }

    /// The document solved around what the user has decided.
    #[must_use]
    pub fn solve(&self, placement: &Placement) -> Proposal {
        self.solve_with(placement, &Fitted::shipped(), None)
    }

    /// The same with something else than what ships, and with roles that are known.
    #[must_use]
    pub fn solve_with(
        &self,
        placement: &Placement,
        fitted: &Fitted<'_>,
        answer: Option<&Answer>,
    ) -> Proposal {
        let mut proposal = solve::document(
            &self.stretches,
            placement,
            &fitted.links,
            &fitted.curves,
            answer,
        );
        elsewhere::add(&mut proposal, &self.stretches, placement);
        join_anew(&mut proposal, placement);
        proposal
    }
}

/// The pieces of a document in reading order, each with what it seems to be.
pub(super) fn look(placement: &Placement, weights: &Weights) -> (Vec<Piece>, Vec<RoleGuess>) {
    let guesses = guess_with(placement, weights);
    let guess_of = |id: FragmentId| {
        let at = guesses
            .binary_search_by_key(&id, |guess| guess.fragment)
            .ok()?;
        guesses.get(at)
    };
    let mut pieces = pieces(placement);
    down_the_columns(&mut pieces, |id| guess_of(id)?.across);
    filled::look(&mut pieces);
    let in_order = |piece: &Piece| {
        let guess = guess_of(piece.id).cloned();
        guess.unwrap_or_else(|| RoleGuess::unknown(piece.id))
    };
    let mut guesses: Vec<RoleGuess> = pieces.iter().map(in_order).collect();
    for (piece, guess) in pieces.iter().zip(&mut guesses) {
        // Text that comes from another page belongs to an article, whatever its first words look like.
        if piece.is_continuation() {
            guess.rule_out(Kind::Furniture);
        }
    }
    heads::look_again(&pieces, &mut guesses);
    for (piece, guess) in pieces.iter_mut().zip(&guesses) {
        let bar = if piece.solid <= SHORT {
            HEAD / 2.0
        } else {
            HEAD
        };
        piece.whole = guess.of(Kind::Part(Role::Caption)) >= 0.5;
        let label = piece.solid <= SHORT && heads::is_label(&piece.text);
        let open = piece.ending.is_open() && !dangles(&piece.text) && !piece.is_continued();
        if label || (guess.of(Kind::Part(Role::Heading)) >= bar && open) {
            piece.ending = Ending::Head;
        }
    }
    (pieces, guesses)
}

/// Where a document is taken apart: between pages and, if a page is very long, before what stands
/// after a blank line.
fn stretches(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let rest = pieces.get(start..).unwrap_or_default();
        let lines = rest.first().is_some_and(|piece| piece.across);
        let longest = LONGEST_STRETCH[usize::from(lines)];
        // The pages of a work are kept together, since an article may go on from page to page.
        let pages =
            rest.first().map(|piece| piece.id.source) != rest.last().map(|piece| piece.id.source);
        if rest.len() <= longest || (pages && rest.len() <= LONGEST_WORK) {
            found.push(start..pieces.len());
            break;
        }
        let source = |at: usize| rest.get(at).map(|piece| piece.id.source);
        let page = (1..=longest).rev().find(|&at| source(at) != source(at - 1));
        let blank = (longest / 2..=longest)
            .rev()
            .find(|&at| rest.get(at).is_some_and(|piece| piece.after_blank));
        let length = page.or(blank).unwrap_or(longest);
        found.push(start..start + length);
        start += length;
    }
    found
}
