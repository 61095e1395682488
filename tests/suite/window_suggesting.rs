//! Suggestions in the window: proposed, accepted, rejected, walked through; by mouse and by keys,
//! found by the names that a screen reader says.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{FragmentId, Placement, Standing, fragment_text};
use recolumn::session::Action;
use recolumn::suggest::About;

use super::driven::{COMMAND, Window, beginnings};

impl Window {
    /// The sample page with the proposals shown.
    fn suggested() -> Self {
        let mut window = Self::sample();
        window.button("Suggest page");
        window.wait();
        assert!(window.app().session().suggestion().is_some());
        window
    }

    /// Presses the button of this name.
    fn button(&mut self, name: &str) {
        self.harness
            .get_by_role_and_label(Widget::Button, name)
            .click();
        self.wait();
    }

    /// Waits until what is proposed is about the page as it is.
    fn wait(&mut self) {
        self.settle();
        self.harness
            .state_mut()
            .as_mut()
            .unwrap()
            .finish_suggesting();
        self.settle();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.keys(modifiers, key);
        self.wait();
    }

    /// What is said about the card that has this beginning, in the list whose name begins so.
    fn said_of(&self, begins: &str) -> Vec<String> {
        let cards = self.harness.query_all_by_role(Widget::ListItem);
        cards
            .map(|card| card.accesskit_node())
            .filter(|node| node.label().is_some_and(|label| label.starts_with(begins)))
            .filter_map(|node| node.description())
            .collect()
    }

    /// The answers on the panel: name, and if it is the chosen one.
    fn answers(&self) -> Vec<(String, bool)> {
        let rows = self.harness.query_all_by_role(Widget::ListBoxOption);
        rows.map(|row| row.accesskit_node())
            .filter_map(|node| Some((node.label()?, node.is_selected() == Some(true))))
            .collect()
    }

    fn selected_ids(&self) -> Vec<FragmentId> {
        self.app().session().selection().in_order(self.placement())
    }
}

/// How a fragment begins.
fn begins(placement: &Placement, id: FragmentId) -> String {
    let fragment = placement.fragment(id).unwrap();
    let text = fragment_text(placement.text(id.source), &fragment.spans);
    text.chars().take(12).collect()
}

fn unplaced(placement: &Placement) -> usize {
    let fragments = placement.fragments();
    fragments
        .filter(|(_, fragment)| fragment.standing == Standing::Unplaced)
        .count()
}

