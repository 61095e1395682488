//! Article-like runs of contiguous paragraphs out of the free corpus.
//!
//! Two sets of pages share no line, and a language model may be trained beside them: the corpus is
//! taken in blocks of [`BLOCK`] lines, numbered from 0 in each file. Only blocks whose number ends
//! with 0 or 1 fill pages to fit on, and only those whose number ends with 5 fill pages to test
//! with. A model that was trained on the other blocks has seen neither.
//!
//! The ranges of lines are those of the corpus' own list of sources. Statutes, which read unlike
//! newspapers, are left out where there is anything else. There is nothing else in French: its
//! paragraphs are chosen to be whole sentences, and still read like law.

use std::path::Path;
use std::process::Command;

use crate::canvas::Kind;
use crate::chance::Chance;
use crate::headlines::headline;
use crate::language::{Language, ends_sentence, sentence_ends};
use crate::stories::{Genre, Item, Story};

/// The lines of a block.
pub(crate) const BLOCK: usize = 500;

/// Which texts a set of pages is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// Pages to fit weights on.
    Train,
    /// Pages to test with.
    Valid,
}

impl Share {
    /// True if a block of the corpus fills pages of this set.
    pub(crate) fn has_block(self, number: usize) -> bool {
        match self {
            Self::Train => matches!(number % 10, 0 | 1),
            Self::Valid => number % 10 == 5,
        }
    }

    /// True if the `number`th story of our own fills pages of this set.
    pub(crate) fn has_story(self, number: usize) -> bool {
        (number % 4 == 3) == (self == Self::Valid)
    }
}

/// The lines that are used, from and to, counted from 0.
fn range(language: Language) -> (usize, usize) {
    match language {
        Language::Simplified => (0, 29_046),
        Language::Traditional => (386_905, usize::MAX),
        Language::English => (0, 56_340),
        Language::German => (69_136, usize::MAX),
        Language::French => (0, usize::MAX),
    }
}

/// The paragraphs of a language that make stories, in runs of neighbours.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    runs: Vec<Vec<Item>>,
}

impl Corpus {
    /// The runs of a language's file in `folder`: `<language>.txt`, or `<language>.txt.xz`, which
    /// the program xz opens.
    pub(crate) fn open(folder: &Path, language: Language, share: Share) -> Result<Self, String> {
        let plain = folder.join(format!("{}.txt", language.name()));
        let packed = folder.join(format!("{}.txt.xz", language.name()));
        let text = if plain.exists() {
            std::fs::read_to_string(&plain)
                .map_err(|what| format!("{}: {what}", plain.display()))?
        } else {
            let out = Command::new("xz")
                .arg("-dc")
                .arg(&packed)
                .output()
                .map_err(|what| format!("xz does not run: {what}"))?;
            if !out.status.success() {
                return Err(format!("xz could not open {}", packed.display()));
            }
            String::from_utf8(out.stdout).map_err(|what| format!("{}: {what}", packed.display()))?
        };
        Ok(Self::of(&text, language, share))
    }

    /// The runs of a text of a paragraph a line.
    fn of(text: &str, language: Language, share: Share) -> Self {
        let (from, to) = range(language);
        let mut runs = Vec::new();
        let mut run = Vec::new();
        for (number, line) in text.lines().enumerate().take(to).skip(from) {
            if number % BLOCK == 0 {
                close(&mut run, &mut runs);
            }
            if !share.has_block(number / BLOCK) {
                continue;
            }
            match judged(line.trim(), language) {
                Judged::Item(item) => run.push(item),
                Judged::Skip => {}
                Judged::Break => close(&mut run, &mut runs),
            }
        }
        close(&mut run, &mut runs);
        Self { runs }
    }

    /// A run, long ones more often than short ones.
    fn some_run(&self, chance: &mut Chance) -> usize {
        let mut left = chance.below(self.runs.iter().map(Vec::len).sum());
        for (number, run) in self.runs.iter().enumerate() {
            if left < run.len() {
                return number;
            }
            left -= run.len();
        }
        0
    }

