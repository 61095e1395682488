//! A paragraph broken into lines of a column's width.
//!
//! Where a word is broken follows from the page's seed and the word's place, not from what was
//! drawn before: a paragraph that is cut at a line's end and wrapped again breaks at the same places.
//! Syllables are guessed from vowels; for a tool that makes broken words this is near enough.

use crate::canvas::Mark;
use crate::chance::Chance;
use crate::language::{display_width, is_wide};
use crate::manner::{Broken, Manner};

/// The end of a line in a text: where it stops, where the next one begins, and whether a hyphen
/// has to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    pub(crate) stop: usize,
    pub(crate) next: usize,
    pub(crate) hyphen: bool,
}

/// Marks that may not begin a line.
fn may_not_begin(c: char) -> bool {
    "，。、；：！？”’）》」』〉】％,.;:!?)".contains(c)
}

/// Where the lines of `marks` end when the first line begins with `indent` columns of blanks. The
/// last one stops at the end.
pub(crate) fn breaks(marks: &[Mark], measure: usize, indent: usize, manner: &Manner) -> Vec<Break> {
    let mut found = Vec::new();
    let (mut start, mut room) = (0, measure.saturating_sub(indent).max(4));
    while start < marks.len() {
        let end = line_end(marks, start, room, manner);
        found.push(end);
        start = end.next.max(start + 1);
        room = measure;
    }
    found
}

fn line_end(marks: &[Mark], start: usize, room: usize, manner: &Manner) -> Break {
    let mut width = 0;
    let mut over = start;
    while over < marks.len() {
        width += display_width(marks[over].shown, manner.ambiguous);
        if width > room {
            break;
        }
        over += 1;
    }
    if over >= marks.len() {
        let (stop, next) = (marks.len(), marks.len());
        return Break {
            stop,
            next,
            hyphen: false,
        };
    }
    // `over` is the first character that has no room.
    let shown = |at: usize| marks[at].shown;
    if manner.hangs && may_not_begin(shown(over)) {
        let mut stop = over + 1;
        while stop < marks.len() && stop < over + 2 && may_not_begin(shown(stop)) {
            stop += 1;
        }
        return at_gap(marks, stop);
    }
    if shown(over).is_whitespace() {
        return at_gap(marks, over);
    }
    let splits = |at: usize| {
        let (left, right) = (shown(at - 1), shown(at));
        let run = left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric();
        left.is_whitespace()
            || (is_wide(left) || is_wide(right) || is_quote(left) || is_quote(right))
                && (manner.language.is_chinese())
            || (manner.language.is_chinese() && (!run || manner.breaks_runs))
            || (left == '-' && right.is_alphanumeric() && at > start + 2)
    };
    let first = over.max(start + 1);
    let mut stop = first;
    while stop > start + 1 && !splits(stop) {
        stop -= 1;
    }
    let fits = splits(stop);
    if !manner.language.is_chinese() && shown(first - 1).is_alphabetic() {
        let broken = word_break(marks, start, first, manner);
        if let Some((at, hyphen)) = broken
            && (!fits || at > stop)
        {
            return Break {
                stop: at,
                next: at,
                hyphen,
            };
        }
    }
    if fits {
        at_gap(marks, stop)
    } else {
        Break {
            stop: first,
            next: first,
            hyphen: false,
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…')
}

/// A line end at `stop`, with the blanks around it dropped.
fn at_gap(marks: &[Mark], stop: usize) -> Break {
    let (mut end, mut next) = (stop, stop);
    while end > 0 && marks[end - 1].shown.is_whitespace() {
        end -= 1;
    }
    while next < marks.len() && marks[next].shown.is_whitespace() {
        next += 1;
    }
    Break {
        stop: end,
        next,
        hyphen: false,
    }
}

/// Where the word that stands over `edge` may be broken so that its first part ends before `edge`.
fn word_break(marks: &[Mark], start: usize, edge: usize, manner: &Manner) -> Option<(usize, bool)> {
    if manner.broken == Broken::Never || edge >= marks.len() {
        return None;
    }
    let letter = |at: usize| marks[at].shown.is_alphabetic();
    let mut from = edge;
    while from > start && letter(from - 1) {
        from -= 1;
    }
    let mut to = edge;
    while to < marks.len() && letter(to) {
        to += 1;
    }
    let owner = marks[from].owner?;
    let key = (u64::from(owner.unit) << 32) | u64::from(owner.at);
    let mut chance = Chance::of(manner.seed, key);
    if !chance.happens(manner.breaks_words) {
        return None;
    }
    let word: Vec<char> = marks[from..to].iter().map(|mark| mark.shown).collect();
    let hyphen = manner.broken != Broken::Bare;
    let most = (edge - from).checked_sub(usize::from(hyphen))?;
    let at = part_of(&word, most, manner.broken)?;
    Some((from + at, hyphen))
}

/// The longest first part of a word, of at most `most` letters, that leaves three or more behind.
pub(crate) fn part_of(word: &[char], most: usize, broken: Broken) -> Option<usize> {
    let last = most.min(word.len().checked_sub(3)?);
    if broken != Broken::Syllable {
        return (last >= 2).then_some(last);
    }
    let vowel = |at: usize| "aeiouyäöüàâéèêëîïôûùœæAEIOUYÄÖÜÉ".contains(word[at]);
    (2..=last).rev().find(|&at| {
        let begins = !vowel(at) && vowel(at + 1);
        let before = (0..at).any(vowel);
        let cluster = "hlr".contains(word[at]) && !vowel(at - 1);
        begins && before && !cluster
    })
}

/// The hyphen after a character: it is part of the same text.
pub(crate) fn hyphen_after(mark: Mark) -> Mark {
    Mark {
        shown: '-',
        owner: mark.owner,
    }
}

/// The lines of a text. `begins` says that the paragraph begins here, and so is indented.
pub(crate) fn lines(
    marks: &[Mark],
    measure: usize,
    begins: bool,
    manner: &Manner,
) -> Vec<Vec<Mark>> {
    let indent = if begins { manner.indent } else { "" };
    let width = indent
        .chars()
        .map(|c| display_width(c, manner.ambiguous))
        .sum();
    let mut start = 0;
    let mut lines = Vec::new();
    for end in breaks(marks, measure, width, manner) {
        let mut line = Vec::new();
        if lines.is_empty() {
            line.extend(indent.chars().map(Mark::blank));
        }
        line.extend_from_slice(&marks[start..end.stop.max(start)]);
        if end.hyphen
            && let Some(last) = line.last().copied()
        {
            line.push(hyphen_after(last));
        }
        lines.push(line);
        start = end.next;
    }
    lines
}

/// The width of a line, in display columns.
pub(crate) fn width(line: &[Mark], manner: &Manner) -> usize {
    line.iter()
        .map(|mark| display_width(mark.shown, manner.ambiguous))
        .sum()
}
