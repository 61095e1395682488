//! References from one stretch of a long work to another: 下转第8版 on the first of many pages.
//!
//! A long work is solved a stretch at a time, so a text on the first page and its other half on the
//! eighth may never be held against each other. Nothing is proposed across stretches; but what says
//! that it goes on elsewhere gets what says that it comes from there among its candidates, first where
//! the pages are as far apart as the two say. How sure it is was set by hand: no page with an answer is
//! that long. Wrong where a page holds several continuations from the same page; then they share it.

use super::page::Piece;
use super::prepared::Stretch;
use super::{Candidate, Evidence, Proposal, SHOWN};
use crate::document::{Confidence, FragmentId, Join, Placement};
use crate::signs::Direction;

/// How sure it is that two references whose pages fit belong together, if no others fit as well.
const FITTING: f64 = 0.8;
/// The same where the pages do not fit, or no page is named.
const UNFITTING: f64 = 0.2;

/// One end of a reference: a text, and what it says.
struct End<'a> {
    text: &'a Piece,
    referring: &'a Piece,
    stretch: usize,
}

/// Adds the candidates that stand in another stretch than the end that they may follow.
pub(super) fn add(proposal: &mut Proposal, stretches: &[Stretch], placement: &Placement) {
    if stretches.len() < 2 {
        return;
    }
    let (mut to, mut from) = (Vec::new(), Vec::new());
    for (number, stretch) in stretches.iter().enumerate() {
        for (at, piece) in stretch.pieces.iter().enumerate() {
            let Some(reference) = piece.reference else {
                continue;
            };
            let beside = match reference.direction {
                _ if !reference.alone => Some(at),
                Direction::To => at.checked_sub(1),
                Direction::From => at.checked_add(1),
            };
            let text = beside.and_then(|beside| stretch.pieces.get(beside));
            let Some(text) = text.filter(|text| text.id.source == piece.id.source) else {
                continue;
            };
            let ends = match reference.direction {
                Direction::To => &mut to,
                Direction::From => &mut from,
            };
            ends.push(End {
                text,
                referring: piece,
                stretch: number,
            });
        }
    }
    for end in &to {
        // Where the other half stands in the same stretch, the two were weighed there.
        let is_answered = |other: &&End<'_>| other.stretch == end.stretch && fits(end, other);
        if !from.iter().any(|other| is_answered(&other)) {
            offer(proposal, end, &from, placement);
        }
    }
}

/// True if the pages are as far apart as the two references say.
fn fits(to: &End<'_>, from: &End<'_>) -> bool {
    let page = |end: &End<'_>| Some(i32::from(end.referring.reference?.page?));
    let apart = i32::from(from.text.id.source.0) - i32::from(to.text.id.source.0);
    page(to).zip(page(from)).map(|(there, back)| there - back) == Some(apart)
}

/// Puts those that another stretch has before the candidates of an end, or among them.
fn offer(proposal: &mut Proposal, end: &End<'_>, from: &[End<'_>], placement: &Placement) {
    let may = |other: &&End<'_>| {
        other.stretch != end.stretch && !placement.is_rejected(end.text.id, other.text.id)
    };
    let others = || from.iter().filter(may);
    let any_fits = others().any(|other| fits(end, other));
    let offered: Vec<&End<'_>> = others()
        .filter(|other| !any_fits || fits(end, other))
        .take(SHOWN)
        .collect();
    let sure = if any_fits { FITTING } else { UNFITTING };
    let Some(each) = Confidence::new(sure / offered.len().max(1) as f64) else {
        return;
    };
    let candidates = proposal.ends.entry(end.text.id).or_default();
    for candidate in candidates.iter_mut() {
        // What the others have left to share.
        let left = candidate.confidence.value() * (1.0 - sure);
        candidate.confidence = Confidence::new(left).unwrap_or(candidate.confidence);
    }
    let known: Vec<FragmentId> = candidates.iter().map(|one| one.fragment).collect();
    let new = offered
        .iter()
        .filter(|other| !known.contains(&other.text.id));
    candidates.extend(new.map(|other| Candidate {
        fragment: other.text.id,
        join: if end.text.ending_is_stop() {
            Join::Paragraph
        } else {
            Join::Continue
        },
        confidence: each,
        evidence: vec![Evidence::Reference(end.referring.referring.as_str().into())],
    }));
    candidates.sort_by(|one, other| other.confidence.value().total_cmp(&one.confidence.value()));
    candidates.truncate(SHOWN);
}
