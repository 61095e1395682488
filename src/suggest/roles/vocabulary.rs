//! Which words of a text the rest of the page uses: a title speaks of what its article speaks of, a
//! menu of nothing that stands elsewhere.
//!
//! Words are pairs of Han characters, and Latin words of four letters and more, cut to six so that
//! their endings count little. Only running text counts as the rest. Counting is in a table of
//! fixed size by hash, so that two words may rarely be taken for one.

use super::page::View;
use crate::signs::hash_of;

/// A text counts as running text from so many non-blank characters on.
const RUNNING: usize = 60;

/// The words of running text, and the last text that used each.
pub(super) struct Vocabulary {
    /// For each word: how many texts use it.
    texts: Vec<u16>,
    /// For each word: the last text that used it, plus one.
    last: Vec<u32>,
    mask: usize,
}

/// How much of a text's words the page uses elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// Words that were looked for.
    pub(super) words: usize,
    /// Of them, used in running text elsewhere, in tenths.
    pub(super) tenths: usize,
    /// Of them, used in one or two texts only and so telling, in tenths.
    pub(super) telling: usize,
}

fn each_word(text: &str, mut found: impl FnMut(u64)) {
    let mut word: Vec<char> = Vec::new();
    let mut before: Option<char> = None;
    let end = |word: &mut Vec<char>, found: &mut dyn FnMut(u64)| {
        if word.len() >= 4 {
            word.truncate(6);
            found(hash_of(word.as_slice()));
        }
        word.clear();
    };
    for c in text.chars() {
        let wide = c >= '\u{3000}' && c.is_alphabetic();
        if wide {
            if let Some(before) = before {
                found(hash_of(&[before, c]));
            }
            before = Some(c);
        } else if !c.is_whitespace() {
            before = None;
        }
        if !wide && c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if c != '-' {
            end(&mut word, &mut found);
        }
    }
    end(&mut word, &mut found);
}

/// How many of the words of `one` stand in `two`, in tenths; `None` if there are too few to tell.
pub(super) fn overlap(one: &str, two: &str) -> Option<usize> {
    /// Fewer words say nothing.
    const FEWEST: usize = 2;
    let mut words: Vec<u64> = Vec::new();
    each_word(two, |word| words.push(word));
    words.sort_unstable();
    let (mut count, mut found) = (0, 0);
    each_word(one, |word| {
        count += 1;
        found += usize::from(words.binary_search(&word).is_ok());
    });
    (count >= FEWEST && words.len() > 10).then(|| 10 * found / count)
}

impl Vocabulary {
    pub(super) fn new(views: &[View<'_>]) -> Self {
        let letters: usize = views.iter().map(|view| view.head.len()).sum();
        // A place for every third byte, so that few places are shared.
        let places = (letters / 3).clamp(1 << 10, 1 << 22).next_power_of_two();
        let mut vocabulary = Self {
            texts: vec![0; places],
            last: vec![0; places],
            mask: places - 1,
        };
        for (index, view) in views.iter().enumerate() {
            if view.solid >= RUNNING {
                let mark = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
                each_word(&view.head, |word| vocabulary.count(word, mark));
            }
        }
        vocabulary
    }

    fn count(&mut self, word: u64, mark: u32) {
        let place = usize::try_from(word & self.mask as u64).unwrap_or(0);
        if self.last[place] != mark {
            self.last[place] = mark;
            self.texts[place] = self.texts[place].saturating_add(1);
        }
    }

    /// How much of `view`'s words the running text uses, itself left out.
    pub(super) fn shared(&self, view: &View<'_>) -> Shared {
        let own = u16::from(view.solid >= RUNNING);
        let (mut words, mut shared, mut telling) = (0, 0, 0);
        let text = &view.head[..view.head.floor_char_boundary(400)];
        each_word(text, |word| {
            let place = usize::try_from(word & self.mask as u64).unwrap_or(0);
            let texts = self.texts[place].saturating_sub(own);
            words += 1;
            shared += usize::from(texts > 0);
            telling += usize::from(matches!(texts, 1..=3));
        });
        Shared {
            words,
            tenths: (10 * shared).checked_div(words).unwrap_or(0),
            telling: (10 * telling).checked_div(words).unwrap_or(0),
        }
    }
}
