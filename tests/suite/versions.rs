//! Files of earlier versions open for ever, and those of later ones say what they are.
//!
//! `tests/saved/version-1.recolumn.json` was written by recolumn 0.1.0: two pages, one of them with
//! columns side by side, articles partly by hand and partly accepted, a role that the user said, a
//! rejected link, and keys of other programs at every place. It is never written anew: if it does not
//! open, the program has broken a promise.

use std::fs;

use recolumn::document::{By, RoleBy, find_fault};
use recolumn::save::{OpenError, VERSION, open, saved_bytes};

use super::pages::project;

fn version_1() -> String {
    fs::read_to_string(project("tests/saved/version-1.recolumn.json")).unwrap()
}

#[test]
fn a_work_of_version_1_opens_and_is_saved_as_it_was() {
    let file = version_1();
    let opened = open(file.as_bytes()).unwrap();
    assert_eq!(opened.surprises, []);
    let placement = &opened.placement;
    assert_eq!(find_fault(placement), None);
    let ledger = placement.ledger();
    assert_eq!(
        (ledger.placed, ledger.discarded, ledger.unplaced),
        (2_747, 1, 210)
    );
    assert_eq!(
        (placement.sources().len(), placement.articles().len()),
        (2, 4)
    );
    let parts = || placement.articles().flat_map(|article| &article.parts);
    assert!(parts().any(|part| part.by == By::User));
    assert!(parts().any(|part| matches!(part.by, By::Suggestion(_))));
    let by_user = |role_by| role_by == RoleBy::User;
    assert!(
        placement
            .fragments()
            .any(|(_, fragment)| by_user(fragment.role_by))
    );
    let again = String::from_utf8(saved_bytes(placement)).unwrap();
    // Only who wrote it is another program by then.
    let without_writer = |text: &str| {
        let lines = text.lines().filter(|line| !line.contains("\"generator\""));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(without_writer(&again), without_writer(&file));
    for key in ["project", "scan", "topics", "checked", "seen"] {
        assert!(again.contains(&format!("\"{key}\"")), "{key} is lost");
    }
}

#[test]
fn a_work_of_a_later_version_says_so_and_what_to_do() {
    let later = version_1().replacen("\"version\": 1", "\"version\": 2", 1);
    let refused = open(later.as_bytes()).unwrap_err();
    assert_eq!(refused, OpenError::LaterVersion(VERSION + 1));
    #[cfg(feature = "words")]
    {
        use recolumn::session::{Failure, Problem};
        let failure = Failure {
            path: "work.recolumn.json".into(),
            problem: Problem::Saved(refused),
        };
        let said = recolumn::words::failure(&recolumn::words::Words::english(), &failure);
        assert!(
            said.contains("format 2") && said.contains("Update"),
            "{said}"
        );
    }
}
