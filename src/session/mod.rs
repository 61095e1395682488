//! The program without a window.
//!
//! A [`Session`] holds the open work, what is selected, the jobs that run in the background, the
//! notices to show, the question that waits for an answer, and what is proposed. It is changed by [`Action`]s only;
//! what it cannot do itself (show a dialog, close the window) it asks for as an [`Effect`]. The
//! window and the command line drive the same session.

mod action;
mod desktop;
mod dropping;
mod fault;
mod files;
mod finding;
mod job;
mod journal;
mod lost;
mod many;
mod notice;
mod opening;
mod selection;
mod state;
mod suggesting;
mod work;

pub use action::{Action, Again, Answer, Effect, Ending, ExportKind, Question, Route};
pub use desktop::wants_no_motion;
pub use dropping::{ShownGap, dropped};
pub use fault::{last_report, report_faults};
pub use finding::{Finding, Hit};
pub use job::{Job, JobKind};
pub use lost::LostWork;
pub use many::{cores, each_in_order};
pub use notice::Notice;
pub use opening::{
    Failure, LeftOut, OpenedFiles, Problem, Watch, open_bytes, open_files, sample_page,
};
pub use selection::Selection;
pub use state::Session;
pub use suggesting::Suggestion;
pub use work::{Origin, Page, Work};