#[test]
fn a_page_is_proposed_and_accepted_in_one_step_that_is_undone() {
    let mut window = Window::suggested();
    let before = window.placement().clone();
    assert_eq!(
        window.articles(),
        0,
        "nothing is placed before it is accepted"
    );
    let proposed = recolumn::words::grouped(before.ledger().unplaced);
    window
        .harness
        .get_by_role_and_label(Widget::Button, &format!("{proposed} proposed"));
    window
        .harness
        .get_by_role_and_label(Widget::Button, "0 unplaced");
    let lanes = window.harness.query_all_by_role(Widget::List);
    let lanes = lanes.filter(|lane| {
        let name = lane.accesskit_node().label();
        name.is_some_and(|name| name.contains(", proposed: "))
    });
    assert!(lanes.count() > 1);
    let title = &beginnings(&window)[1];
    let said = window.said_of(title);
    assert!(
        said.iter()
            .any(|said| said.contains("proposed for article")),
        "{said:?}"
    );

    window.button("Accept all");
    assert!(window.articles() > 1);
    assert_eq!(unplaced(window.placement()), 0);
    window.harness.get_by_label("nothing lost");
    window.press(COMMAND, Key::Z);
    assert!(window.placement() == &before, "one undo takes it back");
    window.press(COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(unplaced(window.placement()), 0);
    window.press(COMMAND, Key::Z);
    window.press(COMMAND, Key::Enter);
    assert_eq!(unplaced(window.placement()), 0, "Ctrl+Enter accepts, too");
    window.press(COMMAND, Key::G);
    assert!(window.app().session().suggestion().is_none());
    assert_eq!(unplaced(window.placement()), 0, "what was accepted stays");
}

impl Window {
    /// The filters of the page panel, with their counts, and which one is chosen.
    fn filters(&self) -> Vec<(String, bool)> {
        let tabs = self.harness.query_all_by_role(Widget::Tab);
        let chosen = Some(egui::accesskit::Toggled::True);
        tabs.map(|tab| tab.accesskit_node())
            .filter_map(|node| Some((node.label()?, node.toggled() == chosen)))
            .collect()
    }

    /// The beginnings of the rows of the page panel, from top to bottom.
    fn rows(&self) -> Vec<String> {
        let list = self.harness.get_by_role_and_label(Widget::List, "Page");
        let right = list.rect().right();
        let cards = self.harness.query_all_by_role(Widget::ListItem);
        let cards = cards.filter(|card| card.rect().center().x < right);
        cards
            .filter_map(|card| card.accesskit_node().label())
            .collect()
    }
}

#[test]
fn what_is_only_proposed_is_counted_as_proposed_everywhere() {
    let mut window = Window::sample();
    let names = |window: &Window| -> Vec<String> {
        let filters = window.filters();
        filters.into_iter().map(|(name, _)| name).collect()
    };
    let all = window.placement().fragment_count();
    let fresh = names(&window);
    let wanted = [
        format!("All {all}"),
        format!("Unplaced {all}"),
        "Discarded 0".into(),
    ];
    assert_eq!(fresh, wanted);
    window.press(COMMAND, Key::G);
    let suggestion = window.app().session().suggestion().unwrap();
    let discards = suggestion.proposal.discards.clone();
    assert!(!discards.is_empty());
    let counts = |proposed: usize, discarded: usize| {
        [
            format!("All {all}"),
            "Unplaced 0".into(),
            format!("Proposed {proposed}"),
            format!("Discarded {discarded}"),
        ]
    };
    assert_eq!(names(&window), counts(all, 0));
    window.button("0 discarded");
    assert!(window.filters()[3].1, "{:?}", window.filters());
    window.harness.get_by_label_contains("Nothing is discarded");

    // What is proposed is one click away in both, and what would be discarded stands first.
    let characters = window.placement().ledger().unplaced;
    window.button(&format!(
        "{} proposed",
        recolumn::words::grouped(characters)
    ));
    assert!(window.filters()[2].1);
    let first = begins(window.placement(), discards[0].fragment);
    assert!(window.rows()[0].starts_with(&first), "{:?}", window.rows());

    window.act(Action::AcceptPart(discards[0].fragment));
    window.wait();
    assert_eq!(names(&window), counts(all - 1, 1));
    let gone = window.placement().ledger().discarded;
    window.button(&format!("{gone} discarded"));
    assert_eq!(window.rows().len(), 1);
    window.press(COMMAND, Key::Enter);
    assert_eq!(names(&window), counts(0, discards.len()));

    // Without a suggestion nothing is filtered by what is proposed.
    window.button("0 proposed");
    window.press(COMMAND, Key::G);
    assert!(window.filters()[0].1 && window.filters().len() == 3);
}

#[test]
fn what_is_below_the_line_stays_open() {
    let mut window = Window::suggested();
    let doubts = window.app().session().doubts().to_vec();
    let middle = doubts[doubts.len() / 2].confidence.value();
    let line = (middle * 100.0).ceil() / 100.0;
    window.act(Action::SetLine(line));
    window.wait();
    let sure = doubts.iter().filter(|it| it.confidence.value() >= line);
    let sure = sure.count();
    let name = format!("Accept the {sure} sure");
    let button = window.harness.get_by_role_and_label(Widget::Button, &name);
    let possible = !button.accesskit_node().is_disabled();
    assert_eq!(possible, sure > 0);
    let before = unplaced(window.placement());
    window.press(COMMAND | Modifiers::SHIFT, Key::Enter);
    assert_eq!(unplaced(window.placement()), before - sure);
    if sure > 0 {
        window.press(COMMAND, Key::Z);
        assert_eq!(unplaced(window.placement()), before);
    }
    window.act(Action::SetLine(0.0));
    window.button(&format!("Accept the {before} sure"));
    assert_eq!(unplaced(window.placement()), 0);
}

#[test]
fn the_line_is_moved_by_its_slider() {
    let mut window = Window::suggested();
    let line = window.app().session().line();
    let slider = "Sure from, in percent";
    window
        .harness
        .get_by_role_and_label(Widget::Slider, slider)
        .focus();
    window.settle();
    window.key(Key::ArrowRight);
    window.key(Key::ArrowRight);
    let moved = window.app().session().line();
    assert!(moved > line, "{line} {moved}");
}

#[test]
fn doubts_are_walked_from_the_least_certain_and_back() {
    let mut window = Window::suggested();
    let doubts: Vec<FragmentId> = {
        let doubts = window.app().session().doubts();
        doubts.iter().map(|doubt| doubt.fragment).collect()
    };
    for doubt in &doubts[..3] {
        window.press(Modifiers::NONE, Key::N);
        assert_eq!(window.selected_ids(), [*doubt]);
        let answers = window.answers();
        let chosen = answers.iter().filter(|(_, chosen)| *chosen);
        assert_eq!(chosen.count(), 1, "{answers:?}");
    }
    window.press(Modifiers::SHIFT, Key::N);
    assert_eq!(window.selected_ids(), [doubts[1]]);

    // An answer goes on to the next doubt.
    window.press(Modifiers::NONE, Key::Enter);
    let placement = window.placement();
    let standing = &placement.fragment(doubts[1]).unwrap().standing;
    assert_ne!(*standing, Standing::Unplaced);
    assert_ne!(window.selected_ids(), [doubts[1]]);
    window.press(COMMAND, Key::Z);
    let standing = &window.placement().fragment(doubts[1]).unwrap().standing;
    assert_eq!(*standing, Standing::Unplaced);
}

#[test]
fn the_doubt_that_is_looked_at_is_in_sight_however_quickly_it_was_come_to() {
    let mut window = Window::suggested();
    let count = window.app().session().doubts().len();
    for frames in [1, 2, 5] {
        for _ in 0..count / 3 {
            window.harness.key_press(Key::N);
            window.harness.run_steps(frames);
        }
        window.harness.run_steps(16);
        let [doubt] = window.selected_ids()[..] else {
            panic!("one doubt is looked at");
        };
        let list = window.place(Widget::List, "Page");
        let name = begins(window.placement(), doubt);
        let row = window.card(&name, true);
        assert!(list.contains_rect(row), "{name}: {row:?} in {list:?}");
        let proposal = &window.app().session().suggestion().unwrap().proposal;
        if proposal.discards.iter().all(|gone| gone.fragment != doubt) {
            let card = window.card(&name, false);
            let sight = egui::Rect::from_min_max(
                egui::pos2(list.right(), 150.0),
                egui::pos2(1280.0 - 320.0, 752.0),
            );
            assert!(sight.contains_rect(card), "{name}: {card:?}");
        }
    }
}

impl Window {
    /// Goes through the doubts to one that has several answers: the end, and what is proposed.
    fn walk_to_choice(&mut self) -> (FragmentId, FragmentId) {
        for _ in 0..40 {
            self.press(Modifiers::NONE, Key::N);
            let doubt = self.app().session().doubt().unwrap().clone();
            if let About::Link {
                left: Some(left), ..
            } = doubt.about
                && self.answers().len() > 1
            {
                return (left, doubt.fragment);
            }
        }
        panic!("no doubt has several answers");
    }

    /// What stands right after a fragment in its article.
    fn follower(&self, fragment: FragmentId) -> Option<FragmentId> {
        let mut articles = self.placement().articles();
        articles.find_map(|article| {
            let at = article.position(fragment)?;
            Some(article.parts.get(at + 1)?.fragment)
        })
    }
}

#[test]
fn what_comes_next_is_taken_by_enter_or_by_digit() {
    let mut window = Window::suggested();
    let before = window.placement().clone();
    let (end, proposed) = window.walk_to_choice();
    let answers = window.answers();
    assert!(
        answers[0].1 && answers[0].0.starts_with("1, "),
        "{answers:?}"
    );
    assert!(
        answers[0].0.contains(&begins(&before, proposed)),
        "{answers:?}"
    );
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.follower(end), Some(proposed));
    window.press(COMMAND, Key::Z);
    assert!(window.placement() == &before, "taking is one step");

    let (end, _) = window.walk_to_choice();
    let second = window.answers()[1].0.clone();
    window.press(Modifiers::NONE, Key::Num2);
    let taken = window.follower(end).unwrap();
    let text = begins(window.placement(), taken);
    assert!(second.contains(&text), "{second}: {text}");
    window.press(COMMAND, Key::Z);
    assert!(window.placement() == &before);

    // The arrows choose, Enter takes what is chosen.
    let (end, _) = window.walk_to_choice();
    window.press(Modifiers::NONE, Key::ArrowDown);
    let answers = window.answers();
    assert!(answers[1].1 && !answers[0].1, "{answers:?}");
    window.press(Modifiers::NONE, Key::Enter);
    let text = begins(window.placement(), window.follower(end).unwrap());
    assert!(answers[1].0.contains(&text), "{answers:?}: {text}");
}

