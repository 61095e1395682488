//! What a screen reader says of cards and answers: where each stands, how sure that is, and what an
//! answer would come after; in every language.

use egui::Key;
use egui::accesskit::Role as Widget;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{FragmentId, fragment_text};
use recolumn::window::{App, Settings};
use recolumn::words::{Language, Words};

use super::driven::{COMMAND, Window};
use super::pages::project;

/// How many characters of a text are its name.
const NAME: usize = 24;

impl Window {
    /// The sample page with all that is proposed, in a language.
    fn proposed_in(language: Language) -> Self {
        let page = project("assets/sample/page.txt");
        let mut window = Self::made([2400.0, 1400.0], move |ctx| {
            App::with_settings(ctx, Settings::first(language.tag()), vec![page.clone()])
        });
        window.keys(COMMAND, Key::G);
        window.solve();
        window
    }

    /// Name and description of everything of this role, from the left to the right.
    fn said(&self, role: Widget) -> Vec<(String, String)> {
        let mut all: Vec<_> = self.harness.query_all_by_role(role).collect();
        all.sort_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
        let said = all.iter().map(|node| {
            let node = node.accesskit_node();
            (node.label().unwrap(), node.description().unwrap())
        });
        said.collect()
    }

    fn text(&self, id: FragmentId) -> String {
        let placement = self.placement();
        let fragment = placement.fragment(id).unwrap();
        fragment_text(placement.text(id.source), &fragment.spans)
    }

    fn name(&self, id: FragmentId) -> String {
        let text = self.text(id);
        text.lines().next().unwrap().chars().take(NAME).collect()
    }
}

#[test]
fn a_card_says_where_it_would_go_and_whether_that_is_doubtful() {
    for language in Language::ALL {
        let window = Window::proposed_in(language);
        let words = Words::of(language);
        let suggestion = window.app().session().suggestion().unwrap();
        let line = suggestion.line;
        let cards = window.said(Widget::ListItem);
        let (mut sure, mut doubtful) = (0, 0);
        for (lane, article) in suggestion.proposal.articles.iter().enumerate() {
            for part in &article.parts {
                let name = window.name(part.fragment);
                let confidence = part.confidence.value();
                let doubt = if confidence < line { "yes" } else { "no" };
                let values = [
                    ("number", (lane + 1).into()),
                    (
                        "percent",
                        ((confidence * 100.0).round().clamp(1.0, 99.0) as usize).into(),
                    ),
                    ("doubt", doubt.into()),
                ];
                let place = words.with("place-proposed", &values);
                let says = |card: &&(String, String)| card.0 == name && card.1.ends_with(&place);
                match (cards.iter().any(|card| says(&card)), doubt) {
                    (true, "yes") => doubtful += 1,
                    (true, _) => sure += 1,
                    (false, _) => {
                        let here = cards.iter().find(|card| card.0 == name);
                        // Many are out of sight.
                        assert!(here.is_none(), "{language:?}: {place}: {here:?}");
                    }
                }
            }
        }
        assert!(
            sure > 10 && doubtful > 0,
            "{language:?}: {sure}, {doubtful}"
        );
    }
}

#[test]
fn a_card_says_where_it_stands_when_that_is_decided() {
    for language in Language::ALL {
        let mut window = Window::proposed_in(language);
        let words = Words::of(language);
        window.keys(COMMAND, Key::Enter);
        window.solve();
        let of = |id: FragmentId, end: String| {
            let name = window.name(id);
            let cards = window.said(Widget::ListItem);
            let said: Vec<_> = cards.iter().filter(|card| card.0 == name).collect();
            assert!(
                said.iter().any(|card| card.1.ends_with(&end)),
                "{end}: {said:?}"
            );
        };
        let first = window.placement().articles().next().unwrap();
        for (at, part) in first.parts.iter().take(3).enumerate() {
            let values = [("number", 1.into()), ("place", (at + 1).into())];
            of(part.fragment, words.with("place-article-at", &values));
            of(
                part.fragment,
                words.with("place-article", &[("number", 1.into())]),
            );
        }
    }
}

#[test]
fn an_answer_says_what_it_would_come_after_and_how_sure_that_is() {
    for language in Language::ALL {
        let mut window = Window::proposed_in(language);
        let words = Words::of(language);
        let mut seen = 0;
        for _ in 0..6 {
            window.key(Key::N);
            let answers = window.said(Widget::ListBoxOption);
            for (at, (name, about)) in answers.iter().enumerate() {
                let number = (at + 1).to_string();
                assert!(name.starts_with(&number) && name.contains('%'), "{name}");
                let ends: Vec<String> = window
                    .placement()
                    .fragments()
                    .map(|(id, _)| window.text(id).replace('\n', ""))
                    .map(|text| {
                        let skipped = text.chars().count().saturating_sub(NAME);
                        let tail: String = text.chars().skip(skipped).collect();
                        words.with("answer-after", &[("text", tail.into())])
                    })
                    .collect();
                if answers.len() > 1 {
                    assert!(ends.iter().any(|end| about.contains(end)), "{about}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 3, "{language:?}");
    }
}
