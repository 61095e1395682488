//! Seams in the window that are surely wrong: they say so, and why, in the column and in the text.

use std::fs;

use egui::Key;
use egui::accesskit::Role as Widget;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::driven::Window;

/// The names of all buttons that begin so.
fn buttons(window: &Window, begins: &str) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(Widget::Button);
    let names = buttons.filter_map(|button| button.accesskit_node().label());
    names.filter(|name| name.starts_with(begins)).collect()
}

/// Puts the texts of a page into one article, the first before the second, and looks at the seam.
fn check(first: &str, second: &str, why: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    fs::write(&page, format!("{first}\n\n{second}\n")).unwrap();
    let mut window = Window::of(&page, [1280.0, 800.0]);
    for text in [first, second] {
        window.walk_to(&text.chars().take(6).collect::<String>());
        let articles = window.articles();
        window.key(if articles == 0 { Key::A } else { Key::Num1 });
    }
    assert_eq!(window.article(1), [first, second]);
    let wrong = [
        buttons(&window, "Wrong joint"),
        buttons(&window, "Go to this wrong seam"),
    ];
    match why {
        Some(why) => {
            for names in &wrong {
                assert!(names.len() == 1 && names[0].contains(why), "{names:?}");
            }
        }
        None => assert_eq!(
            wrong,
            [const { Vec::<String>::new() }; 2],
            "{first}|{second}"
        ),
    }
}

#[test]
fn a_seam_that_cannot_be_right_says_why() {
    check(
        "桥头的旧茶馆昨天关了门，老板说要回乡下去住，",
        "。第二天一早，街坊们都来送他，站满了一条街。",
        Some("two marks meet"),
    );
    check(
        "The old bridge was closed on Monday.",
        "river rose again during the night and took the boats.",
        Some("a small letter follows"),
    );
    check(
        "市水务局将进一步完善巡查机制，加快建",
        "此外，市教育局提醒学生注意安全。",
        Some("does not read on"),
    );
}

#[test]
fn a_seam_that_may_be_right_says_nothing() {
    check(
        "桥头的旧茶馆昨天关了门，老板说要回乡下去住，",
        "第二天一早，街坊们都来送他，站满了一条街。",
        None,
    );
    check(
        "市水务局将进一步完善巡查机制，加快建",
        "设新的泵站，让两岸居民安心。",
        None,
    );
}
