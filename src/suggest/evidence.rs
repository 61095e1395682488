//! What a person is told of a link: the signals that weigh most, in their own terms.

use std::sync::Arc;

use super::Evidence;
use super::assembly::problem::{Problem, Weights};
use super::signals::Signal;
use super::solve::Solving;
use crate::signs::numbering;

/// The most reasons given for one link.
const MOST: usize = 4;

/// What speaks for text `right` following text `left`, strongest first.
pub(super) fn link_evidence(
    solving: &Solving<'_>,
    problem: &Problem<'_>,
    weights: &Weights,
    left: usize,
    right: usize,
) -> Vec<Evidence> {
    let values = problem.link(left, right);
    let worth = |signal: Signal| values[signal as usize] * weights[signal as usize];
    let layout = &solving.layout;
    let (Some(left_text), Some(right_text)) = (layout.texts.get(left), layout.texts.get(right))
    else {
        return Vec::new();
    };
    let pieces = &solving.stretch.pieces;
    let (Some(left_piece), Some(right_piece)) =
        (pieces.get(left_text.piece), pieces.get(right_text.piece))
    else {
        return Vec::new();
    };
    let texts = problem.texts;
    let mut found: Vec<(f32, Evidence)> = Vec::new();
    if left_piece.ending.is_open() {
        if let Some((one, other, strength)) =
            texts.word_across(pieces, left_text.piece, right_text.piece)
            && strength > 2.0
        {
            found.push((
                worth(Signal::WordAcross) + 1.0,
                Evidence::Word(one.into(), other.into()),
            ));
        }
        if values[Signal::ReadsOn as usize] + values[Signal::ReadsOnByKind as usize] > 1.0 {
            found.push((
                worth(Signal::ReadsOn) + worth(Signal::ReadsOnAgainst),
                Evidence::ReadsOn,
            ));
        }
        if values[Signal::Spans as usize] > 0.0
            && let Some(string) = texts.spanning_string(pieces, left_text.piece, right_text.piece)
        {
            found.push((
                worth(Signal::Spans) + worth(Signal::SpansPair),
                Evidence::StandsElsewhere(string.into()),
            ));
        }
        if right_piece.beginning.goes_on() {
            found.push((
                worth(Signal::OpenGoesOn) + worth(Signal::HyphenSmall),
                Evidence::MidSentence,
            ));
        }
    }
    if values[Signal::BracketCloses as usize] > 0.0
        && let Some(&mark) = right_piece.brackets.closes.first()
    {
        found.push((worth(Signal::BracketCloses), Evidence::Closes(mark)));
    }
    if values[Signal::NumberNext as usize] > 0.0
        && let (Some(one), Some(other)) =
            (numbering(&left_piece.text), numbering(&right_piece.text))
        && let (Some(one), Some(other)) = (
            left_piece.text.get(..one.bytes),
            right_piece.text.get(..other.bytes),
        )
    {
        found.push((
            worth(Signal::NumberNext),
            Evidence::Numbering(one.into(), other.into()),
        ));
    }
    if values[Signal::ReferencePair as usize] > 0.0
        && let Some(reference) = left_text.to
    {
        let words = pieces.get(reference).map_or("", |piece| &piece.referring);
        let short: String = words
            .chars()
            .rev()
            .take(24)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        found.push((
            worth(Signal::ReferencePair),
            Evidence::Reference(short.into()),
        ));
    }
    if let Some(title) = right_text
        .head_above
        .and_then(|title| layout.titles.get(title))
    {
        let words = pieces.get(title.piece).map_or("", |piece| &piece.text);
        found.push((3.0, Evidence::RunningHead(words.into())));
    }
    if right == left + 1 && !right_text.above.title && !right_text.above.running_head {
        let column = right_piece.column > 0 && right_piece.column == left_piece.column;
        found.push((
            1.5,
            if column {
                Evidence::SameColumn
            } else {
                Evidence::NextOnPage
            },
        ));
    }
    let affinity = texts.affinity(left_text.piece, right_text.piece);
    if affinity > 0.04 {
        let words = texts.shared_words(pieces, left_text.piece, right_text.piece, 3);
        if !words.is_empty() {
            let words: Vec<Arc<str>> = words.into_iter().map(Into::into).collect();
            found.push((10.0 * affinity, Evidence::SharedWords(words)));
        }
    }
    if found.is_empty() && left_piece.ending.is_open() && !right_piece.after_blank {
        found.push((0.0, Evidence::MidSentence));
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.truncate(MOST);
    found.into_iter().map(|(_, evidence)| evidence).collect()
}

/// What speaks for an article beginning with this text.
pub(super) fn start_evidence(
    solving: &Solving<'_>,
    problem: &Problem<'_>,
    title: Option<usize>,
    text: usize,
) -> Vec<Evidence> {
    let Some((number, title)) =
        title.and_then(|title| Some((title, solving.layout.titles.get(title)?)))
    else {
        return Vec::new();
    };
    let Some(text) = solving.layout.texts.get(text) else {
        return Vec::new();
    };
    let pieces = &solving.stretch.pieces;
    let mut found = Vec::new();
    if text.title_above == Some(number) {
        let words = pieces.get(title.piece).map_or("", |piece| &piece.text);
        found.push(Evidence::UnderTitle(words.into()));
    }
    let words = problem
        .texts
        .shared_words(pieces, title.piece, text.piece, 3);
    if !words.is_empty() {
        found.push(Evidence::SharedWords(
            words.into_iter().map(Into::into).collect(),
        ));
    }
    found
}