#[test]
fn what_comes_after_any_card_is_asked_with_w() {
    let mut window = Window::suggested();
    let (_, proposed) = window.walk_to_choice();
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::W);
    assert_eq!(window.app().session().focused_end(), Some(proposed));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.articles(), 0, "asking places nothing");
}

#[test]
fn a_rejected_answer_is_not_proposed_again_until_it_is_undone() {
    let mut window = Window::suggested();
    let (end, proposed) = window.walk_to_choice();
    let first = window.answers()[0].0.clone();
    let text = begins(window.placement(), proposed);
    window.press(Modifiers::NONE, Key::R);
    assert!(window.placement().is_rejected(end, proposed));
    let answers = window.answers();
    assert!(
        !answers.is_empty(),
        "something else is proposed after {first}"
    );
    assert!(
        answers.iter().all(|answer| !answer.0.contains(&text)),
        "{answers:?}"
    );
    window.press(COMMAND, Key::Z);
    assert!(!window.placement().is_rejected(end, proposed));
}

#[test]
fn one_card_and_one_article_are_accepted_by_name() {
    let mut window = Window::suggested();
    let proposal = window
        .app()
        .session()
        .suggestion()
        .unwrap()
        .proposal
        .clone();
    let index = proposal
        .articles
        .iter()
        .position(|article| article.parts.len() > 2)
        .unwrap();
    let count = proposal.articles[index].parts.len();
    window.button(&format!("Accept article {}: {count} fragments", index + 1));
    assert_eq!(window.articles(), 1);
    assert_eq!(window.article(1).len(), count);
    window.press(COMMAND, Key::Z);

    // A click on a proposed card, then Enter: it is placed with what it follows.
    let part = &proposal.articles[index].parts[1];
    let name = begins(window.placement(), part.fragment);
    let card = window.card(&name, false);
    window.click(card, Modifiers::NONE);
    window.press(Modifiers::NONE, Key::Enter);
    let standing = &window.placement().fragment(part.fragment).unwrap().standing;
    assert!(matches!(standing, Standing::InArticle(_)), "{standing:?}");
}

