//! The state of the program, and what each action does to it.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, Answer, Effect, ExportKind, Question, Route};
use super::job::{Job, JobKind, Outcome, Progress, Wake};
use super::notice::Notice;
use super::opening::{Failure, OpenedFiles, Problem, open_bytes, open_files, sample_page};
use super::selection::Selection;
use super::work::{Origin, Page, Work};
use crate::document::{
    By, Command, Deed, Destination, FragmentId, Placement, SourceId, Standing,
};
use crate::encoding::Encoding;
use crate::save::{TextOptions, saved_bytes, text_bytes, text_files, write_file};

/// How many notices wait to be shown; more than a person reads.
const MOST_NOTICES: usize = 8;

/// The program without a window.
pub struct Session {
    work: Option<Work>,
    selection: Selection,
    job: Option<Job>,
    notices: VecDeque<Notice>,
    question: Option<Question>,
    after_saving: Option<Action>,
    told: u64,
    revision: u64,
    wake: Wake,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(Arc::new(|| {}))
    }
}

impl Session {
    /// A session with nothing open. `wake` is called from other threads when a job has news.
    #[must_use]
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self {
            work: None,
            selection: Selection::default(),
            job: None,
            notices: VecDeque::new(),
            question: None,
            after_saving: None,
            told: 0,
            revision: 0,
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

    /// A number that changes whenever the document or the shown page does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Does one thing. What the session cannot do itself comes back as effects.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.question.is_some() && !matches!(action, Action::Answer(_)) {
            return Vec::new();
        }
        match action {
            Action::Open(paths) => self.start_opening(paths, Route::Open),
            Action::AddPages(paths) => self.start_opening(paths, Route::AddPages),
            Action::OpenSample => self.open_sample(),
            Action::AskOpen => return vec![Effect::AskOpen(Route::Open)],
            Action::AskAddPages => return vec![Effect::AskOpen(Route::AddPages)],
            Action::Save => return self.save(),
            Action::AskSave => return self.ask_save(),
            Action::SaveTo(path) => self.start_saving(path),
            Action::AskExport if self.work.is_some() => return vec![Effect::AskExport],
            Action::AskExport => {}
            Action::Export(kind, path, options) => self.start_export(kind, path, options),
            Action::Do(command) => self.apply(&command),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::ShowPage(source) => self.show(source),
            Action::ReadAgain(source, encoding) => self.ask_read_again(source, encoding),
            Action::Cancel => {
                if let Some(job) = &self.job {
                    job.stop();
                }
            }
            Action::Dismiss => {
                self.notices.pop_back();
            }
            Action::Close => return self.close(),
            Action::Answer(answer) => return self.answer(answer),
            other => self.act_on_selection(other),
        }
        Vec::new()
    }

    fn act_on_selection(&mut self, action: Action) {
        // A copy costs nothing, and lets the placement be read while the session changes.
        let Some(placement) = &self.placement().cloned() else { return };
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
                    self.move_selection(Destination::Article { article, before: None });
                }
            }
            Action::SelectionBefore(article, before) => {
                self.move_selection(Destination::Article { article, before });
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
                for command in merges(placement, &self.selection.in_order(placement)) {
                    self.apply(&command);
                }
            }
            _ => {}
        }
    }

    /// Looks whether a job has brought something. The window asks in each frame.
    pub fn poll(&mut self) -> Vec<Effect> {
        match self.job.as_ref().map(Job::outcome) {
            None | Some(Progress::Running) => Vec::new(),
            Some(Progress::Done(outcome)) => {
                self.job = None;
                self.take(outcome)
            }
            Some(Progress::Lost) => {
                self.job = None;
                self.tell(Notice::Stopped);
                Vec::new()
            }
        }
    }

    /// Waits until the job is done; for the command line and tests.
    pub fn finish_job(&mut self) -> Vec<Effect> {
        match self.job.take().map(|job| job.wait()) {
            Some(Some(outcome)) => self.take(outcome),
            _ => Vec::new(),
        }
    }

    fn take(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Opened(_, Err(failure)) | Outcome::ReadAgain(_, Err(failure)) => {
                let stopped = Problem::File(std::io::ErrorKind::Interrupted);
                let stopped = failure.problem == stopped;
                self.tell(if stopped { Notice::Stopped } else { Notice::NotOpened(failure) });
            }
            Outcome::Opened(Route::Open, Ok(files)) => self.opened(files),
            Outcome::Opened(Route::AddPages, Ok(files)) => self.add_pages(files),
            Outcome::ReadAgain(source, Ok(files)) => self.read_again(source, files),
            Outcome::Saved { path, stamp, result } => return self.saved(path, stamp, result),
            Outcome::Told(notice) => self.tell(notice),
        }
        Vec::new()
    }

    fn tell(&mut self, notice: Notice) {
        self.told += 1;
        self.notices.push_back(notice);
        if self.notices.len() > MOST_NOTICES {
            self.notices.pop_front();
        }
    }

    fn start(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(super::Watch<'_>) -> Outcome + Send + 'static,
    ) {
        if self.job.is_some() {
            return;
        }
        match Job::start(kind, Arc::clone(&self.wake), work) {
            Ok(job) => self.job = Some(job),
            Err(_) => self.tell(Notice::Stopped),
        }
    }
}

