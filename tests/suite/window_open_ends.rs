//! Open ends in the window: where a text stops in mid-sentence it is asked what comes next, also
//! while the page is not proposed.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{FragmentId, Role, Standing, ends_sentence, fragment_text};

use super::driven::{COMMAND, Window};

const SLOT: &str = "What comes after this end?";

impl Window {
    fn whole(&self, id: FragmentId) -> String {
        let placement = self.placement();
        let fragment = placement.fragment(id).unwrap();
        fragment_text(placement.text(id.source), &fragment.spans)
    }

    /// The first paragraph that ends with a sentence, or that does not.
    fn paragraph(&self, ends: bool) -> FragmentId {
        let mut paragraphs = self.placement().fragments();
        let found = paragraphs.find(|&(id, fragment)| {
            fragment.role == Role::Paragraph
                && fragment.solid > 60
                && ends_sentence(&self.whole(id)) == ends
        });
        found.unwrap().0
    }

    /// Puts a fragment into an article of its own, by keys, and stays on it.
    fn begin_article(&mut self, id: FragmentId) {
        let name: String = self.whole(id).chars().take(12).collect();
        self.key(Key::ArrowDown);
        self.walk_to(&name);
        self.key(Key::A);
        self.walk_to(&name);
    }

    fn has_slot(&self) -> bool {
        let slot = self.harness.query_by_role_and_label(Widget::Button, SLOT);
        slot.is_some()
    }

    fn options(&self) -> Vec<String> {
        let rows = self.harness.query_all_by_role(Widget::ListBoxOption);
        rows.filter_map(|row| row.accesskit_node().label())
            .collect()
    }
}

#[test]
fn an_end_is_open_where_the_text_stops_in_mid_sentence() {
    let mut window = Window::sample();
    let whole = window.paragraph(true);
    window.begin_article(whole);
    assert!(!window.has_slot(), "{}", window.whole(whole));
    window.keys(COMMAND, Key::Z);
    let torn = window.paragraph(false);
    window.begin_article(torn);
    assert!(window.has_slot(), "{}", window.whole(torn));
}

#[test]
fn an_open_end_is_asked_about_without_proposing_the_page() {
    for by_key in [false, true] {
        let mut window = Window::sample();
        let torn = window.paragraph(false);
        window.begin_article(torn);
        let before = window.placement().clone();
        let slot = window.place(Widget::Button, SLOT);
        if by_key {
            window
                .harness
                .get_by_role_and_label(Widget::Button, SLOT)
                .focus();
            window.settle();
            window.key(Key::Enter);
        } else {
            window.click(slot, Modifiers::NONE);
        }
        window.solve();
        let answers = window.options();
        assert!(!answers.is_empty());
        assert!(window.app().session().suggestion().is_none());
        let tabs = window.harness.query_all_by_role(Widget::Tab);
        assert_eq!(tabs.count(), 3, "nothing counts as proposed");
        window.keys(COMMAND, Key::Enter);
        assert!(window.placement() == &before, "and nothing is accepted");

        window.key(Key::Enter);
        window.solve();
        let parts = &window.placement().articles().next().unwrap().parts;
        assert_eq!(parts.len(), 2);
        let taken = window.whole(parts[1].fragment);
        let name: String = taken.chars().take(12).collect();
        assert!(answers[0].contains(&name), "{answers:?}: {name}");
        assert!(
            !window.options().is_empty(),
            "it goes on after what was taken"
        );
        window.keys(COMMAND, Key::Z);
        assert!(window.placement() == &before);
    }
}

#[test]
fn what_comes_next_says_how_to_be_asked_and_proposes_the_page() {
    let mut window = Window::sample();
    window
        .harness
        .get_by_label_contains("What may come next is known once");
    window
        .harness
        .get_by_role_and_label(Widget::Button, "See suggestions")
        .click();
    window.solve();
    assert!(window.app().session().suggestion().is_some());

    // Asking about an end first, and then for the page: what was known is shown at once.
    let mut window = Window::sample();
    let torn = window.paragraph(false);
    window.begin_article(torn);
    window.key(Key::W);
    window.solve();
    window.keys(COMMAND, Key::G);
    assert!(window.app().session().suggestion().is_some());
    window.keys(COMMAND, Key::G);
    assert!(
        window.app().session().outlook().is_none(),
        "stopped is stopped"
    );
}

#[test]
fn where_nothing_can_come_next_the_cards_keep_the_keyboard() {
    let mut window = Window::sample();
    let torn = window.paragraph(false);
    window.begin_article(torn);
    // All else belongs nowhere, so nothing is left that might follow.
    window.key(Key::Home);
    window.keys(COMMAND, Key::A);
    let all = window.placement().fragment_count();
    let placed = |window: &Window| {
        let fragments = window.placement().fragments();
        let open = fragments.filter(|(_, it)| it.standing == Standing::Unplaced);
        open.count()
    };
    assert_eq!(placed(&window), all - 1);
    window.key(Key::Delete);
    window.keys(COMMAND, Key::F);
    window.key(Key::Escape);
    assert_eq!(placed(&window), 0);
    window.key(Key::ArrowUp);
    window.key(Key::W);
    window.solve();
    assert!(window.options().is_empty());
    let before = window.app().session().selection().anchor();
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    assert_ne!(window.app().session().selection().anchor(), before);
}
