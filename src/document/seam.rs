//! Where two pieces of text meet: how they join, and whether they look like one paragraph.
//!
//! Used for the wraps inside a fragment and for the seams between parts alike. Assumes that lines
//! were broken by a typesetter: between Han characters anywhere, between Latin words at spaces or
//! with a hyphen; and that a Chinese page breaks a foreign word anywhere. Where it is wrong: two
//! foreign words that a Chinese page broke between them lose their space unless the second has a
//! capital; a compound like "well-known" broken at its own hyphen loses it; Korean, which may break
//! inside a word, always gets a space.

use super::{Join, Role};

/// What stands between two texts that go on in the same paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Nothing: 工作|人员.
    Nothing,
    /// A space: two|words.
    Space,
    /// Nothing, and the hyphen at the end of the left side goes: news-|paper.
    DropHyphen,
}

/// Everything that decides whether two neighbouring texts are one paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'a> {
    /// The text before; its end is what matters.
    pub left: &'a str,
    /// What the text before is.
    pub left_role: Role,
    /// The text after; its beginning is what matters.
    pub right: &'a str,
    /// What the text after is.
    pub right_role: Role,
    /// True if the page shows a paragraph's indent before the text after.
    pub indented: bool,
}

/// How two texts of one paragraph join, from the characters that meet.
#[must_use]
pub fn joint(left: &str, right: &str) -> Joint {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return Joint::Nothing;
    };
    if is_hyphen(last) {
        return at_hyphen(left, last, right, first);
    }
    if reads_wide(left.chars().rev()) || reads_wide(right.chars()) {
        return Joint::Nothing;
    }
    if continues_word(left, last, right, first) {
        return Joint::Nothing;
    }
    let dash = is_dash(last) || last == '/' || is_dash(first);
    let spaced_dash = left.chars().rev().nth(1).is_some_and(char::is_whitespace);
    if opens(last) || closes(first) || (dash && !spaced_dash) {
        Joint::Nothing
    } else {
        Joint::Space
    }
}

/// The join to begin with, until somebody says otherwise: text that ended in mid-sentence goes on.
#[must_use]
pub fn natural_join(ends: &Ends<'_>) -> Join {
    match (ends.left_role, ends.right_role) {
        (Role::Title, Role::Title) | (Role::Subtitle, Role::Subtitle) => Join::Continue,
        (Role::Paragraph, Role::Paragraph) if !ends.indented && !ends_sentence(ends.left) => {
            Join::Continue
        }
        _ => Join::Paragraph,
    }
}

/// True if a text ends as a sentence, a list item or an introduction to a list does.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    let closers = [
        '”', '’', '」', '』', '）', ')', '】', ']', '》', '〉', '"', '\'', '»', '“',
    ];
    let bare = text.trim_end().trim_end_matches(closers);
    let ends = [
        '。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '…', '．', '｡',
    ];
    bare.ends_with(ends)
}

fn at_hyphen(left: &str, hyphen: char, right: &str, first: char) -> Joint {
    if hyphen == '\u{ad}' {
        return Joint::DropHyphen;
    }
    let before = left.chars().rev().nth(1);
    match before {
        Some(letter) if letter.is_alphabetic() && !is_wide(letter) => {
            if coordinates(right) {
                Joint::Space
            } else if first.is_lowercase() && letter.is_lowercase() {
                Joint::DropHyphen
            } else {
                Joint::Nothing
            }
        }
        Some(blank) if blank.is_whitespace() && !is_wide(first) => Joint::Space,
        _ => Joint::Nothing,
    }
}

/// Chinese pages break a foreign word or a number anywhere, without a hyphen: (K|aiser, 20|24.
fn continues_word(left: &str, last: char, right: &str, first: char) -> bool {
    /// How far from the seam Han text may be for the page to count as Chinese: a line or two.
    const NEAR: usize = 40;
    let two_words = last.is_lowercase() && first.is_uppercase();
    let number = first.is_ascii_digit()
        && matches!(last, '.' | ',' | ':')
        && left
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit());
    let runs_on = last.is_alphanumeric() && first.is_alphanumeric() && !two_words;
    (runs_on || number)
        && (left.chars().rev().take(NEAR).any(is_wide) || right.chars().take(NEAR).any(is_wide))
}

