//! How often texts are said to clash that belong together, and how often others are.
//!
//! `cargo run --release --example clashes --no-default-features -- FOLDER` reads every page of the
//! folder with its right answer (`name.txt`, `name.json`), holds each two texts of one article that
//! follow each other against each other, and for each the text before against three others of the
//! page. Prints what was said how often, and the pairs that belong together and were said to clash.

#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

#[path = "../fit/gold.rs"]
#[allow(dead_code)]
mod gold;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use recolumn::document::{FragmentId, Join, Role, SourceId, fragment_text};
use recolumn::suggest::{marks_clash, words_clash};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("Which folder? It holds pages and their right answers.");
        return ExitCode::from(2);
    };
    let (mut pairs, mut said) = ([0_u32; 2], BTreeMap::<String, [u32; 2]>::new());
    for page in gold::pages(Path::new(&folder)) {
        let source = page.placement.text(SourceId(0));
        let text = |id: FragmentId| {
            let fragment = page.placement.fragment(id);
            fragment.map_or_else(String::new, |it| fragment_text(source, &it.spans))
        };
        let is_text = |id: &FragmentId| page.answer.roles.get(id) == Some(&Some(Role::Paragraph));
        let bodies = page.answer.articles.iter().map(|(_, body)| body);
        let all: Vec<FragmentId> = bodies.clone().flatten().copied().filter(is_text).collect();
        for body in bodies {
            for pair in body.windows(2).filter(|pair| pair.iter().all(is_text)) {
                let at = all.iter().position(|id| *id == pair[1]).unwrap_or(0);
                let others = [3, 7, 13].map(|step| all[(at + step) % all.len()]);
                let others = others.into_iter().filter(|id| !pair.contains(id));
                for (kind, right) in others.map(|id| (1, id)).chain([(0, pair[1])]) {
                    let (left, right) = (text(pair[0]), text(right));
                    pairs[kind] += 1;
                    let marks = marks_clash(&left, &right, (Join::Continue, true));
                    let words = words_clash(&left, &right).then(|| "words".to_owned());
                    if let Some(why) = marks.map(|clash| format!("{clash:?}")).or(words) {
                        said.entry(why.clone()).or_default()[kind] += 1;
                        if kind == 0 {
                            println!("{}: {why}: {left} | {right}", page.name);
                        }
                    }
                }
            }
        }
    }
    println!("pairs that belong together, others: {pairs:?}");
    for (why, [right, wrong]) in said {
        println!("{why:20} {right:6} {wrong:6}");
    }
    ExitCode::SUCCESS
}
