//! The state of the program, and what each action does to it.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, Effect, Ending, Question, Route};
use super::job::{Job, JobKind, Outcome, Progress, Wake};
use super::journal::Journal;
use super::lost::Found;
use super::notice::Notice;
use super::opening::Problem;
use super::selection::Selection;
use super::suggesting::Suggesting;
use super::work::Work;
use crate::document::{By, Command, Deed, Destination, FragmentId, Placement, SourceId, Standing};
use crate::save::journal::Record;
use crate::suggest::Proposal;

/// How many notices wait to be shown; more than a person reads.
const MOST_NOTICES: usize = 8;

/// The program without a window.
pub struct Session {
    pub(super) work: Option<Work>,
    pub(super) selection: Selection,
    pub(super) job: Option<Job>,
    pub(super) notices: VecDeque<Notice>,
    pub(super) question: Option<Question>,
    pub(super) waiting: VecDeque<Action>,
    /// The stamp of the work that the person said may be lost.
    pub(super) given_up: Option<u64>,
    /// The saved files of which a backup was made since the program started.
    pub(super) kept: Vec<PathBuf>,
    told: u64,
    pub(super) revision: u64,
    pub(super) suggesting: Suggesting,
    pub(super) journal: Journal,
    /// Work that can be brought back, the one that is offered first.
    pub(super) lost: VecDeque<Found>,
    pub(super) wake: Wake,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(Arc::new(|| {}))
    }
}

