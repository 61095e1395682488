//! A placement that remembers: undo and redo without end.
//!
//! Each step keeps the placement from before it. Placements share structure, so a step costs what
//! it changed, and no command needs an inverse.
//!
//! Nothing that was done is ever lost: if something new is done after steps were undone, those steps
//! are put aside on the new step, and can be brought back from there.

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
    aside: Vec<Branch>,
}

/// Steps that had been undone when something else was done; the next one to make again is the last.
type Branch = Vec<Step>;

impl Step {
    /// The branches that were put aside when this step was made: in each the steps that had been
    /// undone then, the next one to make again last.
    #[must_use]
    pub fn aside(&self) -> &[Vec<Self>] {
        &self.aside
    }
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
        let undone = std::mem::take(&mut self.redo);
        let aside = if undone.is_empty() {
            Vec::new()
        } else {
            vec![undone]
        };
        self.last_stamp += 1;
        let stamp = std::mem::replace(&mut self.stamp, self.last_stamp);
        self.undo.push(Step {
            deed,
            placement: before,
            stamp,
            aside,
        });
        self.undo
            .last()
            .map(|step| &step.deed)
            .ok_or(Refusal::NothingToDo)
    }

    /// How many steps were put aside by the last step that was made.
    #[must_use]
    pub fn put_aside(&self) -> usize {
        let branches = self.undo.last().map(|step| &step.aside);
        branches.map_or(0, |branches| branches.iter().map(Vec::len).sum())
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

    /// Goes to the state after so many steps, counted from the beginning over what is done and what
    /// is undone. How many steps it went: forth, or back if negative.
    pub fn go_to(&mut self, count: usize) -> isize {
        let mut went = 0;
        while self.undo.len() > count && self.undo().is_some() {
            went -= 1;
        }
        while self.undo.len() < count && self.redo().is_some() {
            went += 1;
        }
        went
    }

    /// Brings back a branch that was put aside on the step with this number (from 0, over what is
    /// done and what is undone), and goes to its end. The step and what follows it are put aside in
    /// turn. How many steps came back; none if there is no such branch.
    pub fn bring_back(&mut self, step: usize, branch: usize) -> usize {
        let later = self.undo.len() + self.redo.len();
        let there = match self.undo.get(step) {
            Some(found) => Some(found),
            None => (step < later).then(|| &self.redo[later - 1 - step]),
        };
        if there.is_none_or(|found| branch >= found.aside.len()) {
            return 0;
        }
        self.go_to(step);
        let mut instead = std::mem::take(&mut self.redo);
        let Some(displaced) = instead.last_mut() else {
            return 0;
        };
        let mut back = displaced.aside.remove(branch);
        let count = back.len();
        if let Some(first) = back.last_mut() {
            first.aside.push(instead);
        }
        self.redo = back;
        while self.redo().is_some() {}
        count
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
