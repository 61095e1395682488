//! Saved files made to do harm: each is refused where it does not hold, in linear time and memory.
//!
//! What is large is made here, not kept.

use std::time::{Duration, Instant};

use recolumn::save::{OpenError, Uncovered, Wanted, open};

/// Far more than it takes; what grows with the square of its input takes hours.
const LONGEST: Duration = Duration::from_secs(60);

/// A saved file with these values; `unplaced` covers the text if it is not said otherwise.
struct File {
    sources: String,
    articles: String,
    discarded: String,
    unplaced: String,
    more: String,
}

const SOURCE: &str = r#"{"id":"s1","name":"page.txt","encoding":"UTF-8","sha256":"0707070707070707070707070707070707070707070707070707070707070707","text":"桥修好了"}"#;

fn file() -> File {
    File {
        sources: SOURCE.to_owned(),
        articles: String::new(),
        discarded: String::new(),
        unplaced: piece("0", "4"),
        more: String::new(),
    }
}

fn piece(start: &str, end: &str) -> String {
    format!(r#"{{"source":"s1","start":{start},"end":{end},"role":"paragraph"}}"#)
}

fn part(start: &str, end: &str, confidence: &str) -> String {
    format!(
        r#"{{"source":"s1","start":{start},"end":{end},"role":"paragraph","join":"paragraph","by":"suggestion","confidence":{confidence}}}"#
    )
}

fn article(id: &str, parts: &str) -> String {
    format!(r#"{{"id":"{id}","parts":[{parts}]}}"#)
}

impl File {
    fn bytes(&self) -> Vec<u8> {
        let Self {
            sources,
            articles,
            discarded,
            unplaced,
            more,
        } = self;
        format!(
            r#"{{"format":"recolumn","version":1,"sources":[{sources}],"articles":[{articles}],"discarded":[{discarded}],"unplaced":[{unplaced}]{more}}}"#
        )
        .into_bytes()
    }
}

/// Opens it, which has to fail, and soon.
fn refused(bytes: &[u8]) -> OpenError {
    let start = Instant::now();
    let error = open(bytes).expect_err("it does not hold");
    let took = start.elapsed();
    assert!(took < LONGEST, "{took:?} for {} bytes", bytes.len());
    error
}

/// Makes one change, and wants the complaint about this place.
fn refused_at(path: &str, wanted: Wanted, change: impl FnOnce(&mut File)) {
    let mut file = file();
    change(&mut file);
    let path = path.to_owned();
    assert_eq!(refused(&file.bytes()), OpenError::Shape { path, wanted });
}

/// The same with what is no JSON: named by line and byte.
fn refused_as_no_json(change: impl FnOnce(&mut File)) {
    let mut file = file();
    change(&mut file);
    let error = refused(&file.bytes());
    assert!(matches!(error, OpenError::NotJson(1, 40..)), "{error:?}");
}

#[test]
fn the_file_that_nobody_has_touched_holds() {
    assert!(open(&file().bytes()).is_ok());
}

#[test]
fn numbers_out_of_all_bounds_are_refused() {
    let position = "unplaced[0].start";
    refused_at("unplaced[0].end", Wanted::Position, |f| {
        f.unplaced = piece("0", "5");
    });
    for number in ["5", "4294967295", "4294967296", "18446744073709551615"] {
        refused_at(position, Wanted::Position, |f| {
            f.unplaced = piece(number, number);
        });
    }
    for number in [
        "18446744073709551616",
        "-1",
        "0.5",
        "1e300",
        "\"0\"",
        "[]",
        "null",
    ] {
        refused_at(position, Wanted::WholeNumber, |f| {
            f.unplaced = piece(number, "4");
        });
    }
    refused_at("unplaced[0].end", Wanted::LaterPosition, |f| {
        f.unplaced = piece("3", "2");
    });
    for number in ["1e999", "-1e999", "NaN", "Infinity", "+1", "0x4", "01"] {
        refused_as_no_json(|f| f.unplaced = piece(number, "4"));
        refused_as_no_json(|f| f.articles = article("a1", &part("0", "4", number)));
    }
    // A number that long is still one, and taken for what it is.
    refused_at(position, Wanted::WholeNumber, |f| {
        f.unplaced = piece(&format!("0.{}", "1".repeat(1_000_000)), "4");
    });
}

#[test]
fn a_confidence_is_a_number_from_0_to_1() {
    for confidence in ["1.0000001", "-0.1", "1e308", "\"NaN\"", "null", "{}"] {
        let path = "articles[0].parts[0].confidence";
        refused_at(path, Wanted::Confidence, |f| {
            f.articles = article("a1", &part("0", "4", confidence));
        });
    }
}

#[test]
fn nothing_is_named_twice() {
    refused_at("articles[1].id", Wanted::NewId, |f| {
        f.articles = [article("a1", ""), article("a1", "")].join(",");
    });
    refused_at("sources[1].id", Wanted::NewId, |f| {
        f.sources = [SOURCE, SOURCE].join(",");
    });
    for id in [
        "a0",
        "a01",
        "a1000000001",
        "a99999999999999999999",
        "b1",
        "",
    ] {
        refused_at("articles[0].id", Wanted::ArticleId, |f| {
            f.articles = article(id, "");
        });
    }
}

#[test]
fn pieces_that_overlap_or_leave_something_out_are_refused() {
    let check = |unplaced: String, wanted: Uncovered, at: u32| {
        let file = File { unplaced, ..file() };
        let error = refused(&file.bytes());
        let OpenError::Uncovered { fault, place } = error else {
            panic!("{error:?}");
        };
        assert_eq!((fault, place.code_point), (wanted, at));
    };
    let two = |one: String, other: String| [one, other].join(",");
    check(two(piece("0", "3"), piece("2", "4")), Uncovered::Twice, 2);
    check(two(piece("0", "4"), piece("0", "4")), Uncovered::Twice, 0);
    check(two(piece("0", "4"), piece("1", "2")), Uncovered::Twice, 1);
    check(two(piece("0", "1"), piece("2", "4")), Uncovered::Lost, 1);
    check(piece("2", "2"), Uncovered::Lost, 0);
    check(String::new(), Uncovered::Lost, 0);
    check(vec![piece("0", "4"); 20_000].join(","), Uncovered::Twice, 0);
}

#[test]
fn what_is_nested_without_end_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = open.repeat(1_000_000);
        refused_as_no_json(|f| f.more = format!(",\"x\":{deep}"));
        refused_as_no_json(|f| f.articles.clone_from(&deep));
        let whole = format!("{deep}0{}", close.repeat(1_000_000));
        refused_as_no_json(|f| f.unplaced = whole);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let place = |bytes: &[u8], wanted: &[u8]| {
        let found = bytes.windows(wanted.len()).position(|it| it == wanted);
        found.unwrap()
    };
    let good = file().bytes();
    let text = place(&good, "修".as_bytes());
    for spoilt in [
        &b"\xff"[..],
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\xc0\x80",
        b"\0",
    ] {
        let mut bytes = good.clone();
        bytes.splice(text..text, spoilt.iter().copied());
        let error = refused(&bytes);
        assert!(matches!(error, OpenError::NotJson(1, 100..)), "{error:?}");
    }
    for half in ["\\ud800", "\\udc00x", "\\ud800\\u0041", "\\x41", "\\u12"] {
        refused_as_no_json(|f| f.sources = f.sources.replace('修', half));
    }
}

#[test]
fn a_million_of_anything_is_refused_in_linear_time() {
    let million = |one: &str| vec![one; 1_000_000].join(",");
    let fill = million("{}");
    refused_at("articles[0].id", Wanted::ArticleId, |f| {
        f.articles.clone_from(&fill);
    });
    refused_at("unplaced[0].source", Wanted::SourceId, |f| {
        f.unplaced.clone_from(&fill);
    });
    refused_at("discarded[0].source", Wanted::SourceId, |f| {
        f.discarded.clone_from(&fill);
    });
    refused_at("sources[0].id", Wanted::Text, |f| {
        f.sources.clone_from(&fill);
    });
    refused_at("rejected[0].left", Wanted::Object, |f| {
        f.more = format!(",\"rejected\":[{fill}]");
    });
    refused_at("articles[0]", Wanted::Object, |f| f.articles = million("0"));
    refused_at("articles[0].parts[0].source", Wanted::SourceId, |f| {
        f.articles = article("a1", &fill);
    });
    refused_at("articles[1].id", Wanted::NewId, |f| {
        f.articles = vec![article("a1", ""); 200_000].join(",");
    });
    refused_at("sources", Wanted::FewerPages, |f| {
        let numbered = |n: usize| SOURCE.replace("\"s1\"", &format!("\"s{n}\""));
        f.sources = (1..=65_536).map(numbered).collect::<Vec<_>>().join(",");
    });
}
