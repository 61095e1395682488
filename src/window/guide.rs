//! The guide: a few words at a time, in a bubble that points at what they are about.
//!
//! It begins by itself once, when somebody opens the sample page for the first time, and else from
//! the menu. It goes on when the person has done what it speaks of, or presses Next; it can be
//! skipped at any time, and nothing waits for it. Where what it points at is not in sight (a folded
//! panel, a narrow window), the bubble stands at the lower edge and points at nothing.

use egui::{Align2, Area, Context, Frame, Id, Order, Pos2, Rect, RichText, Shape, Stroke, Ui};
use egui::{pos2, vec2};

use super::scene::Scene;
use super::theme::{Tokens, measure, size};
use crate::document::Deed;
use crate::session::{Action, Origin, Session};

/// Width of the words in the bubble, in points.
const WIDTH: f32 = 280.0;
/// How far the bubble stands from what it points at.
const APART: f32 = 14.0;
/// Distance from the edges of the window.
const MARGIN: f32 = 12.0;

/// What the guide speaks of, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The page as it came.
    Page,
    /// The place for a new article.
    NewArticle,
    /// The button that proposes the page.
    Suggest,
    /// What comes next, and why.
    Next,
    /// The bar that accepts.
    Accept,
    /// The count of every character.
    Ledger,
}

impl Stage {
    const ALL: [Self; 6] = [
        Self::Page,
        Self::NewArticle,
        Self::Suggest,
        Self::Next,
        Self::Accept,
        Self::Ledger,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::Page => "guide-page",
            Self::NewArticle => "guide-new-article",
            Self::Suggest => "guide-suggest",
            Self::Next => "guide-next",
            Self::Accept => "guide-accept",
            Self::Ledger => "guide-ledger",
        }
    }

    fn number(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(0)
    }

    fn after(self) -> Option<Self> {
        Self::ALL.get(self.number() + 1).copied()
    }

    /// True if the person has done what it speaks of since it was shown.
    fn is_done(self, then: &State, now: &State) -> bool {
        match self {
            Self::NewArticle => now.articles > then.articles,
            Self::Suggest => now.suggesting,
            Self::Next => now.steps > then.steps && now.suggesting,
            Self::Accept => now.steps > then.steps && now.accepted,
            Self::Page | Self::Ledger => false,
        }
    }
}

/// What the guide looks at to see whether something was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    articles: usize,
    steps: usize,
    suggesting: bool,
    /// The last step accepted what was proposed.
    accepted: bool,
}

impl State {
    fn of(session: &Session) -> Self {
        let Some(work) = session.work() else {
            return Self::default();
        };
        let document = work.document();
        Self {
            articles: document.placement().articles().len(),
            steps: document.steps().len(),
            suggesting: session.is_suggesting(),
            accepted: matches!(session.last_step(), Some(Deed::Accepted { .. })),
        }
    }
}

/// The guide, shown or not.
#[derive(Default)]
pub(crate) struct Guide {
    /// What it speaks of now, and how things were when that was shown first.
    at: Option<(Stage, State)>,
    /// It begins as soon as the sample page is open.
    waits: bool,
    /// Where in this frame that is what it speaks of.
    target: Option<Rect>,
}

impl Guide {
    /// Says where something is that the guide may speak of.
    pub(crate) fn is_at(&mut self, stage: Stage, rect: Rect) {
        if self.at.is_some_and(|(at, _)| at == stage) {
            self.target = Some(rect);
        }
    }
}

/// Begins the guide, on the sample page.
pub(crate) fn start(scene: &mut Scene<'_>) {
    scene.view.guide.at = None;
    scene.view.guide.waits = true;
    if !is_sample(scene.session) {
        scene.push(Action::OpenSample);
    }
}

fn is_sample(session: &Session) -> bool {
    let first = session.work().and_then(|work| work.pages().first());
    first.is_some_and(|page| page.origin == Origin::Sample)
}

