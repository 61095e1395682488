//! How a text is numbered at its head: 一、 （二） 三是 首先 1. (a) and the like.
//!
//! Wrong where a sentence happens to begin so: 一是 may be "one is", and "1. Mai" is a date.

/// The kinds of numbering; only numbers of one kind continue each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberingKind {
    /// 一、
    ChineseComma,
    /// （一）
    ChineseBracket,
    /// 一是, 一要
    ChineseIs,
    /// 第一，
    ChineseOrdinal,
    /// 第一章, 第一条
    ChineseSection,
    /// 其一，
    ChineseOf,
    /// 首先, 其次, 再次, 最后
    ChineseFirst,
    /// 1. or 1、
    Digit,
    /// (1) or 1)
    DigitBracket,
    /// a) or (a)
    Letter,
    /// I. II.
    Roman,
    /// first, second; erstens, zweitens; premièrement
    Word,
}

/// A numbered opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// What kind.
    pub kind: NumberingKind,
    /// Which number, from 1.
    pub ordinal: u16,
    /// How many bytes of the text it takes.
    pub bytes: usize,
}

const CHINESE_DIGITS: &str = "零一二三四五六七八九十";

/// The words of a series: of each row the first is 1, the second 2, …; the last word of a row of
/// [`NumberingKind::ChineseFirst`] may stand for any later number.
const SERIES: [(NumberingKind, [&[&str]; 5]); 4] = [
    (
        NumberingKind::ChineseFirst,
        [
            &["首先"],
            &["其次"],
            &["再次", "再者", "此外"],
            &["最后", "最後"],
            &[],
        ],
    ),
    (
        NumberingKind::Word,
        [
            &["first,", "firstly", "first of all", "in the first place"],
            &["second,", "secondly", "in the second place"],
            &["third,", "thirdly"],
            &["fourth,", "fourthly", "finally", "lastly"],
            &[],
        ],
    ),
    (
        NumberingKind::Word,
        [
            &["erstens", "zum ersten"],
            &["zweitens", "zum zweiten"],
            &["drittens", "zum dritten"],
            &["viertens", "schließlich", "zuletzt"],
            &[],
        ],
    ),
    (
        NumberingKind::Word,
        [
            &[
                "premièrement",
                "d'abord",
                "d’abord",
                "tout d'abord",
                "en premier lieu",
            ],
            &[
                "deuxièmement",
                "ensuite",
                "en second lieu",
                "en deuxième lieu",
            ],
            &["troisièmement", "puis", "en troisième lieu"],
            &["quatrièmement", "enfin"],
            &[],
        ],
    ),
];

/// The numbering at the head of `text`.
pub fn numbering(text: &str) -> Option<Numbering> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if (CHINESE_DIGITS.contains(first) || matches!(first, '（' | '(' | '第' | '其'))
        && let Some(found) = chinese(text)
    {
        return Some(found);
    }
    if (first.is_ascii_digit() || matches!(first, '(' | '（'))
        && let Some(found) = digits(text)
    {
        return Some(found);
    }
    if let Some(circled) = circled(first) {
        return Some(Numbering {
            kind: NumberingKind::DigitBracket,
            ordinal: circled,
            bytes: first.len_utf8(),
        });
    }
    letter_or_roman(text).or_else(|| series(text))
}

/// The number that Chinese digits at the head of `text` say, and their bytes: 十二, 二十.
fn chinese_number(text: &str) -> Option<(u16, usize)> {
    let (mut total, mut unit, mut bytes) = (0, 0, 0);
    for character in text.chars().take(3) {
        let Some(at) = CHINESE_DIGITS.find(character) else {
            break;
        };
        let value = u16::try_from(at / '一'.len_utf8()).ok()?;
        if value == 10 {
            total += 10 * unit.max(1);
            unit = 0;
        } else if unit > 0 {
            return None;
        } else {
            unit = value;
        }
        bytes += character.len_utf8();
    }
    (bytes > 0 && total + unit > 0).then_some((total + unit, bytes))
}

fn chinese(text: &str) -> Option<Numbering> {
    let bracket = text.starts_with(['（', '(']);
    let ordinal_mark = text.starts_with('第');
    let of = text.starts_with('其');
    let lead = if bracket || ordinal_mark || of {
        text.chars().next()?.len_utf8()
    } else {
        0
    };
    let (ordinal, length) = chinese_number(text.get(lead..)?)?;
    let rest = text.get(lead + length..)?;
    let next = rest.chars().next()?;
    let kind = match (bracket, ordinal_mark, of, next) {
        (true, _, _, '）' | ')') => NumberingKind::ChineseBracket,
        (_, true, _, '，' | '、' | ',' | '：' | '；') => NumberingKind::ChineseOrdinal,
        (_, true, _, '章' | '条' | '條' | '节' | '節' | '款' | '编') => {
            NumberingKind::ChineseSection
        }
        (_, _, true, '，' | '、' | ',' | '：') => NumberingKind::ChineseOf,
        (false, false, false, '、' | '．' | '.') => NumberingKind::ChineseComma,
        (false, false, false, '是' | '要') => NumberingKind::ChineseIs,
        _ => return None,
    };
    Some(Numbering {
        kind,
        ordinal,
        bytes: lead + length + next.len_utf8(),
    })
}

