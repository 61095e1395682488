//! Titles for texts that have none: made of words of the text, as real ones are.
//!
//! They are no good titles. But they share their words with the article and nothing else on the
//! page, and that is what a title has to do here.

use crate::canvas::Kind;
use crate::chance::Chance;
use crate::language::{Language, is_wide, sentence_ends};
use crate::stories::Item;

/// A title of words of these items.
pub(crate) fn headline(items: &[Item], language: Language, chance: &mut Chance) -> String {
    let paragraphs: Vec<&Item> = items
        .iter()
        .filter(|it| it.kind == Kind::Paragraph)
        .collect();
    // A title speaks of what comes first, mostly.
    let reach = (paragraphs.len() * 2).div_ceil(3);
    let from = chance.pick(&paragraphs[..reach.min(paragraphs.len())]);
    let Some(paragraph) = from else {
        return String::new();
    };
    if language.is_chinese() {
        chinese(&paragraph.text, chance)
    } else {
        alphabetic(&paragraph.text, language, chance)
    }
}

fn chinese(text: &str, chance: &mut Chance) -> String {
    let clauses: Vec<&str> = text
        .split(['，', '。', '；', '：', '！', '？', '、'])
        .collect();
    let good = |clause: &&&str| {
        let length = clause.chars().count();
        (5..=16).contains(&length)
            && clause
                .chars()
                .all(|c| is_wide(c) && !"（）《》“”「」".contains(c))
    };
    let pairs: Vec<(&str, &str)> = clauses
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .filter(|(left, right)| good(&left) && good(&right))
        .collect();
    let single: Vec<&&str> = clauses.iter().filter(good).collect();
    if chance.happens(0.75)
        && let Some((left, right)) = chance.pick(&pairs)
    {
        let between = chance.weighted(&[(" ", 5.0), ("，", 2.0), ("　", 1.0)], " ");
        return format!("{left}{between}{right}");
    }
    match chance.pick(&single) {
        Some(clause) => (**clause).to_owned(),
        None => text.chars().filter(|c| is_wide(*c)).take(12).collect(),
    }
}

fn alphabetic(text: &str, language: Language, chance: &mut Chance) -> String {
    let marks: Vec<char> = text.chars().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in sentence_ends(&marks) {
        sentences.push(marks[start..end].iter().collect::<String>());
        start = end;
    }
    let Some(sentence) = chance.pick(&sentences) else {
        return String::new();
    };
    let wanted = match language {
        Language::English => chance.between(4, 9),
        _ => chance.between(5, 18),
    };
    let mut words: Vec<&str> = Vec::new();
    for word in sentence.split_whitespace() {
        words.push(word);
        let stops = word.ends_with([';', ':', '.']) || (word.ends_with(',') && chance.happens(0.5));
        if words.len() >= wanted || (stops && words.len() >= 4) {
            break;
        }
    }
    while words.len() > 3 && words.last().is_some_and(|word| word.chars().count() <= 3) {
        words.pop();
    }
    let title = words.join(" ");
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    if language == Language::English && chance.happens(0.3) {
        return title
            .split(' ')
            .map(capitalised)
            .collect::<Vec<_>>()
            .join(" ");
    }
    title.to_owned()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if word.len() > 3 => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
