//! Proposals while a person works: solved in the background, and again after each change.
//!
//! One solve runs at a time, in a thread of its own. If the document changes meanwhile, its answer
//! is dropped and the next solve begins; what was shown before stays until then, and says that it
//! is not fresh. What depends on the texts alone is kept from one solve to the next. While nothing
//! is wanted, nothing runs. Whoever asks only what comes after an end gets the answers of the same
//! solve; the page is not proposed by that.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::notice::Notice;
use super::state::Session;
use crate::document::{Command, FragmentId, Placement, Refusal, Standing};
use crate::suggest::{About, Doubt, Prepared, Proposal};

/// Where the line stands at first, above which everything is accepted at once.
const FIRST_LINE: f64 = 0.5;

/// What is proposed for the open work.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Articles, roles, order, and what to discard.
    pub proposal: Arc<Proposal>,
    /// False while the document is another one than the proposal is about: it is being solved.
    pub fresh: bool,
    /// The line, from 0 to 1: what is surer can be accepted at once.
    pub line: f64,
}

/// What a session knows about proposals.
pub(super) struct Suggesting {
    /// Answers are wanted: for the whole page, or for ends of text.
    wanted: bool,
    /// The whole page is to be proposed.
    page: bool,
    line: f64,
    shown: Option<Suggestion>,
    doubts: Vec<Doubt>,
    prepared: Option<Arc<Prepared>>,
    running: Option<Solve>,
    /// The doubts that were looked at and left, in that order.
    passed: Vec<FragmentId>,
    doubt: Option<FragmentId>,
    focus: Option<FragmentId>,
}

/// A solve that runs, and the stamp of the document that it is for.
struct Solve {
    stamp: u64,
    answer: Receiver<Answer>,
}

struct Answer {
    prepared: Arc<Prepared>,
    proposal: Arc<Proposal>,
    doubts: Vec<Doubt>,
}

impl Default for Suggesting {
    fn default() -> Self {
        Self {
            wanted: false,
            page: false,
            line: FIRST_LINE,
            shown: None,
            doubts: Vec::new(),
            prepared: None,
            running: None,
            passed: Vec::new(),
            doubt: None,
            focus: None,
        }
    }
}

/// What is proposed.
impl Session {
    /// What is proposed for the open work, once it is wanted and solved.
    #[must_use]
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.outlook().filter(|_| self.suggesting.page)
    }

    /// What may come after ends of text, once that is wanted and solved: also while the page is not
    /// proposed.
    #[must_use]
    pub fn outlook(&self) -> Option<&Suggestion> {
        self.suggesting.shown.as_ref()
    }

    /// True while an answer is worked out.
    #[must_use]
    pub fn is_solving(&self) -> bool {
        self.suggesting.running.is_some()
    }

    /// True from the wish for proposals until they are stopped, also while the first is solved.
    #[must_use]
    pub fn is_suggesting(&self) -> bool {
        self.suggesting.page
    }

    /// Where the line stands as long as nobody has moved it.
    #[must_use]
    pub fn default_line() -> f64 {
        FIRST_LINE
    }

    /// The line above which everything can be accepted at once, from 0 to 1.
    #[must_use]
    pub fn line(&self) -> f64 {
        self.suggesting.line
    }

    /// Everything that is proposed and not decided, least certain first.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        if self.suggesting.page {
            &self.suggesting.doubts
        } else {
            &[]
        }
    }

    /// The doubt that is looked at.
    #[must_use]
    pub fn doubt(&self) -> Option<&Doubt> {
        let fragment = self.suggesting.doubt?;
        let mut doubts = self.doubts().iter();
        doubts.find(|doubt| doubt.fragment == fragment)
    }

    /// The end of text for which it is asked what comes next.
    #[must_use]
    pub fn focused_end(&self) -> Option<FragmentId> {
        self.suggesting.focus
    }

    /// Waits until what is proposed is about the document as it is; for the command line and tests.
    pub fn finish_suggesting(&mut self) {
        while let Some(solve) = self.suggesting.running.take() {
            let answer = solve.answer.recv().ok();
            self.take_answer(solve.stamp, answer);
        }
    }
}

