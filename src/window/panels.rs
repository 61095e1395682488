//! Which panel stands where, how wide, and which are folded.
//!
//! The page is at the left, the articles are in the middle, the text to read is at the right with
//! what comes next under it. In a narrow window page and text share the left side as two tabs. A
//! side is dragged at its edge; it folds by a double click on the edge, by its key, and by dragging
//! it shut, and leaves a strip that a click unfolds.

use egui::{
    Align, CentralPanel, FocusDirection, Frame, Id, Layout, Margin, Panel, Rect, Sense, Stroke,
};
use egui::{StrokeKind, Ui, UiBuilder, vec2};

use super::asking;
use super::board::board_ui;
use super::icons;
use super::ledger_bar::ledger_bar_ui;
use super::next_panel::next_panel_ui;
use super::page_panel::page_panel_ui;
use super::paint;
use super::reading_panel::{self, reading_panel_ui};
use super::scene::{Open, Scene};
use super::start::start_ui;
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use super::top_bar::top_bar_ui;

/// Below this width of the window, page and text share the left side.
const NARROW: f32 = 1120.0;
/// Below this height of the window, fewer answers are shown at first.
const LOW: f32 = 720.0;
/// From this width on, panels begin as wide as they are drawn in the design.
const WIDE: f32 = 1360.0;
/// What is left of a folded side.
const FOLDED: f32 = 20.0;
/// The least height of the text that is read, with its head, and of the rows of the page.
const LEAST_TEXT: f32 = 236.0;
/// The least height of what comes next.
const LEAST_NEXT: f32 = 96.0;

/// A panel that can be folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// The page as it came.
    #[default]
    Page,
    /// The text to read.
    Reading,
}

impl Side {
    fn entry(self) -> Entry {
        match self {
            Self::Page => Entry::PagePanel,
            Self::Reading => Entry::ReadingPanel,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "panel-page",
            Self::Reading => "panel-reading",
        }
    }
}

/// By which names it is kept that the page, the text to read, or both are folded.
const KEPT: [&str; 3] = ["page", "reading", "both"];

/// Which panels are folded, and which of the two is shown where they share a side.
#[derive(Default)]
pub(crate) struct Panels {
    page_folded: bool,
    reading_folded: bool,
    /// Both share the left side, and it is folded.
    both_folded: bool,
    tab: Side,
    /// Both share the left side: a tab has the name of each.
    pub is_narrow: bool,
}

impl Panels {
    /// Panels of which those with these names are folded.
    pub(crate) fn with_folded(names: &[String]) -> Self {
        let is_folded = |name: &str| names.iter().any(|folded| folded == name);
        Self {
            page_folded: is_folded(KEPT[0]),
            reading_folded: is_folded(KEPT[1]),
            both_folded: is_folded(KEPT[2]),
            ..Self::default()
        }
    }

    /// The names of those that are folded.
    pub(crate) fn folded_names(&self) -> Vec<String> {
        let all = [self.page_folded, self.reading_folded, self.both_folded];
        let folded = KEPT.iter().zip(all).filter(|(_, folded)| *folded);
        folded.map(|(name, _)| (*name).to_owned()).collect()
    }

    /// Folds a panel, or shows it.
    pub(crate) fn toggle(&mut self, side: Side) {
        if self.is_narrow {
            let shown = !self.both_folded && self.tab == side;
            (self.both_folded, self.tab) = (shown, side);
            return;
        }
        let folded = self.folded(side);
        *folded = !*folded;
    }

    /// Sees to it that a panel is shown.
    pub(crate) fn show(&mut self, side: Side) {
        if self.is_narrow {
            (self.both_folded, self.tab) = (false, side);
        } else {
            *self.folded(side) = false;
        }
    }

    fn folded(&mut self, side: Side) -> &mut bool {
        match side {
            Side::Page => &mut self.page_folded,
            Side::Reading => &mut self.reading_folded,
        }
    }
}

