//! What happened, at the bottom of the board: shown for a while, with Undo; what went wrong stays.

use egui::{Align, Area, Id, Order, Rect, RichText, Ui, vec2};

use super::scene::Scene;
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use crate::session::{Action, Job, JobKind, Notice};
use crate::words::{self, Words};

/// How long a notice is shown, in seconds.
const SHOWN: f64 = 6.0;

/// Shows the newest notice over the lower edge of `area`, and the job that runs.
pub(crate) fn notices_ui(scene: &mut Scene<'_>, ui: &Ui, area: Rect) {
    if let Some(job) = scene.session.job() {
        job_ui(scene.words, scene.actions, ui, area, job);
        return;
    }
    let Some(newest) = scene.session.notice() else {
        return;
    };
    let now = ui.input(|input| input.time);
    let number = scene.session.notice_number();
    let since = match scene.view.notice {
        Some((shown, since)) if shown == number => since,
        _ => now,
    };
    scene.view.notice = Some((number, since));
    let left = SHOWN - (now - since);
    // What went by makes room again for what went wrong before it.
    let passing = (!newest.is_failure() && left > 0.0).then_some(newest);
    let Some(notice) = passing.or_else(|| scene.session.failure_notice()) else {
        return;
    };
    if passing.is_some() {
        ui.request_repaint_after_secs(left as f32);
    }
    let failure = notice.is_failure();
    let text = sentence(scene.words, notice);
    let undoable = matches!(notice, Notice::Done(_) | Notice::DoneInstead(..));
    let put_aside = matches!(notice, Notice::DoneInstead(..));
    let mut wants_steps = false;
    let tokens = Tokens::of(ui);
    let (ground, ink) = if failure {
        (tokens.wrongbg, tokens.wrong)
    } else {
        (tokens.ink, tokens.onink)
    };
    let actions = &mut *scene.actions;
    let words = scene.words;
    bar_ui(ui, area, ground, |ui| {
        let label =
            ui.add(egui::Label::new(RichText::new(&text).size(size::BODY).color(ink)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        if undoable && link_ui(ui, &words.say("do-undo"), ink) {
            actions.push(Action::Undo);
        }
        if put_aside && link_ui(ui, &words.say("steps-list"), ink) {
            wants_steps = true;
        }
        if failure && link_ui(ui, &words.say("notice-dismiss"), ink) {
            actions.push(Action::Dismiss);
        }
    });
    if wants_steps {
        Entry::Steps.perform(scene);
    }
}

fn link_ui(ui: &mut Ui, text: &str, ink: egui::Color32) -> bool {
    let text = RichText::new(text).size(size::BODY).color(ink).underline();
    ui.add(egui::Button::new(text).frame(false)).clicked()
}

fn job_ui(words: &Words, actions: &mut Vec<Action>, ui: &Ui, area: Rect, job: &Job) {
    let tokens = Tokens::of(ui);
    let text = words.say(match job.kind {
        JobKind::Opening => "job-opening",
        JobKind::Saving => "job-saving",
        JobKind::Exporting => "job-exporting",
    });
    bar_ui(ui, area, tokens.card, |ui| {
        ui.label(RichText::new(text).size(size::BODY).color(tokens.ink));
        if job.kind == JobKind::Opening {
            let bar = egui::ProgressBar::new(job.share())
                .desired_width(160.0)
                .desired_height(6.0);
            ui.add(bar.fill(tokens.ink2));
            if !job.is_stopping() && link_ui(ui, &words.say("dialog-cancel"), tokens.ink) {
                actions.push(Action::Cancel);
            }
        }
    });
}

fn bar_ui(ui: &Ui, area: Rect, ground: egui::Color32, contents: impl FnOnce(&mut Ui)) {
    let width = (area.width() - 32.0).min(560.0);
    let at = area.center_bottom() - vec2(0.0, 12.0);
    Area::new(Id::unique("notice"))
        .order(Order::Foreground)
        .fixed_pos(at)
        .pivot(egui::Align2::CENTER_BOTTOM)
        .show(ui.ctx(), |ui| {
            egui::Frame::new()
                .fill(ground)
                .corner_radius(measure::CORNER)
                .inner_margin(egui::Margin::symmetric(16, 8))
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.with_layout(egui::Layout::left_to_right(Align::Center), contents);
                });
        });
}

/// A notice in words.
fn sentence(words: &Words, notice: &Notice) -> String {
    let path = |id: &str, path: &std::path::Path| {
        words.with(id, &[("file", path.display().to_string().into())])
    };
    let steps = |id: &str, count: usize| words.with(id, &[("count", count.into())]);
    match notice {
        Notice::Done(deed) => words::deed(words, deed),
        Notice::DoneInstead(deed, count) => words.with(
            "notice-done-instead",
            &[
                ("step", words::deed(words, deed).into()),
                ("count", (*count).into()),
            ],
        ),
        Notice::WentBack(count) => steps("notice-went-back", *count),
        Notice::WentForth(count) => steps("notice-went-forth", *count),
        Notice::BroughtBack(count) => steps("notice-brought-back", *count),
        Notice::Undone(deed) => words.with(
            "notice-undone",
            &[("step", words::deed(words, deed).into())],
        ),
        Notice::Redone(deed) => words.with(
            "notice-redone",
            &[("step", words::deed(words, deed).into())],
        ),
        Notice::Refused(refusal) => words::refusal(words, *refusal),
        Notice::NothingProposed => words.say("notice-nothing-proposed"),
        Notice::Saved(file) => path("notice-saved", file),
        Notice::Exported(file, count) => words.with(
            "notice-exported",
            &[
                ("file", file.display().to_string().into()),
                ("count", (*count).into()),
            ],
        ),
        Notice::NotOpened(failure) => words::failure(words, failure),
        Notice::NotWritten(error) => words::write_error(words, error),
        Notice::NoBackup(error) => words::no_backup(words, error),
        Notice::OverOwnFile(file) => path("notice-over-own-file", file),
        Notice::NotEncoded(error) => words::text_error(words, error),
        Notice::Findings(page, findings) => words::findings(words, page, findings),
        Notice::LeftOut(left_out) => words::left_out(words, left_out),
        Notice::Surprises(surprises) => {
            let sentences: Vec<_> = surprises
                .iter()
                .map(|s| words::surprise(words, s))
                .collect();
            sentences.join(" ")
        }
        Notice::NoOrigin => words.say("notice-no-origin"),
        Notice::Changed(file) => path("notice-changed", file),
        Notice::Unchanged(file) => path("notice-unchanged", file),
        Notice::Stopped => words.say("notice-stopped"),
        Notice::Broken => words.say("notice-broken"),
        Notice::WorkCameBack(_)
        | Notice::JournalStopped(_)
        | Notice::JournalDamaged(_)
        | Notice::JournalUnreadable(_)
        | Notice::JournalOfLater(_)
        | Notice::JournalWaits { .. } => words::journal_notice(words, notice),
    }
}
