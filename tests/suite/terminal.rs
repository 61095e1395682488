//! The program at a terminal: data to standard output, sentences to standard error, exit codes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::pages::project;

fn run(arguments: &[&str], folder: &Path, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recolumn"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that fails before it reads leaves its input unread.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn says(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).unwrap()
}

#[test]
fn cut_check_export() {
    let folder = tempfile::tempdir().unwrap();
    let page = fs::read(project("tests/pages/wrapped-hant.txt")).unwrap();
    fs::write(folder.path().join("page.txt"), &page).unwrap();
    let ok = |arguments: &[&str], input: &[u8]| {
        let output = run(arguments, folder.path(), input);
        assert_eq!(output.status.code(), Some(0), "{}", says(&output.stderr));
        assert_eq!(says(&output.stderr), "");
        output.stdout
    };
    assert_eq!(ok(&["cut", "page.txt", "-o", "out.json"], b""), b"");
    let sentence = says(&ok(&["check", "out.json"], b""));
    assert!(sentence.contains("covered exactly once"), "{sentence}");
    let through_pipes = ok(&["cut", "-", "-o", "-"], &page);
    let saved = says(&fs::read(folder.path().join("out.json")).unwrap());
    assert_eq!(
        says(&through_pipes),
        saved.replace("\"name\": \"page.txt\"", "\"name\": \"stdin\"")
    );
    assert_eq!(
        ok(&["export", "out.json", "-o", "-"], b""),
        b"",
        "nothing is placed yet"
    );
    ok(
        &["export", "out.json", "--to", "text-files", "-o", "texts"],
        b"",
    );
    assert!(folder.path().join("texts").is_dir());
    let schema: serde_json::Value = serde_json::from_slice(&ok(&["schema"], b"")).unwrap();
    assert_eq!(schema["title"], "Saved");
    assert!(says(&ok(&["--help"], b"")).contains("Exit codes"));
}

#[test]
fn findings_are_told_and_exit_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let mut page = fs::read(project("tests/pages/wrapped-hans.txt")).unwrap();
    let middle = page.len() / 2;
    page[middle] = 0xff;
    let output = run(&["cut", "-", "-o", "-"], folder.path(), &page);
    assert_eq!(output.status.code(), Some(1));
    let sentence = says(&output.stderr);
    assert!(sentence.contains("damaged place"), "{sentence}");
    assert!(
        sentence.contains("stdin:") && sentence.contains("--encoding"),
        "{sentence}"
    );
}

/// What is read stays as it is, whatever way leads to it.
#[test]
fn nothing_is_written_over_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let refused = |arguments: &[&str]| {
        let output = run(arguments, folder.path(), b"");
        let sentence = says(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {sentence}");
        assert!(
            sentence.contains("is the file that is read"),
            "{arguments:?}: {sentence}"
        );
    };
    fs::write(at("page.txt"), "渡口的灯").unwrap();
    fs::write(at("other.txt"), "老桥修好了").unwrap();
    fs::create_dir(at("texts")).unwrap();
    refused(&["cut", "page.txt", "-o", "page.txt"]);
    refused(&["cut", "other.txt", "page.txt", "-o", "texts/../page.txt"]);
    assert_eq!(fs::read_to_string(at("page.txt")).unwrap(), "渡口的灯");
    let done = |arguments: &[&str]| {
        let output = run(arguments, folder.path(), b"");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            says(&output.stderr)
        );
    };
    done(&["cut", "page.txt", "-o", "work.json"]);
    done(&["cut", "page.txt", "-o", "work.json"]);
    let work = fs::read(at("work.json")).unwrap();
    refused(&["export", "work.json", "-o", "work.json"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("work.json", at("link.json")).unwrap();
        refused(&["export", "link.json", "-o", "work.json"]);
        refused(&["export", "work.json", "-o", "link.json"]);
    }
    assert_eq!(fs::read(at("work.json")).unwrap(), work);
}

/// A device or a pipe is written, and not replaced by a file.
#[cfg(target_os = "linux")]
#[test]
fn pipes_and_devices_are_written_through() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.txt"), "渡口的灯").unwrap();
    let wanted = run(&["cut", "page.txt", "-o", "-"], folder.path(), b"").stdout;
    let output = run(
        &["cut", "page.txt", "-o", "/dev/stdout"],
        folder.path(),
        b"",
    );
    assert_eq!(
        (says(&output.stderr), output.stdout),
        (String::new(), wanted)
    );
    std::os::unix::fs::symlink("/dev/null", folder.path().join("nowhere")).unwrap();
    let output = run(&["cut", "page.txt", "-o", "nowhere"], folder.path(), b"");
    assert_eq!(output.status.code(), Some(0), "{}", says(&output.stderr));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing new lies about"
    );
    assert!(folder.path().join("nowhere").is_symlink());
}

