//! The saved file: its shape, its schema, what it refuses and what it keeps.

use recolumn::document::{By, Command, Confidence, Destination, Document, Reason, Role};
use recolumn::encoding::Encoding;
use recolumn::save::{
    LineEnd, OpenError, Surprise, TextOptions, Uncovered, looks_saved, open, saved_bytes, schema,
    text_bytes, text_files,
};
use serde_json::{Value, json};

use super::pages::{of_text, open as open_page, project};

const PAGE: &str = "老桥修好了\n\n青塘县的老桥修好了，两岸的人又能走过去。修桥的工\n\n人们回家去了。\n\n第3版 要闻\n";

/// A title, a paragraph of two parts, something discarded; nothing unplaced.
fn example() -> Document {
    let mut document = of_text(PAGE);
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    let mut go = |fragments, to, role, by| {
        document
            .apply(&Command::Move {
                fragments,
                to,
                role,
                by,
            })
            .unwrap();
        document
            .placement()
            .articles()
            .last()
            .map(|article| article.id)
    };
    let new = Destination::NewArticle { before: None };
    let article = go(vec![ids[0]], new, Some(Role::Title), By::User).unwrap();
    let end = Destination::Article {
        article,
        before: None,
    };
    let sure = By::Suggestion(Confidence::new(0.93).unwrap());
    go(vec![ids[1]], end.clone(), Some(Role::Paragraph), By::User);
    go(vec![ids[2]], end, Some(Role::Paragraph), sure);
    go(
        vec![ids[3]],
        Destination::Discarded(Reason::PageFurniture),
        Some(Role::Paragraph),
        By::User,
    );
    document
}

fn value(document: &Document) -> Value {
    serde_json::from_slice(&saved_bytes(document.placement())).unwrap()
}

#[test]
fn the_file_is_as_it_is_specified() {
    let document = example();
    let text = String::from_utf8(saved_bytes(document.placement())).unwrap();
    assert!(
        text.starts_with("{\n  \"format\": \"recolumn\",\n  \"version\": 1,\n"),
        "{text}"
    );
    assert!(text.ends_with("}\n"));
    let saved = value(&document);
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let top = [
        "format",
        "version",
        "generator",
        "sources",
        "articles",
        "discarded",
        "unplaced",
    ];
    assert_eq!(keys(&saved), top);
    assert_eq!(
        keys(&saved["sources"][0]),
        ["id", "name", "encoding", "sha256", "text"]
    );
    let article = ["id", "title", "subtitle", "byline", "paragraphs", "parts"];
    assert_eq!(keys(&saved["articles"][0]), article);
    assert_eq!(saved["articles"][0]["title"], "老桥修好了");
    assert_eq!(
        saved["articles"][0]["paragraphs"],
        json!([{
            "role": "paragraph",
            "text": "青塘县的老桥修好了，两岸的人又能走过去。修桥的工人们回家去了。",
        }])
    );
    assert_eq!(
        saved["articles"][0]["parts"],
        json!([
            { "source": "s1", "start": 0, "end": 5, "role": "title", "role_by": "user",
              "join": "paragraph", "by": "user" },
            { "source": "s1", "start": 7, "end": 31, "role": "paragraph", "role_by": "user",
              "join": "paragraph", "by": "user" },
            { "source": "s1", "start": 33, "end": 40, "role": "paragraph", "join": "continue",
              "by": "suggestion", "confidence": 0.93 },
        ])
    );
    let reason = json!([{
        "source": "s1", "start": 42, "end": 48, "reason": "page furniture", "role_by": "user",
    }]);
    assert_eq!(saved["discarded"], reason);
    assert_eq!(saved["unplaced"], json!([]));
}

#[test]
fn what_is_saved_is_valid_by_the_schema_and_the_schema_can_say_no() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut saved = value(&example());
    assert!(
        validator.is_valid(&saved),
        "{:?}",
        validator.iter_errors(&saved).next()
    );
    let rows = value(&open_page(&project("tests/pages/rows-english.txt")));
    assert!(validator.is_valid(&rows));
    saved["articles"][0]["parts"][0]["role"] = json!("headline");
    assert!(!validator.is_valid(&saved));
}