/// German leaves a hyphen standing for a word to come: Ein- und Ausfuhr.
fn coordinates(right: &str) -> bool {
    let word = right
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    matches!(word, "und" | "oder" | "bzw" | "sowie" | "bis")
}

/// True if the nearest character that belongs to a script is written without spaces. Quotes, dashes
/// and punctuation are used by both kinds of script, so they are looked through.
fn reads_wide(characters: impl Iterator<Item = char>) -> bool {
    characters
        .take(8)
        .find(|&c| !is_neutral(c))
        .is_some_and(is_wide)
}

fn is_neutral(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(
            c,
            '“' | '”' | '‘' | '’' | '…' | '—' | '–' | '·' | '□' | '■' | '●' | '\u{fffd}'
        )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}' | '¬')
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '„' | '«' | '‹' | '‘' | '‚')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '”' | '’' | '…' | '›'
    )
}

/// True for scripts that are written without spaces between words, and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x33FF // radicals, CJK punctuation, kana, Bopomofo, enclosed
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF // Han
        | 0xE000..=0xF8FF // private use: stands for rare Han characters in GBK and Big5 texts
        | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF // vertical and full-width forms
        | 0x20000..=0x3FFFF) // Han beyond the basic plane
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_meet_say_how_they_join() {
        let check = |left: &str, right: &str, joined: &str| {
            let got = match joint(left, right) {
                Joint::Nothing => format!("{left}{right}"),
                Joint::Space => format!("{left} {right}"),
                Joint::DropHyphen => {
                    let kept: String = left.chars().take(left.chars().count() - 1).collect();
                    format!("{kept}{right}")
                }
            };
            assert_eq!(got, joined, "{left}|{right}");
        };
        check("修桥的工", "人回来了", "修桥的工人回来了");
        check("他说：", "“走吧”", "他说：“走吧”");
        check("……”", "“好”", "……”“好”");
        check("the old", "bridge", "the old bridge");
        check("the bridge,", "which", "the bridge, which");
        check("a news-", "paper", "a newspaper");
        check("Jean-", "Pierre", "Jean-Pierre");
        check("Ein-", "und Ausfuhr", "Ein- und Ausfuhr");
        check("Brü\u{ad}", "cke", "Brücke");
        check("2019-", "2024", "2019-2024");
        check("共有 GDP", "增长", "共有 GDP增长");
        check("„Ja“", "sagte er", "„Ja“ sagte er");
        check("he said", "“no”", "he said “no”");
        check("open (", "daily)", "open (daily)");
        check("then —", "nothing", "then — nothing");
        check("then—", "nothing", "then—nothing");
        check(
            "凱澤家族基金會(K",
            "aiserFamily)一項",
            "凱澤家族基金會(KaiserFamily)一項",
        );
        check("新冠肺炎C", "OVID-19疫苗", "新冠肺炎COVID-19疫苗");
        check("的问题;", "2014年", "的问题;2014年");
        check("GDP (", "2024年)", "GDP (2024年)");
        check("同比增长33.", "3%，总投资", "同比增长33.3%，总投资");
        check(
            "披头士和 Rolling",
            "Stones 的歌",
            "披头士和 Rolling Stones 的歌",
        );
        check("中\u{fffd}", "\u{fffd}文", "中\u{fffd}\u{fffd}文");
        check("", "x", "x");
    }

    #[test]
    fn what_ends_in_mid_sentence_goes_on() {
        let check = |left, right, indented, join| {
            let (left_role, right_role) = (Role::Paragraph, Role::Paragraph);
            let ends = Ends {
                left,
                left_role,
                right,
                right_role,
                indented,
            };
            assert_eq!(natural_join(&ends), join, "{left}|{right}");
            let ends = Ends {
                left_role: Role::Heading,
                ..ends
            };
            assert_eq!(natural_join(&ends), Join::Paragraph, "after a heading");
        };
        check("河上的老", "桥修好了", false, Join::Continue);
        check("桥修好了。", "第二天", false, Join::Paragraph);
        check("他说：“好。”", "第二天", false, Join::Paragraph);
        check("河上的老", "桥修好了", true, Join::Paragraph);
        check("over the", "river", false, Join::Continue);
        check("over the river.", "The next", false, Join::Paragraph);
    }
}
