//! Bytes that are taken for a journal: what is read of it can be done again, and breaks nothing.

use recolumn::document::{Document, find_fault};
use recolumn::save::journal::{
    Base, Chain, Entry, ReadJournal, Record, Rest, read_journal, replay,
};
use serde_json::Value;

use super::changing::change;
use super::choices::{Choices, text_and_choices};
use super::pages::work;
use super::saving::saved_comes_back;
use super::steps::{Step, any_step, command};

/// Any bytes at all.
pub fn journal(bytes: &[u8]) {
    if let Ok(read) = read_journal(bytes) {
        assert!(read.whole <= bytes.len() as u64);
        assert_eq!(read.whole == bytes.len() as u64, read.rest == Rest::Nothing);
        replayed(read);
    }
}

/// A text, and after a byte 0xFF the steps of a person, written down; then what somebody did to
/// the records, whose checksums are made to hold. In the end bytes are lost.
pub fn changed_journal(bytes: &[u8]) {
    let (text, mut choices) = text_and_choices(bytes);
    let Some(mut document) = work(&text) else {
        return;
    };
    let base = Base {
        placement: document.placement().clone(),
        file: None,
        version: None,
        pages: vec![None],
    };
    let head = serde_json::to_value(base.head(0)).unwrap();
    let steps = choices.below(12);
    let records = (0..steps).filter_map(|_| done(&mut document, &mut choices));
    let entry = |what| serde_json::to_value(Entry { at: 0, what }).unwrap();
    let mut lines: Vec<Value> = [head].into_iter().chain(records.map(entry)).collect();

    // Left alone, it brings everything back.
    let read = read_journal(&written(&lines)).expect("it was written whole");
    assert_eq!(
        (read.entries.len(), read.rest),
        (lines.len() - 1, Rest::Nothing)
    );
    let entries = read.entries.len();
    let (back, carried_out) = replayed(read).expect("its beginning holds");
    assert_eq!(carried_out, entries);
    assert!(back.placement() == document.placement());
    assert_eq!(back.steps().len(), document.steps().len());

    for _ in 0..4 {
        if choices.is_over() {
            break;
        }
        let (line, depth) = (choices.below(lines.len()), choices.below(9));
        change(&mut lines[line], depth, &mut choices);
        journal(&written(&lines));
    }
    let mut bytes = written(&lines);
    bytes.truncate(choices.below(bytes.len()));
    journal(&bytes);
}

/// Does one step, and says what the journal has of it.
fn done(document: &mut Document, choices: &mut Choices<'_>) -> Option<Record> {
    match any_step(choices) {
        Step::Undo => document.undo().is_some().then_some(Record::Undid),
        Step::Redo => document.redo().is_some().then_some(Record::Redid),
        Step::GoTo(count) => (document.go_to(count) != 0).then_some(Record::WentTo(count)),
        Step::BringBack { step, branch } => {
            let back = document.bring_back(step, branch) > 0;
            back.then_some(Record::BroughtBack { step, branch })
        }
        step => {
            let command = command(document.placement(), &step)?;
            document.apply(&command).ok()?;
            Some(Record::Did(command))
        }
    }
}

/// The lines with checksums that hold.
fn written(lines: &[Value]) -> Vec<u8> {
    let mut chain = Chain::default();
    let lines = lines.iter().flat_map(|line| chain.line(line).unwrap());
    lines.collect()
}

/// What was done, done again, and how many of the records; `None` if the beginning does not hold.
fn replayed(read: ReadJournal) -> Option<(Document, usize)> {
    let outside = read.head.outside();
    let texts: Vec<_> = outside.iter().map(|_| "桥".into()).collect();
    let _ = (read.head.files(), read.head.first_name());
    let base = read.head.base(&texts).ok()?;
    assert_eq!(find_fault(&base.placement), None);
    let back = replay(&base, &read.entries);
    assert_eq!(find_fault(back.document.placement()), None);
    assert_eq!(back.pages.len(), back.document.placement().sources().len());
    saved_comes_back(back.document.placement());
    Some((back.document, back.carried_out))
}
