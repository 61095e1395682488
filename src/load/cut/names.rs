//! Lines that name who wrote an article.
//!
//! Asked of every line while a page is cut, so most lines are told apart by their first character;
//! `signs::byline` reads the functions and places beside the names, too, and takes longer. Wrong
//! for names of rare surnames, and for a European name without "By" whose first name few bear.

use crate::signs::{is_wide, knows_first, names};

/// What stands before a writer's name, in the papers' own words.
const BEFORE_NAMES: [&str; 20] = [
    "□",
    "■",
    "◎",
    "本报记者",
    "本報記者",
    "本刊记者",
    "本報訊",
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约",
    "本报通讯员",
    "文/",
    "文／",
    "作者",
    "By ",
    "Von ",
    "Par ",
    "Da ",
];

/// The longest byline, in code points.
const LONGEST: usize = 32;

/// True if `line` opens like a byline and is as short as one.
pub(super) fn opens_byline(line: &str) -> bool {
    // Most lines are told apart by their first character.
    let first = line.chars().next().is_some_and(|first| {
        matches!(
            first,
            '□' | '■'
                | '◎'
                | '本'
                | '记'
                | '記'
                | '通'
                | '特'
                | '文'
                | '作'
                | 'B'
                | 'V'
                | 'P'
                | 'D'
        )
    });
    first
        && BEFORE_NAMES.iter().any(|words| {
            line.strip_prefix(words).is_some_and(|rest| {
                let european = words.ends_with(' ');
                rest.chars().nth(LONGEST).is_none()
                    && if european {
                        names(rest).is_some()
                    } else {
                        !rest.contains(['，', '。', '、', ','])
                    }
            })
        })
}

/// True if `line` is nothing but names. Two words with capitals are many things; they are a
/// European name here if the first is a first name that many bear, or an initial.
pub(super) fn is_names(line: &str) -> bool {
    names(line).is_some_and(|found| {
        found
            .iter()
            .all(|name| name.starts_with(is_wide) || knows_first(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_open_with_their_words() {
        for line in [
            "□ 罗杰",
            "本报记者 何文平 陈霞",
            "By Nell Harrowgate",
            "Von Ansgar van Tielen",
            "Par Anna Lambert et Paul Roth",
        ] {
            assert!(opens_byline(line), "{line}");
        }
        for line in [
            "本报记者在桥上看到，桥修好了",
            "Von der Brücke zum Markt",
            "Be quiet",
        ] {
            assert!(!opens_byline(line), "{line}");
        }
    }

    #[test]
    fn two_words_with_capitals_are_no_names_by_that_alone() {
        for line in [
            "何文平 陈霞",
            "王  观",
            "欧阳文静",
            "Anna Lambert",
            "J. Roth",
        ] {
            assert!(is_names(line), "{line}");
        }
        for line in ["Social Europe", "Weather Sports", "老街换新颜"] {
            assert!(!is_names(line), "{line}");
        }
    }
}
