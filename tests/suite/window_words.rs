//! The window in each of its languages.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use recolumn::window::{App, Settings};
use recolumn::words::Language;

use super::driven::{COMMAND, Window, beginnings};
use super::pages::project;

fn speaking(language: Language) -> Window {
    let page = project("assets/sample/page.txt");
    Window::made([1280.0, 800.0], move |ctx| {
        App::with_settings(ctx, Settings::first(language.tag()), vec![page.clone()])
    })
}

/// Chooses a line of the menu that a button opens.
fn choose(window: &mut Window, button: &str, line: &str) {
    let button = window.place(Widget::Button, button);
    window.click(button, Modifiers::NONE);
    let line = window.place(Widget::RadioButton, line);
    window.click(line, Modifiers::NONE);
}

#[test]
fn the_language_changes_at_once_and_nothing_else_does() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    window.click(window.card(&names[1], true), Modifiers::NONE);
    window.key(Key::A);
    window.key(Key::Home);

    choose(&mut window, "Language: English", "繁體中文");
    assert_eq!(window.articles(), 1, "the work is as it was");
    for there in ["一字不少", "檔案", "新文章"] {
        window.harness.get_all_by_label(there).next().unwrap();
    }
    assert_eq!(window.harness.query_all_by_label("File").count(), 0);
    let about = window.harness.query_all_by_role(Widget::ListItem);
    assert!(about.count() > 10, "the cards are there");
    window.keys(COMMAND, Key::Z);
    window.harness.get_by_label("已復原：用 1 個片段新增文章");

    choose(&mut window, "介面語言：繁體中文", "简体中文");
    window.harness.get_by_label("已撤销：用 1 个片段新建文章");
    // The menu that shows the same choice.
    choose(&mut window, "查看", "English");
    window.harness.get_by_label("nothing lost");
}

#[test]
fn the_main_way_goes_in_chinese() {
    for (language, suggest, accept, saved) in [
        (Language::ZhHans, "整版建议", "全部采纳", "未保存"),
        (Language::ZhHant, "整版建議", "全部採用", "未儲存"),
    ] {
        let mut window = speaking(language);
        let button = window.place(Widget::Button, suggest);
        window.click(button, Modifiers::NONE);
        window
            .harness
            .state_mut()
            .as_mut()
            .unwrap()
            .finish_suggesting();
        window.settle();
        let all = window.place(Widget::Button, accept);
        window.click(all, Modifiers::NONE);
        assert!(window.articles() >= 3);
        window.harness.get_by_label(saved);
    }
}

#[test]
fn chinese_fits_at_every_size_in_both_themes() {
    for language in [Language::ZhHans, Language::ZhHant] {
        for size in [[720.0, 540.0], [1280.0, 800.0]] {
            let page = project("assets/sample/page.txt");
            let mut window = Window::made(size, move |ctx| {
                App::with_settings(ctx, Settings::first(language.tag()), vec![page.clone()])
            });
            for theme in [egui::Theme::Dark, egui::Theme::Light] {
                window.harness.ctx.set_theme(theme);
                window.settle();
            }
            window.harness.get_by_label("一字不少");
            let chip = if language == Language::ZhHans {
                "界面语言：简体中文"
            } else {
                "介面語言：繁體中文"
            };
            let chip = window.place(Widget::Button, chip);
            assert!(chip.right() <= size[0], "{chip:?} is cut off");
        }
    }
}

#[test]
fn the_bar_at_the_top_fits_whatever_is_open() {
    for language in Language::ALL {
        for width in [720.0, 900.0, 1120.0, 1280.0] {
            let pages = ["rows-english.txt", "wrapped-hant.txt"];
            let pages = pages.map(|name| project("tests/pages").join(name));
            let mut window = Window::made([width, 600.0], move |ctx| {
                App::with_settings(ctx, Settings::first(language.tag()), pages.to_vec())
            });
            window.key(Key::ArrowDown);
            window.key(Key::A);
            let words = recolumn::words::Words::of(language);
            let values = [("language", language.name().into())];
            let chip = words.with("language-chip", &values);
            let chip = window.place(Widget::Button, &chip);
            assert!(chip.right() <= width, "{language:?}, {width}: {chip:?}");
            // The arrow to the next page is left of the chips.
            let next = window.place(Widget::Button, &words.say("do-next-page"));
            let encoding = words.with("encoding-chip", &[("encoding", "UTF-8".into())]);
            let encoding = window.place(Widget::Button, &encoding);
            assert!(
                next.right() <= encoding.left(),
                "{language:?}, {width}: {next:?} {encoding:?}"
            );
        }
    }
}

#[test]
fn in_a_narrow_window_the_menus_are_in_one() {
    let mut window = Window::of(&project("assets/sample/page.txt"), [800.0, 600.0]);
    for name in ["Menu", "Help", "Keys and marks"] {
        window.click(window.place(Widget::Button, name), Modifiers::NONE);
    }
    window.harness.get_by_label("What the marks mean");
}