/// Room that a panel has, to be filled later. The room at the edges has to be given away before the
/// board knows its own; but Tab and a screen reader go in the order in which things are painted, and
/// they are to come to the board before what stands right of it and below.
struct Reserved {
    rect: Rect,
    clip: Rect,
}

impl Reserved {
    /// All of the room that is left.
    fn all_of(ui: &mut Ui) -> Self {
        let (rect, clip) = (ui.max_rect(), ui.clip_rect());
        ui.expand_to_include_rect(rect);
        Self { rect, clip }
    }

    fn fill(self, ui: &mut Ui, name: impl egui::AsIdSalt, content: impl FnOnce(&mut Ui)) {
        let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(self.rect));
        inside.set_clip_rect(self.clip);
        content(&mut inside);
    }
}

/// Every panel, in reading order; where the board is.
pub(crate) fn panels_ui(scene: &mut Scene<'_>, ui: &mut Ui) -> Rect {
    let tokens = Tokens::of(ui);
    let bar = Frame::new()
        .fill(tokens.panel)
        .inner_margin(Margin::symmetric(8, 0));
    let top = Panel::top("bar")
        .exact_size(measure::TOP_BAR)
        .frame(bar)
        .show_separator_line(false);
    top.show(ui, |ui| top_bar_ui(scene, ui));
    let ledger = Panel::bottom("ledger")
        .exact_size(measure::LEDGER)
        .frame(bar)
        .show_separator_line(false);
    let ledger = ledger.show(ui, Reserved::all_of).inner;
    let work = scene.session.work();
    let open = work.map(|work| Open {
        work,
        placement: work.document().placement(),
    });
    let mut right = None;
    if let Some(open) = open {
        reading_panel::follow(scene, open);
        scene.view.asking.is_brief = ui.content_rect().height() < LOW;
        scene.view.panels.is_narrow = ui.content_rect().width() < NARROW;
        if scene.view.panels.is_narrow {
            shared_side_ui(scene, open, ui);
        } else {
            page_side_ui(scene, open, ui);
            right = Some(reading_side(scene, ui));
        }
    }
    let board = Frame::new().fill(tokens.app);
    let shown = CentralPanel::no_frame()
        .frame(board)
        .show(ui, |ui| match open {
            Some(open) => board_ui(scene, open, ui),
            None => start_ui(scene, ui),
        });
    let area = shown.response.rect;
    if let (Some(right), Some(open)) = (right, open) {
        let unfold = right.fill(scene, ui, |scene, ui| {
            let area = ui.max_rect();
            over_next_ui(scene, open, ui, (area, true), |scene, ui| {
                reading_panel_ui(scene, open, ui);
            });
        });
        scene.view.panels.reading_folded &= !unfold;
    }
    ledger.fill(ui, "ledger bar", |ui| ledger_bar_ui(scene, ui));
    let hair = Stroke::new(1.0, tokens.line);
    let whole = ui.max_rect();
    ui.painter()
        .hline(whole.x_range(), whole.top() + measure::TOP_BAR, hair);
    ui.painter()
        .hline(whole.x_range(), whole.bottom() - measure::LEDGER, hair);
    if open.is_some() {
        for x in [area.left(), area.right()] {
            ui.painter().vline(x, area.y_range(), hair);
        }
    }
    area
}

fn page_side_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let width = ui.content_rect().width();
    let wide = if width >= WIDE { 280.0 } else { 248.0 };
    let most = (width * 0.35).min(520.0);
    let panel = Panel::left("page")
        .default_size(wide)
        .size_range(216.0..=most);
    let mut is_open = !scene.view.panels.page_folded;
    let side = Shown::of(scene, ui, &mut is_open, ("page", panel, Side::Page));
    is_open |= side.fill(scene, ui, |scene, ui| page_panel_ui(scene, open, ui));
    scene.view.panels.page_folded = !is_open;
}