#[test]
fn failures_are_one_sentence_and_exit_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let check = |arguments: &[&str], input: &[u8], wanted: &str| {
        let output = run(arguments, folder.path(), input);
        let sentence = says(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {sentence}");
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
        assert_eq!(says(&output.stdout), "", "{arguments:?}");
    };
    fs::write(folder.path().join("page.txt"), "渡口的灯").unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    check(
        &["cut", "gone.txt", "-o", "-"],
        b"",
        "gone.txt: there is no such file",
    );
    check(&["cut", ".", "-o", "-"], b"", "is a folder");
    check(&["cut", "empty.txt", "-o", "-"], b"", "is empty");
    check(&["cut", "-", "-o", "-"], b"\x89PNG\r\n\x1a\n", "kind PNG");
    check(
        &["cut", "page.txt", "-o", "gone/out.json"],
        b"",
        "its folder is not there",
    );
    check(&["cut", "page.txt", "-o", "."], b"", "is a folder");
    check(
        &["cut", "page.txt", "-o", "-", "--encoding", "klingon"],
        b"",
        "known are UTF-8",
    );
    check(
        &["check", "page.txt"],
        b"",
        "page.txt is not a saved work of recolumn",
    );
    check(
        &["check", "-"],
        b"{ \"a\": { \"format\": \"recolumn\" } }",
        "stdin is JSON, but not",
    );
    check(
        &["check", "-"],
        b"{ \"format\": \"recolumn\", }",
        "see line 1, byte 25",
    );
    check(
        &["check", "-"],
        b"{\"format\":\"recolumn\",\"version\":\"1\"}",
        "version should be 1",
    );
    check(
        &["cut", "-", "page.txt", "-", "-o", "-"],
        "渡口的灯".as_bytes(),
        "read only once",
    );
    check(&["cut", "-", "-o", "-"], b"", "stdin is empty");
    check(&["-"], b"", "window does not read standard input");
    check(
        &["check", "-"],
        b"{\"format\":\"recolumn\",\"version\":9}",
        "later version",
    );
    check(&["frobnicate", "-x"], b"", "unexpected argument");
    run(&["cut", "page.txt", "-o", "out.json"], folder.path(), b"");
    check(&["cut", "out.json", "-o", "-"], b"", "is a saved work");
    check(
        &["export", "out.json", "--to", "text-files", "-o", "-"],
        b"",
        "Name a folder",
    );
    assert!(!folder.path().join("-").exists());
    let output = run(
        &["cut", "page.txt", "-o", "gone/out.json"],
        folder.path(),
        b"",
    );
    assert!(
        !says(&output.stderr).contains("work is not lost"),
        "there is none to lose"
    );
}