#[test]
fn unknown_keys_are_kept_and_written_back() {
    let mut saved = value(&example());
    saved["note"] = json!("from another program");
    saved["sources"][0]["page"] = json!(3);
    saved["articles"][0]["topic"] = json!(["bridges"]);
    saved["articles"][0]["parts"][1]["checked"] = json!(true);
    saved["discarded"][0]["seen"] = json!({ "by": "somebody" });
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    let again: Value = serde_json::from_slice(&saved_bytes(&opened.placement)).unwrap();
    assert_eq!(again, saved);
}

#[test]
fn a_fragment_of_several_entries_keeps_the_keys_of_all_of_them() {
    let mut saved = value(&open_page(&project("tests/pages/rows-english.txt")));
    let pieces = saved["unplaced"].as_array_mut().unwrap();
    let second = pieces
        .iter()
        .position(|piece| piece["same_fragment"] == json!(true))
        .unwrap();
    pieces[second]["score"] = json!(0.25);
    pieces[second]["checked"] = json!(false);
    pieces[second - 1]["checked"] = json!(true);
    let mut expected = saved.clone();
    let pieces = expected["unplaced"].as_array_mut().unwrap();
    pieces[second - 1]["score"] = json!(0.25);
    pieces[second]
        .as_object_mut()
        .unwrap()
        .retain(|key, _| key != "score" && key != "checked");
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    let again: Value = serde_json::from_slice(&saved_bytes(&opened.placement)).unwrap();
    assert_eq!(again, expected);
}

#[test]
fn no_key_stands_in_an_object_twice() {
    let mut saved = value(&of_text(PAGE));
    saved["unplaced"][0]["reason"] = json!("a word of another program");
    saved["unplaced"][0]["join"] = json!("glue");
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    let mut document = Document::new(opened.placement);
    let fragments: Vec<_> = document
        .placement()
        .fragments()
        .take(1)
        .map(|(id, _)| id)
        .collect();
    for to in [
        Destination::Discarded(Reason::Spam),
        Destination::NewArticle { before: None },
    ] {
        let fragments = fragments.clone();
        let step = Command::Move {
            fragments,
            to,
            role: None,
            by: By::User,
        };
        document.apply(&step).unwrap();
        let saved = String::from_utf8(saved_bytes(document.placement())).unwrap();
        let piece = saved
            .split('{')
            .find(|object| object.contains("a word of") || object.contains("spam"));
        let keys = |key: &str| {
            piece
                .unwrap_or_default()
                .matches(&format!("\"{key}\":"))
                .count()
        };
        assert!(keys("reason") <= 1 && keys("join") <= 1, "{saved}");
        assert!(open(saved.as_bytes()).is_ok());
    }
}

#[test]
fn a_saved_file_in_another_order_of_keys_is_still_one() {
    let page = "桥".repeat(1000);
    let sorted: std::collections::BTreeMap<String, Value> = value(&of_text(&page))
        .as_object()
        .unwrap()
        .clone()
        .into_iter()
        .collect();
    let bytes = serde_json::to_vec(&sorted).unwrap();
    assert!(bytes.starts_with(b"{\"articles\""));
    assert!(looks_saved(&bytes));
    assert!(open(&bytes).is_ok());
}

#[test]
fn every_confidence_comes_back_as_it_was() {
    for confidence in [
        0.945_270_695_553_922_3,
        0.1 + 0.2,
        1.0 / 3.0,
        5e-324,
        0.0,
        1.0,
    ] {
        let mut saved = value(&example());
        saved["articles"][0]["parts"][2]["confidence"] = json!(confidence);
        saved["measured"] = json!(confidence);
        let bytes = saved_bytes(
            &open(&serde_json::to_vec(&saved).unwrap())
                .unwrap()
                .placement,
        );
        assert_eq!(saved_bytes(&open(&bytes).unwrap().placement), bytes);
        let again: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(again, saved);
    }
    // Other packages of a test build turn this on, too; the shipped program has only our own word.
    let package = std::fs::read_to_string(project("Cargo.toml")).unwrap();
    assert!(
        package
            .lines()
            .any(|l| l.starts_with("serde_json") && l.contains("float_roundtrip"))
    );
}

