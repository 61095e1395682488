//! Cuts a page's text into fragments, and guesses what each one is.
//!
//! A page that was taken off paper or the web is one of four things, often in turns: a paragraph a
//! line; columns that were wrapped at a measure; columns side by side with gutters of blanks
//! between; or such columns read straight across, a cell a line. A fragment is what can be moved
//! as one piece without tearing anything: never more than one paragraph, as far as can be known,
//! and usually one. The way from text to fragments:
//!
//! 1. `lines`: physical lines, their indents and widths in display columns; blank lines part
//!    blocks.
//! 2. `gutters`, `cells`: blocks with columns side by side become cells. What stands one below
//!    the other is from here on a strip.
//! 3. `measure`: how wide each strip was set, if it was wrapped at all.
//! 4. `straight_across`: strips whose lines aren't neighbours fall apart into lines.
//! 5. `paragraphs`: which lines of a strip are one paragraph.
//! 6. `fragments`: spans; what is too long is parted.
//! 7. `roles`: a first guess from the form and the neighbours of each fragment.
//!
//! Steps 2 to 5 look at a `stretch` of the text at a time, about a page, so that time and memory
//! are linear and one page's setting has little say in another's.
//!
//! Assumes that blank lines and form feeds always part. Two wrong joins cost a reader more than
//! ten needless parts, since parts are joined with one gesture: in doubt it parts. Wrong, then,
//! where a text has blank lines between all its lines, and where several captions share a line.

mod cells;
mod ends;
mod fragments;
mod gutters;
mod lines;
mod measure;
mod names;
mod paragraphs;
mod roles;
mod straight_across;
mod stretch;

use crate::document::{Role, Spans};
use fragments::Draft;
use gutters::WideBlanks;
use lines::Lines;
use stretch::Stretch;

/// A fragment before it has a name: where it is, and what it seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its places in the text, in bytes: one span with its wraps inside, or a span a cell, in
    /// reading order down the column. Each begins and ends with a character that isn't blank.
    pub spans: Spans,
    /// A first guess.
    pub role: Role,
}