#[cfg(all(feature = "window", target_os = "linux"))]
#[test]
fn without_a_display_a_sentence_says_so() {
    let output = Command::new(env!("CARGO_BIN_EXE_recolumn"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        says(&output.stderr).contains("There is no display"),
        "{}",
        says(&output.stderr)
    );
}

#[test]
fn a_score_is_a_line_a_page_or_json() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("answers")).unwrap();
    fs::create_dir(at("works")).unwrap();
    let names = ["rows-english", "rows-hans", "flow-hant"];
    for name in names {
        let pages = project("tests/pages");
        let answer = format!("{name}.json");
        fs::copy(pages.join(&answer), at("answers").join(&answer)).unwrap();
        let page = fs::read(pages.join(format!("{name}.txt"))).unwrap();
        let work = format!("works/{answer}");
        let output = run(&["cut", "-", "-o", &work], folder.path(), &page);
        assert_eq!(output.status.code(), Some(0), "{}", says(&output.stderr));
    }
    let ok = |arguments: &[&str]| {
        let output = run(arguments, folder.path(), b"");
        assert_eq!(output.status.code(), Some(0), "{}", says(&output.stderr));
        assert_eq!(says(&output.stderr), "");
        says(&output.stdout)
    };
    // Nothing is placed yet, so nothing is right and nothing is lost.
    let lines = ok(&["score", "answers", "works"]);
    let last = lines.lines().last().unwrap();
    assert_eq!(lines.lines().count(), 1 + names.len() + 1, "{lines}");
    assert!(
        last.starts_with("all 3 pages") && last.ends_with(" 0"),
        "{last}"
    );
    assert!(last.contains(" 0/7 "), "{last}");
    let one = ["answers/rows-hans.json", "works/rows-hans.json"];
    let shown = ok(&["score", one[0], one[1], "--show", "--links"]);
    assert!(
        shown.contains("missed ") && !shown.contains("false "),
        "{shown}"
    );
    let json = ok(&["score", one[0], one[1], "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let page = &json["pages"]["rows-hans.txt"];
    assert_eq!(page["unplaced"], 518);
    assert_eq!(page["exact"], serde_json::json!([0, 2]));
    assert_eq!(page["groups"][1], 0);
    assert_eq!(json["total"], *page);

    let refused = |arguments: &[&str], wanted: &str| {
        let output = run(arguments, folder.path(), b"");
        let sentence = says(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {sentence}");
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
    };
    refused(&["score", one[0]], "in turn");
    refused(&["score", one[1], one[1]], "not the answer of a page");
    refused(&["score", one[0], one[0]], "is not a saved work");
    refused(
        &["score", one[0], "works/flow-hant.json"],
        "is not the page of",
    );
    refused(&["score", "answers", "gone"], "there is no such file");
}

#[test]
fn suggestions_are_placed_above_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("pages")).unwrap();
    let names = ["flow-hant", "rows-english", "rows-hans", "wrapped-german"];
    for name in names {
        let page = format!("{name}.txt");
        let from = project("tests/pages").join(&page);
        fs::copy(from, at("pages").join(&page)).unwrap();
    }
    let ok = |arguments: &[&str]| {
        let output = run(arguments, folder.path(), b"");
        let sentence = says(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {sentence}");
        assert_eq!((sentence, says(&output.stdout)), Default::default());
    };
    let read = |path: &str| fs::read(at(path)).unwrap();
    let saved = |path: &str| -> serde_json::Value { serde_json::from_slice(&read(path)).unwrap() };

    // The same bytes on any number of threads.
    ok(&["suggest", "pages", "-o", "one", "--threads", "1"]);
    ok(&[
        "suggest",
        "pages",
        "-o",
        "four",
        "--threads",
        "4",
        "--above",
        "0.5",
    ]);
    for name in names {
        let works = [format!("one/{name}.json"), format!("four/{name}.json")];
        assert_eq!(read(&works[0]), read(&works[1]), "{name}");
        let parts = saved(&works[0])["articles"].clone();
        for article in parts.as_array().unwrap() {
            let parts = article["parts"].as_array().unwrap().iter();
            let parts: Vec<_> = parts.filter(|part| part["same_fragment"] != true).collect();
            let sure = |part: &&serde_json::Value| part["confidence"].as_f64().unwrap() >= 0.5;
            assert!(parts.iter().all(|part| part["by"] == "suggestion"));
            // What is in doubt has something sure right after it.
            let last = parts.last().unwrap();
            assert!(sure(last), "{last}");
            let doubtful = parts.windows(3).filter(|three| !three.iter().any(sure));
            assert_eq!(doubtful.count(), 0, "{article}");
        }
    }
    assert_eq!(fs::read_dir(at("one")).unwrap().count(), names.len());

    // Several pages are one work if one file is wanted; with the line at 0 everything is placed.
    ok(&["suggest", "pages", "-o", "all.json", "--above", "0"]);
    let all = saved("all.json");
    assert_eq!(all["sources"].as_array().unwrap().len(), names.len());
    assert_eq!(all["unplaced"], serde_json::json!([]));
    assert_ne!(all["articles"], serde_json::json!([]));

    // A saved work goes on where it stopped: what is placed stays, and what is left is placed.
    ok(&["cut", "pages/rows-hans.txt", "-o", "cut.json"]);
    ok(&["suggest", "cut.json", "-o", "on.json", "--above", "0"]);
    ok(&[
        "suggest",
        "pages/rows-hans.txt",
        "-o",
        "at-once.json",
        "--above",
        "0",
    ]);
    assert_eq!(read("on.json"), read("at-once.json"));
    ok(&["suggest", "on.json", "-o", "again.json", "--above", "0"]);
    assert_eq!(read("again.json"), read("on.json"));
}

#[test]
fn one_bad_page_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let page = fs::read(project("tests/pages/rows-hans.txt")).unwrap();
    fs::write(at("a.txt"), "").unwrap();
    fs::write(at("b.txt"), &page).unwrap();
    fs::create_dir(at("none")).unwrap();
    let check = |arguments: &[&str], input: &[u8], code, wanted: &str| {
        let output = run(arguments, folder.path(), input);
        let sentence = says(&output.stderr);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {sentence}"
        );
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
    };
    let all = ["suggest", "a.txt", "b.txt", "gone.txt", "-o", "out"];
    check(&all, b"", 2, "a.txt is empty");
    check(&all, b"", 2, "gone.txt: there is no such file");
    assert_eq!(fs::read_dir(at("out")).unwrap().count(), 1);
    assert!(at("out/b.json").is_file());
    let damaged = [&page[..9], b"\xff", &page[9..]].concat();
    check(&["suggest", "-", "-o", "out"], &damaged, 1, "damaged place");
    assert!(at("out/stdin.json").is_file());
    check(
        &["suggest", "none", "-o", "x.json"],
        b"",
        2,
        "without a single text",
    );
    check(
        &["suggest", "b.txt", "-o", "x.json", "--above", "2"],
        b"",
        2,
        "from 0 to 1",
    );
    check(
        &["suggest", "b.txt", "none/../b.txt", "-o", "out"],
        b"",
        2,
        "would both become",
    );
    check(
        &["suggest", "b.txt", "out/b.json", "-o", "x.json"],
        b"",
        2,
        "is a saved work",
    );
    check(
        &["suggest", "out/b.json", "-o", "out"],
        b"",
        2,
        "is the file that is read",
    );
    assert!(!at("x.json").exists());
}