#[test]
fn an_article_without_text_is_left_out_and_told() {
    let mut saved = value(&example());
    let articles = saved["articles"].as_array_mut().unwrap();
    articles.push(json!({ "id": "a7", "title": "", "parts": [] }));
    let blank = json!([{
        "source": "s1", "start": 5, "end": 7, "role": "title", "join": "paragraph", "by": "user",
    }]);
    articles.push(json!({ "id": "a8", "parts": blank }));
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    assert_eq!(
        opened.surprises,
        [Surprise::Empty("a7".into()), Surprise::Empty("a8".into())]
    );
    assert_eq!(opened.placement.articles().len(), 1);
}

#[test]
fn joining_fragments_keeps_the_unknown_keys_of_all() {
    let mut saved = value(&example());
    let parts = saved["articles"][0]["parts"].as_array_mut().unwrap();
    parts[1]["checked"] = json!("first");
    parts[2]["checked"] = json!("second");
    parts[2]["score"] = json!(7);
    let placement = open(&serde_json::to_vec(&saved).unwrap())
        .unwrap()
        .placement;
    let parts = &placement.articles().next().unwrap().parts;
    let fragments = vec![parts[1].fragment, parts[2].fragment];
    let mut document = Document::new(placement);
    document.apply(&Command::Merge { fragments }).unwrap();
    let part = &value(&document)["articles"][0]["parts"][1];
    assert_eq!(
        (&part["checked"], &part["score"]),
        (&json!("first"), &json!(7))
    );
}

#[test]
fn a_title_that_its_parts_do_not_say_is_told() {
    let mut saved = value(&example());
    saved["articles"][0]["title"] = json!("另一个题目");
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    assert_eq!(opened.surprises, [Surprise::Derived("a1".into())]);
}