/// Cuts `text` into fragments, in the order in which their first spans begin.
///
/// Together they hold every character that isn't blank (`char::is_whitespace`) exactly once. The
/// same text always gives the same cuts; none is empty, and a blank text has none. Text beyond
/// 4 GiB, which no source holds, is left out.
#[must_use]
pub fn cut(text: &str) -> Vec<Cut> {
    let mut lines = Lines::new(text);
    let mut blanks = WideBlanks::new(text);
    let mut stretch = Stretch::new();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut ends = Vec::new();
    while stretch.read(&mut lines) {
        stretch.lay_out(text, &mut blanks);
        let first = drafts.len();
        for (strip, lines) in stretch.strips() {
            paragraphs::ends(text, lines, strip.measure, stretch.plain, &mut ends);
            let mut from = 0;
            for &to in &ends {
                fragments::push(text, strip, &lines[from..to], &mut drafts);
                from = to;
            }
        }
        if stretch.has_columns {
            drafts[first..].sort_unstable_by_key(|draft| draft.spans.first().start);
        }
    }
    roles::assign(text, drafts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A letter for a role.
    fn letter(role: Role) -> char {
        match role {
            Role::Title => 'T',
            Role::Subtitle => 'S',
            Role::Byline => 'B',
            Role::RunningHead => 'R',
            Role::Heading => 'H',
            Role::Paragraph => 'P',
            Role::Caption => 'C',
            Role::Note => 'N',
        }
    }

    /// The fragments as text: a wrap inside a span is `⏎`, another cell `│`.
    fn shown(text: &str) -> Vec<String> {
        let show = |cut: &Cut| {
            let spans: Vec<String> = cut
                .spans
                .iter()
                .map(|span| {
                    let lines: Vec<&str> = span.of(text).lines().map(str::trim).collect();
                    lines.join("⏎")
                })
                .collect();
            format!("{} {}", letter(cut.role), spans.join("│"))
        };
        cut(text).iter().map(show).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected);
    }

    /// How many fragments there are.
    #[track_caller]
    fn check_count(text: &str, expected: usize) {
        assert_eq!(cut(text).len(), expected, "{:#?}", shown(text));
    }

    #[test]
    fn a_paragraph_a_line() {
        check(
            "老街换新颜\n□ 王小明\n\n巷口的石板路修好了。\n街坊们都说走着踏实。\n",
            &[
                "T 老街换新颜",
                "B □ 王小明",
                "P 巷口的石板路修好了。",
                "P 街坊们都说走着踏实。",
            ],
        );
    }

    #[test]
    fn columns_wrapped_with_indents() {
        check(
            "春茶上市\n本报记者 李春生\n　　山上的茶园一早就热\n闹起来，采茶的人三三两两往\n\
             坡上走，说笑声传得很远。\n　　茶农说今年雨水调匀，\n芽头比往年壮，价钱也比去年\n\
             高一些，大家心里踏实。\n　　镇里修了新路。\n",
            &[
                "T 春茶上市",
                "B 本报记者 李春生",
                "P 山上的茶园一早就热⏎闹起来，采茶的人三三两两往⏎坡上走，说笑声传得很远。",
                "P 茶农说今年雨水调匀，⏎芽头比往年壮，价钱也比去年⏎高一些，大家心里踏实。",
                "P 镇里修了新路。",
            ],
        );
    }

    #[test]
    fn a_column_that_ends_inside_a_sentence_ends_a_fragment() {
        check(
            "村裡的老人說，河水從前很清，\n夏天孩子們都在橋下游泳，後來\n上游蓋了工廠，水就一年比一年\n\
             渾，再也沒有人敢下水。去年廠\n房遷走以後，居民組了巡守隊，\n\n\
             輪流清理河岸，也在岸邊種下柳\n樹。今年夏天，孩子們又回來了。\n",
            &[
                "P 村裡的老人說，河水從前很清，⏎夏天孩子們都在橋下游泳，後來⏎\
                 上游蓋了工廠，水就一年比一年⏎渾，再也沒有人敢下水。去年廠⏎房遷走以後，居民組了巡守隊，",
                "P 輪流清理河岸，也在岸邊種下柳⏎樹。今年夏天，孩子們又回來了。",
            ],
        );
    }

    #[test]
    fn european_columns() {
        check(
            "Old mill opens its doors\nBy Clara Stone\n\nThe old mill by the river has\n\
             opened its doors for the first\ntime in thirty years, and vis-\nitors came from all over \
             the\nvalley to see it turn.\nIts wheel was repaired by a\ngroup of pensioners who met\n\
             every week in the village hall\nto draw their plans.\n",
            &[
                "T Old mill opens its doors",
                "B By Clara Stone",
                "P The old mill by the river has⏎opened its doors for the first⏎time in thirty years, \
                 and vis-⏎itors came from all over the⏎valley to see it turn.",
                "P Its wheel was repaired by a⏎group of pensioners who met⏎every week in the village \
                 hall⏎to draw their plans.",
            ],
        );
    }

    #[test]
    fn a_title_over_two_lines_is_one_fragment() {
        check(
            "Neue Brücke verbindet beide\nUfer der Stadt\nVon Anna Berger\n\nDie neue Brücke über den\n\
             Fluss ist seit Montag für\nRadfahrer und Fußgänger frei.\nDer Bau hatte zwei Jahre\n\
             gedauert und weniger gekostet\nals die Stadt erwartet hatte.\n\
             Im Sommer soll dort auch ein\nWochenmarkt stattfinden.\n",
            &[
                "T Neue Brücke verbindet beide⏎Ufer der Stadt",
                "B Von Anna Berger",
                "P Die neue Brücke über den⏎Fluss ist seit Montag für⏎Radfahrer und Fußgänger frei.⏎\
                 Der Bau hatte zwei Jahre⏎gedauert und weniger gekostet⏎als die Stadt erwartet hatte.⏎\
                 Im Sommer soll dort auch ein⏎Wochenmarkt stattfinden.",
            ],
        );
    }

    /// Two columns of one measure, as rows with a gutter of `blank`.
    fn beside(left: &[&str], right: &[&str], blank: &str) -> String {
        let rows = left.len().max(right.len());
        let row = |row: usize| {
            let (left, right) = (left.get(row).unwrap_or(&""), right.get(row).unwrap_or(&""));
            let fill = 20 - crate::signs::columns(left).min(20);
            format!(
                "{left}{}{blank}{right}\n",
                " ".repeat(if blank == "\t" { 0 } else { fill })
            )
        };
        (0..rows).map(row).collect()
    }

    const LEFT: [&str; 5] = [
        "渔港迎来开渔季",
        "清晨的港口汽笛声声，",
        "几十条渔船排着队往外",
        "海开去。",
        "渔民盼着丰收。",
    ];
    const RIGHT: [&str; 6] = [
        "桥头修起小书屋",
        "书屋不大，藏书却有三",
        "千多册，放学以后坐满",
        "了孩子，也有老人来看",
        "报纸，喝一杯热茶，再",
        "慢慢走回家。",
    ];

    #[test]
    fn columns_side_by_side() {
        let expected = [
            "T 渔港迎来开渔季",
            "T 桥头修起小书屋",
            "P 清晨的港口汽笛声声，│几十条渔船排着队往外│海开去。",
            "P 书屋不大，藏书却有三│千多册，放学以后坐满│了孩子，也有老人来看│报纸，喝一杯热茶，再│慢慢走回家。",
            "P 渔民盼着丰收。",
        ];
        check(&beside(&LEFT, &RIGHT, "   "), &expected);
        check(&beside(&LEFT, &RIGHT, "\t"), &expected);
        check(&beside(&LEFT, &RIGHT, "\u{3000}\u{3000}"), &expected);
    }

    #[test]
    fn wide_blanks_that_are_no_gutters() {
        // A line of links, a head with a full-width space, a price list.
        check_count(
            "本站导航  新闻  体育  财经\n山水之间　且行且歌\n旅行者的日记写得很长很长。\n",
            3,
        );
        check_count("苹果    5元\n香梨    6元\n葡萄    9元\n西瓜    2元\n", 4);
    }

    /// `sentences` over and over, wrapped at so many characters, without breaking words of letters.
    fn wrapped(sentences: &[&str], lines: usize, measure: usize) -> Vec<String> {
        let mut column: Vec<String> = vec![String::new()];
        for sentence in sentences.iter().cycle() {
            let words: Vec<String> = if sentence.is_ascii() {
                sentence.split_inclusive(' ').map(str::to_owned).collect()
            } else {
                sentence.chars().map(String::from).collect()
            };
            for word in words {
                let line = column.last_mut().expect("never empty");
                if line.chars().count() + word.trim().chars().count() <= measure {
                    line.push_str(&word);
                } else if column.len() == lines {
                    return column.iter().map(|line| line.trim().to_owned()).collect();
                } else {
                    column.push(word);
                }
            }
        }
        column
    }

    const BAKERY: [&str; 3] = [
        "The baker says that she gets up at three and bakes until the sun is high. ",
        "Her bread is sold in four shops, and on market days there is a long line of people. ",
        "She learned the trade from her aunt, who still helps her when the oven is too hot. ",
    ];
    const HARBOUR: [&str; 3] = [
        "A small harbour town has bought back its ferry after a dispute that went on for years. ",
        "It will run twice a day in winter and every hour when the guests are here. ",
        "The captain is glad, for he had been promised a new engine by the former owner. ",
    ];
    const ORCHARD: [&str; 4] = [
        "果园里的苹果熟了，村民们忙着采摘装箱。",
        "合作社请来技术员，教村民们修剪果树。",
        "今年果园的收成比去年好，合作社又添了冷库。",
        "技术员说，冷库里的苹果可以放到春天再卖。",
    ];
    const LIBRARY: [&str; 4] = [
        "图书馆新开了夜间阅览室，读者可以看到十点。",
        "馆员每周带读者读一本旧书，座位常常坐满。",
        "夜间阅览室的灯光柔和，馆员换了三次灯泡。",
        "读者写信感谢图书馆，信就贴在阅览室门口。",
    ];

    #[test]
    fn columns_read_straight_across_stay_single_lines() {
        for columns in [
            [wrapped(&BAKERY, 30, 30), wrapped(&HARBOUR, 30, 30)],
            [wrapped(&ORCHARD, 30, 15), wrapped(&LIBRARY, 30, 15)],
        ] {
            let across: Vec<&str> = (0..60).map(|row| &*columns[row % 2][row / 2]).collect();
            check_count(&across.join("\n"), 60);
            check_count(&columns[0].join("\n"), 1);
        }
    }

    #[test]
    fn roles_go_by_form() {
        check(
            "夜市里的手艺人\n陈建国 林芳\n\n傍晚的夜市灯火通明。\n\n一、糖画摊前\n\n糖稀在石板上凝成飞鸟。\n\n\
             糖画（林芳 摄）\n\n夜市里的手艺人\n\n他说手艺要传下去。\n\n(作者单位:云水县文化馆)\n",
            &[
                "T 夜市里的手艺人",
                "B 陈建国 林芳",
                "P 傍晚的夜市灯火通明。",
                "H 一、糖画摊前",
                "P 糖稀在石板上凝成飞鸟。",
                "C 糖画（林芳 摄）",
                "R 夜市里的手艺人",
                "P 他说手艺要传下去。",
                "N (作者单位:云水县文化馆)",
            ],
        );
    }

    #[test]
    fn every_kind_of_line_end() {
        for end in [
            "\n", "\r\n", "\r", "\r\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
        ] {
            check(
                &["雨停了。", "我们出发。"].join(end),
                &["P 雨停了。", "P 我们出发。"],
            );
        }
    }

    #[test]
    fn marks_that_cannot_be_seen_are_kept() {
        check("\u{FEFF}雨停了。\n\0\n", &["P \u{FEFF}雨停了。", "P \0"]);
        check("", &[]);
        check(" \t\u{3000}\r\n", &[]);
    }

    #[test]
    fn what_is_too_long_is_parted_after_a_sentence() {
        let text = "他又讲了一个很长的故事。".repeat(4_000);
        let cuts = cut(&text);
        assert_eq!(cuts.len(), 3);
        assert!(
            cuts.iter()
                .all(|cut| cut.spans.first().of(&text).ends_with('。'))
        );
    }

    /// Pieces that texts are made of when they go wrong.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "\n",
            "\r",
            "\r\n",
            "\u{B}",
            "\u{C}",
            "\u{85}",
            "\u{2028}",
            "\u{2029}",
            "\n\n",
            "\0",
            "\t",
            "  ",
            "      ",
            "\u{3000}",
            "\u{3000}\u{3000}",
            "\u{FEFF}",
            "。",
            "，",
            "（",
            "）",
            "“",
            "”",
            "-",
            "□",
            "一、",
            "字",
            "字字字字字字字字字字",
            "王小明",
            "word ",
            "Another ",
            "and so on. ",
            "é",
            "🙂",
            "\u{301}",
        ]);
        let cells = prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat());
        let row = "[字a]{8,10}( {2,4}|\t|　　)[字a]{8,10}\n";
        let rows = prop::collection::vec(row, 0..12).prop_map(|rows| rows.concat());
        prop_oneof![
            any::<String>(),
            cells.clone(),
            (rows, cells).prop_map(|(one, two)| one + &two)
        ]
    }

    proptest! {
        #[test]
        fn every_character_is_in_one_cut(text in pieces()) {
            let mut covered = vec![false; text.len()];
            let mut last = None;
            for cut in cut(&text) {
                prop_assert!(last < Some(cut.spans.first().start));
                last = Some(cut.spans.first().start);
                for span in cut.spans.iter() {
                    let words = span.of(&text);
                    prop_assert!(!words.is_empty() && words.trim() == words);
                    for place in &mut covered[span.range()] {
                        prop_assert!(!*place);
                        *place = true;
                    }
                }
            }
            for (offset, character) in text.char_indices() {
                prop_assert!(covered[offset] || character.is_whitespace());
            }
        }
    }
}
