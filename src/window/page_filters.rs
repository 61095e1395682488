//! What the page panel shows: all, what is left, what is proposed, what is discarded.
//!
//! The counts are those of the bar at the bottom, in fragments of this page instead of characters:
//! each fragment is in one of them, and what is only proposed is counted as proposed, whether it is
//! to go into an article or to be discarded. Where four words are too wide, the marks of that bar
//! stand for them.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::drag::{self, Landing};
use super::marks::Mark;
use super::page_panel::SIDE;
use super::paint;
use super::scene::{Filter, Scene};
use super::theme::{Tokens, measure, size};
use crate::words;

/// The least room around the words of a filter: with less they run into each other.
const LEAST_ROOM: f32 = 10.0;

/// One of the filters.
struct Tab {
    filter: Filter,
    mark: Mark,
    landing: Option<Landing>,
    /// The word and the count.
    name: String,
    /// What stands beside the mark, where there is no room for the word.
    number: String,
}

/// How the filters are written.
#[derive(Clone, Copy, PartialEq)]
enum Writing {
    Words,
    Marks,
}

/// The filters, which are places to drop on, too.
pub(super) fn filters_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let (bar, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::SEAM), Sense::hover());
    let bar = bar.shrink2(vec2(SIDE, 0.0));
    ui.painter().rect_filled(bar, measure::CORNER, tokens.app);
    let tabs = tabs(scene);
    let bare = |writing: Writing| -> Vec<f32> {
        let width = |tab: &Tab| match writing {
            Writing::Words => paint::width(ui, &tab.name, size::SMALL),
            Writing::Marks => tab.mark.room() + paint::width(ui, &tab.number, size::SMALL),
        };
        tabs.iter().map(width).collect()
    };
    let fits = |widths: &[f32]| {
        widths.iter().sum::<f32>() + LEAST_ROOM * widths.len() as f32 <= bar.width()
    };
    let (mut writing, mut widths) = (Writing::Words, bare(Writing::Words));
    if !fits(&widths) {
        (writing, widths) = (Writing::Marks, bare(Writing::Marks));
    }
    let taken: f32 = widths.iter().sum();
    let room = ((bar.width() - taken) / widths.len() as f32).max(0.0);
    let mut left = bar.left();
    for (tab, width) in tabs.iter().zip(widths) {
        let size = vec2(width + room, bar.height());
        let rect = Rect::from_min_size(pos2(left, bar.top()), size);
        left = rect.right();
        tab_ui(scene, ui, rect, tab, (writing, width));
    }
}

/// The filters that there are: what is proposed has one while something is.
fn tabs(scene: &Scene<'_>) -> Vec<Tab> {
    let layout = &scene.view.page_layout;
    let tab = |filter, id, mark, count: usize, landing| {
        let name = |number: String| scene.words.with(id, &[("count", number.into())]);
        Tab {
            filter,
            mark,
            landing,
            name: name(words::grouped(count as u64)),
            number: scene.words.rounded(count as u64),
        }
    };
    let (unplaced, discarded) = (Landing::Unplaced, Landing::Discarded);
    let mut tabs = vec![
        tab(Filter::All, "filter-all", Mark::None, layout.all, None),
        tab(
            Filter::Unplaced,
            "filter-unplaced",
            Mark::Empty,
            layout.unplaced,
            Some(unplaced),
        ),
    ];
    if scene.proposed.is_shown() {
        tabs.push(tab(
            Filter::Proposed,
            "filter-proposed",
            Mark::Hatched,
            layout.proposed,
            None,
        ));
    }
    tabs.push(tab(
        Filter::Discarded,
        "filter-discarded",
        Mark::Crossed,
        layout.discarded,
        Some(discarded),
    ));
    if let Some(all) = tabs.first_mut() {
        all.number = scene
            .words
            .with("filter-all", &[("count", all.number.clone().into())]);
    }
    tabs
}

fn tab_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect, tab: &Tab, (writing, width): (Writing, f32)) {
    let tokens = Tokens::of(ui);
    let chosen = scene.view.filter == tab.filter;
    let id = ui.scope_id().with("filter").with(tab.filter as u8);
    let mut response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, &tab.name));
    if writing == Writing::Marks {
        response = response.on_hover_text(&tab.name);
    }
    let landing = tab.landing;
    let dropping = landing.is_some_and(|landing| drag::offer(scene, ui, rect, landing));
    let inside = rect.shrink(2.0);
    if chosen || dropping {
        let edge = if dropping {
            Stroke::new(2.0, tokens.ink)
        } else {
            Stroke::new(1.0, tokens.line)
        };
        ui.painter()
            .rect(inside, 4, tokens.card, edge, StrokeKind::Inside);
    }
    if response.has_focus() {
        paint::focus_ring(ui, inside.shrink(2.0), 4);
    }
    let colour = if chosen || response.hovered() {
        tokens.ink
    } else {
        tokens.ink2
    };
    let mut at = rect.center() - vec2(width / 2.0, 0.0);
    let text = match writing {
        Writing::Words => &tab.name,
        Writing::Marks => {
            tab.mark.paint(ui, at);
            at.x += tab.mark.room();
            &tab.number
        }
    };
    paint::line(ui, at, egui::Align::Min, text, size::SMALL, colour);
    if response.clicked() {
        scene.view.filter = tab.filter;
    }
}
