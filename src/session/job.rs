//! Work in the background: a thread, a share that is done, a way to stop it.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::lost::Looked;
use super::notice::Notice;
use super::opening::{Failure, OpenedFiles};
use super::{Again, Ending, Route, Watch};
use crate::document::SourceId;
use crate::save::{SaveError, Written};

/// Called when a job has something new; a window repaints then.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Reads files.
    Opening,
    /// Writes the saved file.
    Saving,
    /// Writes plain text.
    Exporting,
}

/// What a job brought.
pub(super) enum Outcome {
    Opened(Route, Result<OpenedFiles, Failure>),
    ReadAgain(SourceId, Again, Result<OpenedFiles, Failure>),
    Saved {
        path: PathBuf,
        stamp: u64,
        then: Option<Ending>,
        result: Result<Written, SaveError>,
    },
    Told(Notice),
    Looked(Looked),
}

/// A job that runs.
pub struct Job {
    /// What it does.
    pub kind: JobKind,
    done: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    outcome: Receiver<Outcome>,
}

impl Job {
    /// The share that is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to stop; it ends soon after.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// True if the job was asked to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Starts a job in a thread of its own.
    pub(super) fn start(
        kind: JobKind,
        wake: Wake,
        work: impl FnOnce(Watch<'_>) -> Outcome + Send + 'static,
    ) -> std::io::Result<Self> {
        let (sender, outcome) = channel();
        let (done, stop) = (
            Arc::new(AtomicU32::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let job = Self {
            kind,
            done: Arc::clone(&done),
            stop: Arc::clone(&stop),
            outcome,
        };
        let thread = std::thread::Builder::new().name("recolumn job".into());
        thread.spawn(move || {
            let mut watch = |share: f32| {
                done.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
                wake();
                if stop.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let outcome = work(&mut watch);
            // Nobody listens any more if the window closed meanwhile.
            let _ = sender.send(outcome);
            wake();
        })?;
        Ok(job)
    }

    /// What the job brought, once it is done.
    pub(super) fn outcome(&self) -> Progress {
        match self.outcome.try_recv() {
            Ok(outcome) => Progress::Done(outcome),
            Err(TryRecvError::Empty) => Progress::Running,
            Err(TryRecvError::Disconnected) => Progress::Lost,
        }
    }

    /// Waits for what the job brings; `None` if its thread broke.
    pub(super) fn wait(&self) -> Option<Outcome> {
        self.outcome.recv().ok()
    }
}

/// Whether a job is done.
pub(super) enum Progress {
    Running,
    Done(Outcome),
    Lost,
}
