//! A good saved file that somebody has been at: values changed, doubled, moved, removed, bytes lost.
//!
//! A fuzzer that changes bytes gets hardly ever through JSON, a digest and the coverage of every
//! character to the rules behind. Here the changes are made in the tree of values, and a file
//! that is changed twice at most is often still one.

use recolumn::save::saved_bytes;
use serde_json::{Number, Value, json};

use super::choices::{Choices, text_and_choices};
use super::pages::work;
use super::saving::open_saved;
use super::steps::some_steps;

/// A text, and after a byte 0xFF first the steps of a person, then the changes to what they saved.
pub fn changed_saved(bytes: &[u8]) {
    let (text, mut choices) = text_and_choices(bytes);
    let Some(mut document) = work(&text) else {
        return;
    };
    let steps = choices.below(12);
    some_steps(&mut document, steps, &mut choices);
    let mut file: Value = serde_json::from_slice(&saved_bytes(document.placement())).unwrap();
    let mut changes = 0;
    while !choices.is_over() && changes < 8 {
        let depth = choices.below(7);
        change(&mut file, depth, &mut choices);
        changes += 1;
        open_saved(&serde_json::to_vec(&file).unwrap());
    }
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap();
    if choices.yes() {
        let at = choices.below(bytes.len());
        bytes[at] = choices.byte();
    }
    if choices.yes() {
        bytes.truncate(choices.below(bytes.len()));
    }
    open_saved(&bytes);
}

/// Goes down into the value, at most so deep, and changes what is there.
pub(super) fn change(value: &mut Value, depth: usize, choices: &mut Choices<'_>) {
    match value {
        Value::Array(list) if depth > 0 && !list.is_empty() => {
            let at = choices.below(list.len());
            change(&mut list[at], depth - 1, choices);
        }
        Value::Object(map) if depth > 0 && !map.is_empty() => {
            let at = choices.below(map.len());
            if let Some((_, inner)) = map.iter_mut().nth(at) {
                change(inner, depth - 1, choices);
            }
        }
        Value::Array(list) => change_list(list, choices),
        Value::Object(map) => change_object(map, choices),
        Value::Number(number) => change_number(number, choices),
        _ => *value = any_value(choices),
    }
}

fn change_list(list: &mut Vec<Value>, choices: &mut Choices<'_>) {
    let (one, other) = (choices.below(list.len()), choices.below(list.len()));
    match choices.below(6) {
        0 => list.push(any_value(choices)),
        1 => list.clear(),
        _ if list.is_empty() => {}
        2 => drop(list.remove(one)),
        3 => list.insert(other, list[one].clone()),
        4 => list.swap(one, other),
        _ => list.rotate_left(one),
    }
}

fn change_object(map: &mut serde_json::Map<String, Value>, choices: &mut Choices<'_>) {
    let names: Vec<String> = map.keys().cloned().collect();
    let name = names.get(choices.below(names.len())).cloned();
    match (choices.below(4), name) {
        (0, Some(name)) => drop(map.shift_remove(&name)),
        (1, Some(name)) => drop(map.insert(name, any_value(choices))),
        _ => drop(map.insert(choices.of(&KEYS).to_owned(), any_value(choices))),
    }
}

/// Keys that mean something somewhere, and some that mean nothing anywhere.
const KEYS: [&str; 16] = [
    "same_fragment",
    "role",
    "role_by",
    "join",
    "by",
    "confidence",
    "reason",
    "start",
    "end",
    "source",
    "rejected",
    "title",
    "paragraphs",
    "id",
    "checked",
    "",
];

/// A place is often wrong by one, or at the very end.
fn change_number(number: &mut Number, choices: &mut Choices<'_>) {
    let now = number.as_u64().unwrap_or(0);
    *number = match choices.below(7) {
        0 => now.saturating_add(1).into(),
        1 => now.saturating_sub(1).into(),
        2 => choices.below(usize::MAX).into(),
        3 => now.wrapping_neg().into(),
        4 => u64::from(u32::MAX).into(),
        5 => (now / 2).into(),
        _ => u64::MAX.into(),
    };
}

fn any_value(choices: &mut Choices<'_>) -> Value {
    const VALUES: usize = 28;
    match choices.below(VALUES) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!(""),
        4 => json!("s1"),
        5 => json!("s2"),
        6 => json!("a1"),
        7 => json!("a1000000000"),
        8 => json!("user"),
        9 => json!("suggestion"),
        10 => json!("guess"),
        11 => json!("title"),
        12 => json!("running_head"),
        13 => json!("paragraph"),
        14 => json!("continue"),
        15 => json!("spam"),
        16 => json!("\u{0}\u{feff}　\r\n"),
        17 => json!(0),
        18 => json!(1),
        19 => json!(-1),
        20 => json!(0.5),
        21 => json!(1e308),
        22 => json!(-0.0),
        23 => json!([]),
        24 => json!({}),
        25 => json!([{ "start": 0, "end": 1, "source": "s1" }]),
        26 => json!({ "source": "s1", "start": choices.byte() }),
        _ => json!(choices.byte()),
    }
}
