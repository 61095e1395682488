//! Phrases with slots: names, bylines, page furniture in many wordings, a file a language.
//!
//! A file `<language>.phrases.txt` has sections `[name]` with a phrase a line. A slot `{name}` in a
//! phrase stands for a phrase of the section of that name, `{#:4}` for four digits, `{#}` for a
//! small number. `\n` inside a phrase is a line end, and `{title}`, `{titles}`, `{authors}` are
//! filled from the page; `{ }` is a blank where an editor would drop it, at a line's end. A line that
//! begins with `%` is a remark.

use std::collections::BTreeMap;

use crate::chance::Chance;

/// How deep slots may lie in phrases that fill slots.
const DEEPEST: usize = 6;

/// What the page itself fills into a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given<'a> {
    pub(crate) title: &'a str,
    pub(crate) titles: &'a str,
    pub(crate) authors: &'a str,
    /// The authors' office.
    pub(crate) unit: &'a str,
}

/// The phrases of a language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    sections: BTreeMap<String, Vec<String>>,
}

impl Phrases {
    /// Reads a file of phrases.
    pub(crate) fn read(text: &str) -> Self {
        let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines().map(str::trim_end) {
            if line.is_empty() || line.starts_with('%') {
                continue;
            }
            if let Some(inner) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                name = inner.to_owned();
            } else {
                let phrase = line.replace("\\n", "\n");
                sections.entry(name.clone()).or_default().push(phrase);
            }
        }
        Self { sections }
    }

    /// Leaves of these sections only the phrases whose number in their section is wanted. Sections
    /// of fewer than `least` phrases stay whole.
    pub(crate) fn keep(&mut self, sections: &[&str], least: usize, wanted: impl Fn(usize) -> bool) {
        for name in sections {
            if let Some(phrases) = self.sections.get_mut(*name)
                && phrases.len() >= least
            {
                let mut number = 0;
                phrases.retain(|_| {
                    number += 1;
                    wanted(number - 1)
                });
            }
        }
    }

    /// The phrases of a section as they stand in the file.
    pub(crate) fn section(&self, name: &str) -> &[String] {
        self.sections.get(name).map_or(&[], Vec::as_slice)
    }

    /// A phrase of a section with its slots filled; empty if there is none.
    pub(crate) fn any(&self, section: &str, chance: &mut Chance, given: Given<'_>) -> String {
        match chance.pick(self.section(section)) {
            Some(phrase) => self.fill(phrase, chance, given),
            None => String::new(),
        }
    }

    /// A phrase with its slots filled.
    pub(crate) fn fill(&self, phrase: &str, chance: &mut Chance, given: Given<'_>) -> String {
        let mut filled = String::new();
        self.fill_into(&mut filled, phrase, chance, given, 0);
        filled
    }

    fn fill_into(
        &self,
        filled: &mut String,
        phrase: &str,
        chance: &mut Chance,
        given: Given<'_>,
        depth: usize,
    ) {
        let mut rest = phrase;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((slot, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            rest = after;
            match slot {
                " " => filled.push(' '),
                "title" => filled.push_str(given.title),
                "titles" => filled.push_str(given.titles),
                "authors" => filled.push_str(given.authors),
                "unit" => filled.push_str(given.unit),
                "#" => filled.push_str(&chance.between(1, 24).to_string()),
                _ => {
                    if let Some(count) = slot.strip_prefix("#:") {
                        let count = count.parse().unwrap_or(1);
                        filled.push_str(&digits(count, chance));
                    } else if depth < DEEPEST
                        && let Some(inner) = chance.pick(self.section(slot))
                    {
                        self.fill_into(filled, inner, chance, given, depth + 1);
                    }
                }
            }
        }
        filled.push_str(rest);
    }
}

/// A number of so many digits that doesn't begin with 0.
fn digits(count: usize, chance: &mut Chance) -> String {
    let digit = |place| {
        if place == 0 {
            chance.between(1, 9)
        } else {
            chance.below(10)
        }
    };
    (0..count).map(digit).map(|it| it.to_string()).collect()
}