impl Session {
    /// A session with nothing open. `wake` is called from other threads when a job or a solve has
    /// news.
    #[must_use]
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self {
            work: None,
            selection: Selection::default(),
            job: None,
            notices: VecDeque::new(),
            question: None,
            waiting: VecDeque::new(),
            given_up: None,
            kept: Vec::new(),
            told: 0,
            revision: 0,
            suggesting: Suggesting::default(),
            journal: Journal::default(),
            lost: VecDeque::new(),
            wake,
        }
    }

    /// The open work.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        self.work.as_ref()
    }

    /// Where everything is in the open work.
    #[must_use]
    pub fn placement(&self) -> Option<&Placement> {
        self.work.as_ref().map(|work| work.document.placement())
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The job that runs.
    #[must_use]
    pub fn job(&self) -> Option<&Job> {
        self.job.as_ref()
    }

    /// The notice to show: the newest.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notices.back()
    }

    /// The newest notice of what went wrong: it stays until it is dismissed.
    #[must_use]
    pub fn failure_notice(&self) -> Option<&Notice> {
        self.notices.iter().rfind(|notice| notice.is_failure())
    }

    /// The number of the newest notice: another one for each.
    #[must_use]
    pub fn notice_number(&self) -> u64 {
        self.told
    }

    /// The question that waits for an answer.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// A number that changes whenever the document, the shown page or what is proposed does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Does one thing. What the session cannot do itself comes back as effects.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.question.is_some() && !matches!(action, Action::Answer(_)) {
            return Vec::new();
        }
        if let Some(job) = &self.job
            && waits_for_jobs(&action)
        {
            if matches!(action, Action::Close) && job.kind == JobKind::Opening {
                job.stop();
            }
            self.waiting.push_back(action);
            return Vec::new();
        }
        match action {
            Action::Open(paths) => return self.end_with(Ending::Open(paths)),
            Action::OpenSample => return self.end_with(Ending::Sample),
            Action::Close => return self.end_with(Ending::Close),
            Action::AddPages(paths) => self.start_opening(paths, Route::AddPages),
            Action::AskOpen => return vec![Effect::AskOpen(Route::Open)],
            Action::AskOpenFolder => return vec![Effect::AskOpenFolder],
            Action::AskAddPages => return vec![Effect::AskOpen(Route::AddPages)],
            Action::Save => return self.save(None),
            Action::AskSave => return self.ask_save(None),
            Action::SaveTo(path, then) => self.start_saving(path, then),
            Action::AskExport if self.work.is_some() => return vec![Effect::AskExport],
            Action::AskExport => {}
            Action::Export(kind, path, options) => self.start_export(kind, path, options),
            Action::Do(command) => self.apply_as_shown(command),
            Action::DropInto(fragments, gap) => self.drop_into(fragments, &gap),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::GoToStep(count) => self.go_to_step(count),
            Action::BringBack { step, branch } => self.bring_back(step, branch),
            Action::ShowPage(source) => self.show(source),
            Action::ReadAgain(source, again) => self.ask_read_again(source, again),
            Action::Cancel => {
                if let Some(job) = &self.job {
                    job.stop();
                }
            }
            Action::Dismiss => {
                if let Some(at) = self.notices.iter().rposition(Notice::is_failure) {
                    self.notices.remove(at);
                }
            }
            Action::Answer(answer) => {
                let mut effects = self.answer(answer);
                effects.extend(self.do_what_waited());
                return effects;
            }
            other => self.decide(other),
        }
        Vec::new()
    }

    /// What is about proposals; anything else is about the selection.
    fn decide(&mut self, action: Action) {
        let line = self.line();
        match action {
            Action::SuggestPage => self.suggest_page(),
            Action::StopSuggesting => self.stop_suggesting(),
            Action::SetLine(line) => self.set_line(line),
            Action::AcceptAll => self.accept(Proposal::accept_all),
            Action::AcceptAbove => self.accept(|all, now| all.accept_above(line, now)),
            Action::AcceptPart(id) => self.accept(|all, now| all.accept_part(id, now)),
            Action::AcceptArticle(index) => self.accept(|all, now| all.accept_article(index, now)),
            Action::TakeCandidate { end, candidate } => self.take_candidate(end, candidate),
            Action::RejectPart(id) => self.accept(|all, now| all.reject(id, now)),
            Action::NextDoubt => self.next_doubt(),
            Action::PreviousDoubt => self.previous_doubt(),
            Action::FocusEnd(end) => self.focus_end(end),
            other => self.act_on_selection(other),
        }
    }

    fn act_on_selection(&mut self, action: Action) {
        // A copy costs nothing, and lets the placement be read while the session changes.
        let Some(placement) = &self.placement().cloned() else {
            return;
        };
        match action {
            Action::Select(id) => self.selection.only(id),
            Action::Toggle(id) => self.selection.toggle(id),
            Action::SelectAll(ids) => self.selection.all(&ids),
            Action::SelectNothing => self.selection.clear(),
            Action::Choose(article) => {
                if let Some(work) = &mut self.work {
                    work.chosen = Some(article);
                }
            }
            Action::SelectionToArticle(index) => {
                if let Some(article) = placement.articles().nth(index).map(|article| article.id) {
                    self.move_selection(Destination::Article {
                        article,
                        before: None,
                    });
                }
            }
            Action::SelectionToNewArticle => {
                self.move_selection(Destination::NewArticle { before: None });
            }
            Action::SelectionToUnplaced => self.move_selection(Destination::Unplaced),
            Action::DiscardSelection(reason) => {
                self.move_selection(Destination::Discarded(reason));
            }
            Action::SelectionRole(role) => {
                let fragments = self.selection.in_order(placement);
                self.apply(&Command::SetRole { fragments, role });
            }
            Action::MergeSelection => {
                let fragments = merged(placement, self.selection.in_order(placement));
                self.apply(&Command::Merge { fragments });
            }
            _ => {}
        }
    }

    /// Looks whether a job or a solve has brought something. The window asks in each frame.
    pub fn poll(&mut self) -> Vec<Effect> {
        self.poll_suggestion();
        self.poll_journal();
        match self.job.as_ref().map(Job::outcome) {
            None | Some(Progress::Running) => Vec::new(),
            Some(Progress::Done(outcome)) => {
                self.job = None;
                self.take(outcome)
            }
            Some(Progress::Lost) => {
                self.job = None;
                self.tell(Notice::Broken);
                Vec::new()
            }
        }
    }

    /// Waits until no job runs; for the command line and tests.
    pub fn finish_jobs(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some(job) = self.job.take() {
            let outcome = job.wait();
            self.poll_journal();
            match outcome {
                Some(outcome) => effects.extend(self.take(outcome)),
                None => self.tell(Notice::Broken),
            }
        }
        effects
    }

    fn take(&mut self, outcome: Outcome) -> Vec<Effect> {
        let mut effects = match outcome {
            Outcome::Opened(_, Err(failure)) | Outcome::ReadAgain(.., Err(failure)) => {
                let stopped = failure.problem == Problem::Stopped;
                self.tell(if stopped {
                    Notice::Stopped
                } else {
                    Notice::NotOpened(failure)
                });
                Vec::new()
            }
            // What was done while the files were read is not given up without a question.
            Outcome::Opened(Route::Open, Ok(files)) => {
                self.end_with(Ending::Opened(Box::new(files)))
            }
            Outcome::Opened(Route::AddPages, Ok(files)) => {
                self.add_pages(files);
                Vec::new()
            }
            Outcome::ReadAgain(source, again, Ok(files)) => {
                self.read_again(source, again, files);
                Vec::new()
            }
            Outcome::Saved {
                path,
                stamp,
                then,
                result,
            } => self.saved(path, stamp, then, result),
            Outcome::Told(notice) => {
                self.tell(notice);
                Vec::new()
            }
            Outcome::Looked(looked) => {
                self.looked(looked);
                Vec::new()
            }
        };
        if self.job.is_none() {
            self.given_up = None;
        }
        effects.extend(self.do_what_waited());
        effects
    }

    /// Does what waited for a job or an answer, until there is another one to wait for.
    fn do_what_waited(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.job.is_none()
            && self.question.is_none()
            && let Some(action) = self.waiting.pop_front()
        {
            effects.extend(self.act(action));
        }
        effects
    }

    pub(super) fn tell(&mut self, notice: Notice) {
        self.told += 1;
        self.notices.push_back(notice);
        if self.notices.len() > MOST_NOTICES {
            self.notices.pop_front();
        }
    }

    /// Starts a job. Whatever starts one waits until no other runs, see [`waits_for_jobs`].
    pub(super) fn start(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(super::Watch<'_>) -> Outcome + Send + 'static,
    ) {
        let synced = self.journal_synced();
        let work = move |watch: super::Watch<'_>| {
            synced.wait();
            work(watch)
        };
        match Job::start(kind, Arc::clone(&self.wake), work) {
            Ok(job) => self.job = Some(job),
            Err(_) => self.tell(Notice::Broken),
        }
    }
}

