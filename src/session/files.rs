//! What a session does with files: opening, adding pages, reading again, saving, closing.

use std::path::{Path, PathBuf};

use super::action::{Again, Answer, Effect, Ending, ExportKind, Question, Route};
use super::job::{JobKind, Outcome};
use super::notice::Notice;
use super::opening::{Failure, LeftOut, OpenedFiles, Problem, open_bytes, open_files, sample_page};
use super::state::Session;
use super::work::{Origin, Page, Work};
use crate::document::{Command, Placement, SourceId, Standing};
use crate::save::{
    Over, SaveError, TextOptions, Written, is_same_file, make_folder, save_over, saved_bytes,
    text_bytes, text_files, write_file,
};

impl Session {
    pub(super) fn start_opening(&mut self, paths: Vec<PathBuf>, route: Route) {
        if paths.is_empty() {
            return;
        }
        let route = if self.work.is_some() {
            route
        } else {
            Route::Open
        };
        self.start(JobKind::Opening, move |watch| {
            Outcome::Opened(route, open_files(&paths, watch))
        });
    }

    /// Ends the work that is open; asks first if that would lose something.
    pub(super) fn end_with(&mut self, ending: Ending) -> Vec<Effect> {
        if matches!(&ending, Ending::Open(paths) if paths.is_empty()) {
            return Vec::new();
        }
        let loses = |work: &Work| work.is_unsaved() && self.given_up != Some(work.document.stamp());
        if self.work.as_ref().is_some_and(loses) {
            self.question = Some(Question::Unsaved(ending));
            return Vec::new();
        }
        self.end(ending)
    }

    /// Ends the work that is open, saved or not. It stays what it is until something else has taken
    /// its place.
    fn end(&mut self, ending: Ending) -> Vec<Effect> {
        match ending {
            Ending::Open(paths) => self.start_opening(paths, Route::Open),
            Ending::Opened(files) => self.opened(*files),
            Ending::Sample => match sample_page("sample.txt") {
                Ok(files) => self.opened(files),
                Err(failure) => self.tell(Notice::NotOpened(failure)),
            },
            Ending::Close => {
                self.journal_ends();
                return vec![Effect::Close];
            }
        }
        Vec::new()
    }

    /// Puts opened files in the place of what was open.
    pub fn opened(&mut self, files: OpenedFiles) {
        let (file, version, surprises, left_out) = match &files {
            OpenedFiles::Saved {
                path,
                surprises,
                version,
                ..
            } => (
                Some(path.clone()),
                Some(*version),
                surprises.clone(),
                Vec::new(),
            ),
            OpenedFiles::Pages { left_out, .. } => (None, None, Vec::new(), left_out.clone()),
        };
        match files.into_document() {
            Ok((document, pages)) => {
                let mut work = Work::new(document, pages, file);
                work.version = version;
                self.open_work(work);
                self.journal_begins();
                self.tell_findings(SourceId(0));
                self.tell_left_out(left_out);
                if !surprises.is_empty() {
                    self.tell(Notice::Surprises(surprises));
                }
            }
            Err(failure) => self.tell(Notice::NotOpened(failure)),
        }
    }

    /// Puts a work in the place of what was open.
    pub(super) fn open_work(&mut self, work: Work) {
        self.notices.retain(Notice::is_about_journals);
        self.selection.clear();
        self.question = None;
        self.revision += 1;
        self.work = Some(work);
        self.forget_suggestions();
    }

    pub(super) fn add_pages(&mut self, files: OpenedFiles) {
        let (pages, left_out) = match files {
            OpenedFiles::Pages { pages, left_out } => (pages, left_out),
            OpenedFiles::Saved { path, .. } => {
                self.tell(Notice::NotOpened(Failure {
                    path,
                    problem: Problem::SavedAmongOthers,
                }));
                return;
            }
        };
        let (new, about): (Vec<_>, Vec<Page>) = pages.into_iter().unzip();
        let Some(work) = &self.work else { return };
        let first = SourceId(u16::try_from(work.document.placement().sources().len()).unwrap_or(0));
        if self.apply(&Command::AddPages(new))
            && let Some(work) = &mut self.work
        {
            work.pages.truncate(first.index());
            work.pages.extend(about);
            work.shown = first;
            self.note_pages();
            self.tell_findings(first);
            self.tell_left_out(left_out);
        }
    }