#[test]
fn keys_do_nothing_to_proposals_while_a_field_has_the_keyboard() {
    let mut window = Window::suggested();
    let before = window.placement().clone();
    window.keys(COMMAND, Key::L);
    window.harness.get_by_label("Path of the file").focus();
    window.settle();
    for key in [Key::N, Key::R, Key::W, Key::Num1] {
        window.key(key);
    }
    assert!(window.placement() == &before);
    assert!(window.app().session().doubt().is_none());
    window.key(Key::Escape);
    window.press(Modifiers::NONE, Key::N);
    assert!(window.app().session().doubt().is_some());
}

#[test]
fn proposals_are_whole_at_every_size_in_both_themes() {
    for size in [[720.0, 540.0], [1280.0, 800.0], [2560.0, 1440.0]] {
        let page = super::pages::project("tests/pages/rows-english.txt");
        let mut window = Window::of(&page, size);
        window.press(COMMAND, Key::G);
        for theme in [egui::Theme::Dark, egui::Theme::Light] {
            window.harness.ctx.set_theme(theme);
            window.press(Modifiers::NONE, Key::N);
            window
                .harness
                .get_by_role_and_label(Widget::Button, "Next doubt");
            window
                .harness
                .get_by_role_and_label(Widget::Button, "Accept all");
            window.harness.get_by_label("nothing lost");
        }
    }
}