/// Solving.
impl Session {
    pub(super) fn suggest_page(&mut self) {
        if self.work.is_some() && !self.suggesting.page {
            self.suggesting.page = true;
            self.revision += 1;
            self.want_answers();
        }
    }

    /// Works answers out from now on.
    fn want_answers(&mut self) {
        if !self.suggesting.wanted {
            self.suggesting.wanted = true;
            self.suggest_again();
        }
    }

    pub(super) fn stop_suggesting(&mut self) {
        let kept = self.suggesting.prepared.take();
        self.forget_suggestions();
        self.suggesting.prepared = kept;
    }

    /// Forgets all that is about the open work; the line stays.
    pub(super) fn forget_suggestions(&mut self) {
        self.suggesting = Suggesting {
            line: self.suggesting.line,
            ..Suggesting::default()
        };
        self.revision += 1;
    }

    pub(super) fn set_line(&mut self, line: f64) {
        if (0.0..=1.0).contains(&line) {
            self.suggesting.line = line;
            if let Some(shown) = &mut self.suggesting.shown {
                shown.line = line;
            }
        }
    }

    /// The document has changed: what was decided is no doubt any more, and the rest is solved
    /// again around it.
    pub(super) fn suggest_again(&mut self) {
        let Some(work) = self.work.as_ref().filter(|_| self.suggesting.wanted) else {
            return;
        };
        let placement = work.document.placement();
        let suggesting = &mut self.suggesting;
        suggesting
            .doubts
            .retain(|doubt| is_open(placement, doubt.fragment));
        suggesting.focus = suggesting
            .focus
            .filter(|&end| placement.fragment(end).is_some());
        if let Some(shown) = &mut suggesting.shown {
            shown.fresh = false;
        }
        if suggesting.running.is_some() {
            return;
        }
        let (placement, stamp) = (placement.clone(), work.document.stamp());
        let (kept, wake) = (suggesting.prepared.clone(), Arc::clone(&self.wake));
        let (sender, answer) = channel();
        let thread = std::thread::Builder::new().name("recolumn proposals".into());
        let started = thread.spawn(move || {
            // Nobody listens any more if the work was closed meanwhile.
            let _ = sender.send(solve(kept, &placement));
            wake();
        });
        match started {
            Ok(_) => self.suggesting.running = Some(Solve { stamp, answer }),
            Err(_) => self.suggesting_broke(),
        }
    }

    /// Looks whether a solve has brought something.
    pub(super) fn poll_suggestion(&mut self) {
        let Some(solve) = &self.suggesting.running else {
            return;
        };
        let answer = match solve.answer.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
        };
        let stamp = solve.stamp;
        self.suggesting.running = None;
        self.take_answer(stamp, answer);
    }

    fn take_answer(&mut self, stamp: u64, answer: Option<Answer>) {
        let Some(answer) = answer else {
            self.suggesting_broke();
            return;
        };
        let Some(work) = &self.work else { return };
        let fresh = work.document.stamp() == stamp;
        self.suggesting.prepared = Some(answer.prepared);
        // The first answer is better than none, even if it is about the document of just now.
        if fresh || self.suggesting.shown.is_none() {
            self.suggesting.doubts = answer.doubts;
            self.suggesting.shown = Some(Suggestion {
                proposal: answer.proposal,
                fresh,
                line: self.suggesting.line,
            });
            self.revision += 1;
        }
        if !fresh {
            self.suggest_again();
        }
    }

    fn suggesting_broke(&mut self) {
        self.forget_suggestions();
        self.tell(Notice::Broken);
    }
}