fn digits(text: &str) -> Option<Numbering> {
    let bracket = text.starts_with(['（', '(']);
    let lead = if bracket {
        text.chars().next()?.len_utf8()
    } else {
        0
    };
    let rest = text.get(lead..)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&length) {
        return None;
    }
    let ordinal = rest.get(..length)?.parse().ok()?;
    let after = rest.get(length..)?;
    let next = after.chars().next()?;
    let kind = match (bracket, next) {
        (true, '）' | ')') | (false, '）' | ')') => NumberingKind::DigitBracket,
        (false, '.' | '．' | '、') => NumberingKind::Digit,
        _ => return None,
    };
    // 3.5 is a number.
    let follows_digit = after
        .get(next.len_utf8()..)?
        .starts_with(|c: char| c.is_ascii_digit());
    (ordinal > 0 && !(kind == NumberingKind::Digit && follows_digit)).then_some(Numbering {
        kind,
        ordinal,
        bytes: lead + length + next.len_utf8(),
    })
}

/// ① is 1.
fn circled(character: char) -> Option<u16> {
    let code = u32::from(character);
    let value = match code {
        0x2460..=0x2473 => code - 0x245F,
        0x2474..=0x2487 => code - 0x2473,
        0x2776..=0x277F => code - 0x2775,
        _ => return None,
    };
    u16::try_from(value).ok()
}

fn letter_or_roman(text: &str) -> Option<Numbering> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let lead = text.len() - bare.len();
    let word = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
    let next = bare.get(word..)?.chars().next()?;
    let label = bare.get(..word)?;
    if word == 1 && next == ')' {
        let letter = label.bytes().next()?.to_ascii_lowercase();
        return Some(Numbering {
            kind: NumberingKind::Letter,
            ordinal: u16::from(letter - b'a') + 1,
            bytes: lead + 2,
        });
    }
    let blank = bare.get(word + 1..)?.starts_with(' ');
    let ordinal = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ]
    .iter()
    .position(|roman| *roman == label)?;
    (lead == 0 && next == '.' && blank && word > 0).then_some(Numbering {
        kind: NumberingKind::Roman,
        ordinal: u16::try_from(ordinal).ok()? + 1,
        bytes: word + 1,
    })
}

fn series(text: &str) -> Option<Numbering> {
    /// The longest opening, in code points.
    const LONGEST: usize = 20;
    let head: String = text
        .chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect();
    for (kind, rows) in SERIES {
        for (index, words) in rows.iter().enumerate() {
            for word in *words {
                let Some(rest) = head.strip_prefix(word) else {
                    continue;
                };
                let ends =
                    kind == NumberingKind::ChineseFirst || !rest.starts_with(char::is_alphabetic);
                if ends {
                    return Some(Numbering {
                        kind,
                        ordinal: u16::try_from(index).ok()? + 1,
                        bytes: word.len(),
                    });
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_numbered() {
        let check = |text: &str, kind, ordinal| {
            let found = numbering(text).map(|found| (found.kind, found.ordinal));
            assert_eq!(found, Some((kind, ordinal)), "{text}");
        };
        check("一、修桥", NumberingKind::ChineseComma, 1);
        check("十二、修桥", NumberingKind::ChineseComma, 12);
        check("（二）铺路", NumberingKind::ChineseBracket, 2);
        check("三是铺路", NumberingKind::ChineseIs, 3);
        check("第四，铺路", NumberingKind::ChineseOrdinal, 4);
        check("其二，铺路", NumberingKind::ChineseOf, 2);
        check("其次，铺路", NumberingKind::ChineseFirst, 2);
        check("1.铺路", NumberingKind::Digit, 1);
        check("2) pave", NumberingKind::DigitBracket, 2);
        check("②铺路", NumberingKind::DigitBracket, 2);
        check("b) pave", NumberingKind::Letter, 2);
        check("IV. Die Brücke", NumberingKind::Roman, 4);
        check("Zweitens soll die Brücke", NumberingKind::Word, 2);
        check("Ensuite, le pont", NumberingKind::Word, 2);
    }

    #[test]
    fn other_openings_are_not() {
        for text in [
            "一座桥",
            "3.5亿元",
            "2019年",
            "A bridge",
            "Secondary roads",
            "第一座桥",
            "其中",
        ] {
            assert_eq!(numbering(text), None, "{text}");
        }
    }
}
