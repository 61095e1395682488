//! `recolumn score`: saved works beside the right answers of their pages.
//!
//! A line a page, a line a style (pages whose names differ in a number at the end), and all
//! together; or the same as JSON. Names of figures are as [`score`](crate::score) gives them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::commands::End;
use super::streams::{is_stream, read, read_saved, write};
use crate::document::{Placement, SourceId};
use crate::load::files_in;
use crate::score::{Figures, Gold, Link, Scored, Tally, links, of, reliability};
use crate::session::Failure;
use crate::words::{self, Words};

/// What a score prints.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    /// JSON instead of lines.
    pub(super) json: bool,
    /// Every wrong seam.
    pub(super) show: bool,
    /// The table of links by their confidence.
    pub(super) links: bool,
}

/// A page that was scored.
struct Row {
    name: String,
    scored: Scored,
    links: Vec<Link>,
    /// Pairs of texts around each wrong seam, the missed ones first.
    around: Vec<String>,
}

/// Several pages together.
struct Total {
    name: String,
    pages: usize,
    figures: Figures,
}

pub(super) fn score(words: &Words, files: &[PathBuf], report: Report) -> Result<End, String> {
    let mut rows = Vec::new();
    for (answer, saved) in pairs(words, files)? {
        let gold = read_gold(words, &answer)?;
        // What another program left out of the file, the texts of the articles, is not scored.
        let placement = read_saved(words, &saved)?.placement;
        let mismatch = |mismatch| words::mismatch(words, &saved, &answer, mismatch);
        let scored = of(&placement, &gold).map_err(mismatch)?;
        rows.push(Row {
            links: links(&placement, &gold).map_err(mismatch)?,
            around: around(&placement, &scored),
            name: gold.source,
            scored,
        });
    }
    let styles = styles(&rows);
    let all = total(format!("all {} pages", rows.len()), rows.iter());
    let text = if report.json {
        as_json(&rows, &styles, &all, report)
    } else {
        as_lines(&rows, &styles, &all, report)
    };
    write(words, Path::new("-"), text.as_bytes())?;
    Ok(End::Done)
}

/// The answers and the saved works, side by side.
fn pairs(words: &Words, files: &[PathBuf]) -> Result<Vec<(PathBuf, PathBuf)>, String> {
    let (named, rest) = files.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(words.say("score-odd"));
    }
    if files.iter().filter(|path| is_stream(path)).count() > 1 {
        return Err(words.say("stdin-twice"));
    }
    let mut pairs = Vec::new();
    for [answer, saved] in named {
        let listed = files_in(answer, "json")
            .map_err(|error| words::failure(words, &Failure::from(error)))?;
        match listed {
            None => pairs.push((answer.clone(), saved.clone())),
            Some(answers) => pairs.extend(answers.into_iter().map(|answer| {
                let saved = saved.join(answer.file_name().unwrap_or_default());
                (answer, saved)
            })),
        }
    }
    Ok(pairs)
}

fn read_gold(words: &Words, path: &Path) -> Result<Gold, String> {
    let (path, bytes) = read(words, path)?;
    Gold::read(&bytes).map_err(|error| words::gold_error(words, path, error))
}

/// The totals of the styles that have several pages; none if all pages are of one style.
fn styles(rows: &[Row]) -> Vec<Total> {
    let mut styles: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        styles.entry(style(&row.name)).or_default().push(row);
    }
    if styles.len() == 1 {
        return Vec::new();
    }
    let several = styles.into_iter().filter(|(_, rows)| rows.len() > 1);
    several
        .map(|(name, rows)| total(name.to_owned(), rows.into_iter()))
        .collect()
}

/// `zh-flow` for `zh-flow-012.txt`: the name without its ending and its number.
fn style(name: &str) -> &str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches(['-', '_', ' '])
}

fn total<'a>(name: String, rows: impl Iterator<Item = &'a Row>) -> Total {
    let (mut pages, mut figures) = (0, Figures::default());
    for row in rows {
        pages += 1;
        figures += row.scored.figures;
    }
    Total {
        name,
        pages,
        figures,
    }
}

/// What the columns of a line are: the figure and its width.
const COLUMNS: [(&str, usize); 13] = [
    ("seams", 7),
    ("p", 6),
    ("r", 6),
    ("groups", 8),
    ("exact", 9),
    ("", 6),
    ("paras", 7),
    ("title", 7),
    ("byline", 8),
    ("r.head", 8),
    ("discard", 9),
    ("unplaced", 10),
    ("lost", 6),
];

