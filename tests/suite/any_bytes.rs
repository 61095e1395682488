//! Whatever comes in: the properties that the fuzz targets look for, each for a second or less.
//!
//! The same cases in every run, so that a red test is red again. `fuzz/run` looks for new ones.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use recolumn::save::journal::{Base, Chain, Entry, Record};
use recolumn::save::saved_bytes;
use recolumn::suggest::propose;

use super::pages::{of_text, project};
use super::properties;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Beginnings of our own pages, and of texts in other languages, of about so many characters.
fn beginnings(length: usize) -> Vec<String> {
    let mut paths = vec![project("assets/sample/page.txt")];
    for folder in ["tests/pages", "tests/encodings"] {
        let files = fs::read_dir(project(folder)).unwrap();
        paths.extend(files.map(|entry| entry.unwrap().path()));
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let begin = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        text.chars().take(length).collect()
    };
    paths.iter().map(|path| begin(path)).collect()
}

/// Saved files: of pages that nobody has touched, and of the same with everything accepted.
fn saved_files() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for text in beginnings(200) {
        let mut document = of_text(&text);
        files.push(saved_bytes(document.placement()));
        let proposal = propose(document.placement());
        if let Some(all) = proposal.accept_all(document.placement()) {
            document.apply(&all).unwrap();
            files.push(saved_bytes(document.placement()));
        }
    }
    files
}

/// Journals of works of which everything was accepted, undone and accepted again.
fn journals() -> Vec<Vec<u8>> {
    let of = |text: String| {
        let placement = of_text(&text).placement().clone();
        let all = propose(&placement).accept_all(&placement)?;
        let base = Base {
            placement,
            file: None,
            version: None,
            pages: vec![None],
        };
        let mut chain = Chain::default();
        let mut bytes = chain.line(&base.head(0)).unwrap();
        for what in [Record::Did(all), Record::Undid, Record::Redid] {
            bytes.extend(chain.line(&Entry { at: 0, what }).unwrap());
        }
        Some(bytes)
    };
    beginnings(200).into_iter().filter_map(of).collect()
}

/// One of the seeds with bytes changed, doubled and removed here and there.
fn spoilt(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let spoil = (
        any::<prop::sample::Index>(),
        any::<u8>(),
        0..4u8,
        1..40usize,
    );
    (select(seeds), vec(spoil, 0..6)).prop_map(|(mut bytes, spoils)| {
        for (at, byte, how, length) in spoils {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            match how {
                0 => bytes.insert(at, byte),
                1 => drop(bytes.drain(at..end)),
                2 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
                _ if at < bytes.len() => bytes[at] = byte,
                _ => bytes.push(byte),
            }
        }
        bytes
    })
}

/// The beginning of a page, and choices of what is done to it.
fn page_and_choices(length: usize, choices: usize) -> impl Strategy<Value = Vec<u8>> {
    let pages = beginnings(length);
    (select(pages), vec(any::<u8>(), 0..choices)).prop_map(|(text, choices)| {
        let mut bytes = text.into_bytes();
        bytes.push(0xFF);
        bytes.extend(choices);
        bytes
    })
}

fn as_bytes(texts: Vec<String>) -> Vec<Vec<u8>> {
    texts.into_iter().map(String::into_bytes).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_a_page_whole_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        properties::load(&bytes);
    }

    #[test]
    fn a_spoilt_page_is_read_whole(bytes in spoilt(as_bytes(beginnings(400)))) {
        properties::load(&bytes);
    }

    #[test]
    fn a_spoilt_text_is_cut_without_loss(bytes in spoilt(as_bytes(beginnings(400)))) {
        properties::cut(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_spoilt_saved_file_is_refused_or_whole(bytes in spoilt(saved_files())) {
        properties::open_saved(&bytes);
    }

    #[test]
    fn a_changed_saved_file_is_refused_or_whole(bytes in page_and_choices(120, 120)) {
        properties::changed_saved(&bytes);
    }

    #[test]
    fn any_steps_lose_nothing_and_are_undone(bytes in page_and_choices(200, 300)) {
        properties::commands(&bytes);
    }

    #[test]
    fn a_spoilt_journal_brings_back_what_holds(bytes in spoilt(journals())) {
        properties::journal(&bytes);
    }

    #[test]
    fn a_changed_journal_brings_back_what_holds(bytes in page_and_choices(120, 200)) {
        properties::changed_journal(&bytes);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_work_is_exported_and_comes_back_from_its_saved_file(bytes in page_and_choices(200, 200)) {
        properties::exported(&bytes);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_page_is_proposed_whole_and_can_be_accepted(bytes in page_and_choices(300, 100)) {
        properties::suggest(&bytes);
    }
}
