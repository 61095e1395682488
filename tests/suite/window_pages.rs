//! Several pages in one work: the list of them, going from one to another, folders, and articles that
//! take fragments of more than one page.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role as Widget;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::session::{Action, Notice};
use recolumn::window::App;

use super::driven::{COMMAND, Window};

/// Three pages of a small paper. A report of the first goes on on the second.
const FIRST: &str = "水库开闸放水\n\n□ 何青\n\n\
    昨天上午，青溪水库的闸门打开了，下游三个村的稻田等了半个月的水。守闸的老周说，今年春天雨少，\
    库里的水要算着用，（下转第2版）\n\n\
    小学有了新操场\n\n□ 陈林\n\n山脚的小学铺了新操场，跑道是红的。孩子们下课都跑到操场上去。\n";
const SECOND: &str = "面馆搬了新家\n\n□ 吴敏\n\n\
    开了二十年的面馆搬到街对面，还是六张桌子。老板说，汤和从前一样。\n\n\
    （上接第1版）先放给地势高的田，再放给河边的田。三个村的人排了日子，轮到谁家谁家看水，没有一家争抢。\n";
const THIRD: &str = "第三版\n\n桥头的路灯修好了，走夜路的人不用再打手电。\n";

fn paper(folder: &Path) -> Vec<PathBuf> {
    let pages = [
        ("第一版.txt", FIRST),
        ("第二版.txt", SECOND),
        ("第十版.txt", THIRD),
    ];
    let written = pages.map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    });
    written.to_vec()
}

impl Window {
    fn of_all(paths: Vec<PathBuf>) -> Self {
        Self::made([1280.0, 800.0], move |ctx| App::new(ctx, paths.clone()))
    }

    /// The pages as the list says them, from top to bottom.
    fn pages_listed(&self) -> Vec<String> {
        let options = self.harness.query_all_by_role(Widget::ListBoxOption);
        let mut options: Vec<_> = options
            .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap()))
            .collect();
        options.sort_by(|one, other| one.0.total_cmp(&other.0));
        options.into_iter().map(|(_, label)| label).collect()
    }

    fn shown(&self) -> usize {
        self.app().session().work().unwrap().shown().index() + 1
    }

    /// How the cards in the page panel begin.
    fn on_page(&self) -> Vec<String> {
        let page = self.place(Widget::List, "Page");
        let cards = self.harness.query_all_by_role(Widget::ListItem);
        let here = cards.filter(|node| page.contains(node.rect().center()));
        here.map(|node| node.accesskit_node().label().unwrap())
            .collect()
    }

    /// What is said of a card of an article.
    fn about(&self, begins: &str) -> String {
        let rect = self.card(begins, false);
        let mut cards = self.harness.query_all_by_role(Widget::ListItem);
        let card = cards.find(|node| node.rect() == rect).unwrap();
        card.accesskit_node().description().unwrap()
    }

    fn names(&self) -> Vec<String> {
        let sources = self.placement().sources();
        sources.map(|(_, source)| source.name.to_string()).collect()
    }
}

#[test]
fn the_list_of_pages_says_what_is_left_on_each_and_goes_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    assert!(window.pages_listed().is_empty());
    let button = window.place(Widget::Button, "第一版.txt, page 1 of 3");
    window.click(button, egui::Modifiers::NONE);
    window
        .harness
        .get_by_role_and_label(Widget::ListBox, "Pages");
    let options = window.pages_listed();
    assert_eq!(options.len(), 3);
    assert_eq!(
        options[2],
        "page 3 of 3, 第十版.txt, 24 characters unplaced"
    );
    let second = window.place(Widget::ListBoxOption, &options[1]);
    window.click(second, egui::Modifiers::NONE);
    assert_eq!(window.shown(), 2);
    assert!(window.pages_listed().is_empty(), "the list stays open");
    let rows = window.on_page();
    assert!(rows.iter().any(|row| row.starts_with("面馆")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.starts_with("水库")), "{rows:?}");
}

#[test]
fn keys_open_the_list_walk_it_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    window.key(Key::F7);
    assert_eq!(window.pages_listed().len(), 3);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowUp);
    assert_eq!(
        window.shown(),
        1,
        "walking the list shows no other page yet"
    );
    window.key(Key::Enter);
    assert_eq!(window.shown(), 2);
    assert!(window.pages_listed().is_empty());
    window.key(Key::F7);
    window.key(Key::End);
    window.key(Key::Escape);
    assert!(window.pages_listed().is_empty());
    assert_eq!(window.shown(), 2, "Escape goes nowhere");
    window.key(Key::PageDown);
    assert_eq!(window.shown(), 3);
    window.key(Key::PageUp);
    window.key(Key::PageUp);
    assert_eq!(window.shown(), 1);
    let next = window.place(Widget::Button, "Next page");
    window.click(next, egui::Modifiers::NONE);
    assert_eq!(window.shown(), 2);
}

