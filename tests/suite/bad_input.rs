//! Files that hold no page: each gets a sentence that says what to do, and none breaks the program.

use std::path::PathBuf;

use recolumn::session::{OpenedFiles, open_bytes};

fn refusal(name: &str, bytes: Vec<u8>) -> String {
    let failure = open_bytes(&PathBuf::from(name), bytes, None).expect_err(name);
    #[cfg(feature = "words")]
    return recolumn::words::failure(&recolumn::words::Words::english(), &failure);
    #[cfg(not(feature = "words"))]
    return format!("{name} {failure:?}");
}

fn pages(bytes: Vec<u8>) -> usize {
    match open_bytes(&PathBuf::from("page.txt"), bytes, None).unwrap() {
        OpenedFiles::Pages { pages, .. } => pages[0].0.cuts.len(),
        OpenedFiles::Saved { .. } => panic!("a page was taken for a saved file"),
    }
}

#[cfg(feature = "words")]
#[test]
fn what_holds_no_text_is_refused_in_a_sentence() {
    let check = |name: &str, bytes: Vec<u8>, says: &str| {
        let sentence = refusal(name, bytes);
        assert!(
            sentence.contains(says) && sentence.starts_with(name),
            "{sentence}"
        );
    };
    check("empty.txt", Vec::new(), "is empty");
    check("blank.txt", b"  \n\n \r\n".to_vec(), "nothing but blanks");
    check("nul.txt", vec![0; 100_000], "nothing but NUL bytes");
    check(
        "a.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
        "kind PNG",
    );
    check(
        "a.docx",
        b"PK\x03\x04\x14\0\x06\0".to_vec(),
        "ZIP (or a document",
    );
    check("a.pdf", b"%PDF-1.7\n%\xe2\xe3".to_vec(), "kind PDF");
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    check(
        "noise.bin",
        noise.take(50_000).collect(),
        "does not look like text",
    );
    check(
        "broken.json",
        b"{ \"format\": \"recolumn\", \"version\": 1, \"sources\": [".to_vec(),
        "breaks off",
    );
    check(
        "later.json",
        b"{ \"format\": \"recolumn\", \"version\": 7 }".to_vec(),
        "later version",
    );
    let mut late = b"{ \"articles\": [], \"note\": \"".to_vec();
    late.resize(10_000, b'x');
    late.extend_from_slice(b"\", \"version\" : 1, \"format\" :\n \"recolumn\" }");
    check("sorted.json", late, "sources should be a list");
    check(
        "other.json",
        b"{ \"format\": \"recolumn\", \"version\": 1 }".to_vec(),
        "sources should be",
    );
}

#[test]
fn strange_texts_are_opened_all_the_same() {
    assert_eq!(pages(b"a".to_vec()), 1);
    let long = "渡口的灯一直亮到天明，没有人来。".repeat(220_000);
    assert!(long.len() > 10_000_000);
    assert!(
        pages(long.into_bytes()) > 100,
        "a line of 10 MB is cut at sentence ends"
    );
    let unbroken = "桥".repeat(3_500_000);
    assert!(pages(unbroken.into_bytes()) >= 1);
    assert_eq!(pages("渡口的\0灯".as_bytes().to_vec()), 1);
    assert!(pages("\u{feff}\u{feff}x\r\r\ny".as_bytes().to_vec()) >= 1);
    let about = "{ This page speaks of \"recolumn\" and of a \"format\": both are words. }";
    assert_eq!(pages(about.as_bytes().to_vec()), 1);
    assert!(refusal("x", b"\xff\xfe".to_vec()).contains('x'));
}