/// Opening.
impl Session {
    fn start_opening(&mut self, paths: Vec<PathBuf>, route: Route) {
        if paths.is_empty() {
            return;
        }
        let route = if self.work.is_some() { route } else { Route::Open };
        if route == Route::Open && self.asks_first(Action::Open(paths.clone())) {
            return;
        }
        self.start(JobKind::Opening, move |watch| Outcome::Opened(route, open_files(&paths, watch)));
    }

    fn open_sample(&mut self) {
        if !self.asks_first(Action::OpenSample) {
            match sample_page("sample.txt") {
                Ok(files) => self.opened(files),
                Err(failure) => self.tell(Notice::NotOpened(failure)),
            }
        }
    }

    /// Puts opened files in the place of what was open.
    pub fn opened(&mut self, files: OpenedFiles) {
        let (file, surprises) = match &files {
            OpenedFiles::Saved { path, surprises, .. } => (path.clone(), surprises.clone()),
            OpenedFiles::Pages(_) => (None, Vec::new()),
        };
        match files.into_document() {
            Ok((document, pages)) => {
                self.notices.clear();
                self.selection.clear();
                self.revision += 1;
                let work = Work::new(document, pages, file);
                self.tell_findings(&work.pages, &work);
                self.work = Some(work);
                if !surprises.is_empty() {
                    self.tell(Notice::Surprises(surprises));
                }
            }
            Err(failure) => self.tell(Notice::NotOpened(failure)),
        }
    }

    fn add_pages(&mut self, files: OpenedFiles) {
        let OpenedFiles::Pages(pages) = files else {
            let path = if let OpenedFiles::Saved { path, .. } = files { path } else { None };
            let path = path.unwrap_or_default();
            self.tell(Notice::NotOpened(Failure { path, problem: Problem::SavedAmongOthers }));
            return;
        };
        let (new, about): (Vec<_>, Vec<Page>) = pages.into_iter().unzip();
        let Some(work) = &mut self.work else { return };
        let first = SourceId(u16::try_from(work.document.placement().sources().len()).unwrap_or(0));
        let before = work.document.steps().len();
        self.apply(&Command::AddPages(new));
        if let Some(work) = &mut self.work
            && work.document.steps().len() > before
        {
            work.pages.truncate(first.index());
            work.pages.extend(about);
            work.shown = first;
        }
    }

    fn tell_findings(&mut self, pages: &[Page], work: &Work) {
        for (index, page) in pages.iter().enumerate() {
            let findings = page.reading.as_ref().map(|reading| reading.findings.clone());
            if let Some(findings) = findings.filter(|findings| !findings.is_empty()) {
                let id = SourceId(u16::try_from(index).unwrap_or(u16::MAX));
                let name = work.document.placement().text_name(id);
                self.tell(Notice::Findings(name, findings));
            }
        }
    }

