//! The system's file dialog, off the window's thread.
//!
//! Where there is no dialog to be had (no portal, no helper program), it answers at once as if it
//! had been cancelled. A person cannot cancel that fast, so then the path field is shown instead.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

/// Faster than any person cancels, slower than any dialog fails to open.
const TOO_FAST: Duration = Duration::from_millis(400);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Files to read.
    Files,
    /// One file to write.
    SaveFile,
    /// A folder to write into.
    Folder,
}

/// A dialog that is open.
pub(crate) struct Picker {
    answer: Receiver<Vec<PathBuf>>,
    since: Instant,
}

/// How a dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    /// It is still open.
    Open,
    /// The person chose these.
    Paths(Vec<PathBuf>),
    /// The person chose nothing.
    Cancelled,
    /// There is no dialog on this system.
    Unavailable,
}

impl Picker {
    /// Opens a dialog. `name` is proposed for a file to write.
    pub(crate) fn open(ctx: &Context, title: String, wanted: Wanted, name: String) -> Self {
        let (sender, answer) = channel();
        let ctx = ctx.clone();
        let ask = move || {
            let dialog = rfd::FileDialog::new().set_title(title);
            let picked = match wanted {
                Wanted::Files => dialog.pick_files(),
                Wanted::SaveFile => dialog
                    .set_file_name(name)
                    .save_file()
                    .map(|path| vec![path]),
                Wanted::Folder => dialog.pick_folder().map(|path| vec![path]),
            };
            // Nobody listens any more if the window closed meanwhile.
            let _ = sender.send(picked.unwrap_or_default());
            ctx.request_repaint();
        };
        // Without a thread there is no sender either, which reads as «unavailable» below.
        let _ = std::thread::Builder::new()
            .name("file dialog".into())
            .spawn(ask);
        Self {
            answer,
            since: Instant::now(),
        }
    }

    /// What takes the place of a dialog where there are none.
    pub(crate) fn none() -> Self {
        let (_, answer) = channel();
        Self {
            answer,
            since: Instant::now(),
        }
    }

    /// How it stands.
    pub(crate) fn poll(&self) -> Picked {
        match self.answer.try_recv() {
            Err(TryRecvError::Empty) => Picked::Open,
            Err(TryRecvError::Disconnected) => Picked::Unavailable,
            Ok(paths) if !paths.is_empty() => Picked::Paths(paths),
            Ok(_) if self.since.elapsed() < TOO_FAST => Picked::Unavailable,
            Ok(_) => Picked::Cancelled,
        }
    }
}
