//! Lines that say who wrote an article.
//!
//! A line is read as a mark or words that announce a writer (□, 本报记者, 文／, By, Von, Par),
//! names, and words for a function or a place. How much of that is there is the line's
//! [`BylineForm`]. Wrong where a reporter's function is the article's subject ("Reporter Anna
//! Roth" over an article about her).

use super::names::{is_chinese_name, knows_first, names};
use super::{is_wide, unwrapped};

/// The longest byline, in code points: several names with their functions.
const LONGEST: usize = 64;

/// Marks that stand before a writer's name.
const MARKS: [char; 9] = ['□', '■', '◎', '◆', '●', '○', '▲', '✎', '☆'];

/// Words that announce a writer, Chinese; they stand before the name, or after it.
const CHINESE_WORDS: [&str; 34] = [
    "特约记者",
    "特約記者",
    "见习记者",
    "見習記者",
    "实习记者",
    "實習記者",
    "首席记者",
    "首席記者",
    "驻站记者",
    "全媒体记者",
    "融媒体记者",
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约",
    "特約",
    "评论员",
    "評論員",
    "撰稿人",
    "撰稿",
    "撰文",
    "执笔",
    "執筆",
    "特派员",
    "特派員",
    "编译",
    "編譯",
    "作者",
    "采写",
    "採寫",
    "整理",
    "摄影报道",
    "摄影",
];

/// What a paper calls itself before a reporter's name, Chinese.
const CHINESE_PAPERS: [&str; 14] = [
    "本报",
    "本報",
    "本刊",
    "本网",
    "本網",
    "本台",
    "新华社",
    "新華社",
    "中新社",
    "中央社",
    "人民日报",
    "综合",
    "專題",
    "专题",
];

/// Words that stand before names in Europe, in lower case.
const EUROPEAN_WORDS: [&str; 20] = [
    "by",
    "von",
    "par",
    "words by",
    "text by",
    "text von",
    "text:",
    "texte :",
    "texte de",
    "texte",
    "written by",
    "story by",
    "report by",
    "report:",
    "reported by",
    "ein bericht von",
    "de notre correspondant",
    "propos recueillis par",
    "aufgezeichnet von",
    "interview:",
];

/// Functions and other words that follow or precede a name in Europe, in lower case.
const EUROPEAN_FUNCTIONS: [&str; 30] = [
    "correspondent",
    "reporter",
    "editor",
    "staff",
    "writer",
    "korrespondent",
    "korrespondentin",
    "redakteur",
    "redakteurin",
    "reporterin",
    "redaktion",
    "correspondant",
    "correspondante",
    "journaliste",
    "journalist",
    "rédaction",
    "envoyé",
    "envoyée",
    "spécial",
    "spéciale",
    "berichtet",
    "for",
    "für",
    "pour",
    "in",
    "à",
    "aus",
    "from",
    "political",
    "business",
];

/// How a byline shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BylineForm {
    /// A mark or an announcing word, and names: 本报记者 何伟, By Anna Roth.
    Announced,
    /// A mark or an announcing word before something else: □ 本报评论部.
    MarkedOnly,
    /// Names with a function or a unit: 区卫生局 何伟, Anna Roth, Berlin.
    WithUnit,
    /// Names alone, of which the first is surely one.
    Names,
    /// Names alone by their form; any two words with capitals may look so.
    LooksLikeNames,
}

/// A byline, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline<'a> {
    /// How it shows itself.
    pub form: BylineForm,
    /// The names in it, as they stand.
    pub names: Vec<&'a str>,
    /// True if brackets hold all of it, as a signature at the foot has them.
    pub bracketed: bool,
}

/// Reads `text` as a byline, if it looks like one.
pub fn byline(text: &str) -> Option<Byline<'_>> {
    if text.len() > LONGEST * 4 || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (line, bracketed) = unwrapped(text);
    if line.ends_with(['。', '！', '？', '!', '?']) {
        return None;
    }
    let bare = line.trim_start_matches(MARKS).trim_start();
    let marked = bare.len() < line.len();
    let (form, names) = if bare.contains(is_wide) {
        chinese(bare, marked)?
    } else {
        european(bare, marked)?
    };
    Some(Byline {
        form,
        names,
        bracketed,
    })
}

fn chinese(line: &str, marked: bool) -> Option<(BylineForm, Vec<&str>)> {
    if line.contains(['，', '。', '；', '！', '？', ';']) {
        return None;
    }
    if let Some(names) = names(line) {
        let form = if marked {
            BylineForm::Announced
        } else {
            BylineForm::Names
        };
        return Some((form, names));
    }
    // Words are taken away from the front: the paper, the function, 文／, a colon.
    let mut rest = line;
    let mut announced = false;
    let mut found = Vec::new();
    for _ in 0..4 {
        let start = rest;
        for paper in CHINESE_PAPERS {
            rest = rest.strip_prefix(paper).unwrap_or(rest);
        }
        for word in CHINESE_WORDS {
            if let Some(after) = rest.strip_prefix(word) {
                rest = after;
                announced = true;
            }
        }
        for word in ["文/", "文／", "文|", "文｜", "文 ", "图/", "图／", "圖／"] {
            if let Some(after) = rest.strip_prefix(word) {
                rest = after;
                announced = true;
            }
        }
        rest = rest.trim_start_matches([':', '：', '/', '／', '|', '｜', '、', ' ', '\u{3000}']);
        while let Some((name, after)) = leading_name(rest) {
            found.push(name);
            rest = after;
        }
        if rest.len() == start.len() {
            break;
        }
    }
    if rest.is_empty() && announced && !found.is_empty() {
        return Some((BylineForm::Announced, found));
    }
    if announced && !found.is_empty() && rest.chars().count() <= 6 {
        return Some((BylineForm::Announced, found));
    }
    if marked && rest.chars().count() <= 24 {
        return Some((BylineForm::MarkedOnly, found));
    }
    // A unit and names: the last words are names, the first ends like the name of an institution.
    let words: Vec<&str> = line.split_whitespace().collect();
    let (unit, tail) = words.split_first()?;
    let names: Vec<&str> = tail
        .iter()
        .copied()
        .filter(|word| is_chinese_name(word))
        .collect();
    let whole = !tail.is_empty() && names.len() == tail.len();
    (whole && is_unit(unit)).then_some((BylineForm::WithUnit, names))
}

