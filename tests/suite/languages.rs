//! The files of words against each other: what English says, every language says.

use std::collections::BTreeSet;
use std::fs;

use recolumn::words::{Language, Words};

use super::pages::project;

/// One message of a file of words.
struct Message {
    id: String,
    text: String,
}

impl Message {
    /// The variables that are shown, and those that something is chosen by.
    fn variables(&self) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let (mut shown, mut chosen_by) = (BTreeSet::new(), BTreeSet::new());
        for after in self.text.split('$').skip(1) {
            let end = after
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(after.len());
            let (name, rest) = after.split_at(end);
            if rest.trim_start().starts_with("->") {
                chosen_by.insert(name);
            } else {
                shown.insert(name);
            }
        }
        (shown, chosen_by)
    }

    /// What of it is chosen by something other than a number's plural form.
    fn cases(&self) -> BTreeSet<&str> {
        let names = self.text.split('[').skip(1);
        let names = names.filter_map(|after| Some(after.split_once(']')?.0));
        names
            .filter(|name| !matches!(*name, "one" | "1" | "other"))
            .collect()
    }
}

fn file(language: Language) -> String {
    fs::read_to_string(project(&format!("assets/words/{}.ftl", language.tag()))).unwrap()
}

/// The messages of a language, in the order of its file, and its sections.
fn messages(language: Language) -> (Vec<Message>, Vec<String>) {
    let (mut messages, mut sections) = (Vec::<Message>::new(), Vec::new());
    for line in file(language).lines() {
        if let Some(section) = line.strip_prefix("## ") {
            sections.push(format!("{} {section}", messages.len()));
        } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (id, text) = line.split_once('=').unwrap();
            messages.push(Message {
                id: id.trim().to_owned(),
                text: text.to_owned(),
            });
        } else if line.starts_with(' ') {
            let last = messages.last_mut().unwrap();
            last.text.push('\n');
            last.text.push_str(line);
        }
    }
    assert!(messages.len() > 300, "{language:?}");
    (messages, sections)
}

#[test]
fn every_language_says_the_same_things_in_the_same_order() {
    let (english, english_sections) = messages(Language::En);
    let ids = |all: &[Message]| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    let unique: BTreeSet<_> = ids(&english).into_iter().collect();
    assert_eq!(unique.len(), english.len(), "an id stands twice");
    for language in [Language::ZhHans, Language::ZhHant] {
        let (other, sections) = messages(language);
        for (mine, theirs) in ids(&english).iter().zip(ids(&other)) {
            assert_eq!(*mine, theirs, "{language:?}: not in the order of English");
        }
        assert_eq!(english.len(), other.len(), "{language:?}");
        assert_eq!(english_sections, sections, "{language:?}");
    }
}

#[test]
fn every_language_fills_in_the_same_variables() {
    let (english, _) = messages(Language::En);
    for language in [Language::ZhHans, Language::ZhHant] {
        let (other, _) = messages(language);
        for (mine, theirs) in english.iter().zip(&other) {
            let (shown, chosen_by) = mine.variables();
            let (their_shown, their_chosen_by) = theirs.variables();
            // A number that English spells out in one form (“a fragment”) may stand as a number.
            let known: BTreeSet<_> = shown.union(&chosen_by).copied().collect();
            assert!(
                shown.is_subset(&their_shown) && their_shown.is_subset(&known),
                "{language:?}, {}: shows {their_shown:?}, and English {shown:?}",
                mine.id
            );
            assert!(
                their_chosen_by.is_subset(&chosen_by),
                "{language:?}, {}: chooses by {their_chosen_by:?}, and English by {chosen_by:?}",
                mine.id
            );
            assert_eq!(mine.cases(), theirs.cases(), "{language:?}, {}", mine.id);
        }
    }
}

#[test]
fn no_message_shows_what_it_was_not_given() {
    for language in Language::ALL {
        let words = Words::of(language);
        let (all, _) = messages(language);
        for message in all {
            let (shown, chosen_by) = message.variables();
            for count in [0_u32, 1, 2, 21] {
                let values: Vec<_> = shown
                    .union(&chosen_by)
                    .filter(|name| **name != "at")
                    .map(|name| (*name, count.into()))
                    .collect();
                let said = words.with(&message.id, &values);
                let itself = ["unsaved", "untitled"].contains(&message.id.as_str());
                assert!(itself || said != message.id, "{language:?}: {}", message.id);
                assert!(!said.contains(['{', '}', '$']), "{language:?}: {said}");
                assert_eq!(said.trim(), said.trim_end(), "{language:?}: {said}");
            }
        }
    }
}

#[test]
fn chinese_is_written_in_its_own_characters() {
    // Characters of the one that the other writes differently, from words that programs use.
    let simplified = "这个为么导页间键认编码显宽应关进过还没见头书报栏标题节单击择选项设";
    let traditional = "這個為麼導頁間鍵認編碼顯寬應關進過還沒見頭書報欄標題節單擊擇選項設";
    for (language, foreign) in [
        (Language::ZhHans, traditional),
        (Language::ZhHant, simplified),
    ] {
        let own = if language == Language::ZhHans {
            simplified
        } else {
            traditional
        };
        let (all, _) = messages(language);
        for message in all {
            for (character, right) in foreign.chars().zip(own.chars()) {
                assert!(
                    character == right || !message.text.contains(character),
                    "{language:?}, {}: {character}",
                    message.id
                );
            }
        }
    }
}

#[test]
fn numbers_read_well_in_every_language() {
    let said = |language, id: &str, count: u32| {
        Words::of(language).with(
            id,
            &[
                ("count", count.into()),
                ("discarded", 0.into()),
                ("file", "a.txt".into()),
            ],
        )
    };
    assert_eq!(said(Language::En, "ask-more", 1), "One more");
    assert_eq!(said(Language::ZhHans, "ask-more", 1), "还有 1 个");
    assert_eq!(
        said(Language::ZhHant, "deed-accepted", 3),
        "採用建議的 3 個片段"
    );
    assert_eq!(
        said(Language::ZhHans, "notice-exported", 1),
        "文本已写入 a.txt"
    );
    assert_eq!(
        said(Language::ZhHans, "notice-exported", 2),
        "2 个文件已写入 a.txt"
    );
}
