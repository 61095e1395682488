//! Pages with their right answers, as the fitter wants them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use recolumn::document::{Document, FragmentId, Placement, Role};
use recolumn::load::load_page;
use recolumn::save::saved_bytes;
use recolumn::suggest::Proposal;
use recolumn::suggest::fitting::Answer;
use serde_json::Value;

pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) placement: Placement,
    pub(crate) answer: Answer,
}

pub(crate) fn pages(folder: &Path) -> Vec<Page> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    let mut names: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    for path in names {
        let Ok(bytes) = fs::read(&path) else { continue };
        let Ok(gold) = fs::read_to_string(path.with_extension("json")) else {
            continue;
        };
        let Ok(gold) = serde_json::from_str::<Value>(&gold) else {
            continue;
        };
        let name = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let Ok(loaded) = load_page(&name, bytes, None) else {
            continue;
        };
        let mut placement = Placement::default();
        placement.add_page(&loaded.page);
        let answer = answer(&placement, &gold);
        found.push(Page {
            name,
            placement,
            answer,
        });
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Nothing,
    Discard,
    Head(usize, Role),
    Body(usize, Role),
}

fn spans(value: &Value) -> Vec<(usize, usize)> {
    value
        .as_array()
        .map(|list| {
            list.iter()
                .filter_map(|pair| {
                    Some((
                        pair.get(0)?.as_u64()? as usize,
                        pair.get(1)?.as_u64()? as usize,
                    ))
                })
                .collect()
        })
        .unwrap_or_default()
}

fn answer(placement: &Placement, gold: &Value) -> Answer {
    let Some((_, source)) = placement.sources().next() else {
        return Answer::default();
    };
    let text: Vec<char> = source.text.chars().collect();
    let mut place = vec![(Place::Nothing, 0_usize); text.len()];
    let mut put = |value: &Value, what: Place, order: &mut usize| {
        for (start, end) in spans(value) {
            for at in start..end.min(place.len()) {
                place[at] = (what, *order);
                *order += 1;
            }
        }
    };
    let empty = Vec::new();
    let articles = gold["articles"].as_array().unwrap_or(&empty);
    for (number, article) in articles.iter().enumerate() {
        let mut order = 0;
        for (key, role) in [
            ("title", Role::Title),
            ("subtitle", Role::Subtitle),
            ("byline", Role::Byline),
            ("running_heads", Role::RunningHead),
        ] {
            put(&article[key], Place::Head(number, role), &mut order);
        }
        for item in article["body"].as_array().unwrap_or(&empty) {
            let role = match item["kind"].as_str() {
                Some("heading") => Role::Heading,
                Some("caption") => Role::Caption,
                Some("note") => Role::Note,
                _ => Role::Paragraph,
            };
            put(&item["spans"], Place::Body(number, role), &mut order);
        }
    }
    for item in gold["discard"].as_array().unwrap_or(&empty) {
        put(&item["spans"], Place::Discard, &mut 0);
    }
    // Bytes to code points.
    let mut code_point = vec![0_usize; source.text.len() + 1];
    for (count, (at, _)) in source.text.char_indices().enumerate() {
        code_point[at] = count;
    }
    code_point[source.text.len()] = text.len();
    let mut answer = Answer::default();
    let mut bodies: Vec<Vec<(usize, FragmentId)>> = vec![Vec::new(); articles.len()];
    let mut titles: Vec<Option<FragmentId>> = vec![None; articles.len()];
    for (id, fragment) in placement.fragments() {
        let mut votes: BTreeMap<Place, (usize, usize)> = BTreeMap::new();
        for span in fragment.spans.iter() {
            for at in code_point[span.start as usize]..code_point[span.end as usize] {
                if !text[at].is_whitespace() {
                    let vote = votes.entry(place[at].0).or_insert((0, usize::MAX));
                    vote.0 += 1;
                    vote.1 = vote.1.min(place[at].1);
                }
            }
        }
        let Some((what, (_, first))) = votes.into_iter().max_by_key(|(_, (count, _))| *count)
        else {
            continue;
        };
        match what {
            Place::Nothing | Place::Discard => {
                answer.roles.insert(id, None);
            }
            Place::Head(number, role) => {
                answer.roles.insert(id, Some(role));
                if role == Role::Title && titles[number].is_none() {
                    titles[number] = Some(id);
                } else if role == Role::Title {
                    answer.roles.insert(id, Some(Role::Subtitle));
                }
            }
            Place::Body(number, role) => {
                answer.roles.insert(id, Some(role));
                bodies[number].push((first, id));
            }
        }
    }
    for (title, mut body) in titles.into_iter().zip(bodies) {
        body.sort();
        answer
            .articles
            .push((title, body.into_iter().map(|(_, id)| id).collect()));
    }
    answer
}

/// The saved work of a page with what is proposed above a confidence accepted.
pub(crate) fn saved(placement: &Placement, proposal: &Proposal, above: f64) -> Vec<u8> {
    let mut document = Document::new(placement.clone());
    if let Some(command) = proposal.accept_unseen(above, placement)
        && let Err(refusal) = document.apply(&command)
    {
        eprintln!("A proposal was refused: {refusal:?}");
    }
    saved_bytes(document.placement())
}
