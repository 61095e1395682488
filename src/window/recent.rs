//! What was opened last, to open it again from the menu or the start screen.
//!
//! A saved work is one path; pages that were opened together are several, and open together again.
//! Whether a file is still there shows when it is opened: what is not found is forgotten then.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use egui::{Align, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::paint;
use super::scene::Scene;
use super::table::{self, Entry};
use super::theme::{Tokens, measure, size};
use crate::session::{Notice, Origin, Problem, Session, Work};

/// How many are remembered.
pub(crate) const MOST: usize = 8;

/// Height of a row on the start screen.
const ROW: f32 = 28.0;

/// What was opened last, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    works: Vec<Vec<PathBuf>>,
    /// The state of the session that was looked at last.
    seen: (u64, u64),
}

impl Recent {
    /// All of them, the newest first; none is empty.
    #[must_use]
    pub fn all(&self) -> &[Vec<PathBuf>] {
        &self.works
    }

    /// Files were opened (or a work was saved to one).
    pub fn opened(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() || self.works.first() == Some(&paths) {
            return;
        }
        self.works.retain(|work| *work != paths);
        self.works.insert(0, paths);
        self.works.truncate(MOST);
    }

    /// Forgets all.
    pub fn forget(&mut self) {
        self.works.clear();
    }

    /// Takes note of what is open now.
    pub(crate) fn look_at(&mut self, session: &Session) {
        let state = (session.revision(), session.notice_number());
        if std::mem::replace(&mut self.seen, state) == state {
            return;
        }
        if let Some(Notice::NotOpened(failure)) = session.notice()
            && failure.problem == Problem::File(ErrorKind::NotFound)
        {
            self.works.retain(|work| !work.contains(&failure.path));
        }
        self.opened(session.work().map(files).unwrap_or_default());
    }
}

impl FromIterator<Vec<PathBuf>> for Recent {
    /// In the order in which they were opened, the newest last.
    fn from_iter<All: IntoIterator<Item = Vec<PathBuf>>>(all: All) -> Self {
        let mut recent = Self::default();
        all.into_iter().for_each(|paths| recent.opened(paths));
        recent
    }
}

/// The files that open this work again; none for the sample page.
fn files(work: &Work) -> Vec<PathBuf> {
    if let Some(file) = work.file() {
        return vec![whole(file)];
    }
    let paths = work.pages().iter().map(|page| match &page.origin {
        Origin::File(path) => Some(whole(path)),
        Origin::Sample | Origin::Unknown => None,
    });
    paths.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The path from the root: the next start may be in another folder.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The name of a recent work: its first file's, and how many more there are.
pub(crate) fn name(scene: &Scene<'_>, index: usize) -> Option<String> {
    let paths = scene.view.settings.recent.all().get(index)?;
    let first = paths.first()?;
    let file = first.file_name().unwrap_or(first.as_os_str());
    let file = file.to_string_lossy();
    Some(match paths.len() {
        1 => file.into_owned(),
        count => scene.words.with(
            "recent-more",
            &[("file", file.into()), ("count", (count - 1).into())],
        ),
    })
}

/// The lines of the menu «Recent files».
pub(crate) fn recent_menu_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    ui.set_min_width(220.0);
    let count = scene.view.settings.recent.all().len();
    for index in 0..count {
        table::menu_line_ui(scene, ui, recent(index));
    }
    if count == 0 {
        ui.label(scene.say("recent-none"));
    }
    ui.separator();
    table::menu_line_ui(scene, ui, Entry::ForgetRecent);
}

/// The entry of a recent work.
pub(crate) fn recent(index: usize) -> Entry {
    Entry::Recent(u8::try_from(index).unwrap_or(u8::MAX))
}

/// The list on the start screen: as many as fit into `area`.
pub(crate) fn recent_list_ui(scene: &mut Scene<'_>, ui: &mut Ui, area: Rect) {
    let fit = ((area.height() - ROW) / ROW).floor().max(0.0) as usize;
    let count = scene.view.settings.recent.all().len().min(fit);
    if count == 0 {
        return;
    }
    let tokens = Tokens::of(ui);
    let at = pos2(area.left() + 12.0, area.top() + ROW / 2.0);
    let heading = scene.say("menu-recent");
    paint::line(ui, at, Align::Min, &heading, size::SMALL, tokens.ink3);
    for index in 0..count {
        let top = area.top() + ROW * (index + 1) as f32;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), ROW));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            row_ui(scene, ui, rect, index);
        });
    }
}

/// One recent work: its name, and the folder at the right.
fn row_ui(scene: &mut Scene<'_>, ui: &mut Ui, rect: Rect, index: usize) {
    let Some(name) = name(scene, index) else {
        return;
    };
    let tokens = Tokens::of(ui);
    let paths = &scene.view.settings.recent.all()[index];
    let path = paths.first().cloned().unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = folder.display().to_string();
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, measure::CORNER, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), measure::CORNER);
    }
    let room = rect.width() - 24.0;
    let shown = paint::beginning(ui, &name, size::BODY, room * 0.6);
    let middle = rect.center().y;
    let at = pos2(rect.left() + 12.0, middle);
    let end = paint::line(ui, at, Align::Min, &shown, size::BODY, tokens.ink);
    let left = rect.right() - 12.0 - end - 24.0;
    let folder = paint::ending(ui, &folder, size::SMALL, left);
    let at = pos2(rect.right() - 12.0, middle);
    paint::line(ui, at, Align::Max, &folder, size::SMALL, tokens.ink3);
    let tip = path.display().to_string();
    if response.on_hover_text(tip).clicked() {
        recent(index).perform(scene);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_once() {
        let path = |name: &str| vec![PathBuf::from(name)];
        let mut recent: Recent = ["a", "b", "a", "c"].map(path).into_iter().collect();
        assert_eq!(recent.all(), ["c", "a", "b"].map(path));
        recent.opened(Vec::new());
        assert_eq!(recent.all().len(), 3);
        for number in 0..20 {
            recent.opened(path(&number.to_string()));
        }
        assert_eq!(recent.all().len(), MOST);
        assert_eq!(recent.all()[0], path("19"));
        recent.forget();
        assert!(recent.all().is_empty());
    }
}