    fn ask_read_again(&mut self, source: SourceId, encoding: Encoding) {
        let Some(placement) = self.placement() else { return };
        let decided = placement
            .fragments_of(source)
            .filter(|(_, fragment)| fragment.standing != Standing::Unplaced)
            .count();
        if decided > 0 {
            self.question = Some(Question::ReadAgain(source, encoding, decided));
        } else {
            self.start_reading_again(source, encoding);
        }
    }

    fn start_reading_again(&mut self, source: SourceId, encoding: Encoding) {
        let Some(work) = &self.work else { return };
        match work.pages.get(source.index()).map(|page| &page.origin) {
            Some(Origin::File(path)) => {
                let path = path.clone();
                self.start(JobKind::Opening, move |watch| {
                    let read = crate::load::read_file(&path, watch);
                    let read = read.map_err(|error| Failure {
                        path: error.path,
                        problem: Problem::File(error.kind),
                    });
                    let files = read.and_then(|bytes| open_bytes(&path, bytes, Some(encoding)));
                    Outcome::ReadAgain(source, files)
                });
            }
            _ => self.tell(Notice::NoOrigin),
        }
    }

    fn read_again(&mut self, source: SourceId, files: OpenedFiles) {
        let OpenedFiles::Pages(pages) = files else { return };
        let Some((new, about)) = pages.into_iter().next() else { return };
        let Some(work) = &mut self.work else { return };
        let old = work.document.placement().source(source).map(|source| source.sha256);
        if let (Some(old), Origin::File(path)) = (old, &about.origin)
            && old != new.source.sha256
        {
            let notice = Notice::Changed(path.clone());
            self.tell(notice);
            return;
        }
        if let Some(page) = work.pages.get_mut(source.index()) {
            *page = about;
        }
        self.apply(&Command::ReadAgain { source, page: new });
    }

    fn show(&mut self, source: SourceId) {
        if let Some(work) = &mut self.work
            && work.document.placement().source(source).is_some()
        {
            work.shown = source;
            self.revision += 1;
        }
    }
}

/// Changing.
impl Session {
    fn move_selection(&mut self, to: Destination) {
        if let Some(placement) = self.placement() {
            let fragments = self.selection.in_order(placement);
            self.apply(&Command::Move { fragments, to, role: None, by: By::User });
        }
    }

    fn apply(&mut self, command: &Command) {
        let Some(work) = &mut self.work else { return };
        match work.document.apply(command) {
            Ok(deed) => {
                let notice = Notice::Done(deed.clone());
                self.changed();
                self.replace_notice(notice);
            }
            Err(refusal) => self.replace_notice(Notice::Refused(refusal)),
        }
    }

    fn undo(&mut self) {
        if let Some(deed) = self.work.as_mut().and_then(|work| work.document.undo().cloned()) {
            self.changed();
            self.replace_notice(Notice::Undone(deed));
        }
    }

    fn redo(&mut self) {
        if let Some(deed) = self.work.as_mut().and_then(|work| work.document.redo().cloned()) {
            self.changed();
            self.replace_notice(Notice::Redone(deed));
        }
    }

    /// A notice about a step takes the place of the one about the step before.
    fn replace_notice(&mut self, notice: Notice) {
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
    }
}

/// Saving and closing.
impl Session {
    fn save(&mut self) -> Vec<Effect> {
        match self.work.as_ref().map(|work| work.file.clone()) {
            None => Vec::new(),
            Some(None) => self.ask_save(),
            Some(Some(path)) => {
                self.start_saving(path);
                Vec::new()
            }
        }
    }

    fn ask_save(&self) -> Vec<Effect> {
        self.work.iter().map(|work| Effect::AskSave(work.proposed_name())).collect()
    }