/// The side with the text, to be filled later.
fn reading_side(scene: &mut Scene<'_>, ui: &mut Ui) -> Shown {
    let width = ui.content_rect().width();
    let wide = if width >= WIDE { 392.0 } else { 360.0 };
    let most = (width * 0.4).min(640.0);
    let panel = Panel::right("reading")
        .default_size(wide)
        .size_range(320.0..=most);
    let mut is_open = !scene.view.panels.reading_folded;
    let side = Shown::of(scene, ui, &mut is_open, ("reading", panel, Side::Reading));
    scene.view.panels.reading_folded = !is_open;
    side
}

/// Page and text as two tabs of one side.
fn shared_side_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let most = (ui.content_rect().width() - 252.0).min(480.0);
    let panel = Panel::left("side")
        .default_size(320.0)
        .size_range(304.0..=most);
    let mut is_open = !scene.view.panels.both_folded;
    let tab = scene.view.panels.tab;
    let side = Shown::of(scene, ui, &mut is_open, ("side", panel, tab));
    is_open |= side.fill(scene, ui, |scene, ui| {
        let area = ui.max_rect();
        let tabs = area.with_max_y(area.top() + measure::PANEL_HEAD);
        tabs_ui(scene, ui, tabs);
        let reads = scene.view.panels.tab == Side::Reading;
        let below = area.with_min_y(tabs.bottom());
        over_next_ui(scene, open, ui, (below, reads), |scene, ui| match reads {
            true => reading_panel_ui(scene, open, ui),
            false => page_panel_ui(scene, open, ui),
        });
    });
    scene.view.panels.both_folded = !is_open;
}

/// A side with room for its panel, or folded to a strip.
struct Shown {
    room: Option<Reserved>,
    is_open: bool,
    is_right: bool,
    side: Side,
}

impl Shown {
    fn of(
        scene: &Scene<'_>,
        ui: &mut Ui,
        is_open: &mut bool,
        (name, panel, side): (&str, Panel, Side),
    ) -> Self {
        let frame = Frame::new().fill(Tokens::of(ui).panel);
        let is_right = matches!(side, Side::Reading) && !scene.view.panels.is_narrow;
        let strip = match (is_right, scene.view.panels.is_narrow) {
            (true, _) => Panel::right("reading folded"),
            (false, true) => Panel::left("side folded"),
            (false, false) => Panel::left("page folded"),
        };
        let strip = strip
            .exact_size(FOLDED)
            .frame(frame)
            .show_separator_line(false);
        let panel = panel.frame(frame).show_separator_line(false);
        let mut shown = Self {
            room: None,
            is_open: *is_open,
            is_right,
            side,
        };
        let edge = ui.scope_id().with(name).with("__resize");
        // What Shift+Tab goes back to has the keyboard from the beginning of a frame.
        pass_edge(ui, edge, FocusDirection::Previous);
        Panel::show_switched(ui, is_open, strip, panel, |ui, is_open| {
            shown.room = Some(Reserved::all_of(ui));
            shown.is_open = is_open;
        });
        pass_edge(ui, edge, FocusDirection::Next);
        shown
    }

