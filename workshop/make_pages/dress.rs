//! A story made into an article of a page: with head, byline, signature and note in the page's form.

use crate::canvas::{Kind, Mark, Place, Units};
use crate::chance::Chance;
use crate::headlines::headline;
use crate::manner::{Manner, Shape};
use crate::phrases::{Given, Phrases};
use crate::stories::{Genre, Item, Story};

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
            bracketed: manner.varied && manner.language.is_chinese() && chance.happens(0.08),
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

    /// A title as the newspaper sets titles.
    fn titled(&self, title: &str) -> String {
        match (self.shouted, self.bracketed) {
            _ if title.is_empty() => String::new(),
            (true, _) => title.to_uppercase(),
            (_, true) => format!("【{title}】"),
            _ => title.to_owned(),
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
    let mut story = story.clone();
    enrich(&mut story, manner, phrases, chance);
    let reference = elsewhere(&mut story, manner, phrases, chance);
    let authors = authors(&story, manner, phrases, chance);
    let unit = match &story.unit {
        Some(unit) => unit.clone(),
        None => phrases.any("office", chance, Given::default()),
    };
    let given = Given {
        authors: &authors,
        unit: &unit,
        ..Given::default()
    };
    let mut made = Article {
        number,
        title: String::new(),
        head: Vec::new(),
        body: Vec::new(),
    };
    let mut add = |into: &mut Vec<Block>, sort, place, text: &str| {
        let marks = units.add(place, &in_marks(text, manner));
        if !marks.is_empty() {
            into.push(Block {
                sort,
                marks,
                begins: true,
            });
        }
    };

    let title = house.titled(&story.title);
    if chance.happens(manner.titled) && !title.is_empty() {
        let subtitle = Place::Subtitle(number);
        if let Some(kicker) = &story.kicker {
            add(&mut made.head, Sort::Subtitle, subtitle.clone(), kicker);
        }
        add(&mut made.head, Sort::Title, Place::Title(number), &title);
        if let Some(text) = &story.subtitle {
            add(&mut made.head, Sort::Subtitle, subtitle, text);
        }
        made.title = in_marks(&title, manner);
    }
    let signs = chance.happens(house.signs);
    if !signs && chance.happens(manner.bylined) {
        let byline = if house.steady {
            phrases.fill(&house.byline, chance, given)
        } else {
            phrases.any("byline", chance, given)
        };
        for line in byline.split('\n') {
            add(&mut made.head, Sort::Byline, Place::Byline(number), line);
        }
    }

    let discard = || Place::Discard("page_furniture".to_owned());
    if let Some(Reference::From(text)) = &reference {
        add(&mut made.body, Sort::Furniture, discard(), text);
    }
    let run_in = signs && chance.happens(0.3);
    let last = story.items.len().saturating_sub(1);
    for (index, item) in story.items.iter().enumerate() {
        let mut text = item.text.clone();
        let whole = reference.is_none() && item.kind == Kind::Paragraph;
        if index == 0 && whole && chance.happens(opens(manner)) {
            text = format!("{}{text}", phrases.any("dateline", chance, given));
        }
        if index == last && whole && run_in {
            text.push_str(&phrases.any("run_in_signature", chance, given));
        }
        let place = Place::Body(number, item.kind);
        add(&mut made.body, Sort::Body(item.kind), place, &text);
    }
    if let Some(Reference::To(text)) = &reference {
        add(&mut made.body, Sort::Furniture, discard(), text);
    }
    if reference.is_none() && signs && !run_in {
        let text = phrases.fill(&house.signature, chance, given);
        add(&mut made.body, Sort::Byline, Place::Byline(number), &text);
    }
    if reference.is_none() && chance.happens(house.notes) {
        let text = phrases.fill(&house.note, chance, given);
        let place = Place::Body(number, Kind::Note);
        add(&mut made.body, Sort::Body(Kind::Note), place, &text);
    }
    made
}

/// Gives a story a kicker, a subtitle or a caption, where the page has such things.
fn enrich(story: &mut Story, manner: &Manner, phrases: &Phrases, chance: &mut Chance) {
    if chance.happens(manner.subtitled) {
        if story.kicker.is_none() && chance.happens(0.5) {
            story.kicker = Some(phrases.any("kicker", chance, Given::default()));
        }
        if story.subtitle.is_none() && chance.happens(0.6) {
            let text = headline(&story.items, manner.language, chance);
            let dash = if manner.language.is_chinese() {
                "——"
            } else {
                ""
            };
            story.subtitle = Some(format!("{dash}{text}"));
        }
    } else if manner.subtitled == 0.0 {
        (story.kicker, story.subtitle) = (None, None);
    }
    if chance.happens(manner.pictured) {
        let text = phrases.any("caption", chance, Given::default());
        if !text.is_empty() {
            let kind = Kind::Caption;
            let at = chance.below(story.items.len() + 1);
            story.items.insert(at, Item { kind, text });
        }
    }
}

/// Where the missing part of an article is said to be, on a line of its own.
enum Reference {
    /// The beginning stands elsewhere.
    From(String),
    /// The end stands elsewhere.
    To(String),
}

/// Takes the beginning or the end off a story that has it on another page.
fn elsewhere(
    story: &mut Story,
    manner: &Manner,
    phrases: &Phrases,
    chance: &mut Chance,
) -> Option<Reference> {
    if !chance.happens(manner.elsewhere) {
        return None;
    }
    let begins = chance.happens(0.6);
    let item = if begins {
        story.items.last_mut()
    } else {
        story.items.first_mut()
    }?;
    let letters: Vec<char> = item.text.chars().collect();
    if item.kind != Kind::Paragraph || letters.len() < 60 {
        return None;
    }
    let mut at = chance.between(20, letters.len() - 20);
    if !manner.language.is_chinese() {
        at = letters[..at].iter().rposition(|c| c.is_whitespace())?;
    }
    let kept = if begins {
        &letters[..at]
    } else {
        &letters[at..]
    };
    item.text = kept.iter().collect::<String>().trim().to_owned();
    if begins {
        let text = phrases.any("to_page", chance, Given::default());
        if chance.happens(0.4) {
            item.text.push_str(&text);
            return Some(Reference::To(String::new()));
        }
        Some(Reference::To(text))
    } else {
        let whole = story.title.clone();
        let title = Given {
            title: &whole,
            ..Given::default()
        };
        if chance.happens(0.5) {
            story.title = phrases.any("continued", chance, title);
        }
        Some(Reference::From(phrases.any("from_page", chance, title)))
    }
}

/// A text in the marks of the page: Chinese with narrow ones has `,` for `，`.
fn in_marks(text: &str, manner: &Manner) -> String {
    if !manner.narrow_marks {
        return text.to_owned();
    }
    let narrow = |c| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '！' => '!',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        other => other,
    };
    text.chars().map(narrow).collect()
}

/// How often a text begins with where and when it was written.
fn opens(manner: &Manner) -> f64 {
    match manner.genre {
        Genre::News | Genre::Old => 0.15,
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
