//! Which pages a set is mixed of, and one page of it made.

use crate::chance::Chance;
use crate::language::Language;
use crate::library::Library;
use crate::manner::{Manner, Shape};
use crate::page::{Page, page};
use crate::stories::Genre;

/// What all pages of a set are to have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wish {
    pub(crate) shape: Option<Shape>,
    pub(crate) language: Option<Language>,
}

/// A page and its name.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) page: Page,
}

/// What a page is, with its share of the set. The first part has the proportions of the pages that
/// the program is measured on; scans and the rarer pairs come on top.
const MIXTURE: [(Genre, Language, Shape, f64); 24] = [
    (Genre::News, Language::Simplified, Shape::Flow, 14.0),
    (Genre::News, Language::Simplified, Shape::Wrapped, 14.0),
    (Genre::News, Language::Simplified, Shape::Rows, 5.0),
    (Genre::News, Language::Simplified, Shape::Lines, 4.0),
    (Genre::Essay, Language::Simplified, Shape::Flow, 10.0),
    (Genre::Essay, Language::Simplified, Shape::Wrapped, 10.0),
    (Genre::News, Language::Traditional, Shape::Flow, 4.0),
    (Genre::News, Language::Traditional, Shape::Wrapped, 4.0),
    (Genre::News, Language::Traditional, Shape::Rows, 1.0),
    (Genre::News, Language::Traditional, Shape::Lines, 1.0),
    (Genre::News, Language::English, Shape::Wrapped, 6.0),
    (Genre::News, Language::English, Shape::Flow, 2.0),
    (Genre::News, Language::English, Shape::Rows, 3.0),
    (Genre::News, Language::English, Shape::Lines, 3.0),
    (Genre::News, Language::German, Shape::Wrapped, 6.0),
    (Genre::News, Language::German, Shape::Flow, 2.0),
    (Genre::News, Language::German, Shape::Rows, 1.0),
    (Genre::News, Language::German, Shape::Lines, 1.0),
    (Genre::Old, Language::German, Shape::Scan, 3.0),
    (Genre::News, Language::French, Shape::Wrapped, 6.0),
    (Genre::News, Language::French, Shape::Flow, 2.0),
    (Genre::News, Language::French, Shape::Rows, 1.0),
    (Genre::News, Language::French, Shape::Lines, 1.0),
    (Genre::Old, Language::French, Shape::Scan, 3.0),
];

/// How many pages are varied: two of five.
const VARIED: f64 = 0.4;

/// Makes the page of a number.
pub(crate) fn make(
    library: &Library,
    seed: u64,
    number: usize,
    wish: Wish,
) -> Result<Made, String> {
    let mut chance = Chance::of(seed, number as u64);
    let fits = |it: &&(Genre, Language, Shape, f64)| {
        wish.language.is_none_or(|language| language == it.1)
            && wish.shape.is_none_or(|shape| shape == it.2)
    };
    let choice: Vec<((Genre, Language, Shape), f64)> = MIXTURE
        .iter()
        .filter(fits)
        .map(|(genre, language, shape, share)| ((*genre, *language, *shape), *share))
        .collect();
    let fallback = (
        Genre::News,
        wish.language.unwrap_or(Language::English),
        wish.shape.unwrap_or(Shape::Wrapped),
    );
    let (genre, language, shape) = chance.weighted(&choice, fallback);
    let varied = chance.happens(VARIED);
    let manner = Manner::drawn(shape, language, genre, varied, &mut chance);
    let shelf = library.shelf(language)?;
    let stories = shelf.stories(&manner, &mut chance);
    let page = page(&stories, &manner, &shelf.phrases, &mut chance);
    let kind = if genre == Genre::Essay {
        "essay"
    } else {
        language.short()
    };
    let varied = if varied { "-varied" } else { "" };
    let name = format!("{kind}-{}{varied}-{number:04}", shape.name());
    Ok(Made { name, page })
}