#[test]
fn the_list_tells_done_pages_from_proposed_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    window.key(Key::PageDown);
    window.key(Key::PageDown);
    window.key(Key::Home);
    window.keys(COMMAND, Key::A);
    window.key(Key::A);
    window.keys(COMMAND, Key::G);
    window.solve();
    window.key(Key::F7);
    let options = window.pages_listed();
    assert_eq!(options[2], "page 3 of 3, 第十版.txt, done");
    assert!(options[0].ends_with(" characters proposed"), "{options:?}");
}

#[test]
fn a_single_page_has_no_list() {
    let mut window = Window::sample();
    window.key(Key::F7);
    assert!(window.pages_listed().is_empty());
    assert!(
        window
            .harness
            .query_by_role_and_label(Widget::Button, "Next page")
            .is_none()
    );
}

#[test]
fn five_hundred_pages_are_listed_as_far_as_they_are_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=500 {
        let text = format!("第{number}版\n\n这一版只有一句话，说的是河上的第{number}座桥。\n");
        fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let mut window = Window::of_all(vec![folder.path().to_owned()]);
    assert_eq!(window.names()[9], "10.txt");
    window.key(Key::F7);
    let options = window.pages_listed();
    assert!((10..30).contains(&options.len()), "{}", options.len());
    assert!(options[0].starts_with("page 1 of 500, 1.txt, "));
    window.key(Key::End);
    let options = window.pages_listed();
    assert!(options.last().unwrap().starts_with("page 500 of 500, "));
    window.key(Key::PageUp);
    window.key(Key::Enter);
    assert_eq!(window.shown(), 487);
}

#[test]
fn a_folder_opens_as_its_texts_in_the_order_of_their_numbers() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    fs::write(folder.path().join(".hidden.txt"), "藏起来的").unwrap();
    fs::write(folder.path().join("第一版.jpg"), b"\xff\xd8\xff\xe0").unwrap();
    fs::create_dir(folder.path().join("scans")).unwrap();
    let window = Window::of_all(vec![folder.path().to_owned()]);
    assert_eq!(window.names(), ["第一版.txt", "第二版.txt", "第十版.txt"]);
    let Some(Notice::LeftOut(left_out)) = window.app().session().notice() else {
        panic!("nothing says what was left out");
    };
    assert_eq!(left_out.files.len(), 3);
    let said = window.harness.query_all_by_role(Widget::Label);
    let said: Vec<_> = said
        .filter_map(|node| node.accesskit_node().value())
        .collect();
    let all = said.join("\n");
    for name in [".hidden.txt", "第一版.jpg", "scans"] {
        assert!(all.contains(name), "{name} is not in {all}");
    }
}

#[test]
fn what_bears_the_name_of_a_text_and_is_none_is_left_out_and_stays_said() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    fs::write(folder.path().join("第三版.txt"), "").unwrap();
    let window = Window::of_all(vec![folder.path().to_owned()]);
    assert_eq!(window.names().len(), 3);
    let notice = window.app().session().failure_notice();
    assert!(matches!(notice, Some(Notice::LeftOut(left_out)) if left_out.is_missed));

    let empty = tempfile::tempdir().unwrap();
    let window = Window::of_all(vec![empty.path().to_owned()]);
    assert!(window.app().session().work().is_none());
    let notice = window.app().session().failure_notice();
    assert!(matches!(notice, Some(Notice::NotOpened(_))), "{notice:?}");
}

#[test]
fn an_article_takes_fragments_of_several_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    // By keys: a part of page 1 begins an article, a part of page 2 goes into it.
    window.walk_to("昨天上午");
    window.key(Key::A);
    let about = window.about("昨天上午");
    assert!(about.ends_with("article 1"), "of one page only: {about}");
    window.key(Key::PageDown);
    window.walk_to("（上接第1版）");
    window.key(Key::Num1);
    let parts = window.article(1);
    assert_eq!(parts.len(), 2);
    assert!(parts[0].starts_with("昨天上午") && parts[1].starts_with("（上接第1版）"));
    assert!(window.about("昨天上午").ends_with("from page 1"));
    // By hand: another one of page 3.
    window.key(Key::PageDown);
    let card = window.card("桥头的路灯", true);
    let last = window.card("（上接第1版）", false);
    window.drag(card.center(), last.center_bottom() + vec2(0.0, 6.0));
    assert_eq!(window.article(1).len(), 3);
    // The board is the same whichever page is shown, and each card says where it is from.
    window.key(Key::PageUp);
    window.key(Key::PageUp);
    assert_eq!(window.shown(), 1);
    for (begins, page) in [("昨天上午", 1), ("（上接第1版）", 2), ("桥头的路灯", 3)]
    {
        let about = window.about(begins);
        assert!(about.ends_with(&format!("from page {page}")), "{about}");
    }
    assert!(!window.on_page().iter().any(|row| row.starts_with("桥头")));
    // From the board back to the page: the one that the card is from.
    let card = window.card("桥头的路灯", false);
    window.click(card, egui::Modifiers::NONE);
    window.key(Key::ArrowLeft);
    assert_eq!(window.shown(), 3);
}

