//! Everything that pages are made of: our own stories, phrases and, if it is at hand, the corpus.

use std::collections::BTreeMap;
use std::path::Path;

use crate::canvas::Kind;
use crate::chance::Chance;
use crate::corpus::{Corpus, Share};
use crate::furniture;
use crate::language::Language;
use crate::manner::Manner;
use crate::phrases::{Given, Phrases};
use crate::stories::{Genre, Item, Story, read};

/// The texts of one language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) stories: Vec<Story>,
    pub(crate) phrases: Phrases,
    pub(crate) corpus: Corpus,
}

/// The texts of all languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    shelves: BTreeMap<Language, Shelf>,
}

impl Library {
    /// Reads a folder of texts, and the corpus if one is given.
    pub(crate) fn open(texts: &Path, corpus: Option<&Path>, share: Share) -> Result<Self, String> {
        let mut shelves: BTreeMap<Language, Shelf> = BTreeMap::new();
        let wrong = |what: std::io::Error| format!("{}: {what}", texts.display());
        let mut files = Vec::new();
        for entry in std::fs::read_dir(texts).map_err(wrong)? {
            files.push(entry.map_err(wrong)?.path());
        }
        files.sort();
        for file in files {
            let name = file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            let mut parts = name.split('.');
            let (Some(language), Some(what), Some("txt")) = (
                parts.next().and_then(Language::named),
                parts.next(),
                parts.next(),
            ) else {
                continue;
            };
            let text = std::fs::read_to_string(&file).map_err(wrong)?;
            let shelf = shelves.entry(language).or_default();
            if what == "phrases" {
                shelf.phrases = Phrases::read(&text);
            } else {
                let found = read(&text).map_err(|what| format!("{name}, {what}"))?;
                shelf.stories.extend(found);
            }
        }
        for (language, shelf) in &mut shelves {
            let stories = std::mem::take(&mut shelf.stories).into_iter().enumerate();
            let ours = stories.filter(|(number, _)| share.has_story(*number));
            shelf.stories = ours.map(|(_, story)| story).collect();
            // Whether furniture is known by more than its words shows on words that are new.
            shelf
                .phrases
                .keep(&furniture::sections(), 8, |number| share.has_story(number));
            shelf
                .phrases
                .keep(&["byline", "note", "signature"], 8, |it| {
                    share.has_story(it)
                });
            if let Some(folder) = corpus {
                shelf.corpus = Corpus::open(folder, *language, share)?;
            }
        }
        Ok(Self { shelves })
    }

    /// The texts of a language.
    pub(crate) fn shelf(&self, language: Language) -> Result<&Shelf, String> {
        let missing = || format!("there are no texts in {}", language.name());
        self.shelves.get(&language).ok_or_else(missing)
    }
}

impl Shelf {
    /// The stories of a page: no two the same.
    pub(crate) fn stories(&self, manner: &Manner, chance: &mut Chance) -> Vec<Story> {
        let own = self.stories.iter().filter(|it| fits(it.genre, manner));
        let own: Vec<&Story> = own.collect();
        let mut free: Vec<usize> = (0..own.len()).collect();
        chance.shuffle(&mut free);
        let from_corpus = match manner.genre {
            Genre::News => 0.45,
            Genre::Old => 0.35,
            Genre::Essay => 0.7,
        };
        let mut found: Vec<Story> = Vec::new();
        let mut last_run = None;
        let mut tries = 0;
        while found.len() < manner.articles && tries < 200 {
            tries += 1;
            // Short ones are more frequent than long ones.
            let (least, most) = manner.paragraphs;
            let share = chance.share().powf(if manner.varied { 1.5 } else { 1.1 });
            let wanted = least + (share * (most - least + 1) as f64) as usize;
            let story = if chance.happens(manner.digests) {
                Some(self.digest(manner, chance))
            } else if free.is_empty() || chance.happens(from_corpus) {
                // Now and then two articles are about the same things.
                let near = last_run.filter(|_| chance.happens(0.2));
                let drawn = self.corpus.story(manner.language, wanted, near, chance);
                drawn.map(|(run, story)| {
                    last_run = Some(run);
                    story
                })
            } else {
                free.pop()
                    .and_then(|at| own.get(at))
                    .map(|story| shortened(story, wanted, chance))
            };
            let Some(story) = story else {
                continue;
            };
            let meets = |item: &Item| {
                found
                    .iter()
                    .any(|other| other.items.iter().any(|it| it.text == item.text))
            };
            if !story.items.is_empty() && !story.items.iter().any(meets) {
                found.push(story);
            }
        }
        found
    }
}

impl Shelf {
    /// Several short pieces under one head, or the pictures of a page with their captions.
    fn digest(&self, manner: &Manner, chance: &mut Chance) -> Story {
        let nothing = Given::default();
        let pictures = chance.happens(0.3);
        let section = if pictures { "pictures" } else { "digest" };
        let mut story = Story {
            genre: manner.genre,
            title: self.phrases.any(section, chance, nothing),
            kicker: None,
            subtitle: None,
            authors: Vec::new(),
            unit: None,
            items: Vec::new(),
        };
        let headed = chance.happens(0.4);
        let mark = chance.weighted(
            &[("", 3.0), ("■ ", 1.0), ("● ", 1.0), ("◆", 1.0), ("– ", 0.5)],
            "",
        );
        for _ in 0..chance.between(2, 6) {
            if pictures {
                let (kind, text) = (Kind::Caption, self.phrases.any("caption", chance, nothing));
                story.items.push(Item { kind, text });
                continue;
            }
            let short = match chance.pick(&self.stories) {
                Some(own) if chance.happens(0.5) => Some(own.clone()),
                _ => self
                    .corpus
                    .story(manner.language, 1, None, chance)
                    .map(|(_, story)| story),
            };
            let Some(short) = short else {
                continue;
            };
            if headed {
                let (kind, text) = (Kind::Heading, short.title);
                story.items.push(Item { kind, text });
            }
            let first = short.items.into_iter().next();
            story
                .items
                .extend(first.map(|item| Item::paragraph(format!("{mark}{}", item.text))));
        }
        story
    }
}

/// True if a story may stand on the page. Papers other than Chinese ones have essays among the news.
fn fits(genre: Genre, manner: &Manner) -> bool {
    match manner.genre {
        Genre::Essay => genre == Genre::Essay,
        Genre::Old => genre != Genre::Essay,
        Genre::News => {
            genre == Genre::News
                || (genre == Genre::Essay && manner.language != Language::Simplified)
        }
    }
}

/// News lose their last paragraphs when room is short.
fn shortened(story: &Story, wanted: usize, chance: &mut Chance) -> Story {
    let mut story = story.clone();
    if story.items.len() > wanted && chance.happens(0.4) {
        story.items.truncate(wanted.max(1));
        while story.items.len() > 1
            && story
                .items
                .last()
                .is_some_and(|it| it.kind == Kind::Heading)
        {
            story.items.pop();
        }
    }
    story
}
