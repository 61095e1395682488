//! What every panel gets: the session to read, the words, the view to remember, a list for actions.
//!
//! Panels paint first and change nothing but the view. What the person wants done is pushed as an
//! action, and carried out after painting.

use std::collections::HashMap;

use super::asking::Asking;
use super::caret::CutSheet;
use super::clashes::Clashes;
use super::dialogs::Dialog;
use super::drag::Landing;
use super::find::Find;
use super::front::Front;
use super::guide::Guide;
use super::ledger_bar::Ribbon;
use super::lists::{LaneLayout, PageLayout};
use super::look::Look;
use super::page_list::PageList;
use super::panels::Panels;
use super::proposed::{LaneKey, Proposed};
use super::reading_panel::Reading;
use super::reveal::Reveal;
use super::settings::Settings;
use crate::document::{FragmentId, Placement};
use crate::session::{Action, Session, Work};
use crate::words::Words;

/// Everything a panel needs in one frame.
pub(crate) struct Scene<'a> {
    /// The program's state.
    pub session: &'a Session,
    /// What the program proposes.
    pub proposed: &'a Proposed,
    /// The words on screen.
    pub words: &'a Words,
    /// What the window remembers.
    pub view: &'a mut View,
    /// What the person wants done.
    pub actions: &'a mut Vec<Action>,
}

impl Scene<'_> {
    /// Wants something done after painting.
    pub(crate) fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// The words for an id.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }
}

/// The open work and where everything is, for panels that are shown only then.
#[derive(Clone, Copy)]
pub(crate) struct Open<'a> {
    /// The work.
    pub work: &'a Work,
    /// Where everything is.
    pub placement: &'a Placement,
}

/// What the window remembers from frame to frame and does not save.
#[derive(Default)]
pub(crate) struct View {
    /// What is kept for the next start. A language that was just chosen is spoken from the next
    /// frame on.
    pub settings: Settings,
    /// Which fragments the page panel shows.
    pub filter: Filter,
    /// The card that has the keyboard.
    pub cursor: Option<Cursor>,
    /// Take the keyboard to the cursor's card as soon as it is shown.
    pub wants_focus: bool,
    /// Bring this card into sight, in each panel that has it.
    pub reveal: Option<Reveal>,
    /// Select this once what is selected has been put away.
    pub select_next: Option<FragmentId>,
    /// Where the dragged cards would land if they were let go now.
    pub landing: Option<Landing>,
    /// Where they would have landed in the frame before: what is painted before the pointer's place
    /// is known goes by this.
    pub landed: Option<Landing>,
    /// How the window is to look from the next frame on.
    pub look: Vec<Look>,
    /// The sheet on which a fragment is cut.
    pub cutting: Option<CutSheet>,
    /// A cut that was just asked for: the sheet goes on after it.
    pub cutting_on: Option<(FragmentId, u32)>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What stands in front and is no dialog.
    pub front: Option<Front>,
    /// The guide for beginners.
    pub guide: Guide,
    /// The rows of the page panel.
    pub page_layout: PageLayout,
    /// The list of the pages.
    pub page_list: PageList,
    /// The cards of the lanes that were shown.
    pub lane_layouts: HashMap<LaneKey, LaneLayout>,
    /// Which seams of what was put together are wrong.
    pub clashes: Clashes,
    /// The titles of the articles whose names were shown.
    pub titles: HashMap<LaneKey, String>,
    /// The runs of the shown page for the ribbon.
    pub ribbon: Ribbon,
    /// The revision and the proposal that layouts and titles are of.
    layouts_of: (u64, u64),
    /// What the person is asked about, and which answer is chosen.
    pub asking: Asking,
    /// The article that is read.
    pub reading: Reading,
    /// What is looked for.
    pub find: Find,
    /// Which panels are folded.
    pub panels: Panels,
    /// Since when an older answer is shown while a newer one is worked out.
    pub stale_since: Option<f64>,
    /// When the notice that is shown appeared: its number and the time.
    pub notice: Option<(u64, f64)>,
}

/// Which fragments the page panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Filter {
    /// All.
    #[default]
    All,
    /// What is not decided yet.
    Unplaced,
    /// What is proposed, for an article or to be discarded.
    Proposed,
    /// What belongs to no article.
    Discarded,
}

/// A panel that holds cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pane {
    /// The page as it came.
    Page,
    /// The articles.
    Board,
}

/// The card that has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// In which panel.
    pub pane: Pane,
    /// Which fragment.
    pub fragment: FragmentId,
}

impl Cursor {
    /// The id of the card's widget.
    pub(crate) fn widget(self) -> egui::Id {
        egui::Id::unique((
            "card",
            self.pane,
            self.fragment.source.0,
            self.fragment.start,
        ))
    }
}

impl View {
    /// A view that begins with these settings.
    pub(crate) fn with(settings: Settings) -> Self {
        Self {
            panels: Panels::with_folded(&settings.folded),
            settings,
            ..Self::default()
        }
    }

    /// Forgets what was worked out for an earlier state of the document.
    pub(crate) fn forget_layouts_before(&mut self, revision: u64, proposed: &Proposed) {
        let of = (revision, proposed.version);
        if self.layouts_of != of {
            self.layouts_of = of;
            self.forget_layouts();
        }
    }

    /// Forgets what was worked out, as the words in it have changed.
    pub(crate) fn forget_layouts(&mut self) {
        self.lane_layouts.clear();
        self.titles.clear();
    }

    /// Moves the keyboard to a card and brings it into sight.
    pub(crate) fn go_to(&mut self, pane: Pane, fragment: FragmentId) {
        self.cursor = Some(Cursor { pane, fragment });
        self.wants_focus = true;
        self.reveal = Some(Reveal::of(fragment));
    }

    /// Brings the card with the keyboard into sight again after it was moved.
    pub(crate) fn reveal_cursor(&mut self) {
        if let Some(Cursor { fragment, .. }) = self.cursor {
            self.reveal = Some(Reveal::of(fragment));
            self.wants_focus = true;
        }
    }

    /// True if this card has the keyboard.
    pub(crate) fn is_cursor(&self, pane: Pane, fragment: FragmentId) -> bool {
        self.cursor == Some(Cursor { pane, fragment })
    }
}
