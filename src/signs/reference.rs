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

/// A text with a reference in it, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parted<'t> {
    /// The reference.
    pub reference: Reference,
    /// Its words, brackets and all.
    pub words: &'t str,
    /// The text without them; empty if there is nothing else.
    pub rest: &'t str,
}

/// The reference at the beginning or the end of `text`.
pub fn reference(text: &str) -> Option<Reference> {
    parted(text).map(|parted| parted.reference)
}

/// The reference at the beginning or the end of `text`, and the text without it.
pub fn parted(text: &str) -> Option<Parted<'_>> {
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
    let part = |reference: Reference, at: usize| {
        let (before, after) = text.split_at(at);
        let (words, rest) = match reference.direction {
            _ if reference.alone => (text, ""),
            Direction::To => (after, before),
            Direction::From => (before, after),
        };
        Parted {
            reference,
            words: words.trim(),
            rest: rest.trim(),
        }
    };
    let end = at_end(&text[tail_start..], tail_start == 0);
    if let Some((reference, at)) = end {
        // What points back at the end of a text points from there: nothing is taken off.
        return Some(match reference.direction {
            Direction::From if !reference.alone => Parted {
                reference,
                words: &text[tail_start + at..],
                rest: text,
            },
            _ => part(reference, tail_start + at),
        });
    }
    let (reference, at) = at_head(&text[..head_end], head_end == text.len())?;
    Some(match reference.direction {
        Direction::To if !reference.alone => Parted {
            reference,
            words: &text[..at],
            rest: text,
        },
        _ => part(reference, at),
    })
}

/// A reference that runs to the end of `tail`, and where it begins.
fn at_end(tail: &str, whole: bool) -> Option<(Reference, usize)> {
    let lower = tail.to_lowercase();
    if !may_refer(&lower) {
        return None;
    }
    let (at, word, direction, numbered) = find(&lower, str::rfind)?;
    let rest = &lower[at + word.len()..];
    let page = number(rest).map(|(page, _)| page);
    let closes = rest.chars().filter(|c| c.is_alphabetic()).count() <= 12;
    let opened = lower[..at]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric());
    let alone = whole && lower[..at].chars().all(|c| !c.is_alphanumeric());
    let reference = Reference {
        direction,
        page,
        alone,
    };
    let fits = closes && (opened || alone) && (page.is_some() || !numbered);
    fits.then(|| (reference, opening(tail, unlowered(tail, at))))
}

/// Where the bracket opens that stands before this place and is not closed before it; else the place
/// itself.
fn opening(text: &str, at: usize) -> usize {
    let before = &text[..at];
    let opens = before.rfind(['（', '(', '【', '[', '〔']);
    let closes = before.rfind(['）', ')', '】', ']', '〕']);
    opens.filter(|&opens| closes < Some(opens)).unwrap_or(at)
}

/// The byte of a text at which a byte of its lower case stands.
fn unlowered(text: &str, lowered: usize) -> usize {
    let mut length = 0;
    for (at, character) in text.char_indices() {
        if length >= lowered {
            return at;
        }
        length += character.to_lowercase().map(char::len_utf8).sum::<usize>();
    }
    text.len()
}

/// A reference with which `head` begins, and where it ends.
fn at_head(head: &str, whole: bool) -> Option<(Reference, usize)> {
    let lower = head.to_lowercase();
    if !may_refer(&lower) {
        return None;
    }
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (at, word, direction, numbered) = find(bare, str::find)?;
    if at > 0 {
        return None;
    }
    let after = &bare[word.len()..];
    let number = number(after);
    let rest = after.chars().filter(|c| c.is_alphabetic()).count();
    let reference = Reference {
        direction,
        page: number.map(|(page, _)| page),
        alone: whole && rest <= 12,
    };
    let skipped = lower.len() - bare.len() + word.len();
    let end = skipped + number.map_or(0, |(_, end)| end);
    let end = closing(head, unlowered(head, end));
    (number.is_some() || !numbered).then_some((reference, end))
}

