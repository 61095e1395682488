//! What stands at the very end of an article.
//!
//! A bracket with the author's unit, a bracket with names after a full stop, a signature in
//! agency style (`(afp)`, `red, 3. 5. 2019`), or a mark of the paper (■). An article ends there;
//! nothing follows it but a caption. Wrong for a bracket that names a person in passing, after a
//! full stop and at a paragraph's end.

use super::byline::{byline, is_unit};

/// How an article's end is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndMark {
    /// (作者单位：…), （作者系…）
    Unit,
    /// （何伟）, （记者 何伟）, (Anna Roth) after a full stop, or a line of its own.
    Signature,
    /// (afp), (red), (Reuters): an agency's or an editor's sign.
    Agency,
    /// ■, ◆, （完）, （未完待续 does not count).
    Closed,
}

/// The longest bracket that is looked at, in bytes.
const LONGEST: usize = 180;

/// The end mark at the end of `text`, which may be a whole paragraph.
pub fn end_mark(text: &str) -> Option<EndMark> {
    let text = text.trim_end();
    if text.ends_with(['■', '◆', '□', '●']) {
        return Some(EndMark::Closed);
    }
    let inner = text.strip_suffix(['）', ')'])?;
    let (at, open) = inner
        .char_indices()
        .rev()
        .find(|(at, c)| matches!(c, '（' | '(') || inner.len() - at > LONGEST)?;
    if !matches!(open, '（' | '(') {
        return None;
    }
    let before = inner.get(..at)?.trim_end();
    let words = inner.get(at + open.len_utf8()..)?.trim();
    if words.starts_with("作者") && words.chars().count() > 3 {
        return Some(EndMark::Unit);
    }
    if matches!(words, "完" | "全文完" | "Ende" | "fin" | "Fin" | "end") {
        return Some(EndMark::Closed);
    }
    let ended = before.is_empty()
        || before.ends_with([
            '。', '！', '？', '…', '.', '!', '?', '”', '"', '»', '“', '」', '』',
        ]);
    if !ended {
        return None;
    }
    if let Some(found) = byline(words)
        && !found.names.is_empty()
    {
        return Some(EndMark::Signature);
    }
    if before.is_empty() {
        return is_unit(words).then_some(EndMark::Unit);
    }
    is_agency(words).then_some(EndMark::Agency)
}

/// True for a few short words or abbreviations, perhaps with a date: apa, 12.3.2016; AFP; red.
fn is_agency(words: &str) -> bool {
    if words.chars().nth(36).is_some() {
        return false;
    }
    let mut letters = 0_usize;
    for word in words
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        if word.chars().count() > 9 || !word.is_ascii() {
            return false;
        }
        letters += word.len();
    }
    (2..=16).contains(&letters) && !words.contains(' ') || dated(words, letters)
}

fn dated(words: &str, letters: usize) -> bool {
    letters > 0
        && letters <= 24
        && words.bytes().filter(u8::is_ascii_digit).count() >= 4
        && words.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_articles() {
        let check = |text: &str, mark: Option<EndMark>| assert_eq!(end_mark(text), mark, "{text}");
        check("桥修好了。(作者单位:滨河区水务局)", Some(EndMark::Unit));
        check("桥修好了。（何伟 陈霞）", Some(EndMark::Signature));
        check("桥修好了。（记者何伟）", Some(EndMark::Signature));
        check("Die Brücke steht. (Anna Roth)", Some(EndMark::Signature));
        check("Die Brücke steht. (apa, 12.3.2016)", Some(EndMark::Agency));
        check("Die Brücke steht. (red)", Some(EndMark::Agency));
        check("桥修好了。■", Some(EndMark::Closed));
        check("这座桥（建于1920年）", None);
        check("the bridge (built in 1920)", None);
        check("桥修好了。", None);
    }
}
