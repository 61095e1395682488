//! Our own pages, and what must hold for any of them.

use std::fs;
use std::path::{Path, PathBuf};

use recolumn::document::{Document, Placement, find_fault, fragment_text};
use recolumn::encoding::Encoding;
use recolumn::load::load_page;

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every page of ours that has a right answer: the text and the answer.
pub(crate) fn with_gold() -> Vec<(PathBuf, PathBuf)> {
    let mut pages: Vec<_> = fs::read_dir(project("tests/pages"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| (path.clone(), path.with_extension("json")))
        .collect();
    pages.push((
        project("assets/sample/page.txt"),
        project("assets/sample/gold.json"),
    ));
    pages.sort();
    assert!(pages.len() >= 8, "pages are missing");
    pages
}

/// A document of one page.
pub(crate) fn open(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_string_lossy();
    of_bytes(&name, fs::read(path).unwrap())
}

/// A document of one page.
pub(crate) fn of_bytes(name: &str, bytes: Vec<u8>) -> Document {
    let loaded = load_page(name, bytes, None).unwrap();
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).unwrap();
    Document::new(placement)
}

/// A document of a text.
pub(crate) fn of_text(text: &str) -> Document {
    let loaded = load_page("text", text.as_bytes().to_vec(), Some(Encoding::Utf8)).unwrap();
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).unwrap();
    Document::new(placement)
}

#[test]
fn every_page_is_covered_exactly_once() {
    for (path, _) in with_gold() {
        let document = open(&path);
        assert_eq!(find_fault(document.placement()), None, "{path:?}");
        let count = document.placement().fragment_count();
        assert!(count > 5, "{path:?} has {count} fragments only");
    }
}

/// The fragments of a text, each on one line.
fn fragments(text: &str) -> Vec<String> {
    let document = of_text(text);
    let placement = document.placement();
    placement
        .fragments()
        .map(|(id, fragment)| fragment_text(placement.text(id.source), &fragment.spans))
        .collect()
}

#[test]
fn odd_characters_survive_in_fragments() {
    let check = |text: &str, expected: &[&str]| assert_eq!(fragments(text), expected, "{text:?}");
    check(
        "渡口的灯\r\n\r\n老人回来了。\r\n",
        &["渡口的灯", "老人回来了。"],
    );
    check("渡口的灯\r\r老人回来了。", &["渡口的灯", "老人回来了。"]);
    check("渡口的灯\u{c}老人回来了。", &["渡口的灯", "老人回来了。"]);
    check("渡口的\0灯亮了。", &["渡口的\0灯亮了。"]);
    check("　　渡口的灯亮了。", &["渡口的灯亮了。"]);
    check(
        "\u{feff}渡口的灯亮了。\u{feff}",
        &["渡口的灯亮了。\u{feff}"],
    );
}
