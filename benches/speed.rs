//! How fast it is: `cargo bench`. Each figure stands beside something that was run in the same
//! breath, so that a slow machine does not look like a slow program.
//!
//! The pages are made here, out of a few sentences of our own.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout
)]

mod figures;

use std::fs;
use std::hint::black_box;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use egui::{Event, Pos2, RawInput, Rect, pos2, vec2};
use recolumn::document::{By, Command, Destination, Document, Placement};
use recolumn::encoding::{Encoding, encode};
use recolumn::load::load_page;
use recolumn::session::Action;
use recolumn::window::App;

use figures::{best, heads, line};

fn main() {
    heads();
    loading();
    moving();
    scrolling();
}

const SENTENCES: [&str; 5] = [
    "青塘县的老桥在雨季之前修好了，两岸的人又能走过去。",
    "渡口的灯一直亮到天明，守夜的老人说，他在这里已经站了三十一年。",
    "“今年的茶比去年早了六天，”合作社的会计翻着账本说，“订单倒是晚了一个月。”",
    "学校的气象站建在三楼的平台上，风向标是孩子们自己锯的。",
    "图书馆的夜读室每晚十点关门，最后一个走的人负责关灯。",
];

/// About this many bytes of paragraphs, a paragraph a line.
fn paragraphs(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    let mut number = 0;
    while text.len() < bytes {
        for step in 0..2 + number % 5 {
            text.push_str(SENTENCES[(number * 3 + step) % SENTENCES.len()]);
        }
        text.push_str("\n\n");
        number += 1;
    }
    text
}

/// The same, wrapped at sixteen characters.
fn wrapped(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    for paragraph in paragraphs(bytes).lines().filter(|line| !line.is_empty()) {
        text.push_str("　　");
        for (index, character) in paragraph.chars().enumerate() {
            text.push(character);
            if index % 16 == 13 {
                text.push('\n');
            }
        }
        text.push('\n');
    }
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn open(bytes: Vec<u8>) -> Document {
    let loaded = load_page("page.txt", bytes, None).unwrap();
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).unwrap();
    Document::new(placement)
}

fn loading() {
    const SIZE: usize = 100_000_000;
    for (name, text) in [("paragraphs", paragraphs(SIZE)), ("wrapped", wrapped(SIZE))] {
        let took = best(3, || {
            let bytes = text.clone().into_bytes();
            black_box(open(bytes));
        });
        let copying = best(3, || drop(black_box(text.clone())));
        let validating = best(3, || {
            let _ = black_box(std::str::from_utf8(black_box(text.as_bytes())));
        });
        let what = format!("load and cut 100 MB of UTF-8, {name}");
        line(
            &what,
            took.saturating_sub(copying),
            validating,
            "≤ 1 s; beside: validating it",
        );
    }
    let text = paragraphs(SIZE);
    let bytes = encode(&text, Encoding::Gb18030, false).unwrap();
    let folder = std::env::temp_dir().join(format!("recolumn-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.txt");
    fs::write(&file, &bytes).unwrap();
    let took = best(3, || {
        black_box(open(fs::read(&file).unwrap()));
    });
    let iconv = || {
        let output = fs::File::create(folder.join("utf8.txt")).unwrap();
        let mut process = Process::new("iconv");
        let process = process
            .args(["-f", "GB18030", "-t", "UTF-8"])
            .arg(&file)
            .stdout(output);
        process
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if iconv() {
        let beside = best(3, || assert!(iconv()));
        let megabytes = bytes.len() / 1_000_000;
        let what = format!("load and cut {megabytes} MB of GB18030");
        line(&what, took, beside, "≤ 2.5; beside: iconv");
    } else {
        println!("GB18030: there is no iconv to run beside it");
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// A document of so many fragments, 30 to 300 characters each.
fn fragments(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        for step in 0..1 + number % 6 {
            text.push_str(SENTENCES[(number + step * 2) % SENTENCES.len()]);
        }
        text.push_str("\n\n");
    }
    text
}

fn moving() {
    let mut document = open(fragments(100_000).into_bytes());
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    println!("{} fragments", ids.len());
    let go = |fragments, to| Command::Move {
        fragments,
        to,
        role: None,
        by: By::User,
    };
    let new = Destination::NewArticle { before: None };
    document
        .apply(&go(ids.iter().copied().step_by(100).collect(), new))
        .unwrap();
    let article = document.placement().articles().next().unwrap().id;
    let scattered: Vec<_> = ids.iter().copied().skip(7).step_by(97).take(1000).collect();
    let to = Destination::Article {
        article,
        before: None,
    };
    let command = go(scattered, to);
    let mut undone = Duration::MAX;
    let moved = best(9, || {
        document.apply(&command).unwrap();
        undone = undone.min(best(1, || {
            document.undo().unwrap();
        }));
    });
    let beside = best(9, || {
        let list: Vec<_> = document
            .placement()
            .fragments()
            .map(|(id, f)| (id, f.solid))
            .collect();
        black_box(list);
    });
    line(
        "move 1,000 of 100,000 fragments, and undo",
        moved,
        beside,
        "≤ 5 ms; beside: listing all",
    );
    line("the undo alone", undone, beside, "≤ 5 ms");
}

fn scrolling() {
    let folder = std::env::temp_dir().join(format!("recolumn-scroll-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let many = folder.join("many.txt");
    let few = folder.join("few.txt");
    fs::write(&many, fragments(100_000)).unwrap();
    fs::write(&few, fragments(100)).unwrap();
    let beside = frames(&few);
    let took = frames(&many);
    fs::remove_dir_all(&folder).unwrap();
    for (share, name) in [(0.5, "median"), (0.99, "p99"), (1.0, "worst")] {
        let of = |times: &[Duration]| times[((times.len() - 1) as f64 * share) as usize];
        let what = format!("a frame while scrolling 100,000, {name}");
        line(
            &what,
            of(&took),
            of(&beside),
            "p99 ≤ 4 ms; beside: 100 fragments",
        );
    }
}

/// The time of each frame, tessellation included, while the page is scrolled up and down and the
/// articles hold some of it.
fn frames(path: &std::path::Path) -> Vec<Duration> {
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, vec![path.to_owned()]);
    app.finish_jobs(&ctx);
    let placement = app.session().placement().unwrap();
    let ids: Vec<_> = placement
        .fragments()
        .map(|(id, _)| id)
        .step_by(3)
        .take(20_000)
        .collect();
    for part in ids.chunks(ids.len().div_ceil(4)) {
        let to = Destination::NewArticle { before: None };
        let fragments = part.to_vec();
        app.act(
            &ctx,
            Action::Do(Command::Move {
                fragments,
                to,
                role: None,
                by: By::User,
            }),
        );
    }
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
    let mut times = Vec::new();
    for number in 0..1200 {
        let at = if number % 2 == 0 {
            pos2(120.0, 400.0)
        } else {
            pos2(360.0, 400.0)
        };
        let down = if number % 300 < 200 { -1.0 } else { 1.0 };
        let mut input = RawInput {
            screen_rect: Some(screen),
            time: Some(f64::from(number) / 60.0),
            ..RawInput::default()
        };
        input.events.push(Event::PointerMoved(at));
        input.events.push(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, down * 900.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            app.think(ui.ctx());
            app.paint(ui);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let shapes = ctx.tessellate(shapes, output.pixels_per_point);
        if number > 20 {
            times.push(start.elapsed());
        }
        black_box(shapes);
        output.drop_without_applying_deltas();
    }
    times.sort_unstable();
    times
}