#[test]
fn what_does_not_hold_is_refused_with_its_place() {
    let check = |change: &dyn Fn(&mut Value), expected: &dyn Fn(&OpenError) -> bool| {
        let mut saved = value(&example());
        change(&mut saved);
        let error = open(&serde_json::to_vec(&saved).unwrap()).unwrap_err();
        assert!(expected(&error), "{error:?}");
    };
    let at = |wanted: &'static str| move |error: &OpenError| matches!(error, OpenError::Shape { path, .. } if path == wanted);
    check(&|s| s["version"] = json!(2), &|e| {
        *e == OpenError::LaterVersion(2)
    });
    for version in [json!("1"), json!(-1), json!(1.5), json!(0), json!(null)] {
        check(&|s| s["version"] = version.clone(), &at("version"));
    }
    check(&|s| s["format"] = json!("other"), &|e| {
        *e == OpenError::NotSaved
    });
    check(
        &|s| s["articles"][0]["parts"][1]["end"] = json!(999),
        &at("articles[0].parts[1].end"),
    );
    check(
        &|s| s["articles"][0]["parts"][1]["end"] = json!(-1),
        &at("articles[0].parts[1].end"),
    );
    check(
        &|s| s["articles"][0]["parts"][1]["end"] = json!(6),
        &at("articles[0].parts[1].end"),
    );
    check(
        &|s| s["articles"][0]["parts"][2]["confidence"] = json!(1.5),
        &at("articles[0].parts[2].confidence"),
    );
    check(
        &|s| s["articles"][0]["parts"][0]["role"] = json!("headline"),
        &at("articles[0].parts[0].role"),
    );
    check(
        &|s| s["discarded"][0]["source"] = json!("s9"),
        &at("discarded[0].source"),
    );
    check(
        &|s| s["sources"][0]["sha256"] = json!("abc"),
        &at("sources[0].sha256"),
    );
    check(
        &|s| s["sources"][0]["sha256"] = json!("+f".repeat(32)),
        &at("sources[0].sha256"),
    );
    for id in ["1", "a+5", "a007", "a4294967295", "a1000000001"] {
        check(
            &|s| s["articles"][0]["id"] = json!(id),
            &at("articles[0].id"),
        );
    }
    check(
        &|s| drop(s.as_object_mut().unwrap().remove("sources")),
        &at("sources"),
    );
    let twice = |s: &mut Value| {
        let article = s["articles"][0].clone();
        s["articles"].as_array_mut().unwrap().push(article);
    };
    check(&twice, &at("articles[1].id"));
    let uncovered = |wanted: Uncovered, code_point: u32, line: usize, character: char| {
        move |error: &OpenError| {
            matches!(error, OpenError::Uncovered { fault, place }
                if *fault == wanted && place.code_point == code_point
                    && place.line == line && place.character == character)
        }
    };
    check(
        &|s| s["articles"][0]["parts"][1]["start"] = json!(9),
        &uncovered(Uncovered::Lost, 7, 3, '青'),
    );
    check(
        &|s| s["articles"][0]["parts"][1]["start"] = json!(4),
        &uncovered(Uncovered::Twice, 4, 1, '了'),
    );
    let bytes = saved_bytes(example().placement());
    let cut = open(&bytes[..bytes.len() / 2]).unwrap_err();
    assert!(matches!(cut, OpenError::Truncated(_)), "{cut:?}");
    let cut = open(b"{ \"format\": \"recolumn\", }").unwrap_err();
    assert!(matches!(cut, OpenError::NotJson(1, 25)), "{cut:?}");
    // The line of a file whose lines end in CR alone, as on an old Macintosh.
    let with_returns = |s: &mut Value| {
        let text = s["sources"][0]["text"]
            .as_str()
            .unwrap()
            .replace('\n', "\r");
        s["sources"][0]["text"] = json!(text);
        s["articles"][0]["parts"][1]["start"] = json!(9);
    };
    check(&with_returns, &uncovered(Uncovered::Lost, 7, 3, '青'));
    let deep = format!(
        "{{\"format\":\"recolumn\",\"version\":1,\"x\":{}",
        "[".repeat(100_000)
    );
    assert!(open(deep.as_bytes()).is_err());
}

#[test]
fn plain_text_comes_in_the_wanted_encoding_or_names_what_it_lacks() {
    let mut document = example();
    let write = |encoding, line_end, bom| TextOptions {
        encoding,
        line_end,
        bom,
    };
    let bytes = text_bytes(
        document.placement(),
        write(Encoding::Gb18030, LineEnd::CrLf, false),
    )
    .unwrap();
    let text = recolumn::encoding::decode(&bytes, Some(Encoding::Gb18030)).text;
    let body = "青塘县的老桥修好了，两岸的人又能走过去。修桥的工人们回家去了。";
    assert_eq!(text, format!("老桥修好了\r\n\r\n{body}\r\n"));
    let bytes = text_bytes(
        document.placement(),
        write(Encoding::Utf8, LineEnd::Lf, true),
    )
    .unwrap();
    assert_eq!(bytes[..3], *b"\xEF\xBB\xBF");
    let error = text_bytes(
        document.placement(),
        write(Encoding::Big5, LineEnd::Lf, false),
    )
    .unwrap_err();
    // 青塘县: the simplified 县 is not in Big5; 桥 of the title comes first.
    assert_eq!(
        (error.character, error.article, error.line, error.column),
        ('桥', 1, 1, 2)
    );
    // 桥, 县, 桥, 两, 过, 桥; both line ends give the same place.
    let crlf = text_bytes(
        document.placement(),
        write(Encoding::Big5, LineEnd::CrLf, false),
    )
    .unwrap_err();
    assert_eq!(crlf, error);
    let files = text_files(document.placement(), TextOptions::default()).unwrap();
    assert_eq!(files[0].0, "001 老桥修好了.txt");
    let marked = write(Encoding::Utf16Le, LineEnd::Lf, true);
    let files = text_files(document.placement(), marked).unwrap();
    assert_eq!(
        files[0].1,
        text_bytes(document.placement(), marked).unwrap()
    );
    assert_eq!(files[0].1[..4], [0xff, 0xfe, 0x01, 0x80]);
    document.undo();
    assert!(text_files(document.placement(), TextOptions::default()).is_ok());
}