/// The name at the head of `text`, if a blank, a mark or the end follows it; and the text after it.
fn leading_name(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '、' | '/' | '／' | ',' | '·'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let wide_name = || {
        // 王　观: one character, blanks, one character.
        let mut ends = text
            .char_indices()
            .skip(1)
            .skip_while(|(_, c)| c.is_whitespace())
            .skip(1);
        let end = ends.next().map_or(text.len(), |(at, _)| at);
        let (name, rest) = text.split_at(end);
        let closed = rest.is_empty() || rest.starts_with(char::is_whitespace);
        (closed && names(name).is_some_and(|found| found.len() == 1)).then_some((name, rest))
    };
    let trim = |rest: &'_ str| {
        rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || c == '、')
                .len()
    };
    let (name, rest) = if is_chinese_name(name) {
        (name, rest)
    } else {
        wide_name()?
    };
    Some((name, &rest[trim(rest)..]))
}

/// True for the name of an institution: it ends as they do.
pub(super) fn is_unit(word: &str) -> bool {
    const ENDS: &str = "局院校委部处處科室所站中心队隊厅廳会會公司集团團社区區县縣市镇鎮乡鄉村街道行店厂廠馆館系班级級";
    let last = word.chars().next_back();
    word.chars().count() >= 4 && last.is_some_and(|last| ENDS.contains(last))
}

fn european(line: &str, marked: bool) -> Option<(BylineForm, Vec<&str>)> {
    let lower = line.to_lowercase();
    let announced = EUROPEAN_WORDS
        .iter()
        .filter(|word| {
            lower
                .strip_prefix(**word)
                .is_some_and(|rest| word.ends_with(':') || rest.starts_with([' ', ':', '\n']))
        })
        .map(|word| word.len())
        .max();
    // Lower case may be longer or shorter than the line; the words themselves are never.
    let rest = announced.map_or(line, |length| line.get(length..).unwrap_or_default());
    let rest = rest.trim_start_matches([':', ' ', '\n']);
    let shown = announced.is_some() || marked;
    if let Some(mut names) = names(rest) {
        // After a name and a comma a desk or a place may stand, which has capitals as well.
        let known = names.first().is_some_and(|name| knows_first(name));
        let all = names.len();
        if known && rest.contains(',') {
            names.retain(|name| knows_first(name));
        }
        let form = if shown {
            BylineForm::Announced
        } else if names.len() < all {
            BylineForm::WithUnit
        } else if known {
            BylineForm::Names
        } else {
            BylineForm::LooksLikeNames
        };
        return Some((form, names));
    }
    // Names, then a function or a place: Anna Roth, Berlin; Paul Martin, envoyé spécial à Lyon.
    let (name, after) = rest.split_once([',', '–', '—', '(', '|'])?;
    let found = names(name)?;
    let known = found.first().is_some_and(|name| knows_first(name));
    let function = after
        .split(|c: char| !c.is_alphabetic())
        .any(|word| EUROPEAN_FUNCTIONS.contains(&word.to_lowercase().as_str()));
    let place = after.split_whitespace().count() <= 2;
    let form = if shown {
        BylineForm::Announced
    } else if function || (known && place) {
        BylineForm::WithUnit
    } else {
        return None;
    };
    Some((form, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, form: BylineForm, names: &[&str]) {
        let found = byline(text);
        assert_eq!(found.as_ref().map(|found| found.form), Some(form), "{text}");
        assert_eq!(found.map(|found| found.names).unwrap_or_default(), names);
    }

    #[test]
    fn bylines_of_many_papers() {
        check("□ 罗杰", BylineForm::Announced, &["罗杰"]);
        check(
            "本报记者  何文平  陈  霞",
            BylineForm::Announced,
            &["何文平", "陈  霞"],
        );
        check(
            "记者何文平 通讯员 陈霞",
            BylineForm::Announced,
            &["何文平", "陈霞"],
        );
        check("文／胡紅 楊華", BylineForm::Announced, &["胡紅", "楊華"]);
        check("区水务局 何伟", BylineForm::WithUnit, &["何伟"]);
        check("滨河区水务局 何伟", BylineForm::WithUnit, &["何伟"]);
        check("（何文平 陈霞）", BylineForm::Names, &["何文平", "陈霞"]);
        check(
            "By Anna Roth and Paul Hall",
            BylineForm::Announced,
            &["Anna Roth", "Paul Hall"],
        );
        check("Von Eva Klein", BylineForm::Announced, &["Eva Klein"]);
        check(
            "Anna Roth, Wirtschaftsredaktion Berlin",
            BylineForm::WithUnit,
            &["Anna Roth"],
        );
        check("Anna Roth", BylineForm::Names, &["Anna Roth"]);
        check(
            "Social Europe",
            BylineForm::LooksLikeNames,
            &["Social Europe"],
        );
    }

    #[test]
    fn heads_and_sentences_are_none() {
        for text in [
            "老街换新颜",
            "记者在现场发现，桥修好了。",
            "The old bridge",
            "Von der Brücke zum Markt",
            "Par ailleurs, le pont est ouvert",
        ] {
            assert_eq!(byline(text), None, "{text}");
        }
    }
}
