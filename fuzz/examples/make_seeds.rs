//! Makes what the fuzz targets begin with, from the project's own pages: `make_seeds FOLDER`.
//!
//! One folder a target. Seeds are short, for a fuzzer tries short ones more often; what is made is
//! the same each time, and what is there already stays.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use recolumn::document::{Document, Placement};
use recolumn::encoding::{Encoding, encode};
use recolumn::load::load_page;
use recolumn::save::journal::{Base, Chain, Entry, Record};
use recolumn::save::saved_bytes;
use recolumn::suggest::propose;

type Outcome = Result<(), Box<dyn Error>>;

/// The targets that take a text, and after a byte 0xFF what is done to it.
const WITH_CHOICES: [&str; 5] = [
    "changed_saved",
    "changed_journal",
    "commands",
    "suggest",
    "export",
];

fn main() -> Outcome {
    let folder = std::env::args_os().nth(1).ok_or("make_seeds FOLDER")?;
    let seeds = Seeds(folder.into());
    for (number, text) in pages()?.iter().enumerate() {
        for length in [100, 300, 900] {
            let begins: String = text.chars().take(length).collect();
            seeds.of_text(&format!("page-{number}-{length}"), &begins)?;
        }
    }
    Ok(())
}

/// The texts of the project's own pages and samples of encodings.
fn pages() -> Result<Vec<String>, Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = vec![project.join("assets/sample/page.txt")];
    for folder in ["tests/pages", "tests/encodings"] {
        for entry in fs::read_dir(project.join(folder))? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let texts = paths.iter().map(fs::read_to_string);
    Ok(texts.collect::<Result<_, _>>()?)
}

struct Seeds(PathBuf);

impl Seeds {
    fn write(&self, target: &str, name: &str, bytes: &[u8]) -> Outcome {
        let folder = self.0.join(target);
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join(name), bytes)?)
    }

    fn of_text(&self, name: &str, text: &str) -> Outcome {
        self.write("cut", name, text.as_bytes())?;
        for encoding in Encoding::ALL {
            if let Ok(bytes) = encode(text, encoding, true) {
                self.write("load", &format!("{name}-{}", encoding.name()), &bytes)?;
            }
        }
        for target in WITH_CHOICES {
            for run in 0..3 {
                let mut bytes = text.as_bytes().to_vec();
                bytes.push(0xFF);
                bytes.extend(bytes_of_chance(run * 1000 + text.len() as u64, 200));
                self.write(target, &format!("{name}-{run}"), &bytes)?;
            }
        }
        let bytes = text.as_bytes().to_vec();
        let loaded = load_page("page.txt", bytes, Some(Encoding::Utf8))
            .map_err(|error| format!("{error:?}"))?;
        let mut placement = Placement::default();
        placement.add_page(&loaded.page).ok_or("too many pages")?;
        self.of_work(name, Document::new(placement))
    }

    /// A saved file as it was opened and as it is proposed, and the journal between the two.
    fn of_work(&self, name: &str, mut document: Document) -> Outcome {
        let before = document.placement().clone();
        self.write("open_saved", name, &saved_bytes(&before))?;
        let Some(all) = propose(&before).accept_all(&before) else {
            return Ok(());
        };
        document
            .apply(&all)
            .map_err(|refusal| format!("{refusal:?}"))?;
        let done = saved_bytes(document.placement());
        self.write("open_saved", &format!("{name}-done"), &done)?;
        let base = Base {
            placement: before,
            file: None,
            version: None,
            pages: vec![None],
        };
        let mut chain = Chain::default();
        let mut journal = chain.line(&base.head(0))?;
        for what in [Record::Did(all), Record::Undid, Record::Redid] {
            journal.extend(chain.line(&Entry { at: 0, what })?);
        }
        self.write("journal", name, &journal)
    }
}

/// Bytes that look like chance, the same for the same seed (xorshift).
fn bytes_of_chance(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[0]
    };
    (0..count).map(|_| next()).collect()
}