    fn start_saving(&mut self, path: PathBuf) {
        let Some(work) = &self.work else { return };
        let (placement, stamp) = (work.document.placement().clone(), work.document.stamp());
        self.start(JobKind::Saving, move |_| {
            let result = write_file(&path, &saved_bytes(&placement));
            Outcome::Saved { path, stamp, result }
        });
    }

    fn saved(
        &mut self,
        path: PathBuf,
        stamp: u64,
        result: Result<(), crate::save::WriteError>,
    ) -> Vec<Effect> {
        let next = self.after_saving.take();
        match result {
            Ok(()) => {
                if let Some(work) = &mut self.work {
                    work.file = Some(path.clone());
                    work.saved = Some(stamp);
                }
                self.replace_notice(Notice::Saved(path));
                next.map(|action| self.act(action)).unwrap_or_default()
            }
            Err(error) => {
                self.tell(Notice::NotWritten(error));
                Vec::new()
            }
        }
    }

    fn start_export(&mut self, kind: ExportKind, path: PathBuf, options: TextOptions) {
        let Some(placement) = self.placement().cloned() else { return };
        self.start(JobKind::Exporting, move |_| {
            Outcome::Told(match export(&placement, kind, &path, options) {
                Ok(count) => Notice::Exported(path, count),
                Err(notice) => notice,
            })
        });
    }

    fn close(&mut self) -> Vec<Effect> {
        if self.asks_first(Action::Close) { Vec::new() } else { vec![Effect::Close] }
    }

    /// True if there is unsaved work; then the question is asked before the action is done.
    fn asks_first(&mut self, action: Action) -> bool {
        let unsaved = self.work.as_ref().is_some_and(Work::is_unsaved);
        if unsaved {
            self.question = Some(Question::Unsaved(Box::new(action)));
        }
        unsaved
    }

    fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        match (self.question.take(), answer) {
            (None, _) | (Some(_), Answer::Cancel) => Vec::new(),
            (Some(Question::Unsaved(action)), Answer::Save) => {
                self.after_saving = Some(*action);
                self.save()
            }
            (Some(Question::Unsaved(action)), Answer::Go) => {
                if let Some(work) = &mut self.work {
                    work.saved = Some(work.document.stamp());
                }
                self.act(*action)
            }
            (Some(Question::ReadAgain(source, encoding, _)), _) => {
                self.start_reading_again(source, encoding);
                Vec::new()
            }
        }
    }
}

/// Writes plain text; how many files it was.
fn export(
    placement: &Placement,
    kind: ExportKind,
    path: &std::path::Path,
    options: TextOptions,
) -> Result<usize, Notice> {
    match kind {
        ExportKind::OneFile => {
            let bytes = text_bytes(placement, options).map_err(Notice::NotEncoded)?;
            write_file(path, &bytes).map_err(Notice::NotWritten)?;
            Ok(1)
        }
        ExportKind::FileAnArticle => {
            let files = text_files(placement, options).map_err(Notice::NotEncoded)?;
            crate::save::make_folder(path).map_err(Notice::NotWritten)?;
            for (name, bytes) in &files {
                write_file(&path.join(name), bytes).map_err(Notice::NotWritten)?;
            }
            Ok(files.len())
        }
    }
}

/// The merges that make one fragment of a selection; one alone goes together with the next.
fn merges(placement: &Placement, selected: &[FragmentId]) -> Vec<Command> {
    match selected {
        [] => Vec::new(),
        [only] => placement
            .following(*only)
            .map(|second| Command::Merge { first: *only, second })
            .into_iter()
            .collect(),
        [first, rest @ ..] => {
            rest.iter().map(|&second| Command::Merge { first: *first, second }).collect()
        }
    }
}

/// The steps.
impl Session {
    /// What an undo would take back.
    #[must_use]
    pub fn last_step(&self) -> Option<&Deed> {
        self.work.as_ref()?.document.steps().last().map(|step| &step.deed)
    }

    /// What would be made again by a redo.
    #[must_use]
    pub fn next_step(&self) -> Option<&Deed> {
        self.work.as_ref()?.document.undone().last().map(|step| &step.deed)
    }
}