/// Deciding.
impl Session {
    /// Applies what the proposal and the present placement make of a wish.
    pub(super) fn accept(&mut self, wish: impl FnOnce(&Proposal, &Placement) -> Option<Command>) {
        let made = self.suggestion().and_then(|shown| {
            let placement = self.work.as_ref()?.document.placement();
            wish(&shown.proposal, placement)
        });
        match made {
            Some(command) => {
                self.apply(&command);
            }
            None => self.replace_notice(Notice::NothingProposed),
        }
    }

    /// Puts a candidate after an end; then it is asked what comes after the candidate.
    pub(super) fn take_candidate(&mut self, end: FragmentId, candidate: FragmentId) {
        let taken = self.suggesting.shown.as_ref().and_then(|shown| {
            let placement = self.work.as_ref()?.document.placement();
            Some(shown.proposal.take(end, candidate, placement))
        });
        match taken {
            Some(Ok(command)) => {
                if self.apply(&command) {
                    self.suggesting.focus = Some(candidate);
                }
            }
            Some(Err(why @ (Refusal::PlacedAlready | Refusal::NothingToDo))) => {
                self.replace_notice(Notice::Refused(why));
            }
            Some(Err(_)) | None => self.replace_notice(Notice::NothingProposed),
        }
    }

    pub(super) fn focus_end(&mut self, end: FragmentId) {
        if self.placement().is_some_and(|p| p.fragment(end).is_some()) {
            self.suggesting.focus = Some(end);
            self.want_answers();
        }
    }

    /// Goes to the least certain doubt that was not looked at yet; after the last one, all are
    /// looked at again.
    pub(super) fn next_doubt(&mut self) {
        if !self.suggesting.page {
            return;
        }
        let suggesting = &mut self.suggesting;
        if let Some(left) = suggesting.doubt.take()
            && !suggesting.passed.contains(&left)
        {
            suggesting.passed.push(left);
        }
        let unseen = |doubt: &&Doubt| !suggesting.passed.contains(&doubt.fragment);
        let next = suggesting
            .doubts
            .iter()
            .find(unseen)
            .map(|doubt| doubt.fragment);
        if next.is_none() {
            suggesting.passed.clear();
        }
        let next = next.or(suggesting.doubts.first().map(|doubt| doubt.fragment));
        self.look_at(next);
    }

    /// Goes back to the doubt that was looked at before; from the first one, to the surest.
    pub(super) fn previous_doubt(&mut self) {
        if !self.suggesting.page {
            return;
        }
        let suggesting = &mut self.suggesting;
        let here = suggesting.doubt.take();
        let is_doubt =
            |fragment: FragmentId| suggesting.doubts.iter().any(|d| d.fragment == fragment);
        let mut back = None;
        while back.is_none()
            && let Some(fragment) = suggesting.passed.pop()
        {
            back = Some(fragment).filter(|&f| is_doubt(f) && Some(f) != here);
        }
        let back = back.or(suggesting.doubts.last().map(|doubt| doubt.fragment));
        self.look_at(back);
    }

    /// Selects the fragment of a doubt, shows its page, and asks about the end before it.
    fn look_at(&mut self, fragment: Option<FragmentId>) {
        self.suggesting.doubt = fragment;
        let Some(fragment) = fragment else {
            self.replace_notice(Notice::NothingProposed);
            return;
        };
        if let Some(doubt) = self.doubt()
            && let About::Link { left, .. } = doubt.about
        {
            self.suggesting.focus = left.or(self.suggesting.focus);
        }
        self.selection.only(fragment);
        self.show(fragment.source);
    }
}

fn solve(kept: Option<Arc<Prepared>>, placement: &Placement) -> Answer {
    let prepared = kept
        .filter(|prepared| prepared.holds_for(placement))
        .unwrap_or_else(|| Arc::new(Prepared::new(placement)));
    let proposal = Arc::new(prepared.solve(placement));
    Answer {
        prepared,
        doubts: proposal.doubts(),
        proposal,
    }
}

fn is_open(placement: &Placement, fragment: FragmentId) -> bool {
    placement
        .fragment(fragment)
        .is_some_and(|fragment| fragment.standing == Standing::Unplaced)
}
