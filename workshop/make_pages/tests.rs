//! What must hold for every page: the answer covers it exactly once, in order, and comes again.

use std::path::Path;

use serde_json::Value;

use crate::canvas::Place;
use crate::corpus::Share;
use crate::gold;
use crate::language::Language;
use crate::library::Library;
use crate::manner::Shape;
use crate::mixture::{Wish, make};

fn library() -> Library {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshop/texts");
    Library::open(&texts, None, Share::Train).unwrap()
}

/// Some pages of every shape, in every language.
fn pages(seed: u64) -> Vec<(String, String, Value)> {
    let library = library();
    let mut found = Vec::new();
    for shape in Shape::ALL {
        for language in Language::ALL {
            for number in 0..3 {
                let wish = Wish {
                    shape: Some(shape),
                    language: Some(language),
                };
                let made = make(&library, seed, number, wish).unwrap();
                let page = &made.page;
                let answer = gold::answer("page.txt", &page.canvas, &page.units);
                found.push((made.name, page.canvas.text(), answer));
            }
        }
    }
    found
}

/// All lists of spans of an answer.
fn lists(answer: &Value) -> Vec<&Value> {
    let mut lists = Vec::new();
    for article in answer["articles"].as_array().unwrap() {
        for head in ["title", "subtitle", "byline", "running_heads"] {
            lists.push(&article[head]);
        }
        lists.extend(
            article["body"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| &it["spans"]),
        );
    }
    lists.extend(
        answer["discard"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| &it["spans"]),
    );
    lists
}

#[test]
fn every_character_is_in_one_place() {
    for (name, text, answer) in pages(11) {
        let text: Vec<char> = text.chars().collect();
        assert_eq!(answer["chars"], text.len(), "{name}");
        let mut seen = vec![0; text.len()];
        for span in lists(&answer)
            .into_iter()
            .flat_map(|list| list.as_array().unwrap())
        {
            let (from, to) = (
                span[0].as_u64().unwrap() as usize,
                span[1].as_u64().unwrap() as usize,
            );
            assert!(from < to && to <= text.len(), "{name}: {span}");
            assert!(
                !text[from].is_whitespace() && !text[to - 1].is_whitespace(),
                "{name}: {span}"
            );
            for times in &mut seen[from..to] {
                *times += 1;
            }
        }
        for (at, count) in seen.into_iter().enumerate() {
            let due = usize::from(!text[at].is_whitespace());
            assert!(
                count == due || (count == 1 && due == 0),
                "{name}: {at} is there {count} times"
            );
        }
    }
}

/// Put together by its answer, each unit reads as it was written.
#[test]
fn the_answer_puts_the_texts_together() {
    let library = library();
    for number in 0..40 {
        let made = make(&library, 5, number, Wish::default()).unwrap();
        if made.name.contains("scan") {
            continue;
        }
        let page = &made.page;
        let mut written: Vec<(u32, u32, char)> = Vec::new();
        for mark in &page.canvas.marks {
            if let Some(owner) = mark.owner
                && !mark.shown.is_whitespace()
            {
                written.push((owner.unit, owner.at, mark.shown));
            }
        }
        written.sort_by_key(|(unit, at, _)| (*unit, *at));
        let mut texts = vec![String::new(); page.units.places().len()];
        for (unit, _, shown) in &written {
            texts[*unit as usize].push(*shown);
        }
        let answer = gold::answer("page.txt", &page.canvas, &page.units);
        let whole: Vec<char> = page.canvas.text().chars().collect();
        let read = |spans: &Value| -> String {
            let mut text = String::new();
            for span in spans.as_array().unwrap() {
                let (from, to) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
                text.extend(&whole[from as usize..to as usize]);
            }
            text.retain(|c| !c.is_whitespace());
            text
        };
        let articles = answer["articles"].as_array().unwrap();
        let bodies = articles
            .iter()
            .flat_map(|it| it["body"].as_array().unwrap());
        let bodies: Vec<String> = bodies.map(|item| read(&item["spans"])).collect();
        let places = page.units.places().iter().zip(&texts);
        let expected =
            places.filter(|(place, text)| matches!(place, Place::Body(..)) && !text.is_empty());
        let expected: Vec<String> = expected.map(|(_, text)| text.clone()).collect();
        assert_eq!(bodies, expected, "{}", made.name);
    }
}

#[test]
fn the_same_seed_makes_the_same_pages() {
    let first = pages(3);
    assert_eq!(first, pages(3));
    let other = pages(4);
    assert!(
        first
            .iter()
            .zip(&other)
            .any(|(left, right)| left.1 != right.1)
    );
}

#[test]
fn two_shares_have_no_text_in_common() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshop/texts");
    let valid = Library::open(&texts, None, Share::Valid).unwrap();
    let train = library();
    for language in Language::ALL {
        let of = |library: &Library| library.shelf(language).unwrap().stories.clone();
        let (left, right) = (of(&train), of(&valid));
        assert!(!left.is_empty() && !right.is_empty(), "{}", language.name());
        assert!(
            left.iter().all(|story| !right.contains(story)),
            "{}",
            language.name()
        );
    }
    for language in Language::ALL {
        for section in ["page_furniture", "advertisement", "navigation", "byline"] {
            let of = |library: &Library| {
                let phrases = &library.shelf(language).unwrap().phrases;
                phrases.section(section).to_vec()
            };
            let (left, right) = (of(&train), of(&valid));
            assert!(left.len() > right.len() && right.len() > 2, "{section}");
        }
    }
    for number in 0..1000 {
        assert!(!(Share::Train.has_block(number) && Share::Valid.has_block(number)));
    }
}
