//! The invariants of ARCHITECTURE.md that a test can enforce.

use std::fs;
use std::path::{Path, PathBuf};

use super::pages::project;

/// Every Rust file below a folder of the project, without its tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![project(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text
                    .split("#[cfg(test)]\nmod tests")
                    .next()
                    .unwrap()
                    .to_owned();
                found.push((path, code));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

/// The room that a file is in: the folder below `src`, or the file itself.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(project("src")).unwrap();
    inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned()
}

/// No file outside `rooms` holds one of `words` in its code (comments aside).
fn only(rooms: &[&str], words: &[&str]) {
    for (path, code) in sources("src") {
        if rooms.contains(&room(&path).as_str()) {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap();
            for word in words {
                assert!(
                    !line.contains(word),
                    "{}:{}: {word}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn only_the_window_knows_the_toolkit() {
    only(&["window"], &["egui", "rfd::", "eframe"]);
}

#[test]
fn only_the_command_line_knows_clap() {
    only(&["command_line"], &["clap"]);
}

#[test]
fn only_load_and_save_touch_files() {
    // The command line reads standard input and writes standard output; main has standard error.
    only(&["load", "save"], &["std::fs", "fs::", "File::"]);
    only(
        &["load", "save", "command_line", "main.rs"],
        &["io::{Read", "io::Read", "stdin", "stdout"],
    );
}

#[test]
fn only_the_session_and_the_file_dialog_start_threads() {
    for (path, code) in sources("src") {
        let allowed = room(&path) == "session" || path.ends_with("window/picker.rs");
        assert!(allowed || !code.contains("thread::"), "{}", path.display());
    }
}

#[test]
fn core_rooms_have_no_clock_no_environment_and_no_chance() {
    let words = [
        "std::env::",
        "SystemTime",
        "Instant",
        "rand::",
        "RandomState",
        "available_parallelism",
    ];
    only(&["window", "session", "command_line", "main.rs"], &words);
}

#[test]
fn the_core_rooms_know_only_whom_they_may() {
    let all = [
        "document",
        "encoding",
        "load",
        "save",
        "score",
        "signs",
        "suggest",
        "session",
        "words",
        "window",
        "command_line",
    ];
    let may_know: [(&str, &[&str]); 8] = [
        ("document", &[]),
        ("encoding", &[]),
        ("signs", &[]),
        ("load", &["document", "encoding", "signs"]),
        ("save", &["document", "encoding"]),
        ("score", &["document"]),
        ("suggest", &["document", "signs"]),
        (
            "session",
            &["document", "encoding", "load", "save", "signs", "suggest"],
        ),
    ];
    for (room, known) in may_know {
        for (path, code) in sources(&format!("src/{room}")) {
            let lines = code
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            let code: String = lines.collect::<Vec<_>>().join("\n");
            for other in all
                .iter()
                .filter(|other| **other != room && !known.contains(other))
            {
                let name = format!("crate::{other}");
                assert!(!code.contains(&name), "{} knows {other}", path.display());
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for_and_stays_small() {
    for (path, code) in sources("src") {
        let name = path.display();
        assert!(
            code.starts_with("//!"),
            "{name} does not say what it is for"
        );
        assert!(code.lines().count() <= 640, "{name} is more than one idea");
    }
}

/// Every id of the words that the code names.
fn ids_in_code() -> Vec<(String, String)> {
    let mut ids = Vec::new();
    for (path, code) in sources("src") {
        if !["window", "words", "command_line", "main.rs"].contains(&room(&path).as_str()) {
            continue;
        }
        for text in code.split('"').skip(1).step_by(2) {
            let is_id = text.contains('-')
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                && text.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            if is_id {
                ids.push((text.to_owned(), path.display().to_string()));
            }
        }
    }
    ids
}

#[test]
fn every_word_that_is_asked_for_is_there_and_none_is_idle() {
    let english = fs::read_to_string(project("assets/words/en.ftl")).unwrap();
    let known: Vec<&str> = english
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .collect();
    let named = ids_in_code();
    for id in &known {
        assert!(
            named.iter().any(|(text, _)| text == id) || *id == "unsaved" || *id == "untitled",
            "{id} is in the words, and nothing says it"
        );
    }
    let families = [
        "do-", "role-", "reason-", "failure-", "saved-", "write-", "io-", "deed-", "refused-",
        "notice-", "menu-", "ledger-", "seam-", "cut-", "export-", "open-", "save-",
    ];
    for (id, path) in &named {
        let asked = families.iter().any(|family| id.starts_with(family));
        assert!(
            !asked || known.contains(&id.as_str()),
            "{path} says {id}, which has no words"
        );
    }
}

#[test]
fn the_project_speaks_of_itself_only() {
    let mut folders = vec![project("")];
    // What a fuzzer makes is bytes of chance.
    let hidden = ["target", ".git", "corpus", "artifacts"];
    let words = [
        concat!("/wo", "rk/"),
        concat!(".lib", "rary"),
        concat!("/ro", "ot/"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if hidden.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                for word in words {
                    assert!(!text.contains(word), "{} names {word}", path.display());
                }
            }
        }
    }
}