    /// Tells what stood in opened folders and is no page.
    fn tell_left_out(&mut self, left_out: Vec<LeftOut>) {
        for left_out in left_out {
            self.tell(Notice::LeftOut(left_out));
        }
    }

    /// Tells what was found in the pages from this one on.
    fn tell_findings(&mut self, from: SourceId) {
        let Some(work) = &self.work else { return };
        let pages = work
            .document
            .placement()
            .sources()
            .zip(&work.pages)
            .skip(from.index());
        let notices: Vec<Notice> = pages
            .filter_map(|((_, source), page)| {
                let findings = &page.reading.as_ref()?.findings;
                let name = source.name.to_string();
                (!findings.is_empty()).then(|| Notice::Findings(name, findings.clone()))
            })
            .collect();
        for notice in notices {
            self.tell(notice);
        }
    }

    pub(super) fn ask_read_again(&mut self, source: SourceId, again: Again) {
        let Some(work) = &self.work else { return };
        let origin = work.pages.get(source.index()).map(|page| &page.origin);
        if !matches!(origin, Some(Origin::File(_))) {
            self.tell(Notice::NoOrigin);
            return;
        }
        let decided = work
            .document
            .placement()
            .fragments_of(source)
            .filter(|(_, fragment)| fragment.standing != Standing::Unplaced)
            .count();
        if decided > 0 {
            self.question = Some(Question::ReadAgain(source, again, decided));
        } else {
            self.start_reading_again(source, again);
        }
    }

    fn start_reading_again(&mut self, source: SourceId, again: Again) {
        let origin = self
            .work
            .as_ref()
            .and_then(|work| work.pages.get(source.index()));
        let Some(Origin::File(path)) = origin.map(|page| page.origin.clone()) else {
            return;
        };
        self.start(JobKind::Opening, move |watch| {
            let read = crate::load::read_file(&path, watch).map_err(Failure::from);
            let wanted = match again {
                Again::In(encoding) => Some(encoding),
                Again::FromDisk => None,
            };
            let files = read.and_then(|bytes| open_bytes(&path, bytes, wanted));
            Outcome::ReadAgain(source, again, files)
        });
    }

    pub(super) fn read_again(&mut self, source: SourceId, again: Again, files: OpenedFiles) {
        let pages = match files {
            OpenedFiles::Pages { pages, .. } => pages,
            // Where the page was, there is a saved work by now.
            OpenedFiles::Saved { path, .. } => {
                let problem = Problem::SavedAmongOthers;
                self.tell(Notice::NotOpened(Failure { path, problem }));
                return;
            }
        };
        let Some((new, about)) = pages.into_iter().next() else {
            return;
        };
        let Some(work) = &self.work else { return };
        let old = work
            .document
            .placement()
            .source(source)
            .map(|source| source.sha256);
        if let (Some(old), Origin::File(path)) = (old, &about.origin) {
            let is_same = old == new.source.sha256;
            match again {
                Again::In(_) if !is_same => {
                    self.tell(Notice::Changed(path.clone()));
                    return;
                }
                Again::FromDisk if is_same => {
                    self.replace_notice(Notice::Unchanged(path.clone()));
                    return;
                }
                Again::In(_) | Again::FromDisk => {}
            }
        }
        if self.apply(&Command::ReadAgain { source, page: new })
            && let Some(page) = self
                .work
                .as_mut()
                .and_then(|w| w.pages.get_mut(source.index()))
        {
            *page = about;
            self.selection.clear();
            self.tell_findings(source);
        }
    }

    pub(super) fn show(&mut self, source: SourceId) {
        if let Some(work) = &mut self.work
            && work.document.placement().source(source).is_some()
        {
            work.shown = source;
            self.revision += 1;
        }
    }
}

/// Saving and closing.
impl Session {
    pub(super) fn save(&mut self, then: Option<Ending>) -> Vec<Effect> {
        match self.work.as_ref().map(|work| work.file.clone()) {
            None => Vec::new(),
            Some(None) => self.ask_save(then),
            Some(Some(path)) => {
                self.start_saving(path, then);
                Vec::new()
            }
        }
    }

    pub(super) fn ask_save(&self, then: Option<Ending>) -> Vec<Effect> {
        let name = self.work.as_ref().map(Work::proposed_name);
        name.map(|name| Effect::AskSave(name, then))
            .into_iter()
            .collect()
    }

