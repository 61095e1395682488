//! What stands on a page and belongs to no article.
//!
//! The kinds and wordings are sections of the language's phrases: `top`, `bottom` and `between`
//! name a kind with a weight each, and a section of the kind's name holds the wordings. A kind is
//! written in the answer as the gold files name it; kinds of ours are mapped by [`answer_kind`].

use crate::canvas::{Place, Units};
use crate::chance::Chance;
use crate::dress::{Block, Sort};
use crate::phrases::{Given, Phrases};

/// Where a piece of furniture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    Top,
    Between,
    Bottom,
}

/// A kind of furniture: its section, how often it is met at the top, between and at the bottom.
const KINDS: [(&str, [f64; 3]); 9] = [
    ("navigation", [4.0, 2.0, 3.0]),
    ("page_furniture", [4.0, 4.0, 4.0]),
    ("folio", [4.0, 2.0, 2.0]),
    ("advertisement", [0.7, 4.0, 3.0]),
    ("notice", [0.3, 1.5, 1.0]),
    ("weather", [0.5, 0.7, 0.3]),
    ("prices", [0.2, 0.7, 0.5]),
    ("related_links", [1.5, 1.0, 2.0]),
    ("spam", [0.3, 0.2, 1.0]),
];

/// The sections that hold furniture.
pub(crate) fn sections() -> [&'static str; 9] {
    KINDS.map(|(kind, _)| kind)
}

/// The kind as the answer names it.
fn answer_kind(kind: &str) -> &str {
    match kind {
        "notice" | "prices" => "advertisement",
        "weather" => "page_furniture",
        known => known,
    }
}

/// The titles of a page as a list of links shows them: some cut off, blanks between.
pub(crate) fn title_list(titles: &[String], chinese: bool, chance: &mut Chance) -> String {
    let longest = if chinese {
        chance.between(12, 26)
    } else {
        chance.between(25, 60)
    };
    let mut titles: Vec<&String> = titles.iter().filter(|title| !title.is_empty()).collect();
    chance.shuffle(&mut titles);
    titles.truncate(chance.between(3, 8));
    let short = |title: &&String| title.chars().take(longest).collect::<String>();
    let between = if chinese { " " } else { "  " };
    titles.iter().map(short).collect::<Vec<_>>().join(between)
}

/// A piece of furniture as a block: its lines are parts of one unit.
pub(crate) fn piece(
    whereabouts: Where,
    titles: &str,
    phrases: &Phrases,
    units: &mut Units,
    chance: &mut Chance,
) -> Option<Block> {
    let column = match whereabouts {
        Where::Top => 0,
        Where::Between => 1,
        Where::Bottom => 2,
    };
    let kinds = KINDS.map(|(kind, weights)| (kind, weights[column]));
    let kind = chance.weighted(&kinds, "page_furniture");
    let given = Given {
        titles,
        ..Given::default()
    };
    let text = phrases.any(kind, chance, given);
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let marks = units.add(Place::Discard(answer_kind(kind).to_owned()), text);
    Some(Block {
        sort: Sort::Furniture,
        marks,
        begins: true,
    })
}
