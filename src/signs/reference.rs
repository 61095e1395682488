//! References from one page to another: 下转第3版, 上接第1版, continued on page 4.
//!
//! Looked for at the two ends of a text only, where they stand. Wrong for a sentence that ends
//! with such a reference in running speech ("mehr dazu auf Seite 4" within a report), which then
//! reads as one.

/// Which way a reference points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The text goes on there.
    To,
    /// The text came from there.
    From,
}

/// A reference to another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Which way.
    pub direction: Direction,
    /// The page, if a number was given.
    pub page: Option<u16>,
    /// True if the reference is all that the text says.
    pub alone: bool,
}

/// How far from an end a reference may begin, in code points.
const REACH: usize = 60;

/// Words that point on and words that point back, in lower case. A number must follow those that
/// are also ordinary words.
const WORDS: [(&str, Direction, bool); 37] = [
    ("下转", Direction::To, false),
    ("下轉", Direction::To, false),
    ("下转第", Direction::To, true),
    ("下轉第", Direction::To, true),
    ("上接第", Direction::From, true),
    ("转第", Direction::To, true),
    ("轉第", Direction::To, true),
    ("紧接第", Direction::From, true),
    ("接第", Direction::From, true),
    ("上接", Direction::From, false),
    ("未完待续", Direction::To, false),
    ("未完待續", Direction::To, false),
    ("(未完", Direction::To, false),
    ("（未完", Direction::To, false),
    ("continued on", Direction::To, false),
    ("continues on", Direction::To, false),
    ("continued from", Direction::From, false),
    ("cont'd on", Direction::To, false),
    ("cont'd from", Direction::From, false),
    ("see page", Direction::To, true),
    ("turn to page", Direction::To, true),
    ("more on page", Direction::To, true),
    ("to be continued", Direction::To, false),
    ("fortsetzung auf seite", Direction::To, true),
    ("fortsetzung seite", Direction::To, true),
    ("fortsetzung von seite", Direction::From, true),
    ("fortsetzung folgt", Direction::To, false),
    ("weiter auf seite", Direction::To, true),
    ("siehe seite", Direction::To, true),
    ("lesen sie weiter auf seite", Direction::To, true),
    ("suite page", Direction::To, true),
    ("suite en page", Direction::To, true),
    ("lire la suite page", Direction::To, true),
    ("suite de la page", Direction::From, true),
    ("suite de la première page", Direction::From, false),
    ("voir page", Direction::To, true),
    ("à suivre", Direction::To, false),
];

/// The reference at the beginning or the end of `text`.
pub fn reference(text: &str) -> Option<Reference> {
    let text = text.trim();
    let head_end = text
        .char_indices()
        .nth(REACH)
        .map_or(text.len(), |(at, _)| at);
    let tail_start = text
        .char_indices()
        .rev()
        .nth(REACH - 1)
        .map_or(0, |(at, _)| at);
    at_end(&text[tail_start..], tail_start == 0)
        .or_else(|| at_head(&text[..head_end], head_end == text.len()))
}

/// A reference that runs to the end of `tail`.
fn at_end(tail: &str, whole: bool) -> Option<Reference> {
    let tail = tail.to_lowercase();
    if !may_refer(&tail) {
        return None;
    }
    let (at, word, direction, numbered) = find(&tail, str::rfind)?;
    let rest = &tail[at + word.len()..];
    let page = number(rest);
    let closes = rest.chars().filter(|c| c.is_alphabetic()).count() <= 12;
    let opened = tail[..at]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric());
    let alone = whole && tail[..at].chars().all(|c| !c.is_alphanumeric());
    (closes && (opened || alone) && (page.is_some() || !numbered)).then_some(Reference {
        direction,
        page,
        alone,
    })
}

/// A reference with which `head` begins.
fn at_head(head: &str, whole: bool) -> Option<Reference> {
    let head = head.to_lowercase();
    if !may_refer(&head) {
        return None;
    }
    let bare = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (at, word, direction, numbered) = find(bare, str::find)?;
    if at > 0 {
        return None;
    }
    let after = &bare[word.len()..];
    let page = number(after);
    let rest = after.chars().filter(|c| c.is_alphabetic()).count();
    (page.is_some() || !numbered).then_some(Reference {
        direction,
        page,
        alone: whole && rest <= 12,
    })
}

/// True if a part that every reference has stands in `text`; most texts are told apart by this.
fn may_refer(text: &str) -> bool {
    text.contains(['转', '轉', '接', '完'])
        || ["page", "seite", "cont", "folgt", "suivre"]
            .iter()
            .any(|part| text.contains(part))
}

type Found = (usize, &'static str, Direction, bool);

/// The longest of the words that stand in `text`, found by `search`.
fn find<'t>(text: &'t str, search: fn(&'t str, &'static str) -> Option<usize>) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (word, direction, numbered) in WORDS {
        if let Some(at) = search(text, word)
            && best.is_none_or(|(_, longest, ..)| word.len() > longest.len())
        {
            best = Some((at, word, direction, numbered));
        }
    }
    best
}

/// The first number in `text`, in digits or as one of the first Chinese numbers.
fn number(text: &str) -> Option<u16> {
    let chinese = "零一二三四五六七八九";
    for (at, character) in text.char_indices().take(24) {
        if character.is_ascii_digit() {
            let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            return text[at..at + digits.min(4)].parse().ok();
        }
        if let Some(value) = chinese.find(character) {
            return u16::try_from(value / character.len_utf8()).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_point_on_and_back() {
        let check = |text: &str, direction, page, alone| {
            let expected = Reference {
                direction,
                page,
                alone,
            };
            assert_eq!(reference(text), Some(expected), "{text}");
        };
        check("（下转第3版）", Direction::To, Some(3), true);
        check("桥修好了。（下转第三版）", Direction::To, Some(3), false);
        check("（上接第1版）", Direction::From, Some(1), true);
        check(
            "（上接A1版）桥修好了，街坊们都说走着踏实。",
            Direction::From,
            Some(1),
            false,
        );
        check("Continued on page 4", Direction::To, Some(4), true);
        check(
            "was opened. (Continued on Page 4)",
            Direction::To,
            Some(4),
            false,
        );
        check("Fortsetzung von Seite 1", Direction::From, Some(1), true);
        check("Fortsetzung auf Seite 5", Direction::To, Some(5), true);
        check("Suite page 7", Direction::To, Some(7), true);
        check("suite de la page 1", Direction::From, Some(1), true);
    }

    #[test]
    fn no_word_is_overlooked() {
        for (word, ..) in WORDS {
            assert!(may_refer(word), "{word}");
        }
    }

    #[test]
    fn ordinary_words_do_not() {
        for text in [
            "See the old bridge",
            "suite royale",
            "接着，桥修好了。",
            "Voir Venise",
            "小事背后往往有大文章，下转第3版的版面早就排满了，编辑说只好等到下一期再登。",
        ] {
            assert_eq!(reference(text), None, "{text}");
        }
    }
}
