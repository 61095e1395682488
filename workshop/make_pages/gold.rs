//! The right answer of a finished page, read off its characters' owners.
//!
//! Spans count code points. A span runs on over line ends and blanks while the text does, and
//! breaks at a blank line and wherever other text lies between.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::canvas::{Canvas, Place, Units};

type Span = (usize, usize);

/// The spans of every unit, in the order of its text.
fn spans(canvas: &Canvas, units: usize) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<(u32, usize)>> = vec![Vec::new(); units];
    for (index, mark) in canvas.marks.iter().enumerate() {
        if let Some(owner) = mark.owner
            && !mark.shown.is_whitespace()
        {
            found[owner.unit as usize].push((owner.at, index));
        }
    }
    let joined = |left: usize, right: usize| {
        let between = &canvas.marks[left + 1..right];
        let line_ends = between.iter().filter(|mark| mark.shown == '\n').count();
        line_ends < 2 && between.iter().all(|mark| mark.shown.is_whitespace())
    };
    let unite = |mut places: Vec<(u32, usize)>| {
        places.sort_unstable();
        let mut spans: Vec<Span> = Vec::new();
        for (_, index) in places {
            match spans.last_mut() {
                Some(last) if index >= last.1 && joined(last.1 - 1, index) => last.1 = index + 1,
                _ => spans.push((index, index + 1)),
            }
        }
        spans
    };
    found.into_iter().map(unite).collect()
}

fn list(spans: &[Span]) -> Value {
    json!(
        spans
            .iter()
            .map(|span| [span.0, span.1])
            .collect::<Vec<_>>()
    )
}

/// The answer in the form of the gold files. Articles come in the order of their numbers; units
/// that left no character on the page are not named.
pub(crate) fn answer(source: &str, canvas: &Canvas, units: &Units) -> Value {
    let text = canvas.text();
    let spans = spans(canvas, units.places().len());
    let digest = Sha256::digest(text.as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();

    let count = units.places().iter().filter_map(article_of).max();
    let mut articles = Vec::new();
    for number in 0..count.map_or(0, |last| last + 1) {
        let (mut heads, mut body) = ([const { Vec::new() }; 4], Vec::new());
        for (place, spans) in units.places().iter().zip(&spans) {
            if article_of(place) != Some(number) || spans.is_empty() {
                continue;
            }
            match place {
                Place::Title(_) => heads[0].extend_from_slice(spans),
                Place::Subtitle(_) => heads[1].extend_from_slice(spans),
                Place::Byline(_) => heads[2].extend_from_slice(spans),
                Place::RunningHead(_) => heads[3].extend_from_slice(spans),
                Place::Body(_, kind) => {
                    body.push(json!({"spans": list(spans), "kind": kind.name()}));
                }
                Place::Discard(_) => {}
            }
        }
        let [title, subtitle, byline, running] = heads;
        articles.push(json!({
            "id": format!("a{}", articles.len() + 1),
            "title": list(&title),
            "subtitle": list(&subtitle),
            "byline": list(&byline),
            "running_heads": list(&running),
            "body": body,
        }));
    }
    let discard = units
        .places()
        .iter()
        .zip(&spans)
        .filter_map(|(place, spans)| {
            let Place::Discard(kind) = place else {
                return None;
            };
            (!spans.is_empty()).then(|| json!({"spans": list(spans), "kind": kind}))
        });
    let discard: Vec<Value> = discard.collect();
    json!({
        "source": source,
        "chars": canvas.marks.len(),
        "sha256": digest,
        "articles": articles,
        "discard": discard,
        "uncertain": [],
    })
}

fn article_of(place: &Place) -> Option<usize> {
    match place {
        Place::Title(number)
        | Place::Subtitle(number)
        | Place::Byline(number)
        | Place::RunningHead(number)
        | Place::Body(number, _) => Some(*number),
        Place::Discard(_) => None,
    }
}
