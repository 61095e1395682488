//! The text to read, in the window: what stands in it, where a click in it goes, folding, narrow and
//! low windows.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{ArticleText, FragmentId, article_text, fragment_text};

use super::driven::{COMMAND, Window, beginnings};
use super::pages::project;

impl Window {
    /// The sample page, put together as it is proposed.
    fn put_together() -> Self {
        let mut window = Self::sample();
        window.keys(COMMAND, Key::G);
        window.solve();
        window.keys(COMMAND, Key::Enter);
        window.solve();
        window.keys(COMMAND, Key::G);
        assert!(window.articles() > 1);
        window
    }

    /// Where the text to read stands, if it is shown.
    fn reading(&self) -> Option<Rect> {
        let group = self
            .harness
            .query_by_role_and_label(Widget::Group, "Reading");
        group.map(|group| group.rect())
    }

    /// The texts that are read, from top to bottom, and where they stand.
    fn read(&self) -> Vec<(String, Rect)> {
        let area = self.reading().unwrap();
        let labels = self.harness.query_all_by_role(Widget::Label);
        let labels = labels.filter(|label| area.contains(label.rect().left_top()));
        let said = labels.map(|label| {
            let node = label.accesskit_node();
            (node.value().or(node.label()).unwrap(), label.rect())
        });
        let mut said: Vec<_> = said.collect();
        said.sort_by(|one, other| one.1.top().total_cmp(&other.1.top()));
        said
    }

    fn reads(&self, article: usize) -> ArticleText {
        let placement = self.placement();
        article_text(placement, placement.articles().nth(article - 1).unwrap())
    }

    fn chosen(&self) -> FragmentId {
        let selected = self.app().session().selection();
        let selected = selected.in_order(self.placement());
        assert_eq!(selected.len(), 1);
        selected[0]
    }
}

#[test]
fn the_article_of_the_keyboard_is_read_as_it_will_be_saved() {
    let mut window = Window::put_together();
    window
        .harness
        .get_by_label_contains("Its text stands here as it will be saved");
    for number in [2, 1] {
        window.walk_to(
            &window.article(number)[0]
                .chars()
                .take(12)
                .collect::<String>(),
        );
        let wanted = window.reads(number);
        let read: Vec<String> = window.read().into_iter().map(|(text, _)| text).collect();
        let title = read.iter().position(|text| *text == wanted.title);
        let rest = &read[title.unwrap_or_else(|| panic!("{read:?}")) + 1..];
        assert_eq!(rest[0], wanted.byline);
        let paragraphs = wanted.paragraphs.iter().map(|it| it.text.as_str());
        let paragraphs: Vec<&str> = paragraphs.take(rest.len() - 1).collect();
        assert!(paragraphs.len() > 2 && rest[1..] == paragraphs, "{rest:?}");
    }

    // What is proposed is read with it, and what is placed by hand is read at once.
    let mut window = Window::sample();
    let names = beginnings(&window);
    window.walk_to(&names[1]);
    window.key(Key::A);
    window.walk_to(&names[3]);
    window.key(Key::Num1);
    window.walk_to(&names[3]);
    let read: Vec<String> = window.read().into_iter().map(|(text, _)| text).collect();
    assert!(
        read.iter().any(|text| text.starts_with(&names[3])),
        "{read:?}"
    );
}

#[test]
fn a_click_into_the_text_goes_to_the_card_it_comes_from() {
    let mut window = Window::put_together();
    window.walk_to(&window.article(1)[0].chars().take(12).collect::<String>());
    let (text, place) = window.read().into_iter().nth(2).unwrap();
    let at = Rect::from_center_size(place.left_top() + vec2(20.0, 12.0), vec2(2.0, 2.0));
    window.click(at, Modifiers::NONE);
    let placement = window.placement();
    let chosen = window.chosen();
    let fragment = placement.fragment(chosen).unwrap();
    let begins = fragment_text(placement.text(chosen.source), &fragment.spans);
    assert!(text.starts_with(&begins), "{text}: {begins}");
    let name: String = begins.chars().take(12).collect();
    let card = window.card(&name, false);
    let sight = Rect::from_min_size(pos2(248.0, 80.0), vec2(672.0, 684.0));
    assert!(sight.contains_rect(card), "{card:?}");

    // The ticks are there for the hand and for a screen reader, and go to the card below.
    let mut ticks = window
        .harness
        .query_all_by_role_and_label(Widget::Button, "Go to this seam");
    ticks.next().unwrap().click();
    drop(ticks);
    window.settle();
    assert_ne!(window.chosen(), chosen);
}

#[test]
fn a_doubtful_seam_in_the_text_asks_about_it() {
    let mut window = Window::sample();
    window.keys(COMMAND, Key::G);
    window.solve();
    window.key(Key::N);
    window.key(Key::Escape);
    let doubt = "Go to this doubtful seam";
    for _ in 0..40 {
        let found = window
            .harness
            .query_all_by_role_and_label(Widget::Button, doubt)
            .next()
            .map(|seam| seam.click());
        if found.is_some() {
            window.settle();
            assert!(
                window
                    .harness
                    .query_by_label("Is this the joint?")
                    .is_some()
                    || window
                        .harness
                        .query_all_by_role(Widget::ListBoxOption)
                        .next()
                        .is_some()
            );
            return;
        }
        window.key(Key::N);
    }
    panic!("no doubtful seam is read");
}

