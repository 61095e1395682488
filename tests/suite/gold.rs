//! A page brought to its right answer by commands alone, from the freshly opened page.
//!
//! The answer (gold) names spans of code points. Wherever a fragment holds pieces of two items, it is
//! cut; then every item is moved into its article in order, with its role and joins. What comes out
//! is compared with the answer to the character, saved, opened again and exported.

use std::path::Path;

use recolumn::document::{
    ArticleId, By, Command, Destination, Document, FragmentId, Join, Reason, Role, article_text,
    find_fault,
};
use recolumn::save::{open as open_saved, plain_text, saved_bytes};
use serde_json::Value;

use super::pages;

/// One item of the answer: a title, a paragraph, something to discard.
struct Item {
    article: Option<usize>,
    role: Role,
    reason: Option<Reason>,
    /// The item's characters, as code points of the page's text, in reading order.
    characters: Vec<usize>,
    /// The item's text: its spans, wraps and all.
    text: String,
}

fn items(gold: &Value, text: &[char]) -> Vec<Item> {
    let item = |article, role, reason, spans: &Value| {
        let (mut characters, mut read) = (Vec::new(), String::new());
        for span in spans.as_array().unwrap() {
            let (start, end) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
            let range = start as usize..end as usize;
            characters.extend(range.clone().filter(|&at| !text[at].is_whitespace()));
            for line in text[range].iter().collect::<String>().lines() {
                read.push_str(line.trim());
            }
        }
        Item {
            article,
            role,
            reason,
            characters,
            text: read,
        }
    };
    let mut items = Vec::new();
    for (index, article) in gold["articles"].as_array().unwrap().iter().enumerate() {
        let heads = [
            ("title", Role::Title),
            ("subtitle", Role::Subtitle),
            ("byline", Role::Byline),
            ("running_heads", Role::RunningHead),
        ];
        for (key, role) in heads {
            if role == Role::RunningHead {
                for span in article[key].as_array().unwrap() {
                    items.push(item(
                        Some(index),
                        role,
                        None,
                        &Value::from(vec![span.clone()]),
                    ));
                }
            } else if !article[key].as_array().unwrap().is_empty() {
                items.push(item(Some(index), role, None, &article[key]));
            }
        }
        for part in article["body"].as_array().unwrap() {
            let role = match part["kind"].as_str().unwrap() {
                "heading" => Role::Heading,
                "caption" => Role::Caption,
                "note" => Role::Note,
                _ => Role::Paragraph,
            };
            items.push(item(Some(index), role, None, &part["spans"]));
        }
    }
    for part in gold["discard"].as_array().unwrap() {
        let reason = match part["kind"].as_str().unwrap() {
            "advertisement" => Reason::Advertisement,
            "navigation" => Reason::Navigation,
            "spam" => Reason::Spam,
            _ => Reason::PageFurniture,
        };
        items.push(item(None, Role::Paragraph, Some(reason), &part["spans"]));
    }
    items
}

/// Which item, and which character of it, each code point of the page is.
fn places(items: &[Item], length: usize) -> Vec<Option<(usize, usize)>> {
    let mut places = vec![None; length];
    for (index, item) in items.iter().enumerate() {
        for (order, &at) in item.characters.iter().enumerate() {
            assert_eq!(
                places[at].replace((index, order)),
                None,
                "character {at} is twice in the gold"
            );
        }
    }
    places
}

/// The code points of a fragment's non-blank characters, each with its byte, in reading order.
fn characters(document: &Document, id: FragmentId, of_byte: &[usize]) -> Vec<(usize, u32)> {
    let placement = document.placement();
    let text = placement.text(id.source);
    let fragment = placement.fragment(id).unwrap();
    let mut found = Vec::new();
    for span in fragment.spans.iter() {
        for (offset, character) in span.of(text).char_indices() {
            if !character.is_whitespace() {
                let byte = span.start as usize + offset;
                found.push((of_byte[byte], byte as u32));
            }
        }
    }
    found
}

/// Brings a document to its answer.
fn reach(document: &mut Document, items: &[Item]) {
    let source = document.placement().sources().next().unwrap().0;
    let text = document.placement().text(source).to_owned();
    let mut of_byte = vec![0; text.len() + 1];
    for (code_point, (byte, _)) in text.char_indices().enumerate() {
        of_byte[byte] = code_point;
    }
    let places = places(items, text.chars().count());

    // Cut whatever holds pieces of two items.
    let mut queue: Vec<FragmentId> = document.placement().fragments().map(|(id, _)| id).collect();
    while let Some(id) = queue.pop() {
        let run = characters(document, id, &of_byte);
        let breaks = run.windows(2).find(|pair| {
            let (left, right) = (places[pair[0].0].unwrap(), places[pair[1].0].unwrap());
            right != (left.0, left.1 + 1)
        });
        if let Some(pair) = breaks {
            let at = pair[1].1;
            document.apply(&Command::Cut { fragment: id, at }).unwrap();
            queue.extend([id, FragmentId { start: at, ..id }]);
        }
    }

    // Put each item where it belongs, its fragments in its own order.
    let mut pieces: Vec<Vec<(usize, FragmentId)>> = vec![Vec::new(); items.len()];
    let all: Vec<FragmentId> = document.placement().fragments().map(|(id, _)| id).collect();
    for id in all {
        let first = characters(document, id, &of_byte)[0].0;
        let (item, order) = places[first].unwrap();
        pieces[item].push((order, id));
    }
    let mut articles: Vec<Option<ArticleId>> = vec![None; items.len()];
    for (item, mut found) in items.iter().zip(pieces) {
        found.sort_unstable();
        let fragments: Vec<FragmentId> = found.into_iter().map(|(_, id)| id).collect();
        assert!(!fragments.is_empty(), "nothing is left for {}", item.text);
        let to = match (item.article.map(|index| articles[index]), &item.reason) {
            (Some(Some(article)), _) => Destination::Article {
                article,
                before: None,
            },
            (Some(None), _) => Destination::NewArticle { before: None },
            (None, reason) => Destination::Discarded(reason.clone().unwrap()),
        };
        let role = item.article.map(|_| item.role);
        let moved = Command::Move {
            fragments: fragments.clone(),
            to,
            role,
            by: By::User,
        };
        document.apply(&moved).unwrap();
        if let Some(index) = item.article
            && articles[index].is_none()
        {
            articles[index] = document
                .placement()
                .articles()
                .last()
                .map(|article| article.id);
        }
        if item.article.is_some() {
            for (number, fragment) in fragments.into_iter().enumerate() {
                let join = if number == 0 {
                    Join::Paragraph
                } else {
                    Join::Continue
                };
                // Refused where the join is so already.
                let _ = document.apply(&Command::SetJoin { fragment, join });
            }
        }
    }
}