/// Shows the bubble, if the guide is shown.
pub(crate) fn guide_ui(scene: &mut Scene<'_>, ctx: &Context) {
    let is_sample = is_sample(scene.session);
    let (guide, settings) = (&mut scene.view.guide, &mut scene.view.settings);
    let target = guide.target.take();
    if !is_sample {
        guide.at = None;
        return;
    }
    let now = State::of(scene.session);
    if guide.waits || settings.guide_waits {
        (guide.waits, settings.guide_waits) = (false, false);
        guide.at = Some((Stage::Page, now));
        ctx.request_repaint();
        return;
    }
    let Some((stage, then)) = guide.at else {
        return;
    };
    if stage.is_done(&then, &now) {
        guide.at = stage.after().map(|next| (next, now));
        // Where that is is known in the next frame.
        ctx.request_repaint();
        return;
    }
    let in_the_way = scene.view.front.is_some()
        || scene.view.dialog.is_some()
        || scene.view.cutting.is_some()
        || scene.session.question().is_some();
    if in_the_way {
        return;
    }
    match bubble_ui(scene, ctx, stage, target) {
        Some(Said::Next) => scene.view.guide.at = stage.after().map(|next| (next, now)),
        Some(Said::Skip) => scene.view.guide.at = None,
        None => return,
    }
    scene.view.wants_focus = scene.view.cursor.is_some();
    ctx.request_repaint();
}

/// What the person said to the guide.
enum Said {
    Next,
    Skip,
}

fn bubble_ui(scene: &Scene<'_>, ctx: &Context, stage: Stage, target: Option<Rect>) -> Option<Said> {
    let window = ctx.content_rect();
    let id = Id::unique("guide bubble");
    // How high the words are shows only when they are laid out: the frame before knows.
    let high: f32 = ctx.data(|data| data.get_temp(id)).unwrap_or(120.0);
    let (at, tip) = place(stage, target, window, high);
    let area = Area::new(id).order(Order::Middle).fixed_pos(at);
    let area = area.accessible_name(scene.say("do-guide"));
    let mut said = None;
    let shown = area.show(ctx, |ui| {
        let tokens = Tokens::of(ui);
        let frame = Frame::new()
            .fill(tokens.card)
            .stroke(Stroke::new(1.5, tokens.ink))
            .corner_radius(measure::CORNER_LANE)
            .inner_margin(egui::Margin::same(PADDING));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            said = contents_ui(scene, ui, stage);
        });
    });
    let rect = shown.response.rect;
    if (rect.height() - high).abs() > 0.5 {
        ctx.data_mut(|data| data.insert_temp(id, rect.height()));
        ctx.request_repaint();
    }
    if let Some(tip) = tip {
        let painter = ctx.layer_painter(shown.response.layer_id);
        let dark = ctx.theme() == egui::Theme::Dark;
        arrow(&painter, rect, tip, dark);
    }
    said
}

/// Room around the words in the bubble.
const PADDING: i8 = 12;

/// Where the bubble's corner goes, and the point that its tip points at.
fn place(stage: Stage, target: Option<Rect>, window: Rect, high: f32) -> (Pos2, Option<Pos2>) {
    let wide = WIDTH + 2.0 * f32::from(PADDING) + 2.0;
    let size = vec2(wide, high);
    // The count at the bottom is not covered.
    let inside = window.shrink(MARGIN);
    let inside = inside.with_max_y(window.bottom() - measure::LEDGER - 4.0);
    let keep = |at: Pos2| {
        let most = inside.max - size;
        pos2(
            at.x.clamp(inside.left(), most.x.max(inside.left())),
            at.y.clamp(inside.top(), most.y.max(inside.top())),
        )
    };
    let Some(target) = target.map(|target| target.intersect(window)) else {
        let at = Align2::CENTER_BOTTOM.align_size_within_rect(size, inside);
        return (keep(at.min), None);
    };
    let (corner, tip) = match stage {
        // To the right of it.
        Stage::Page | Stage::NewArticle => {
            let y = (target.top() + 64.0).min(target.center().y);
            (
                pos2(target.right() + APART, y - 24.0),
                pos2(target.right(), y),
            )
        }
        // Below it.
        Stage::Suggest | Stage::Accept => {
            let x = target.center().x;
            (
                pos2(x - wide / 2.0, target.bottom() + APART),
                pos2(x, target.bottom()),
            )
        }
        // To the left of it.
        Stage::Next => {
            let y = (target.top() + 40.0).min(target.center().y);
            (
                pos2(target.left() - APART - wide, y - 24.0),
                pos2(target.left(), y),
            )
        }
        // Above it.
        Stage::Ledger => {
            let x = (target.left() + 160.0).min(target.center().x);
            (
                pos2(x - wide / 2.0, target.top() - APART - high),
                pos2(x, target.top()),
            )
        }
    };
    let corner = keep(corner);
    // Pushed back into the window, it may lie over what it points at.
    let over = Rect::from_min_size(corner, size).contains(tip);
    (corner, (!over).then_some(tip))
}