/// Where the bracket closes that was open at this place; else behind the word for a page and the
/// marks that may stand there.
fn closing(head: &str, at: usize) -> usize {
    let (before, after) = head.split_at(at);
    let is_open = before.contains(['（', '(', '【', '[', '〔']);
    let closes = after.char_indices().find(|(_, c)| ")）】]〕".contains(*c));
    if let Some((closes, mark)) = closes.filter(|_| is_open) {
        return at + closes + mark.len_utf8();
    }
    let rest = after.trim_start_matches(['版', '页', '頁', '面']);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:—–-…".contains(c));
    head.len() - rest.len()
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

/// The first number in `text`, in digits or as a Chinese number below a hundred, and where it ends.
fn number(text: &str) -> Option<(u16, usize)> {
    for (at, character) in text.char_indices().take(24) {
        if character.is_ascii_digit() {
            let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            let value = text[at..at + digits.min(4)].parse().ok()?;
            return Some((value, at + digits));
        }
        if NUMERALS.contains(character) {
            let run: String = text[at..]
                .chars()
                .take_while(|&c| NUMERALS.contains(c))
                .collect();
            return Some((counted(&run)?, at + run.len()));
        }
    }
    None
}

/// The signs of Chinese numbers: a digit's place is its value, and so is that of ten.
const NUMERALS: &str = "零一二三四五六七八九十";

/// What a Chinese number says: 二, 十, 十二, 二十一.
fn counted(numeral: &str) -> Option<u16> {
    let value = |c: char| {
        let at = NUMERALS.find(c)? / c.len_utf8();
        u16::try_from(at).ok()
    };
    let mut digits = 0;
    let mut tens = 0;
    for c in numeral.chars() {
        match value(c)? {
            10 => (tens, digits) = (10 * digits.max(1), 0),
            digit => digits = digit,
        }
    }
    Some(tens + digits)
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
    fn pages_are_counted_in_both_ways_of_writing() {
        for (text, page) in [
            ("（下转第十版）", 10),
            ("（下转第十二版）", 12),
            ("（上接第二十一版）", 21),
            ("（下转A12版）", 12),
        ] {
            assert_eq!(reference(text).and_then(|it| it.page), Some(page), "{text}");
        }
    }

    #[test]
    fn a_reference_is_parted_from_its_text() {
        for (text, words, rest) in [
            ("桥修好了，（下转第3版）", "（下转第3版）", "桥修好了，"),
            (
                "桥修好了，（未完，下转第三版）",
                "（未完，下转第三版）",
                "桥修好了，",
            ),
            ("桥修好了， 下转A3版", "下转A3版", "桥修好了，"),
            (
                "（上接第1版）走着踏实，街坊们逢人都这样说。",
                "（上接第1版）",
                "走着踏实，街坊们逢人都这样说。",
            ),
            (
                "上接第1版 走着踏实，街坊们都这样说了好几遍。",
                "上接第1版",
                "走着踏实，街坊们都这样说了好几遍。",
            ),
            (
                "（紧接第1版）走着踏实，街坊们都这样说（笑）。",
                "（紧接第1版）",
                "走着踏实，街坊们都这样说（笑）。",
            ),
            (
                "İstanbul was (Continued on Page 4)",
                "(Continued on Page 4)",
                "İstanbul was",
            ),
            (
                "Continued from page 1 can hear it through the fog.",
                "Continued from page 1",
                "can hear it through the fog.",
            ),
            (
                "(Fortsetzung von Seite 1) Brücke und die alte Mühle.",
                "(Fortsetzung von Seite 1)",
                "Brücke und die alte Mühle.",
            ),
            ("（下转第3版）", "（下转第3版）", ""),
        ] {
            let parted = parted(text).unwrap();
            assert_eq!((parted.words, parted.rest), (words, rest), "{text}");
        }
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