/// Two texts that are the same but for spaces and for hyphens at line ends.
fn same_but_for_wraps(left: &str, right: &str) -> bool {
    let solid = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect()
    };
    solid(left) == solid(right)
}

fn check(page: &Path, answer: &Path) {
    let gold: Value = serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
    let mut document = pages::open(page);
    let fresh = document.placement().clone();
    let source = document.placement().sources().next().unwrap().0;
    let text: Vec<char> = document.placement().text(source).chars().collect();
    assert_eq!(
        gold["chars"].as_u64().unwrap() as usize,
        text.len(),
        "{page:?} is another text"
    );
    let items = items(&gold, &text);
    reach(&mut document, &items);

    let placement = document.placement();
    assert_eq!(find_fault(placement), None);
    assert_eq!(
        placement.ledger().unplaced,
        0,
        "{page:?} has unplaced text left"
    );
    let han = text
        .iter()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(*c))
        .count()
        * 2
        > text.len();
    let same = |left: &str, right: &str| {
        if han {
            left == right
        } else {
            same_but_for_wraps(left, right)
        }
    };
    let mut exported = Vec::new();
    for (index, article) in placement.articles().enumerate() {
        let read = article_text(placement, article);
        let of = |role: Role| {
            let found = items
                .iter()
                .filter(|item| item.article == Some(index) && item.role == role);
            found.map(|item| item.text.clone()).collect::<Vec<_>>()
        };
        let heads = [
            (Role::Title, &read.title),
            (Role::Subtitle, &read.subtitle),
            (Role::Byline, &read.byline),
        ];
        for (role, text) in heads {
            let gold = of(role).join(" ");
            // A line break in a head of several lines may stand for a space.
            assert!(
                same_but_for_wraps(text, &gold),
                "{page:?} {role:?}: {text} for {gold}"
            );
        }
        let body = items
            .iter()
            .filter(|item| item.article == Some(index) && item.role.is_body());
        let body: Vec<&Item> = body.collect();
        assert_eq!(
            read.paragraphs.len(),
            body.len(),
            "{page:?} article {index}"
        );
        for (paragraph, item) in read.paragraphs.iter().zip(body) {
            assert_eq!(paragraph.role, item.role, "{page:?}");
            assert!(
                same(&paragraph.text, &item.text),
                "{page:?}: {} for {}",
                paragraph.text,
                item.text
            );
        }
        let head = [&read.title, &read.subtitle, &read.byline]
            .into_iter()
            .filter(|t| !t.is_empty());
        let head: String = head.map(|line| format!("{line}\n")).collect();
        let body: Vec<_> = read
            .paragraphs
            .iter()
            .map(|p| format!("{}\n", p.text))
            .collect();
        let gap = if head.is_empty() { "" } else { "\n" };
        exported.push(format!("{head}{gap}{}", body.join("\n")));
    }
    assert_eq!(
        plain_text(placement),
        exported.join("\n* * *\n\n"),
        "{page:?}"
    );

    let bytes = saved_bytes(placement);
    let opened = open_saved(&bytes).unwrap();
    assert_eq!(opened.surprises, []);
    assert_eq!(
        &opened.placement, placement,
        "{page:?} is not the same after saving"
    );
    assert_eq!(saved_bytes(&opened.placement), bytes);

    let reached = placement.clone();
    while document.undo().is_some() {}
    assert_eq!(
        document.placement(),
        &fresh,
        "{page:?} is not as at first after undoing all"
    );
    while document.redo().is_some() {}
    assert_eq!(
        document.placement(),
        &reached,
        "{page:?} is not the same after redoing all"
    );
}

#[test]
fn our_pages_reach_their_answers() {
    for (page, answer) in pages::with_gold() {
        check(&page, &answer);
    }
}

/// The real pages stand beside the project on some machines only.
#[test]
fn real_pages_reach_their_answers_where_they_are_at_hand() {
    let shared = pages::project("../shared");
    let mut count = 0;
    for (answers, texts) in [("gold", "samples"), ("pages", "pages")] {
        let Ok(folder) = std::fs::read_dir(shared.join(answers)) else {
            continue;
        };
        for answer in folder.map(|entry| entry.unwrap().path()) {
            if answer.extension().is_some_and(|ending| ending == "json") {
                let name = answer.with_extension("txt");
                check(&shared.join(texts).join(name.file_name().unwrap()), &answer);
                count += 1;
            }
        }
    }
    if count == 0 {
        println!("there are no real pages beside the project: nothing was checked");
    }
}