/// The tip of the bubble: a small triangle at its edge.
fn arrow(painter: &egui::Painter, bubble: Rect, tip: Pos2, dark: bool) {
    let tokens = Tokens::for_theme(dark);
    let base = bubble.clamp(tip);
    let along = if (tip.x - base.x).abs() > (tip.y - base.y).abs() {
        vec2(0.0, 7.0)
    } else {
        vec2(7.0, 0.0)
    };
    let towards = (tip - base) * 0.8;
    // Half of the bubble's edge lies inside; the base covers it.
    let inward = towards.normalized() * -1.5;
    let (one, two) = (base + along, base - along);
    let point = base + towards;
    let points = vec![one + inward, point, two + inward];
    painter.add(Shape::convex_polygon(points, tokens.card, Stroke::NONE));
    let edge = Stroke::new(1.5, tokens.ink);
    painter.line_segment([one, point], edge);
    painter.line_segment([point, two], edge);
}

fn contents_ui(scene: &Scene<'_>, ui: &mut Ui, stage: Stage) -> Option<Said> {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 10.0;
    let text = RichText::new(scene.say(stage.words())).size(size::BODY);
    let text = egui::Label::new(text.color(tokens.ink).line_height(Some(20.0))).wrap();
    let label = ui.add(text);
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let mut said = None;
    ui.horizontal(|ui| {
        let values = [
            ("number", (stage.number() + 1).into()),
            ("count", Stage::ALL.len().into()),
        ];
        let count = scene.words.with("guide-count", &values);
        ui.label(RichText::new(count).size(size::SMALL).color(tokens.ink3));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let last = stage.after().is_none();
            let go = if last { "guide-done" } else { "guide-go-on" };
            // The filled button of the window is another one: the guide points at it.
            if ui.button(scene.say(go)).clicked() {
                said = Some(Said::Next);
            }
            let skip = RichText::new(scene.say("guide-skip")).color(tokens.ink2);
            if !last && ui.add(egui::Button::new(skip).frame(false)).clicked() {
                said = Some(Said::Skip);
            }
        });
    });
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bubble_stays_in_the_window_and_points_from_outside() {
        for size in [
            vec2(720.0, 540.0),
            vec2(1280.0, 800.0),
            vec2(2560.0, 1440.0),
        ] {
            let window = Rect::from_min_size(Pos2::ZERO, size);
            for stage in Stage::ALL {
                for at in [
                    pos2(0.0, 44.0),
                    pos2(size.x - 200.0, 300.0),
                    pos2(300.0, size.y - 40.0),
                ] {
                    let target = Rect::from_min_size(at, vec2(200.0, 36.0));
                    let (corner, tip) = place(stage, Some(target), window, 140.0);
                    let bubble = Rect::from_min_size(corner, vec2(WIDTH + 26.0, 140.0));
                    assert!(window.contains_rect(bubble), "{stage:?} at {at:?}");
                    assert!(tip.is_none_or(|tip| !bubble.contains(tip)));
                }
                let (corner, tip) = place(stage, None, window, 140.0);
                assert!(window.contains(corner) && tip.is_none());
            }
        }
    }
}
