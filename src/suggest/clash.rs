//! Whether two texts that stand one after the other clash: signs that the second does not go on
//! where the first one ends.
//!
//! For what a person has put together: so it says nothing unless it is sure, and what it lets pass
//! may be wrong all the same. It looks at the two texts alone, not at what else might follow.
//! Assumes that the page is printed without mistakes; a quotation mark that the paper forgot, or
//! that was recognised badly, is a clash here.
//!
//! How often it speaks (`workshop/clashes`, 80 pages with answers): of 4,386 pairs that belong
//! together once (a quotation mark that was never opened); of 13,147 others 5 times in a hundred,
//! since most ends are ends of sentences, where anything may follow.

use super::ends::{Beginning, Ending, beginning, brackets, ending};
use super::language::{LeftEnd, RightBeginning, language_of, reads_on};
use crate::document::Join;
use crate::signs::{is_colon, is_dash, is_pause, is_stop, is_wide};

/// Why a text does not go on where the other one ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Two marks meet that do not stand side by side: a full stop and a comma.
    MarksMeet,
    /// A paragraph begins with a mark that nothing begins with: a comma, a closing bracket.
    BeginsWithMark,
    /// A sentence ends, and a small letter follows.
    SmallLetter,
    /// A quotation or bracket was not closed, and the text after opens another one, or never closes
    /// it: the mark that is missing.
    NotClosed(char),
    /// The text after closes what was not opened: its mark.
    NotOpened(char),
    /// The text before stops in mid-sentence, and nobody writes on like this.
    DoesNotReadOn,
}

/// How unlikely a text must be after another, in nats, so that it counts as wrong. Of 567 pairs that
/// belong together and whose seam is in mid-sentence the worst has -7.4; of pairs that do not, one
/// in thirteen has less.
const UNREADABLE: f32 = -8.0;

/// So many characters (code points) a text has at least that should close what another left open;
/// shorter ones, single lines of a column, leave that to those that follow.
const LONG: usize = 60;

/// Only the ends of long texts are looked at, in bytes.
const LOOKED_AT: usize = 1_200;

/// What of the marks at and around the seam speaks against it. `begins` says that the first text
/// begins its paragraph, so that what it closes must have been opened in it.
#[must_use]
pub fn marks_clash(left: &str, right: &str, (join, begins): (Join, bool)) -> Option<Clash> {
    let (left, right) = (left.trim(), right.trim());
    let (last, first) = (left.chars().next_back()?, right.chars().next()?);
    if meet(last, first) {
        return Some(Clash::MarksMeet);
    }
    let begins_with_mark = beginning(right) == Beginning::Mark;
    if join == Join::Paragraph && begins_with_mark {
        return Some(Clash::BeginsWithMark);
    }
    if last == '.' && beginning(right) == Beginning::Small && !is_short(left) {
        return Some(Clash::SmallLetter);
    }
    if left.len() > LOOKED_AT || right.len() > LOOKED_AT || join == Join::Paragraph {
        return None;
    }
    let (before, after) = (brackets(left), brackets(right));
    match (before.open.last(), after.closes.first()) {
        (Some(&open), None) => {
            let again = right.chars().find(|&mark| PAIRS.contains(mark));
            let opens = again.is_some_and(|mark| closing(mark) == Some(open));
            let is_long = right.chars().nth(LONG).is_some();
            (opens || is_long).then_some(Clash::NotClosed(open))
        }
        (None, Some(&close)) if begins => Some(Clash::NotOpened(close)),
        _ => None,
    }
}

/// True if the first text stops in mid-sentence, and the second is no likely way to go on.
#[must_use]
pub fn words_clash(left: &str, right: &str) -> bool {
    if !matches!(ending(left.trim()), Ending::Open | Ending::Pause) {
        return false;
    }
    let tail = left.get(left.ceil_char_boundary(left.len().saturating_sub(LOOKED_AT))..);
    let head = right.get(..right.floor_char_boundary(LOOKED_AT));
    let (tail, head) = (tail.unwrap_or(left), head.unwrap_or(right));
    let language = language_of(&format!("{tail}{head}"));
    let (left, right) = (
        LeftEnd::new(language, tail),
        RightBeginning::new(language, head),
    );
    reads_on(&left, &right) < UNREADABLE
}

/// Marks that come in pairs, where they are told by their form.
const PAIRS: &str = "“”「」『』（）()《》";

fn closing(mark: char) -> Option<char> {
    Some(match mark {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '（' | '(' => '）',
        '《' => '》',
        _ => return None,
    })
}

/// True for a full stop and a comma, two commas and the like. Abbreviations end with a point, and a
/// comma may follow it; a dash may begin an item of a list.
fn meet(last: char, first: char) -> bool {
    let separates =
        |mark: char| (is_stop(mark) || is_pause(mark) || is_colon(mark)) && !is_dash(mark);
    let ends = (is_wide(last) && separates(last)) || matches!(last, ',' | ';' | ':');
    ends && separates(first) && first != '…'
}

/// True if a text ends with what may be an abbreviation: u. a., etc., Inc.
fn is_short(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = word.trim_end_matches('.');
    letters.contains('.') || letters.chars().nth(4).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: (Join, bool) = (Join::Continue, true);

    #[test]
    fn marks_that_cannot_meet_are_seen() {
        for (left, right, clash) in [
            ("桥修好了。", "，村里人都来看。", Clash::MarksMeet),
            ("桥头的老茶馆、", "、码头和集市", Clash::MarksMeet),
            ("the bridge,", ", and the river", Clash::MarksMeet),
            (
                "The bridge is closed.",
                "river rose again.",
                Clash::SmallLetter,
            ),
            ("他说：“桥", "他又说：“桥修好了。”", Clash::NotClosed('”')),
            (
                "（见《修桥记",
                "第二天，《滨河报》说",
                Clash::NotClosed('》'),
            ),
            ("桥修好了", "的事”，他说。", Clash::NotOpened('”')),
        ] {
            assert_eq!(marks_clash(left, right, ON), Some(clash), "{left}|{right}");
        }
        let paragraph = (Join::Paragraph, true);
        let clash = marks_clash("修桥的工人", "）回来了。", paragraph);
        assert_eq!(clash, Some(Clash::BeginsWithMark));
    }

    #[test]
    fn what_may_be_right_is_let_pass() {
        for (left, right) in [
            ("桥修好了。", "第二天，村里人都来看。"),
            ("桥头的老茶", "馆开门了。"),
            ("桥头的老茶馆", "、码头和集市"),
            ("会议提出三点：", "——加快修桥。"),
            ("“桥修好了。", "”他说。"),
            ("他说：“桥", "修好了。”"),
            ("他说：“桥", "修好了"),
            ("sold by Miller Inc.", ", the bridge"),
            ("in der Gemeinde u. a.", "der Bürgermeister"),
            ("“Is it closed?”", "asked the mayor."),
            ("The bridge is closed.", "The river rose."),
            ("", "桥"),
        ] {
            assert_eq!(marks_clash(left, right, ON), None, "{left}|{right}");
        }
        assert_eq!(
            marks_clash("桥修好了", "的事”，他说。", (Join::Continue, false)),
            None
        );
    }

    #[test]
    fn a_sentence_that_goes_on_with_something_else_is_seen() {
        let left = "市水务局将进一步完善巡查机制，加快建";
        assert!(!words_clash(left, "设新的泵站，让两岸居民安心。"));
        assert!(words_clash(left, "此外，市教育局提醒学生注意安全。"));
        assert!(
            !words_clash("桥修好了。", "；二是加强巡查。"),
            "no open end"
        );
    }
}
