//! Texts that end with a word after which another must come.
//!
//! An article, a preposition, a conjunction, an auxiliary verb: no head and no sentence ends so, and
//! a text that does was broken off. Wrong for verbs that are split in German (... kommt an) and for
//! the few heads that play with it.

use super::is_wide;

/// True if the last word is an article, a preposition or a conjunction, or its Chinese like.
pub(crate) fn dangles(text: &str) -> bool {
    const WORDS: &str = " a an the of in on at to for from by with and or but that which who is are was were be has have had \
        its his her their this as than into der die das den dem des ein eine einen einem einer und oder von vom zu zum zur \
        mit bei für auf im am an aus nach über unter dass ist sind war hat haben wird werden sich als auch nicht le la les \
        un une des du de d l et ou à au aux en dans par pour sur avec que qui dont est sont a ont se sa son ses leur ne \
        plus ce cette ces il elle ";
    let text = text.trim_end();
    match text.chars().next_back() {
        Some(last) if is_wide(last) => {
            "的和与與在将將把被对對从從及或以为為是等并並而、，".contains(last)
        }
        Some(last) if last.is_alphabetic() => {
            let word = text
                .rsplit(|c: char| !c.is_alphabetic())
                .next()
                .unwrap_or_default()
                .to_lowercase();
            WORDS.contains(&format!(" {word} "))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_broken_off_dangles() {
        for text in [
            "a decision of the",
            "Ein Haus und",
            "le pont est",
            "村里修的",
        ] {
            assert!(dangles(text), "{text}");
        }
    }

    #[test]
    fn heads_and_sentences_do_not() {
        for text in [
            "The old bridge",
            "Ein Haus am See",
            "Le pont neuf",
            "老街换新颜",
            "It is.",
        ] {
            assert!(!dangles(text), "{text}");
        }
    }
}
