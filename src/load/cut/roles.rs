//! A first guess of what each fragment is on its page.
//!
//! Goes by form: how long a fragment is, how it ends, what stands before and after it, and whether
//! its words stand on the page again. Everything that isn't plainly something else is a paragraph;
//! so is the page's furniture, which no role is made for.
//!
//! Wrong for heads that are sentences, and where a title without a byline stands between another
//! article's paragraphs and looks like a heading.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use memchr::memchr_iter;

use super::Cut;
use super::ends::{Head, Tail, head, tail};
use super::fragments::Draft;
use super::names::{is_names, opens_byline};
use crate::document::Role;
use crate::signs::{Fnv, columns, is_chinese_name, is_closer, is_stop, is_wide};

/// The longest text that may be anything but a paragraph, in bytes: 110 Chinese characters.
const LONGEST: usize = 330;

/// The widest head, in display columns: of 412 titles on 83 pages 4 are wider.
const WIDEST_HEAD: usize = 120;

/// The narrowest head that is believed to be repeated as a running head, in display columns.
/// Shorter words that recur are navigation.
const NARROWEST_REPEATED: usize = 8;

/// The widest heading inside an article, in display columns. What is wider is taken for a title: on
/// 83 pages 30 takes headings for titles, and 60 titles for headings.
const WIDEST_HEADING: usize = 44;

/// Three Chinese words of up to so many bytes, two characters, are a menu.
const MENU_WORD: usize = 6;

/// So many digits in a short line are a telephone number or a date, and no head.
const TELEPHONE: usize = 7;

/// What a fragment looks like by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Running text that ends with a sentence, or in the middle of one.
    Text { ended: bool },
    /// Names, or an opening like a byline's.
    Byline,
    /// A short line that ends with a name, perhaps after the name of a unit.
    Signature,
    /// Short, without a mark at its end.
    Head {
        /// Its width in display columns.
        width: usize,
        /// A hash of its words.
        words: u64,
        /// True if it may as well be text: only a byline or a repetition makes it a head.
        doubtful: bool,
    },
    /// Numbered like a heading.
    Numbered,
    /// Under a picture.
    Caption,
    /// Within brackets.
    Note,
    /// A folio or the like.
    Furniture,
}

/// Guesses the role of every cut of `text`; they are in the order of the text.
pub(super) fn assign(text: &str, drafts: Vec<Draft>) -> Vec<Cut> {
    let mut buffer = String::new();
    let looks: Vec<Look> = drafts
        .iter()
        .map(|draft| look(text, draft, &mut buffer))
        .collect();
    let titles = titles(&looks);
    let mut cuts = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.into_iter().enumerate() {
        let before = index.checked_sub(1).map(|before| looks[before]);
        let role = role(
            index,
            before,
            looks[index],
            looks.get(index + 1).copied(),
            &titles,
        );
        cuts.push(Cut {
            spans: draft.spans,
            role,
        });
    }
    cuts
}

/// Where each repeated head stands as the title: before a byline, or else where it stands first.
type Titles = HashMap<u64, (usize, bool), BuildHasherDefault<Fnv>>;

fn titles(looks: &[Look]) -> Titles {
    let mut titles = Titles::default();
    for (index, look) in looks.iter().enumerate() {
        if let Look::Head { width, words, .. } = *look
            && width >= NARROWEST_REPEATED
        {
            let signed = matches!(looks.get(index + 1), Some(Look::Byline));
            let known = titles.entry(words).or_insert((index, signed));
            if signed && !known.1 {
                *known = (index, true);
            }
        }
    }
    titles
}

fn role(
    index: usize,
    before: Option<Look>,
    look: Look,
    after: Option<Look>,
    titles: &Titles,
) -> Role {
    match look {
        Look::Byline => Role::Byline,
        Look::Caption => Role::Caption,
        Look::Note => Role::Note,
        Look::Numbered => Role::Heading,
        Look::Text { .. } | Look::Furniture => Role::Paragraph,
        Look::Signature => match before {
            Some(Look::Head { .. }) => Role::Byline,
            _ => Role::Paragraph,
        },
        Look::Head {
            width,
            words,
            doubtful,
        } => {
            if titles.get(&words).is_some_and(|&(title, _)| title != index) {
                return Role::RunningHead;
            }
            let inside = matches!(before, Some(Look::Text { ended: true }))
                && matches!(after, Some(Look::Text { .. }));
            match after {
                Some(Look::Byline | Look::Signature) => Role::Title,
                None => Role::Paragraph,
                _ if doubtful => Role::Paragraph,
                _ if inside && width <= WIDEST_HEADING => Role::Heading,
                _ => Role::Title,
            }
        }
    }
}