#[test]
fn a_lacking_character_is_placed_in_its_own_article() {
    let mut document =
        of_text("Bridge.\n\nThe old bridge is open.\n\nFerry.\n\nA lamp\u{2603} burns.\n");
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    for pair in ids.chunks(2) {
        let to = Destination::NewArticle { before: None };
        let role = Some(Role::Paragraph);
        let step = Command::Move {
            fragments: pair.to_vec(),
            to,
            role,
            by: By::User,
        };
        document.apply(&step).unwrap();
    }
    let options = TextOptions {
        encoding: Encoding::Big5,
        ..TextOptions::default()
    };
    let one_file = text_bytes(document.placement(), options).unwrap_err();
    let files = text_files(document.placement(), options).unwrap_err();
    assert_eq!(one_file, files);
    let place = (
        one_file.character,
        one_file.article,
        one_file.line,
        one_file.column,
    );
    assert_eq!((place, one_file.count), (('\u{2603}', 2, 3, 7), 1));
    let latin = TextOptions {
        encoding: Encoding::Utf8,
        line_end: LineEnd::CrLf,
        bom: true,
    };
    let text = String::from_utf8(text_bytes(document.placement(), latin).unwrap()).unwrap();
    assert!(text.starts_with("\u{feff}Bridge.\r\n"), "{text}");
    assert_eq!(
        text.matches("\r\n\r\n* * *\r\n\r\nFerry").count(),
        1,
        "{text}"
    );
}

#[test]
fn what_the_user_said_of_roles_and_links_comes_back() {
    let mut document = of_text(PAGE);
    let untouched = String::from_utf8(saved_bytes(document.placement())).unwrap();
    assert!(!untouched.contains("role_by") && !untouched.contains("rejected"));
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    let fragments = vec![ids[0]];
    let role = Role::Heading;
    document
        .apply(&Command::SetRole { fragments, role })
        .unwrap();
    let (left, right) = (ids[1], ids[2]);
    document.apply(&Command::Reject { left, right }).unwrap();
    let mut saved = value(&document);
    assert_eq!(
        saved["unplaced"][0],
        json!({ "source": "s1", "start": 0, "end": 5, "role": "heading", "role_by": "user" })
    );
    let links = json!([{
        "left": { "source": "s1", "start": 7 },
        "right": { "source": "s1", "start": 33 },
    }]);
    assert_eq!(saved["rejected"], links);
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert!(validator.is_valid(&saved));
    let again = open(&saved_bytes(document.placement())).unwrap();
    assert!(&again.placement == document.placement());

    // A blank before the fragment does no harm; a link to the middle of one says nothing.
    saved["rejected"][0]["left"]["start"] = json!(6);
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    assert!(&opened.placement == document.placement());
    saved["rejected"][0]["left"]["start"] = json!(9);
    let opened = open(&serde_json::to_vec(&saved).unwrap()).unwrap();
    assert_eq!(opened.surprises, [Surprise::Rejected]);
    assert_eq!(opened.placement.rejected().len(), 0);
    let refused = |saved: &Value| match open(&serde_json::to_vec(saved).unwrap()) {
        Err(OpenError::Shape { path, .. }) => path,
        other => panic!("{other:?}"),
    };
    saved["rejected"][0]["left"]["start"] = json!(999);
    assert_eq!(refused(&saved), "rejected[0].left.start");
    saved["rejected"] = json!([{ "left": 7, "right": 9 }]);
    assert_eq!(refused(&saved), "rejected[0].left");
    saved["unplaced"][0]["role_by"] = json!("somebody");
    assert_eq!(refused(&saved), "unplaced[0].role_by");
}
