//! Drops among proposed cards: what is dropped stands where it was dropped.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{By, FragmentId, RoleBy, Standing, fragment_text};

use super::driven::{COMMAND, Window};

impl Window {
    fn proposing() -> Self {
        let mut window = Self::sample();
        window.press_and_wait(COMMAND, Key::G);
        window
    }

    fn press_and_wait(&mut self, modifiers: Modifiers, key: Key) {
        self.keys(modifiers, key);
        self.solved();
    }

    fn solved(&mut self) {
        let app = self.harness.state_mut().as_mut().unwrap();
        app.finish_suggesting();
        self.settle();
    }

    fn text_of(&self, id: FragmentId) -> String {
        let placement = self.placement();
        let fragment = placement.fragment(id).unwrap();
        let text = fragment_text(placement.text(id.source), &fragment.spans);
        text.chars().take(14).collect()
    }

    /// The running text that is proposed for the article at this place, in order.
    fn proposed_texts(&self, article: usize) -> Vec<FragmentId> {
        let suggestion = self.app().session().suggestion().unwrap();
        let parts = suggestion.proposal.articles[article].parts.iter();
        let texts = parts.filter(|part| part.role.is_body());
        texts.map(|part| part.fragment).collect()
    }

    /// What stands in the first article.
    fn stands(&self) -> Vec<FragmentId> {
        let article = self.placement().articles().next().unwrap();
        article.parts.iter().map(|part| part.fragment).collect()
    }

    /// Drags a card of the page right under a card among the articles.
    fn drop_under(&mut self, what: FragmentId, above: FragmentId) {
        let (what, above) = (self.text_of(what), self.text_of(above));
        let (from, under) = (self.card(&what, true), self.card(&above, false));
        self.drag(from.center(), pos2(under.center().x, under.bottom() - 2.0));
        self.solved();
    }
}

#[test]
fn a_card_dropped_between_two_proposed_ones_stands_between_them() {
    let mut window = Window::proposing();
    let texts = window.proposed_texts(0);
    let other = window.proposed_texts(1)[1];
    let before = window.placement().clone();
    window.drop_under(other, texts[1]);
    let stands = window.stands();
    let at = stands.iter().position(|&id| id == other).unwrap();
    assert_eq!(stands[at - 1], texts[1], "behind the card above the gap");
    let article = window.placement().articles().next().unwrap();
    assert_eq!(article.parts[at].by, By::User);
    assert!(matches!(article.parts[at - 1].by, By::Suggestion(_)));
    assert!(
        stands.len() < texts.len(),
        "what the place does not depend on is proposed still"
    );
    let role_by = window.placement().fragment(other).unwrap().role_by;
    assert_eq!(role_by, RoleBy::Guess, "a drop says nothing of what it is");

    // In the column it stands there, too, and what was below it is below it.
    let card = |window: &Window, id| window.card(&window.text_of(id), false).top();
    assert!(card(&window, texts[1]) < card(&window, other));
    window.press_and_wait(COMMAND, Key::Z);
    assert!(window.placement() == &before, "one step of undo");
}

#[test]
fn a_card_dropped_behind_placed_ones_accepts_nothing() {
    let mut window = Window::proposing();
    let other = window.proposed_texts(1)[1];
    let name = window.text_of(window.proposed_texts(0)[0]);
    let card = window.card(&name, false);
    window.click(card, Modifiers::NONE);
    window.press_and_wait(Modifiers::NONE, Key::Enter);
    let stood = window.stands();
    let last = *stood.last().unwrap();
    window.drop_under(other, last);
    let mut wanted = stood;
    wanted.push(other);
    assert_eq!(window.stands(), wanted);
}

#[test]
fn a_column_that_is_only_proposed_says_that_the_drop_is_for_it() {
    let mut window = Window::proposing();
    let title = {
        let suggestion = window.app().session().suggestion().unwrap();
        let article = &suggestion.proposal.articles[0];
        article.parts[0].fragment
    };
    let first = window.proposed_texts(0)[0];
    let other = window.proposed_texts(1)[1];
    let (what, under) = (window.text_of(other), window.text_of(first));
    let (from, card) = (window.card(&what, true), window.card(&under, false));
    // Over the first card: right under the head.
    window.drag(from.center(), pos2(card.center().x, card.top() + 2.0));
    window.solved();
    let stands = window.stands();
    assert_eq!(stands.last(), Some(&other));
    assert!(
        stands.contains(&title),
        "it is in the article of that title"
    );
    let standing = &window.placement().fragment(first).unwrap().standing;
    assert_eq!(*standing, Standing::Unplaced);
    let lists = window.harness.query_all_by_role(Widget::List);
    let names: Vec<String> = lists
        .filter_map(|list| list.accesskit_node().label())
        .collect();
    let title = window.text_of(title);
    let named = |name: &&String| name.contains(&title);
    assert_eq!(names.iter().filter(named).count(), 1, "{names:?}");
}
