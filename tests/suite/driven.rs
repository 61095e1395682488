//! The window without a screen, and what a person can do in it: look at what a screen reader says,
//! move the mouse, press keys.

use std::path::Path;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{Placement, fragment_text};
use recolumn::session::Action;
use recolumn::window::App;

use super::pages::project;

/// A window with a page open, and what a person can do in it.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Option<App>>,
}

impl Window {
    pub(crate) fn of(page: &Path, size: [f32; 2]) -> Self {
        let paths = vec![page.to_owned()];
        Self::made(size, move |ctx| App::new(ctx, paths.clone()))
    }

    /// A window whose program is made so.
    pub(crate) fn made(size: [f32; 2], make: impl Fn(&egui::Context) -> App + 'static) -> Self {
        let paint = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| make(ui.ctx()));
            app.finish_jobs(ui.ctx());
            app.think(ui.ctx());
            app.paint(ui);
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(40)
            .with_step_dt(1.0 / 60.0)
            .with_theme(egui::Theme::Light)
            // A page read in a wrong encoding shows characters that no font has.
            .allow_missing_glyphs()
            .build_ui_state(paint, None);
        let mut window = Self { harness };
        window.settle();
        window
    }

    pub(crate) fn sample() -> Self {
        Self::of(&project("assets/sample/page.txt"), [1280.0, 800.0])
    }

    /// Lets a few frames pass.
    pub(crate) fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    /// Waits until what is proposed is about the page as it is.
    pub(crate) fn solve(&mut self) {
        self.settle();
        let app = self.harness.state_mut().as_mut().unwrap();
        app.finish_suggesting();
        self.settle();
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state().as_ref().unwrap()
    }

    pub(crate) fn placement(&self) -> &Placement {
        self.app().session().placement().unwrap()
    }

    /// The texts of the parts of an article, title and all.
    pub(crate) fn article(&self, number: usize) -> Vec<String> {
        let placement = self.placement();
        let article = placement.articles().nth(number - 1).unwrap();
        let text = |id: recolumn::document::FragmentId| {
            fragment_text(
                placement.text(id.source),
                &placement.fragment(id).unwrap().spans,
            )
        };
        article
            .parts
            .iter()
            .map(|part| text(part.fragment))
            .collect()
    }

    pub(crate) fn articles(&self) -> usize {
        self.placement().articles().len()
    }

    /// The rectangle of a card: on the page if `left`, else among the articles.
    pub(crate) fn card(&self, begins: &str, on_page: bool) -> Rect {
        let page = self
            .harness
            .get_by_role_and_label(Widget::List, "Page")
            .rect();
        self.harness
            .query_all_by_role(Widget::ListItem)
            .filter(|node| {
                node.accesskit_node()
                    .label()
                    .is_some_and(|l| l.starts_with(begins))
            })
            .map(|node| node.rect())
            .find(|rect| (rect.center().x < page.right()) == on_page)
            .unwrap_or_else(|| panic!("there is no card {begins}"))
    }

    pub(crate) fn place(&self, role: Widget, name: &str) -> Rect {
        self.harness.get_by_role_and_label(role, name).rect()
    }

    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.drag_at(from);
        self.harness.hover_at(from + vec2(12.0, 4.0));
        self.harness.hover_at(from.lerp(to, 0.5));
        self.harness.hover_at(to);
        self.settle();
        self.harness.drop_at(to);
        self.settle();
    }

    pub(crate) fn click(&mut self, rect: Rect, modifiers: Modifiers) {
        self.harness.hover_at(rect.center());
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let pos = rect.center();
            let click = egui::Event::PointerButton {
                pos,
                button,
                pressed,
                modifiers,
            };
            self.harness.event_modifiers(click, modifiers);
        }
        self.settle();
    }

    /// Does something that has no key, as if the person had asked for it.
    pub(crate) fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().as_mut().unwrap().act(&ctx, action);
        self.settle();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Walks down to the card that begins so.
    pub(crate) fn walk_to(&mut self, begins: &str) {
        self.key(Key::Home);
        for _ in 0..200 {
            if self.selected().iter().any(|text| text.starts_with(begins)) {
                return;
            }
            self.key(Key::ArrowDown);
        }
        panic!("the arrows do not come to {begins}");
    }

    pub(crate) fn selected(&self) -> Vec<String> {
        let placement = self.placement();
        let ids = self.app().session().selection().in_order(placement);
        let text = |id: recolumn::document::FragmentId| {
            fragment_text(
                placement.text(id.source),
                &placement.fragment(id).unwrap().spans,
            )
        };
        ids.into_iter().map(text).collect()
    }
}

pub(crate) const COMMAND: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};

/// How the first fragments of the sample page begin.
pub(crate) fn beginnings(window: &Window) -> Vec<String> {
    let placement = window.placement();
    let texts = placement.fragments().map(|(id, fragment)| {
        fragment_text(placement.text(id.source), &fragment.spans)
            .chars()
            .take(12)
            .collect()
    });
    texts.collect()
}