fn as_lines(rows: &[Row], styles: &[Total], all: &Total, report: Report) -> String {
    let mut text = String::new();
    let names = rows.iter().map(|row| &row.name);
    let totals = styles.iter().chain([all]);
    let of_names = names.chain(totals.map(|total| &total.name));
    let widest = of_names.map(|name| name.chars().count()).max().unwrap_or(0) + 5;
    let mut line = |name: &str, cells: [String; 13]| {
        let mut line = format!("{name:<widest$}");
        for (cell, (_, width)) in cells.iter().zip(COLUMNS) {
            // Writing into a text cannot fail.
            let _ = write!(line, "{cell:>width$}");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    };
    line("", COLUMNS.map(|(name, _)| name.to_owned()));
    for row in rows {
        line(&row.name, cells(&row.scored.figures));
        if report.show {
            for around in &row.around {
                line(around, [const { String::new() }; 13]);
            }
        }
    }
    for style in styles {
        let name = format!("{} ({})", style.name, style.pages);
        line(&name, cells(&style.figures));
    }
    if rows.len() > 1 {
        line(&all.name, cells(&all.figures));
    }
    if report.links {
        text.push('\n');
        text.push_str(&reliability_lines(rows));
    }
    text
}

fn cells(figures: &Figures) -> [String; 13] {
    let f1 = |tally: Tally| {
        if tally.is_idle() {
            "-".to_owned()
        } else {
            format!("{:.3}", tally.f1())
        }
    };
    let share = figures.exact as f64 / figures.articles.max(1) as f64;
    [
        f1(figures.seams),
        format!("{:.3}", figures.seams.precision()),
        format!("{:.3}", figures.seams.recall()),
        f1(figures.groups),
        format!("{}/{}", figures.exact, figures.articles),
        format!("{:.0}%", share * 100.0),
        f1(figures.paragraphs),
        f1(figures.titles),
        f1(figures.bylines),
        f1(figures.running_heads),
        f1(figures.discards),
        figures.unplaced.to_string(),
        figures.lost.to_string(),
    ]
}

fn as_json(rows: &[Row], styles: &[Total], all: &Total, report: Report) -> String {
    let page = |row: &Row| {
        let mut value = values(&row.scored.figures);
        if report.show {
            value.insert("wrong".into(), row.around.clone().into());
        }
        (row.name.clone(), Value::Object(value))
    };
    let total = |total: &Total| {
        let mut value = values(&total.figures);
        value.insert("pages".into(), total.pages.into());
        value.insert("f1".into(), f1s(&total.figures));
        (total.name.clone(), Value::Object(value))
    };
    let mut report_value = json!({
        "pages": rows.iter().map(page).collect::<Map<_, _>>(),
        "styles": styles.iter().map(total).collect::<Map<_, _>>(),
        "total": values(&all.figures),
        "f1": f1s(&all.figures),
    });
    if report.links {
        report_value["links"] = reliability(rows.iter().flat_map(|row| &row.links))
            .iter()
            .map(|bin| {
                json!({
                    "from": bin.from, "to": bin.to, "links": bin.links, "right": bin.right,
                    "mean_confidence": bin.mean,
                })
            })
            .collect();
    }
    format!("{report_value:#}\n")
}

fn values(figures: &Figures) -> Map<String, Value> {
    let mut values = Map::new();
    values.insert("chars".into(), figures.characters.into());
    for (name, tally) in figures.tallies() {
        values.insert(name.into(), json!([tally.right, tally.said, tally.wanted]));
    }
    values.insert("exact".into(), json!([figures.exact, figures.articles]));
    values.insert("lost".into(), figures.lost.into());
    values.insert("unplaced".into(), figures.unplaced.into());
    values
}

fn f1s(figures: &Figures) -> Value {
    let tallies = figures.tallies().into_iter();
    tallies
        .map(|(name, tally)| (name.to_owned(), tally.f1().into()))
        .collect::<Map<_, _>>()
        .into()
}

/// How many characters are shown on each side of a wrong seam.
const AROUND: usize = 12;

fn around(placement: &Placement, scored: &Scored) -> Vec<String> {
    let text = placement.text(SourceId(0));
    let sides = |what: &str, (left, right): (u32, u32)| {
        let (left, right) = (left as usize, right as usize);
        let points = |byte| text.get(..byte).unwrap_or_default().chars().count();
        let mut to_left = text.get(..left).unwrap_or_default().chars().rev();
        let mut before: Vec<char> = to_left.by_ref().take(AROUND - 1).collect();
        before.reverse();
        before.extend(text.get(left..).and_then(|rest| rest.chars().next()));
        let after = text.get(right..).unwrap_or_default().chars().take(AROUND);
        let (before, after): (String, String) = (before.into_iter().collect(), after.collect());
        let (left, right) = (points(left), points(right));
        format!("    {what} {left}->{right}  {before:?} | {after:?}")
    };
    let missed = scored
        .wrong
        .missed
        .iter()
        .map(|&pair| sides("missed", pair));
    let made = scored.wrong.made.iter().map(|&pair| sides("false", pair));
    missed.chain(made).collect()
}

fn reliability_lines(rows: &[Row]) -> String {
    let bins = reliability(rows.iter().flat_map(|row| &row.links));
    let all: u64 = bins.iter().map(|bin| bin.links).sum();
    let percent = |part: u64, of: u64| 100.0 * part as f64 / of.max(1) as f64;
    let mut text = format!(
        "{:<12}{:>8}{:>8}{:>8}{:>8}{:>8}\n",
        "confidence", "links", "share", "mean", "right", ""
    );
    let mut line = |name: &str, links: u64, right: u64, mean: f64| {
        // Writing into a text cannot fail.
        let _ = writeln!(
            text,
            "{name:<12}{links:>8}{:>7.1}%{mean:>8.3}{right:>8}{:>7.1}%",
            percent(links, all),
            percent(right, links)
        );
    };
    for bin in bins.iter().filter(|bin| bin.links > 0) {
        let name = format!("{:.2} - {:.2}", bin.from, bin.to);
        line(&name, bin.links, bin.right, bin.mean);
    }
    for (name, from) in [("0.95 and up", 0.95), ("all", 0.0)] {
        let bins = bins.iter().filter(|bin| bin.from >= from);
        let (links, right, sum) = bins.fold((0, 0, 0.0), |(links, right, sum), bin| {
            (
                links + bin.links,
                right + bin.right,
                sum + bin.mean * bin.links as f64,
            )
        });
        line(name, links, right, sum / links.max(1) as f64);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_the_name_without_its_number() {
        for (name, expected) in [
            ("zh-flow-012.txt", "zh-flow"),
            ("zh-Hant-wrapped-000.txt", "zh-Hant-wrapped"),
            ("rows-english.txt", "rows-english"),
            ("page 3", "page"),
            ("2024", ""),
        ] {
            assert_eq!(style(name), expected);
        }
    }
}
