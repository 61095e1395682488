//! Makes garbled newspaper pages with their right answers, to fit weights on and to test with.
//!
//! `make_pages OUT --count N --seed S [--shape flow|wrapped|rows|lines|scan] [--language L]
//! [--texts FOLDER] [--corpus FOLDER] [--share train|valid]`. Writes `name.txt` and `name.json` for
//! each page. The same arguments and texts make the same pages, and page `n` is the same in a set
//! of any size.
#![allow(clippy::print_stdout)]

mod canvas;
mod chance;
mod columns;
mod corpus;
mod dress;
mod furniture;
mod gold;
mod grid;
mod headlines;
mod language;
mod library;
mod manner;
mod misread;
mod mixture;
mod page;
mod phrases;
mod stories;
#[cfg(test)]
mod tests;
mod wrap;

use std::path::PathBuf;

use corpus::Share;
use language::Language;
use library::Library;
use manner::Shape;
use mixture::Wish;

/// What is asked for on the command line.
struct Arguments {
    out: PathBuf,
    count: usize,
    seed: u64,
    wish: Wish,
    texts: PathBuf,
    corpus: Option<PathBuf>,
    share: Share,
}

fn arguments() -> Result<Arguments, String> {
    let mut words = std::env::args().skip(1);
    let mut out = None;
    let mut found = Arguments {
        out: PathBuf::new(),
        count: 20,
        seed: 1,
        wish: Wish::default(),
        texts: PathBuf::from("workshop/texts"),
        corpus: None,
        share: Share::Train,
    };
    while let Some(word) = words.next() {
        let Some(name) = word.strip_prefix("--") else {
            out = Some(PathBuf::from(word));
            continue;
        };
        let value = words
            .next()
            .ok_or_else(|| format!("--{name} has no value"))?;
        let wrong = || format!("--{name} {value} is not known");
        match name {
            "count" => found.count = value.parse().map_err(|_| wrong())?,
            "seed" => found.seed = value.parse().map_err(|_| wrong())?,
            "shape" | "style" => {
                found.wish.shape = Some(Shape::named(&value).ok_or_else(wrong)?);
            }
            "language" => found.wish.language = Some(Language::named(&value).ok_or_else(wrong)?),
            "texts" => found.texts = PathBuf::from(value),
            "corpus" => found.corpus = Some(PathBuf::from(value)),
            "share" if value == "train" => found.share = Share::Train,
            "share" if value == "valid" => found.share = Share::Valid,
            _ => return Err(wrong()),
        }
    }
    found.out = out.ok_or("say where the pages are to be written")?;
    Ok(found)
}

fn run() -> Result<(), String> {
    let arguments = arguments()?;
    let library = Library::open(
        &arguments.texts,
        arguments.corpus.as_deref(),
        arguments.share,
    )?;
    std::fs::create_dir_all(&arguments.out)
        .map_err(|what| format!("{}: {what}", arguments.out.display()))?;
    for number in 0..arguments.count {
        let made = mixture::make(&library, arguments.seed, number, arguments.wish)?;
        let text = arguments.out.join(format!("{}.txt", made.name));
        let answer = arguments.out.join(format!("{}.json", made.name));
        std::fs::write(&text, made.page.canvas.text())
            .map_err(|what| format!("{}: {what}", text.display()))?;
        let gold = gold::answer(
            &format!("{}.txt", made.name),
            &made.page.canvas,
            &made.page.units,
        );
        std::fs::write(&answer, format!("{gold}\n"))
            .map_err(|what| format!("{}: {what}", answer.display()))?;
    }
    println!("{} pages in {}", arguments.count, arguments.out.display());
    Ok(())
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(what) => {
            println!("{what}");
            std::process::ExitCode::FAILURE
        }
    }
}