    /// Saves to this file: over what the program knows to be there, or over anything if that was
    /// asked for.
    pub(super) fn start_saving(&mut self, path: PathBuf, then: Option<Ending>) {
        let work = self.work.as_ref();
        let own = work.and_then(|work| Some((work.file.as_ref()?, work.version?)));
        let over = match own {
            Some((file, version)) if *file == path || is_same_file(file, &path) => {
                Over::Known(version)
            }
            _ => Over::Anything,
        };
        self.save_over(path, over, then);
    }

    fn save_over(&mut self, path: PathBuf, over: Over, then: Option<Ending>) {
        let Some(work) = &self.work else { return };
        if work
            .protected(false)
            .iter()
            .any(|own| is_same_file(own, &path))
        {
            self.tell(Notice::OverOwnFile(path));
            return;
        }
        let (placement, stamp) = (work.document.placement().clone(), work.document.stamp());
        // What somebody else wrote is kept in any case.
        let keep = over == Over::Anything || !self.kept.contains(&path);
        self.start(JobKind::Saving, move |_| {
            let result = save_over(&path, &saved_bytes(&placement), over, keep);
            Outcome::Saved {
                path,
                stamp,
                then,
                result,
            }
        });
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        stamp: u64,
        then: Option<Ending>,
        result: Result<Written, SaveError>,
    ) -> Vec<Effect> {
        match (result, &mut self.work) {
            (Ok(written), Some(work)) => {
                work.file = Some(path.clone());
                work.version = Some(written.version);
                work.saved = stamp;
                if !self.kept.contains(&path) {
                    self.kept.push(path.clone());
                }
                self.note_saved();
                self.replace_notice(Notice::Saved(path));
                if let Some(error) = written.no_backup {
                    self.tell(Notice::NoBackup(error));
                }
                then.map(|ending| self.end_with(ending)).unwrap_or_default()
            }
            (Ok(_), None) => Vec::new(),
            (Err(SaveError::Changed(path)), _) => {
                self.question = Some(Question::ChangedOnDisk(path, then));
                Vec::new()
            }
            (Err(SaveError::Write(error)), _) => {
                self.tell(Notice::NotWritten(error));
                Vec::new()
            }
        }
    }

    pub(super) fn start_export(&mut self, kind: ExportKind, path: PathBuf, options: TextOptions) {
        let Some(work) = &self.work else { return };
        let (placement, own) = (work.document.placement().clone(), work.protected(true));
        self.start(JobKind::Exporting, move |_| {
            Outcome::Told(match export(&placement, kind, &path, options, &own) {
                Ok(count) => Notice::Exported(path, count),
                Err(notice) => notice,
            })
        });
    }

    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        match (self.question.take(), answer) {
            (Some(Question::Unsaved(ending)), Answer::Save) => self.save(Some(ending)),
            (Some(Question::Unsaved(ending)), Answer::Go) => {
                self.given_up = self.work.as_ref().map(|work| work.document.stamp());
                self.end(ending)
            }
            (Some(Question::ChangedOnDisk(path, then)), Answer::Go) => {
                self.save_over(path, Over::Anything, then);
                Vec::new()
            }
            (Some(Question::ChangedOnDisk(_, then)), Answer::Save) => self.ask_save(then),
            (Some(Question::ReadAgain(source, again, _)), Answer::Go) => {
                self.start_reading_again(source, again);
                Vec::new()
            }
            (Some(Question::Lost(_)), answer) => {
                self.answer_lost(answer);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// Writes plain text, but over none of the work's `own` files; how many files it was.
fn export(
    placement: &Placement,
    kind: ExportKind,
    path: &Path,
    options: TextOptions,
    own: &[PathBuf],
) -> Result<usize, Notice> {
    let files: Vec<(PathBuf, Vec<u8>)> = match kind {
        ExportKind::OneFile => {
            let bytes = text_bytes(placement, options).map_err(Notice::NotEncoded)?;
            vec![(path.to_owned(), bytes)]
        }
        ExportKind::FileAnArticle => {
            let files = text_files(placement, options).map_err(Notice::NotEncoded)?;
            make_folder(path).map_err(Notice::NotWritten)?;
            files
                .into_iter()
                .map(|(name, bytes)| (path.join(name), bytes))
                .collect()
        }
    };
    for (file, _) in &files {
        if own.iter().any(|own| is_same_file(own, file)) {
            return Err(Notice::OverOwnFile(file.clone()));
        }
    }
    for (file, bytes) in &files {
        write_file(file, bytes).map_err(Notice::NotWritten)?;
    }
    Ok(files.len())
}
