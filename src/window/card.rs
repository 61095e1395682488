//! A fragment as a card: what it shows, what it says to a screen reader, what a hand does with it.
//!
//! The same hand works in both panels: a click selects, with Ctrl or Cmd it adds, with Shift it
//! extends; a drag carries the selection; a double click opens the sheet for cutting; the second
//! button opens the menu.

use egui::{
    Event, Modifiers, Rect, Response, Role as Widget, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2,
};

use super::caret::CutSheet;
use super::drag::Dragged;
use super::find::found_line_ui;
use super::next_panel::percent;
use super::paint;
use super::reveal::Reveal;
use super::scene::{Cursor, Open, Pane, Scene};
use super::table;
use super::theme::{Tokens, measure, size};
use crate::document::{
    ArticleId, Fragment, FragmentId, Placement, Role, Standing, fragment_beginning, fragment_ending,
};
use crate::session::Action;
use crate::words::{self, grouped};

/// How many bytes are looked at to show how a fragment begins or ends: more than a card is wide.
const ENDS: usize = 240;

/// How a fragment begins.
pub(crate) fn beginning(placement: &Placement, id: FragmentId, fragment: &Fragment) -> String {
    fragment_beginning(placement.text(id.source), &fragment.spans, ENDS)
}

/// How a fragment ends.
pub(crate) fn ending(placement: &Placement, id: FragmentId, fragment: &Fragment) -> String {
    fragment_ending(placement.text(id.source), &fragment.spans, ENDS)
}

/// A card on its way to the screen.
pub(crate) struct Card<'a> {
    /// Which fragment.
    pub id: FragmentId,
    /// The fragment.
    pub fragment: &'a Fragment,
    /// What it is, or is proposed to be.
    pub role: Role,
    /// How sure the proposal is that stands for it; `None` if none is shown.
    pub proposed: Option<f64>,
    /// The panel that it is in.
    pub pane: Pane,
    /// It says which page it is from: its article has fragments of several.
    pub says_page: bool,
    /// Its number on the page, or in its article, from 1.
    pub number: usize,
    /// Every fragment of the list it is in, in order: what Shift extends over.
    pub siblings: &'a dyn Fn() -> Vec<FragmentId>,
}

