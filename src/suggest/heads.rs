//! What is taken for a heading, looked at again with what stands around it.
//!
//! The roles are guessed from forms and neighbours. Some things are known better once the pieces
//! are in order. A line that the next one goes on from is no heading, however short. What stands
//! where an article has just ended is a title; so is what has no text below it, and what stands over
//! one signed paragraph among many. A second head stands beside a title, or it is none.
//!
//! Wrong for a heading that is set as wide as its column and reads on by chance.

use super::filled;
use super::language::{Language, LeftEnd, RightBeginning, at_best};
use super::page::{self, Piece};
use super::roles::{Kind, RoleGuess};
use crate::document::Role;
use crate::signs::is_unspaced;

/// How well a line must read on to be no heading, in nats. Torn first lines of one real page read
/// on with 3 and more, headings of 80 pages with 0.5 at the median.
pub(super) const READS_ON: f32 = 1.5;

/// The same of titles of columns read straight across.
const READS_ON_ACROSS: f32 = 0.3;

/// So many signed paragraphs make a page of short reports.
const REPORTS: usize = 3;

/// A signed paragraph is longer than this, in characters: shorter ones are signatures alone.
const LONG: u32 = 60;

/// How sure it is what a piece is taken for instead.
const SURE: f32 = 0.8;

/// Looks at all headings again. `guesses` are those of the pieces, in their order.
pub(super) fn look_again(pieces: &[Piece], guesses: &mut [RoleGuess]) {
    let mut language: Option<Language> = None;
    first_lines(pieces, guesses, &mut language);
    // A page of short signed reports: what stands over a signed paragraph is its title.
    let brief = pieces
        .iter()
        .filter(|piece| piece.end_mark && piece.solid > LONG)
        .count()
        >= REPORTS;
    let is = |guess: Option<&RoleGuess>, role: Role| {
        guess.is_some_and(|guess| guess.best().0 == Kind::Part(role))
    };
    for at in 0..pieces.len() {
        if is(guesses.get(at), Role::Subtitle) && !beside_a_title(guesses, at) {
            guesses[at].rule_out(Kind::Part(Role::Subtitle));
        }
        if !is(guesses.get(at), Role::Heading) {
            continue;
        }
        let Some(piece) = pieces.get(at) else {
            continue;
        };
        let furniture = |other: &usize| {
            guesses
                .get(*other)
                .is_some_and(|guess| guess.best().0 == Kind::Furniture)
        };
        let before = (0..at).rev().find(|other| !furniture(other));
        let after = (at + 1..pieces.len()).find(|other| !furniture(other));
        let text_after = after.is_some_and(|after| {
            guesses
                .get(after)
                .is_some_and(|guess| matches!(guess.best().0, Kind::Part(role) if role.is_body()))
        });
        let after_end = before
            .and_then(|before| pieces.get(before))
            .is_some_and(|before| before.end_mark);
        let signed = brief
            && after
                .and_then(|after| pieces.get(after))
                .is_some_and(|next| next.end_mark && next.solid > LONG);
        let role = if after_end || signed || (!text_after && !piece.ending_is_stop()) {
            Role::Title
        } else if filled::goes_on(pieces, at) == Some(true)
            && after == Some(at + 1)
            && reads_on(pieces, at, &mut language) >= READS_ON
        {
            Role::Paragraph
        } else {
            continue;
        };
        if let Some(guess) = guesses.get_mut(at) {
            guess.settle(Kind::Part(role), SURE);
        }
    }
}

/// Looks again at titles of columns that were read straight across, each line a piece: one that the
/// text below goes on from is the first line of that text. Only where words are parted by spaces: a
/// few Chinese characters read on by chance too often (on 80 pages that cost .015 of the titles of such
/// pages, and gained nothing).
fn first_lines(pieces: &[Piece], guesses: &mut [RoleGuess], language: &mut Option<Language>) {
    let best = |guesses: &[RoleGuess], at: usize| guesses.get(at).map(|guess| guess.best().0);
    for at in (0..pieces.len().saturating_sub(1)).rev() {
        let (one, two) = (&pieces[at], &pieces[at + 1]);
        if one.across
            && one.column == two.column
            && best(guesses, at) == Some(Kind::Part(Role::Title))
            && best(guesses, at + 1) == Some(Kind::Part(Role::Paragraph))
            && filled::goes_on(pieces, at) == Some(true)
            && !one.text.chars().any(is_unspaced)
            && reads_on(pieces, at, language) >= READS_ON_ACROSS
        {
            guesses[at].settle(Kind::Part(Role::Paragraph), SURE);
        }
    }
}

/// True for 【评析】: nothing but a head stands whole in these brackets.
pub(super) fn is_label(text: &str) -> bool {
    text.starts_with('【') && text.ends_with('】')
}

/// How well the next piece reads on from a piece, in nats.
fn reads_on(pieces: &[Piece], at: usize, language: &mut Option<Language>) -> f32 {
    let language = *language.get_or_insert_with(|| page::language(pieces));
    let text = |at: usize| pieces.get(at).map_or("", |piece| &piece.text);
    let left = LeftEnd::new(language, text(at));
    let right = RightBeginning::new(language, text(at + 1));
    at_best(&left, &right)
}

/// True if a title stands above or below, nothing but other heads and furniture between.
fn beside_a_title(guesses: &[RoleGuess], at: usize) -> bool {
    let reaches = |way: &mut dyn Iterator<Item = &RoleGuess>| {
        let heads = [Role::Subtitle, Role::Byline].map(Kind::Part);
        way.map(|guess| guess.best().0)
            .find(|kind| *kind != Kind::Furniture && !heads.contains(kind))
            == Some(Kind::Part(Role::Title))
    };
    reaches(&mut guesses[..at].iter().rev()) || reaches(&mut guesses[at + 1..].iter())
}