#[test]
fn a_click_on_the_ground_of_a_column_reads_it() {
    let mut window = Window::put_together();
    window.walk_to(&window.article(1)[0].chars().take(12).collect::<String>());
    let before = window.chosen();
    let second = window.place(Widget::Button, "Read article 2");
    // Beside the cards, where nothing but the column is.
    let ground = Rect::from_center_size(pos2(second.left() + 3.0, 500.0), vec2(1.0, 1.0));
    window.click(ground, Modifiers::NONE);
    let title = window.reads(2).title;
    let read = window.read();
    assert!(read.iter().any(|(text, _)| *text == title), "{read:?}");
    assert_eq!(window.chosen(), before, "the selection stays");
}

#[test]
fn panels_fold_by_key_and_by_double_click_and_unfold() {
    let mut window = Window::sample();
    let board = |window: &Window| window.place(Widget::Group, "Articles").width();
    let wide = board(&window);
    assert!(window.reading().is_some());
    window.key(Key::F9);
    window.settle();
    assert!(window.reading().is_none() && board(&window) > wide + 300.0);
    window
        .harness
        .get_by_role_and_label(Widget::Button, "Reading panel")
        .click();
    window.harness.run_steps(20);
    let reading = window.reading().unwrap();
    assert!((board(&window) - wide).abs() < 1.0);

    let edge = Rect::from_center_size(pos2(reading.left(), 300.0), vec2(1.0, 1.0));
    for _ in 0..2 {
        window.harness.hover_at(edge.center());
        for pressed in [true, false] {
            let event = egui::Event::PointerButton {
                pos: edge.center(),
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            window.harness.event(event);
            window.harness.step();
        }
    }
    window.harness.run_steps(20);
    assert!(
        window.reading().is_none(),
        "a double click on the edge folds"
    );
    window.key(Key::F8);
    window.harness.run_steps(20);
    assert!(
        window
            .harness
            .query_by_role_and_label(Widget::List, "Page")
            .is_none()
    );
    window.key(Key::F8);
    window.key(Key::F9);
    window.harness.run_steps(20);
    assert!(window.reading().is_some());
    window.place(Widget::List, "Page");
}

#[test]
fn in_a_narrow_window_page_and_text_are_two_tabs() {
    let mut window = Window::of(&project("assets/sample/page.txt"), [720.0, 540.0]);
    let page = window.place(Widget::List, "Page");
    assert!(window.reading().is_none());
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window
        .harness
        .get_by_role_and_label(Widget::Tab, "Reading")
        .click();
    window.settle();
    let reading = window.reading().unwrap();
    assert!(
        reading.left() <= page.left() && reading.height() > 160.0,
        "{reading:?}"
    );
    let next = window.place(Widget::Group, "What comes next");
    let board = window.place(Widget::Group, "Articles");
    assert!(next.top() >= reading.bottom() - 1.0 && next.bottom() <= 540.0 - 36.0);
    assert!(
        board.left() >= reading.right() - 1.0 && board.width() >= 200.0,
        "{board:?}"
    );

    // With an answer to give, the text still has its room.
    window.keys(COMMAND, Key::G);
    window.solve();
    for _ in 0..6 {
        window.key(Key::N);
        let (reading, next) = (
            window.reading().unwrap(),
            window.place(Widget::Group, "What comes next"),
        );
        assert!(reading.height() > 160.0 && next.top() >= reading.bottom() - 1.0);
        let answers = window.harness.query_all_by_role(Widget::ListBoxOption);
        assert!(answers.count() <= 1, "the first is enough in a low window");
    }
    window.key(Key::F8);
    window.place(Widget::List, "Page");
}

#[test]
fn of_a_long_article_only_what_is_in_sight_is_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    let paragraph = |number: usize| {
        let sentence = "守灯的人说，海上的船又能看见岸了。";
        format!("　　第{number}天，{}\n", sentence.repeat(1 + number % 5))
    };
    let text: String = (1..=3000).map(paragraph).collect();
    std::fs::write(&path, text).unwrap();
    let mut window = Window::of(&path, [1280.0, 800.0]);
    assert!(window.placement().fragment_count() > 2000);
    window.key(Key::ArrowDown);
    window.keys(COMMAND, Key::A);
    window.key(Key::A);
    assert_eq!(window.articles(), 1);
    let paragraphs = window.reads(1).paragraphs;
    window.key(Key::ArrowRight);
    for key in [Key::End, Key::Home, Key::End] {
        window.key(key);
        window.harness.run_steps(20);
        let wanted = match key {
            Key::End => paragraphs.last(),
            _ => paragraphs.first(),
        };
        let read = window.read();
        assert!(read.len() < 40, "{}", read.len());
        let found = read.iter().find(|(text, _)| *text == wanted.unwrap().text);
        let area = window.reading().unwrap();
        let place = found.unwrap_or_else(|| panic!("{key:?}: {read:?}")).1;
        assert!(area.intersects(place), "{key:?}: {place:?}");
    }
}
