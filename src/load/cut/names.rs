//! Lines that name who wrote an article.
//!
//! Chinese names are known by a common surname and one or two characters after it; European ones
//! by two or three capitalised words and nothing else. Wrong for rare and double surnames, for
//! names with particles, and for two-word heads like "Social Europe".

use crate::signs::is_chinese_name;

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
                        is_names(rest)
                    } else {
                        !rest.contains(['，', '。', '、', ','])
                    }
            })
        })
}

/// True if `line` is nothing but names.
pub(super) fn is_names(line: &str) -> bool {
    let (mut chinese, mut european) = (0, 0);
    for name in line
        .split(char::is_whitespace)
        .filter(|name| !name.is_empty())
    {
        if is_chinese_name(name) {
            chinese += 1;
        } else if is_european_name(name) {
            european += 1;
        } else {
            return false;
        }
    }
    (chinese > 0 && chinese <= 5 && european == 0) || (chinese == 0 && (2..=3).contains(&european))
}

fn is_european_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.all(|character| character.is_alphabetic() || matches!(character, '-' | '.'))
        && (name.ends_with('.') || name.chars().skip(1).any(char::is_lowercase))
}