#[test]
fn a_page_is_found_as_it_was_left_and_what_is_selected_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    window.walk_to("小学有了");
    window.key(Key::PageDown);
    assert_eq!(window.selected(), ["小学有了新操场"]);
    // Cards of two pages go to one article.
    let card = window.card("面馆搬了", true);
    window.click(card, COMMAND);
    assert_eq!(window.selected().len(), 2);
    window.key(Key::A);
    assert_eq!(window.article(1).len(), 2);
    // Back on the first page, the keyboard goes on from where it was.
    window.key(Key::PageUp);
    window.key(Key::ArrowDown);
    assert_eq!(window.selected(), ["□ 陈林"]);
    // What is listed is the same on every page.
    let unplaced = window.place(Widget::Tab, "Unplaced 5");
    window.click(unplaced, egui::Modifiers::NONE);
    window.key(Key::PageDown);
    let rows = window.on_page();
    assert!(!rows.iter().any(|row| row.starts_with("面馆")), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("开了二十年")));
}

#[test]
fn pages_are_saved_and_opened_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    window.walk_to("昨天上午");
    window.key(Key::A);
    window.key(Key::PageDown);
    window.walk_to("（上接第1版）");
    window.key(Key::Num1);
    let saved = folder.path().join("work.json");
    window.act(Action::SaveTo(saved.clone(), None));
    window.settle();
    let (names, parts) = (window.names(), window.article(1));

    let again = Window::of_all(vec![saved]);
    assert_eq!(again.names(), names);
    assert_eq!(again.article(1), parts);
    let pages = |window: &Window| -> Vec<usize> {
        let article = window.placement().articles().next().unwrap();
        let sources = article.parts.iter().map(|part| part.fragment.source);
        sources.map(|source| source.index()).collect()
    };
    assert_eq!(pages(&again), [0, 1]);
    again
        .harness
        .get_by_role_and_label(Widget::Button, "第一版.txt, page 1 of 3");
}

#[test]
fn pages_are_added_to_a_work_and_taken_away_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = paper(folder.path());
    let third = paths.pop().unwrap();
    let mut window = Window::of_all(paths);
    window.act(Action::AddPages(vec![third]));
    window.settle();
    assert_eq!(window.names(), ["第一版.txt", "第二版.txt", "第十版.txt"]);
    assert_eq!(window.shown(), 3, "what was added is shown");
    window.keys(COMMAND, Key::Z);
    assert_eq!(window.names().len(), 2);
    assert!(window.shown() <= 2);
    window.keys(COMMAND.plus(egui::Modifiers::SHIFT), Key::Z);
    assert_eq!(window.names().len(), 3);
}

#[test]
fn a_folded_panel_unfolds_for_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    window.key(Key::F8);
    window.key(Key::F7);
    assert_eq!(window.pages_listed().len(), 3);
    window.key(Key::F7);
    assert!(window.pages_listed().is_empty(), "the same key closes it");
}

#[test]
fn what_comes_next_offers_the_continuation_on_the_other_page_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::of_all(paper(folder.path()));
    // Nothing is proposed: the end is asked about by itself.
    window.walk_to("昨天上午");
    window.key(Key::A);
    window.walk_to("昨天上午");
    window.key(Key::W);
    window.solve();
    let answers = window.harness.query_all_by_role(Widget::ListBoxOption);
    let answers: Vec<_> = answers
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(answers[0].contains("上接第1版"), "{answers:?}");
    let first = window.harness.query_all_by_role(Widget::ListBoxOption);
    let first = first.into_iter().next().unwrap().accesskit_node();
    let why = first.description().unwrap();
    assert!(why.contains("; on page 2; "), "{why}");
    window.key(Key::Num1);
    let parts = window.article(1);
    assert!(parts[0].starts_with("昨天上午") && parts[1].starts_with("（上接第1版）"));
}

#[test]
fn the_other_half_is_offered_and_taken_over_many_pages() {
    let folder = tempfile::tempdir().unwrap();
    for page in 1..=12 {
        let filler: String = (1..=70)
            .map(|day| {
                format!("河上的第{page}座桥修到了第{day}天，两岸的人都来看，桥面又长了一截。\n\n")
            })
            .collect();
        let text = match page {
            1 => format!("茶山上雾气还没有散，采茶的人已经走了三里路，（下转第11版）\n\n{filler}"),
            11 => format!(
                "{filler}（上接第1版）每人一天要采两篮子，送到山下的茶厂去，厂里的灯亮到半夜。\n"
            ),
            _ => filler,
        };
        fs::write(folder.path().join(format!("{page}.txt")), text).unwrap();
    }
    let mut window = Window::of_all(vec![folder.path().to_owned()]);
    window.walk_to("茶山上雾气");
    window.key(Key::A);
    window.walk_to("茶山上雾气");
    window.key(Key::W);
    window.solve();
    window.key(Key::Num1);
    let parts = window.article(1);
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert!(parts[1].starts_with("（上接第1版）每人一天"));
}