    /// Paints it. True if a click unfolds it.
    fn fill(
        self,
        scene: &mut Scene<'_>,
        ui: &mut Ui,
        content: impl FnOnce(&mut Scene<'_>, &mut Ui),
    ) -> bool {
        let mut unfold = false;
        if let Some(room) = self.room {
            let name = if self.is_open { "side" } else { "strip" };
            let name = (name, self.is_right);
            room.fill(ui, name, |ui| match self.is_open {
                true => content(scene, ui),
                false => unfold = strip_ui(scene, ui, self.side, self.is_right),
            });
        }
        unfold
    }
}

/// The edge by which a side is dragged takes the keyboard, but knows no key: Tab goes past it, to
/// what comes before it or after it. (A side folds and unfolds by a key of its own.)
fn pass_edge(ui: &Ui, edge: Id, direction: FocusDirection) {
    ui.memory_mut(|memory| {
        if memory.focused() == Some(edge) {
            memory.surrender_focus(edge);
            memory.move_focus(direction);
        }
    });
}

/// What is left of a folded side. True if a click unfolds it.
fn strip_ui(scene: &Scene<'_>, ui: &Ui, side: Side, right: bool) -> bool {
    let tokens = Tokens::of(ui);
    let area = ui.max_rect();
    let response = ui.interact(area, ui.scope_id().with("unfold"), Sense::click());
    let name = scene.say(side.entry().word());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(area, 0, tokens.hover);
    }
    let place = Rect::from_center_size(area.center_top() + vec2(0.0, 20.0), vec2(16.0, 16.0));
    if response.has_focus() {
        paint::focus_ring(ui, place, measure::CORNER);
    }
    let icon = if right { icons::LEFT } else { icons::RIGHT };
    icon.paint(ui.painter(), place, tokens.ink2);
    response.on_hover_text(name).clicked()
}

/// The two tabs of a shared side.
fn tabs_ui(scene: &mut Scene<'_>, ui: &mut Ui, area: Rect) {
    let tokens = Tokens::of(ui);
    let builder = UiBuilder::new()
        .max_rect(area.shrink2(vec2(8.0, 6.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        for side in [Side::Page, Side::Reading] {
            let name = scene.say(side.name());
            let width = paint::width(ui, &name, size::BODY) + 24.0;
            let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
            let chosen = scene.view.panels.tab == side;
            response
                .widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, &name));
            if chosen {
                let edge = Stroke::new(1.0, tokens.line);
                let (corner, kind) = (measure::CORNER, StrokeKind::Inside);
                ui.painter().rect(rect, corner, tokens.card, edge, kind);
            } else if response.hovered() {
                ui.painter()
                    .rect_filled(rect, measure::CORNER, tokens.hover);
            }
            if response.has_focus() {
                paint::focus_ring(ui, rect.shrink(2.0), measure::CORNER);
            }
            let ink = if chosen { tokens.ink } else { tokens.ink2 };
            let at = rect.left_center() + vec2(12.0, 0.0);
            paint::line(ui, at, Align::Min, &name, size::BODY, ink);
            if response.clicked() {
                scene.view.panels.tab = side;
            }
        }
    });
    let hair = Stroke::new(1.0, tokens.line);
    ui.painter().hline(area.x_range(), area.bottom(), hair);
}

/// A panel over what comes next, which takes what it needs as long as enough is left.
fn over_next_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    (area, reads): (Rect, bool),
    content: impl FnOnce(&mut Scene<'_>, &mut Ui),
) {
    let tokens = Tokens::of(ui);
    let most = (area.height() - LEAST_TEXT).max(LEAST_NEXT);
    let height = scene.view.asking.needs.clamp(LEAST_NEXT, most).round();
    let split = area.bottom() - height;
    let mut within = |rect: Rect, content: &mut dyn FnMut(&mut Ui)| {
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.shrink_clip_rect(rect);
            content(ui);
        });
    };
    let mut content = Some(content);
    within(area.with_max_y(split), &mut |ui| {
        if let Some(content) = content.take() {
            content(scene, ui);
        }
    });
    // Where the text is read above, it is not shown once more.
    let asked = asking::subject(scene);
    let lane = asked.and_then(|id| scene.proposed.lane_of(id, open.placement));
    let is_read = reads && lane.is_some() && lane == scene.view.reading.lane;
    let roomy = !is_read && !scene.view.asking.is_brief;
    within(area.with_min_y(split), &mut |ui| {
        next_panel_ui(scene, open, ui, roomy);
    });
    let hair = Stroke::new(1.0, tokens.line);
    ui.painter().hline(area.x_range(), split, hair);
}
