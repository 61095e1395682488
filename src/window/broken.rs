//! The last word of a program that broke: what became of the work, and where the report lies.
//!
//! The window is gone by then, so the system shows it, if it can; standard error has it in any case.

use std::path::Path;

use rfd::{MessageDialog, MessageLevel};

use super::settings::Settings;
use crate::words::{self, Words};

/// Shows it in the language of the system.
pub(super) fn tell(report: Option<&Path>) {
    let first = Settings::first(&sys_locale::get_locale().unwrap_or_default());
    let words = Words::of(first.language);
    let dialog = MessageDialog::new()
        .set_level(MessageLevel::Error)
        .set_title("recolumn")
        .set_description(words::broken(&words, report));
    let _ = dialog.show();
}