    /// A story of about so many paragraphs. `near` asks for one from the run of that number, which
    /// will be about similar things; the number of the run comes back too.
    pub(crate) fn story(
        &self,
        language: Language,
        paragraphs: usize,
        near: Option<usize>,
        chance: &mut Chance,
    ) -> Option<(usize, Story)> {
        if self.runs.is_empty() {
            return None;
        }
        let run = near.unwrap_or_else(|| self.some_run(chance));
        let lines = self.runs.get(run)?;
        let start = chance.below(lines.len().saturating_sub(paragraphs.min(lines.len())) + 1);
        let (shortest, longest) = lengths(language, chance);
        let mut items: Vec<Item> = Vec::new();
        for item in &lines[start..] {
            let full = !items.last().is_some_and(|last| short(last, shortest));
            if items.len() >= paragraphs && full {
                break;
            }
            if item.kind == Kind::Paragraph {
                let parts = parted(&item.text, longest);
                for part in parts {
                    match items.last_mut() {
                        Some(last) if short(last, shortest) => {
                            last.text = format!("{} {part}", last.text);
                        }
                        _ => items.push(Item::paragraph(part)),
                    }
                }
            } else if !items.is_empty() {
                items.push(item.clone());
            }
        }
        items.truncate(paragraphs);
        while items.last().is_some_and(|item| item.kind == Kind::Heading) {
            items.pop();
        }
        if items.is_empty() {
            return None;
        }
        let title = headline(&items, language, chance);
        let story = Story {
            genre: Genre::Essay,
            title,
            kicker: None,
            subtitle: None,
            authors: Vec::new(),
            unit: None,
            items,
        };
        Some((run, story))
    }
}

fn close(run: &mut Vec<Item>, runs: &mut Vec<Vec<Item>>) {
    let paragraphs = run.iter().filter(|item| item.kind == Kind::Paragraph);
    if paragraphs.count() >= 3 {
        runs.push(std::mem::take(run));
    } else {
        run.clear();
    }
}

enum Judged {
    Item(Item),
    /// Not used; what follows may still be of the same text.
    Skip,
    /// Another text begins.
    Break,
}

/// What a line of the corpus is good for.
fn judged(line: &str, language: Language) -> Judged {
    let length = line.chars().count();
    let first = line.chars().next().unwrap_or(' ');
    let last = line.chars().last().unwrap_or(' ');
    let ended = ends_sentence(last) || matches!(last, '”' | '」' | '"' | '）');
    let sentence = first.is_uppercase() && ended && !line.contains("http");
    let item = match language {
        Language::Simplified => {
            let numbered = line.starts_with(['（', '一', '二', '三', '四', '五', '六', '七', '八']);
            if line.starts_with('第') && line.chars().take(8).any(|c| c == '条') {
                return Judged::Break;
            }
            if length >= 40 && last == '。' && !first.is_ascii_digit() {
                Some(Item::paragraph(line))
            } else if (6..=26).contains(&length) && numbered && !ended {
                let (kind, text) = (Kind::Heading, line.to_owned());
                Some(Item { kind, text })
            } else {
                None
            }
        }
        Language::Traditional => {
            let table = line.contains("對照表") || line.contains("查照案");
            if table {
                return Judged::Break;
            }
            let good = (45..900).contains(&length) && last == '。' && !first.is_ascii_digit();
            good.then(|| Item::paragraph(line))
        }
        Language::English => (length >= 90 && sentence).then(|| Item::paragraph(line)),
        Language::German => (length >= 100 && sentence).then(|| Item::paragraph(line)),
        Language::French => {
            if line.starts_with("Article") || line.starts_with("Chapitre") {
                return Judged::Skip;
            }
            (length >= 110 && last == '.' && sentence).then(|| Item::paragraph(line))
        }
    };
    item.map_or(Judged::Skip, Judged::Item)
}

/// The shortest and the longest paragraph of a story, in characters: newspapers part what documents
/// leave whole, and put together what stands on lines of its own there. Chinese documents have no
/// paragraphs that are too short.
fn lengths(language: Language, chance: &mut Chance) -> (usize, usize) {
    if language.is_chinese() {
        (0, chance.between(90, 480))
    } else {
        (chance.between(100, 500), chance.between(400, 1200))
    }
}

/// True for a paragraph that the next one is put to.
fn short(item: &Item, shortest: usize) -> bool {
    item.kind == Kind::Paragraph && item.text.chars().count() < shortest
}

/// A long paragraph parted at sentence ends, so that the parts are about as long as asked for.
fn parted(text: &str, longest: usize) -> Vec<String> {
    let marks: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let (mut start, mut reached) = (0, 0);
    for end in sentence_ends(&marks) {
        if end - start > longest && reached > start {
            parts.push((start, reached));
            start = reached;
        }
        reached = end;
    }
    parts.push((start, marks.len()));
    let part = |(from, to): (usize, usize)| marks[from..to].iter().collect::<String>();
    let parts = parts.into_iter().map(part).map(|it| it.trim().to_owned());
    parts.filter(|it| !it.is_empty()).collect()
}