/// What a cut looks like by itself. `buffer` is a workspace.
fn look(text: &str, draft: &Draft, buffer: &mut String) -> Look {
    let span = draft.spans.first();
    let mut words = span.of(text);
    if draft.spans.count() > 1 {
        buffer.clear();
        for span in draft.spans.iter() {
            if buffer.len() > LONGEST {
                break;
            }
            buffer.push_str(span.of(text));
        }
        words = buffer;
    }
    if words.len() > LONGEST {
        return Look::Text {
            ended: tail(draft.spans.last().of(text)) == Tail::Stop,
        };
    }
    look_of(words, draft.torn)
}

fn look_of(words: &str, torn: bool) -> Look {
    let tail = tail(words);
    if tail == Tail::Stop && words.starts_with(is_wide) && !words.starts_with(['（', '图', '圖'])
    {
        // Most paragraphs; a Chinese head may only ask or call.
        if words.len() > WIDEST_HEAD || !words.ends_with(['？', '！']) {
            return Look::Text { ended: true };
        }
    }
    if is_enclosed(words) {
        let picture = words.contains('摄') || words.contains('攝');
        return if picture { Look::Caption } else { Look::Note };
    }
    if is_caption(words) {
        return Look::Caption;
    }
    if tail != Tail::Stop && (opens_byline(words) || is_names(words)) {
        return Look::Byline;
    }
    let (head, _) = head(words);
    let asks = words.ends_with(['？', '?', '！', '!']);
    // European papers set heads that are sentences, above a byline.
    let sentence = tail == Tail::Stop && !asks && matches!(head, Head::Upper | Head::Opening);
    let width = columns(words);
    let headed = (tail == Tail::Open || asks || sentence)
        && (4..=WIDEST_HEAD).contains(&width)
        && !matches!(head, Head::Lower | Head::Closing | Head::Other)
        && !has_stop_inside(words);
    if !headed {
        return Look::Text {
            ended: tail == Tail::Stop,
        };
    }
    if is_furniture(words, width) {
        return Look::Furniture;
    }
    if is_numbered(words) {
        return Look::Numbered;
    }
    let mut parts = words.split_whitespace();
    if parts.next_back().is_some_and(is_chinese_name)
        && width <= WIDEST_HEADING
        && parts.next_back().is_some()
    {
        return Look::Signature;
    }
    let doubtful = torn || sentence || !is_parallel(words);
    Look::Head {
        width,
        words: hash(words),
        doubtful,
    }
}

/// True if a sentence ends before the end.
fn has_stop_inside(words: &str) -> bool {
    let inner = words.trim_end_matches(|character| is_stop(character) || is_closer(character));
    let abbreviates = |offset: usize| {
        let word = inner[..offset]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        word.chars()
            .filter(|character| character.is_lowercase())
            .count()
            < 3
    };
    inner.contains('。')
        || memchr_iter(b'.', inner.as_bytes())
            .any(|offset| inner[offset + 1..].starts_with(' ') && !abbreviates(offset))
}

/// True if Chinese words have no comma, or commas between clauses of equal length, as heads do.
fn is_parallel(words: &str) -> bool {
    let mut clauses = words.split(['，', ',']).map(columns);
    let first = clauses.next().unwrap_or_default();
    !words.starts_with(is_wide) || clauses.all(|clause| clause.abs_diff(first) <= 1)
}

/// True if one pair of brackets holds everything.
fn is_enclosed(words: &str) -> bool {
    let inner = words
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| !inner.contains(['（', '(', '）', ')']))
}

fn is_caption(words: &str) -> bool {
    let credited = words.trim_end_matches(['）', ')']);
    credited.ends_with('摄')
        || credited.ends_with('攝')
        || words
            .split_once('：')
            .is_some_and(|(label, _)| label.ends_with("老师") || label.ends_with("老師"))
        || ["图为", "圖為", "▲", "▼", "Foto:", "Photo:", "Photo :"]
            .iter()
            .any(|sign| words.starts_with(sign))
}

/// True for `一、`, `（一）`, `第一，`, `1.` and the like at the head of a short line.
fn is_numbered(words: &str) -> bool {
    let bare = words.trim_start_matches(['（', '(', '第']);
    let number =
        |character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character);
    let rest = bare.trim_start_matches(number);
    rest.len() < bare.len() && rest.starts_with(['、', '.', '．', '）', ')', '，'])
}

/// True for folios, telephone numbers and lines of navigation: `第3版 要闻`, `Page 16`.
fn is_furniture(words: &str, width: usize) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let parts = || words.split_whitespace();
    if digits == 0 {
        let menu = |part: &str| part.len() <= MENU_WORD;
        return words.starts_with(is_wide) && parts().all(menu) && parts().count() >= 3;
    }
    let folio = width <= 24 && words.contains('版') && words.contains('第');
    let labelled = width <= 30 && words.contains(['：', ':']) && !words.contains('“');
    let page = width <= 10 && parts().count() == 2;
    folio || labelled || page || digits >= TELEPHONE
}

/// A number for the characters without blanks.
fn hash(words: &str) -> u64 {
    let mut hasher = Fnv::default();
    for part in words.split_whitespace() {
        hasher.write(part.as_bytes());
    }
    hasher.finish()
}
