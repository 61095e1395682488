//! A placement that remembers: undo and redo without end.
//!
//! Each step keeps the placement from before it. Placements share structure, so a step costs what
//! it changed, and no command needs an inverse.

use super::{Command, Deed, Placement, Refusal};

/// The work: where everything is now, and how it came there.
#[derive(Clone, Debug, Default)]
pub struct Document {
    now: Placement,
    stamp: u64,
    last_stamp: u64,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// One step that was made, with what it takes to go back (or forth) over it.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it did.
    pub deed: Deed,
    placement: Placement,
    stamp: u64,
}

impl Document {
    /// A document that starts with this placement.
    #[must_use]
    pub fn new(placement: Placement) -> Self {
        Self {
            now: placement,
            ..Self::default()
        }
    }

    /// Where everything is.
    #[must_use]
    pub fn placement(&self) -> &Placement {
        &self.now
    }

    /// A number that names this state: the same again after an undo and redo, another after any
    /// other change. What was saved with this stamp need not be saved again.
    #[must_use]
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Carries out a command as one step.
    ///
    /// # Errors
    /// The [`Refusal`] says why nothing was done.
    pub fn apply(&mut self, command: &Command) -> Result<&Deed, Refusal> {
        let (next, deed) = self.now.applied(command)?;
        debug_assert_eq!(
            super::find_fault(&next),
            None,
            "{command:?} broke an invariant"
        );
        let before = std::mem::replace(&mut self.now, next);
        self.redo.clear();
        self.last_stamp += 1;
        let stamp = std::mem::replace(&mut self.stamp, self.last_stamp);
        self.undo.push(Step {
            deed,
            placement: before,
            stamp,
        });
        self.undo
            .last()
            .map(|step| &step.deed)
            .ok_or(Refusal::NothingToDo)
    }

    /// Goes back one step; what it undid, or `None` at the beginning.
    pub fn undo(&mut self) -> Option<&Deed> {
        let step = self.undo.pop()?;
        let step = self.swap(step);
        self.redo.push(step);
        self.redo.last().map(|step| &step.deed)
    }

    /// Goes forth one step; what it did again, or `None` at the end.
    pub fn redo(&mut self) -> Option<&Deed> {
        let step = self.redo.pop()?;
        let step = self.swap(step);
        self.undo.push(step);
        self.undo.last().map(|step| &step.deed)
    }

    /// The steps that can be undone, the first made first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.undo
    }

    /// The steps that can be made again, the next one last.
    #[must_use]
    pub fn undone(&self) -> &[Step] {
        &self.redo
    }

    /// What the step remembers becomes now, and now is what the step remembers.
    fn swap(&mut self, mut step: Step) -> Step {
        std::mem::swap(&mut step.placement, &mut self.now);
        std::mem::swap(&mut step.stamp, &mut self.stamp);
        step
    }
}