/// Changing.
impl Session {
    fn move_selection(&mut self, to: Destination) {
        if let Some(placement) = self.placement() {
            let fragments = self.selection.in_order(placement);
            self.apply_as_shown(Command::Move {
                fragments,
                to,
                role: None,
                by: By::User,
            });
        }
    }

    /// True if the command made a step; a notice says what it was, or why not.
    pub(super) fn apply(&mut self, command: &Command) -> bool {
        let Some(work) = &mut self.work else {
            return false;
        };
        match work.document.apply(command) {
            Ok(deed) => {
                let deed = deed.clone();
                let notice = match work.document.put_aside() {
                    0 => Notice::Done(deed),
                    count => Notice::DoneInstead(deed, count),
                };
                self.note(Record::Did(command.clone()));
                self.changed();
                self.replace_notice(notice);
                true
            }
            Err(refusal) => {
                self.replace_notice(Notice::Refused(refusal));
                false
            }
        }
    }

    fn undo(&mut self) {
        if let Some(deed) = self
            .work
            .as_mut()
            .and_then(|work| work.document.undo().cloned())
        {
            self.note(Record::Undid);
            self.changed();
            self.replace_notice(Notice::Undone(deed));
        }
    }

    fn redo(&mut self) {
        if let Some(deed) = self
            .work
            .as_mut()
            .and_then(|work| work.document.redo().cloned())
        {
            self.note(Record::Redid);
            self.changed();
            self.replace_notice(Notice::Redone(deed));
        }
    }

    fn go_to_step(&mut self, count: usize) {
        let (last, next) = (self.last_step().cloned(), self.next_step().cloned());
        let Some(work) = &mut self.work else {
            return;
        };
        let went = work.document.go_to(count);
        let notice = match (went, last, next) {
            (0, ..) => return,
            (-1, Some(deed), _) => Notice::Undone(deed),
            (1, _, Some(deed)) => Notice::Redone(deed),
            (..0, ..) => Notice::WentBack(went.unsigned_abs()),
            _ => Notice::WentForth(went.unsigned_abs()),
        };
        self.note(Record::WentTo(count));
        self.changed();
        self.replace_notice(notice);
    }

    fn bring_back(&mut self, step: usize, branch: usize) {
        let document = self.work.as_mut().map(|work| &mut work.document);
        let count = document.map_or(0, |document| document.bring_back(step, branch));
        if count > 0 {
            self.note(Record::BroughtBack { step, branch });
            self.changed();
            self.replace_notice(Notice::BroughtBack(count));
        }
    }

    /// A notice about a step takes the place of the one about the step before.
    pub(super) fn replace_notice(&mut self, notice: Notice) {
        self.notices.retain(Notice::is_failure);
        self.tell(notice);
    }

    fn changed(&mut self) {
        self.revision += 1;
        if let Some(work) = &mut self.work {
            let placement = work.document.placement();
            self.selection.keep_existing(placement);
            work.chosen = work.chosen.filter(|&id| placement.article(id).is_some());
            if placement.source(work.shown).is_none() {
                work.shown = SourceId(0);
            }
        }
        self.suggest_again();
    }
}

/// The steps.
impl Session {
    /// What an undo would take back.
    #[must_use]
    pub fn last_step(&self) -> Option<&Deed> {
        self.work
            .as_ref()?
            .document
            .steps()
            .last()
            .map(|step| &step.deed)
    }

    /// What would be made again by a redo.
    #[must_use]
    pub fn next_step(&self) -> Option<&Deed> {
        self.work
            .as_ref()?
            .document
            .undone()
            .last()
            .map(|step| &step.deed)
    }
}

/// True for what starts a job or ends the work: it waits while a job runs.
fn waits_for_jobs(action: &Action) -> bool {
    matches!(
        action,
        Action::Open(_)
            | Action::AddPages(_)
            | Action::OpenSample
            | Action::ReadAgain(..)
            | Action::Save
            | Action::SaveTo(..)
            | Action::Export(..)
            | Action::Answer(_)
            | Action::Close
    )
}

/// What a merge of the selection is of: one alone goes together with the one after it, in its
/// article or on its page.
fn merged(placement: &Placement, mut selected: Vec<FragmentId>) -> Vec<FragmentId> {
    if let [only] = selected[..] {
        let home = match placement.fragment(only).map(|fragment| &fragment.standing) {
            Some(Standing::InArticle(article)) => placement.article(*article),
            _ => None,
        };
        let next = match home {
            Some(article) => article
                .position(only)
                .and_then(|at| article.parts.get(at + 1))
                .map(|part| part.fragment),
            None => placement.following(only),
        };
        selected.extend(next);
    }
    selected
}