impl Card<'_> {
    /// Makes the card a thing that can be clicked, dragged, focused and read aloud.
    pub(crate) fn interact(
        &self,
        scene: &mut Scene<'_>,
        open: Open<'_>,
        ui: &Ui,
        rect: Rect,
    ) -> Response {
        let cursor = Cursor {
            pane: self.pane,
            fragment: self.id,
        };
        let (id, sense) = (cursor.widget(), Sense::click_and_drag());
        let response = match scene.view.cursor == Some(cursor) {
            true => ui.interact(rect, id, sense),
            false => paint::interact_in_sight(ui, rect, id, sense),
        };
        self.describe(scene, open, ui, &response);
        self.focus(scene, ui, &response);
        self.click(scene, ui, &response);
        // In a long frame the pointer may be on another card already: what it pressed was not that.
        let pressed = ui.input(|input| input.pointer.press_origin());
        if response.drag_started() && pressed.is_none_or(|at| rect.contains(at)) {
            self.pick_up(scene, open, &response);
        }
        let selection = scene.session.selection();
        let selected = selection.contains(self.id);
        response.context_menu(|ui| {
            if !selected {
                scene.push(Action::Select(self.id));
            }
            scene.view.cursor = Some(Cursor {
                pane: self.pane,
                fragment: self.id,
            });
            table::card_menu_ui(scene, ui);
        });
        if response.double_clicked() {
            scene.view.cutting = CutSheet::new(open.placement, self.id);
        }
        response
    }

    /// The edge and ground of a card in this state.
    pub(crate) fn paint_ground(&self, scene: &Scene<'_>, ui: &Ui, rect: Rect, response: &Response) {
        let tokens = Tokens::of(ui);
        let corner = measure::CORNER;
        let dragged = Dragged::now(ui.ctx()).is_some_and(|dragged| dragged.0.contains(&self.id));
        if dragged {
            paint::dashed(ui, rect.shrink(0.5), Stroke::new(1.0, tokens.edge));
            return;
        }
        let (fill, edge) = if scene.session.selection().contains(self.id) {
            (tokens.select, tokens.ink)
        } else if response.hovered() {
            (tokens.hover, tokens.edge)
        } else {
            (tokens.card, tokens.line)
        };
        let lively = edge != tokens.line;
        if self.proposed.is_some() && !lively {
            paint::dashed(ui, rect.shrink(0.5), Stroke::new(1.0, tokens.mid));
        } else {
            let edge = Stroke::new(1.0, edge);
            ui.painter()
                .rect(rect, corner, fill, edge, StrokeKind::Inside);
        }
        if response.has_focus() {
            paint::focus_ring(ui, rect, corner);
        }
    }

    /// The two lines of a folded card, or the one line of a head, and what stands at the right.
    pub(crate) fn paint_text(
        &self,
        scene: &Scene<'_>,
        open: Open<'_>,
        ui: &Ui,
        rect: Rect,
        left: f32,
    ) {
        let tokens = Tokens::of(ui);
        let stands_out = self.fragment.standing == Standing::Unplaced || self.pane == Pane::Board;
        let ink = if stands_out && self.proposed.is_none() {
            tokens.ink
        } else {
            tokens.ink2
        };
        let right = rect.right() - 10.0;
        let two_lines = rect.height() > 40.0;
        let mark = self.mark(scene, two_lines);
        let mark = match self.page_mark(scene) {
            Some(page) => format!("{page} · {mark}"),
            None => mark,
        };
        let mark_y = if two_lines {
            rect.bottom() - 17.0
        } else {
            rect.center().y
        };
        let mark_at = pos2(right, mark_y);
        paint::line(
            ui,
            mark_at,
            egui::Align::Max,
            &mark,
            size::TINY,
            tokens.ink3,
        );
        let mark_width = paint::width(ui, &mark, size::TINY) + 8.0;
        let begins = beginning(open.placement, self.id, self.fragment);
        let line = |y: f32, text: &str, colour| {
            paint::line(
                ui,
                pos2(left, y),
                egui::Align::Min,
                text,
                size::BODY,
                colour,
            );
        };
        let first_y = if two_lines {
            rect.top() + 17.0
        } else {
            rect.center().y
        };
        let width = right - left - if two_lines { 0.0 } else { mark_width };
        let place = (pos2(left, first_y), width);
        let is_found = self.pane == Pane::Page
            && found_line_ui(scene, open, ui, place, (self.id, ink)).is_some();
        if is_found && !two_lines {
            return;
        }
        if !two_lines {
            line(
                rect.center().y,
                &paint::beginning(ui, &begins, size::BODY, width),
                ink,
            );
            return;
        }
        let first = paint::beginning(ui, &begins, size::BODY, right - left);
        if !is_found {
            line(first_y, &first, ink);
        }
        let second = rect.bottom() - 17.0;
        if matches!(self.role, Role::Paragraph | Role::Caption) && first != begins {
            let ends = ending(open.placement, self.id, self.fragment);
            let width = right - left - mark_width;
            line(
                second,
                &paint::ending(ui, &ends, size::BODY, width),
                tokens.ink2,
            );
        } else {
            let role = words::role(scene.words, self.role);
            paint::line(
                ui,
                pos2(left, second),
                egui::Align::Min,
                &role,
                size::TINY,
                tokens.ink3,
            );
        }
    }

    /// What stands at the right of a card: the count where there is a second line to name the role,
    /// else the role, by its key where it has one. In place of the count stands how sure a doubtful
    /// proposal is.
    fn mark(&self, scene: &Scene<'_>, two_lines: bool) -> String {
        let doubtful = self.proposed.filter(|&sure| sure < scene.proposed.line);
        if let Some(sure) = doubtful
            && (two_lines || matches!(self.role, Role::Paragraph | Role::Caption))
        {
            let percent = percent(sure).into();
            return scene.words.with("percent-of", &[("percent", percent)]);
        }
        match self.role {
            _ if two_lines => grouped(u64::from(self.fragment.solid)),
            Role::Paragraph | Role::Caption => grouped(u64::from(self.fragment.solid)),
            Role::Title => "T".into(),
            Role::Byline => "B".into(),
            Role::Heading => "H".into(),
            Role::RunningHead => scene.say("mark-running-head"),
            Role::Note => scene.say("mark-note"),
            Role::Subtitle => words::role(scene.words, self.role),
        }
    }

    /// From which page it is, where it says so.
    fn page_mark(&self, scene: &Scene<'_>) -> Option<String> {
        let page = (self.id.source.index() + 1).into();
        self.says_page
            .then(|| scene.words.with("mark-page", &[("page", page)]))
    }

    fn describe(&self, scene: &Scene<'_>, open: Open<'_>, ui: &Ui, response: &Response) {
        let begins = beginning(open.placement, self.id, self.fragment);
        let name: String = begins.chars().take(24).collect();
        response.widget_info(|| WidgetInfo::labeled(Widget::ListItem, true, &name));
        let (words, number) = (scene.words, self.number);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let about = words.with(
                "card-about",
                &[
                    ("number", number.into()),
                    ("role", words::role(words, self.role).into()),
                    ("count", self.fragment.solid.into()),
                    ("place", self.place(scene, open).into()),
                ],
            );
            let about = match self.says_page {
                true => {
                    let page = (self.id.source.index() + 1).into();
                    let values = [("about", about.into()), ("page", page)];
                    words.with("card-about-page", &values)
                }
                false => about,
            };
            node.set_description(about);
            node.set_selected(scene.session.selection().contains(self.id));
            node.set_position_in_set(number.saturating_sub(1));
        });
    }

    fn place(&self, scene: &Scene<'_>, open: Open<'_>) -> String {
        let words = scene.words;
        match &self.fragment.standing {
            Standing::Unplaced => self.proposed_place(scene),
            Standing::Discarded(reason) => {
                let reason = words::reason(words, reason);
                words.with("place-discarded", &[("reason", reason.into())])
            }
            Standing::InArticle(id) => {
                let number = open.placement.article_index(*id).unwrap_or(0) + 1;
                let Some(place) = self.place_in(open, *id) else {
                    return words.with("place-article", &[("number", number.into())]);
                };
                let values = [("number", number.into()), ("place", place.into())];
                words.with("place-article-at", &values)
            }
        }
    }

    /// Which part of an article it is, from 1; in a column, the number of the card says so already.
    fn place_in(&self, open: Open<'_>, article: ArticleId) -> Option<usize> {
        let article = open.placement.article(article);
        let mut parts = article.filter(|_| self.pane == Pane::Page)?.parts.iter();
        Some(parts.position(|part| part.fragment == self.id)? + 1)
    }

    /// Where an unplaced card would go.
    fn proposed_place(&self, scene: &Scene<'_>) -> String {
        let Some(sure) = self.proposed else {
            return scene.say("place-unplaced");
        };
        let percent = percent(sure).into();
        let doubt = if sure < scene.proposed.line {
            "yes"
        } else {
            "no"
        };
        if let Some((lane, _)) = scene.proposed.proposed_part(self.id) {
            let number = (lane + 1).into();
            let values = [
                ("number", number),
                ("percent", percent),
                ("doubt", doubt.into()),
            ];
            return scene.words.with("place-proposed", &values);
        }
        let discard = scene.proposed.discard(self.id);
        let reason = discard.map(|discard| words::reason(scene.words, &discard.reason));
        let values = [
            ("reason", reason.unwrap_or_default().into()),
            ("percent", percent),
            ("doubt", doubt.into()),
        ];
        scene.words.with("place-proposed-discard", &values)
    }

    fn focus(&self, scene: &mut Scene<'_>, ui: &Ui, response: &Response) {
        if scene.view.is_cursor(self.pane, self.id) && scene.view.wants_focus {
            response.request_focus();
            scene.view.wants_focus = false;
        }
        // The focus may have come by Tab, by a screen reader or by the toolkit's own ways.
        let came = response.has_focus() && !scene.view.is_cursor(self.pane, self.id);
        if came && !scene.view.wants_focus {
            scene.view.cursor = Some(Cursor {
                pane: self.pane,
                fragment: self.id,
            });
            scene.push(Action::Select(self.id));
        }
        if response.has_focus() && !egui::Popup::is_any_open(ui.ctx()) {
            // The arrows walk the cards here, and are not to walk the widgets as well.
            let arrows = egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
    }

    fn click(&self, scene: &mut Scene<'_>, ui: &Ui, response: &Response) {
        if !response.clicked() {
            return;
        }
        response.request_focus();
        let modifiers = modifiers_of_click(ui);
        let anchor = scene.session.selection().anchor();
        scene.view.cursor = Some(Cursor {
            pane: self.pane,
            fragment: self.id,
        });
        scene.view.reveal = Some(Reveal::of(self.id));
        if modifiers.command {
            scene.push(Action::Toggle(self.id));
        } else if modifiers.shift
            && let Some(anchor) = anchor
        {
            scene.push(Action::SelectAll(stretch(
                &(self.siblings)(),
                anchor,
                self.id,
            )));
        } else {
            scene.push(Action::Select(self.id));
        }
        if let Standing::InArticle(article) = self.fragment.standing {
            scene.push(Action::Choose(article));
        }
    }

    fn pick_up(&self, scene: &mut Scene<'_>, open: Open<'_>, response: &Response) {
        let selection = scene.session.selection();
        let carried = if selection.contains(self.id) {
            selection.in_order(open.placement)
        } else {
            scene.push(Action::Select(self.id));
            vec![self.id]
        };
        response.dnd_set_drag_payload(Dragged(carried));
    }
}

/// What was held when the button was let go. At the end of a long frame it may be held no more.
fn modifiers_of_click(ui: &Ui) -> Modifiers {
    ui.input(|input| {
        let mut released = input.events.iter().rev().filter_map(|event| match event {
            Event::PointerButton {
                pressed: false,
                modifiers,
                ..
            } => Some(*modifiers),
            _ => None,
        });
        released.next().unwrap_or(input.modifiers)
    })
}

/// The fragments from one to the other, whichever comes first; just the second if the first is not
/// in the list.
pub(crate) fn stretch(list: &[FragmentId], from: FragmentId, to: FragmentId) -> Vec<FragmentId> {
    let place = |wanted| list.iter().position(|&id| id == wanted);
    match (place(from), place(to)) {
        (Some(from), Some(to)) => list
            .get(from.min(to)..=from.max(to))
            .unwrap_or_default()
            .to_vec(),
        _ => vec![to],
    }
}
