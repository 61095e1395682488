//! A story made into an article of a page: with head, byline, signature and note in the page's form.

use crate::canvas::{Kind, Mark, Place, Units};
use crate::chance::Chance;
use crate::manner::{Manner, Shape};
use crate::phrases::{Given, Phrases};
use crate::stories::{Genre, Story};

/// What a block is, as far as setting it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Title,
    Subtitle,
    Byline,
    RunningHead,
    Body(Kind),
    Furniture,
}

/// A stretch of one unit's text that stands in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) sort: Sort,
    pub(crate) marks: Vec<Mark>,
    /// The unit begins here, and is not continued from another column.
    pub(crate) begins: bool,
}

/// An article ready to be set.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) head: Vec<Block>,
    pub(crate) body: Vec<Block>,
}

/// The forms that a newspaper uses on a whole page.
#[derive(Clone, Debug)]
pub(crate) struct House {
    byline: String,
    signature: String,
    note: String,
    bracketed: bool,
    shouted: bool,
    signs: f64,
    notes: f64,
    steady: bool,
}

impl House {
    /// Draws the forms of a page.
    pub(crate) fn drawn(manner: &Manner, phrases: &Phrases, chance: &mut Chance) -> Self {
        let form = |section: &str, chance: &mut Chance| {
            chance
                .pick(phrases.section(section))
                .cloned()
                .unwrap_or_default()
        };
        let essay = manner.genre == Genre::Essay;
        Self {
            byline: form("byline", chance),
            signature: form("signature", chance),
            note: form("note", chance),
            bracketed: manner.varied && chance.happens(0.08),
            shouted: manner.shape == Shape::Scan && chance.happens(0.5),
            signs: if manner.varied {
                chance.share() * 0.5
            } else {
                0.02
            },
            notes: if essay && chance.happens(0.5) {
                0.8
            } else {
                0.05
            },
            steady: chance.happens(0.8),
        }
    }
}

/// Makes an article of a story.
pub(crate) fn article(
    number: usize,
    story: &Story,
    manner: &Manner,
    house: &House,
    phrases: &Phrases,
    units: &mut Units,
    chance: &mut Chance,
) -> Article {
    let mut head = Vec::new();
    let block = |sort, marks| Block {
        sort,
        marks,
        begins: true,
    };
    let mut title = story.title.clone();
    if house.bracketed {
        title = format!("【{title}】");
    }
    if house.shouted {
        title = title.to_uppercase();
    }
    let titled = chance.happens(manner.titled) && !title.is_empty();
    if titled {
        if let Some(kicker) = &story.kicker {
            let marks = units.add(Place::Subtitle(number), kicker);
            head.push(block(Sort::Subtitle, marks));
        }
        head.push(block(Sort::Title, units.add(Place::Title(number), &title)));
        if let Some(subtitle) = &story.subtitle {
            let marks = units.add(Place::Subtitle(number), subtitle);
            head.push(block(Sort::Subtitle, marks));
        }
    }
    let signs = chance.happens(house.signs);
    let authors = authors(story, manner, phrases, chance);
    let unit = match &story.unit {
        Some(unit) => unit.clone(),
        None => phrases.any("office", chance, Given::default()),
    };
    let given = Given {
        authors: &authors,
        unit: &unit,
        ..Given::default()
    };
    if !signs && chance.happens(manner.bylined) {
        let byline = if house.steady {
            phrases.fill(&house.byline, chance, given)
        } else {
            phrases.any("byline", chance, given)
        };
        for line in byline.split('\n').filter(|line| !line.is_empty()) {
            head.push(block(Sort::Byline, units.add(Place::Byline(number), line)));
        }
    }

    let mut body = Vec::new();
    let last = story.items.len().saturating_sub(1);
    let run_in = signs && chance.happens(0.3);
    for (index, item) in story.items.iter().enumerate() {
        let mut text = item.text.clone();
        if index == 0 && chance.happens(opens(manner)) {
            text = format!("{}{text}", phrases.any("dateline", chance, given));
        }
        if index == last && item.kind == Kind::Paragraph && run_in {
            text.push_str(&phrases.any("run_in_signature", chance, given));
        }
        let marks = units.add(Place::Body(number, item.kind), &text);
        body.push(block(Sort::Body(item.kind), marks));
    }
    if signs && !run_in {
        let text = phrases.fill(&house.signature, chance, given);
        if !text.is_empty() {
            let marks = units.add(Place::Byline(number), &text);
            body.push(block(Sort::Byline, marks));
        }
    }
    if chance.happens(house.notes) {
        let text = phrases.fill(&house.note, chance, given);
        if !text.is_empty() {
            let marks = units.add(Place::Body(number, Kind::Note), &text);
            body.push(block(Sort::Body(Kind::Note), marks));
        }
    }
    Article {
        number,
        title: if titled { title } else { String::new() },
        head,
        body,
    }
}

/// How often a text begins with where and when it was written.
fn opens(manner: &Manner) -> f64 {
    match manner.genre {
        Genre::News => 0.15,
        Genre::Essay => 0.02,
    }
}

/// The names in a byline: those of the story, or invented ones.
fn authors(story: &Story, manner: &Manner, phrases: &Phrases, chance: &mut Chance) -> String {
    let mut names = story.authors.clone();
    if names.is_empty() || (manner.varied && chance.happens(0.5)) {
        let count = chance.weighted(&[(1, 6.0), (2, 3.0), (3, 0.7)], 1);
        names = (0..count)
            .map(|_| phrases.any("person", chance, Given::default()))
            .collect();
    }
    let between = phrases.section("between_authors").first();
    names.join(between.map_or(" ", String::as_str))
}
