//! What the desktop asks of every program: no motion.
//!
//! GTK's desktops keep it in `gtk-4.0/settings.ini` or `gtk-3.0/settings.ini` of the settings folder,
//! KDE in `kdeglobals`. Read once, at the start. Where a desktop keeps it elsewhere (GNOME's own
//! database, Windows, macOS) nothing is known, and there is motion; it is short.

use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::load::read_file;

/// True if the desktop of the person who started the program asks for no motion.
#[must_use]
pub fn wants_no_motion() -> bool {
    let folder = settings_folder(
        std::env::var_os("XDG_CONFIG_HOME"),
        std::env::var_os("HOME"),
    );
    folder.is_some_and(|folder| says_no_motion(&folder))
}

fn settings_folder(config: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let config = config.map(PathBuf::from).filter(|it| it.is_absolute());
    config.or_else(|| Some(PathBuf::from(home?).join(".config")))
}

/// True if the files of this settings folder say so.
fn says_no_motion(folder: &Path) -> bool {
    let is = |file: &str, key: &str, off: &[&str]| {
        let value = value_in(&folder.join(file), key);
        value.is_some_and(|value| off.contains(&value.to_lowercase().as_str()))
    };
    let gtk = |file| is(file, "gtk-enable-animations", &["0", "false"]);
    gtk("gtk-4.0/settings.ini")
        || gtk("gtk-3.0/settings.ini")
        || is("kdeglobals", "AnimationDurationFactor", &["0", "0.0"])
}

/// What a line `key=value` of a file says.
fn value_in(file: &Path, key: &str) -> Option<String> {
    let bytes = read_file(file, |_| ControlFlow::Continue(())).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let values = text.lines().filter_map(|line| line.split_once('='));
    let mut found = values.filter(|(name, _)| name.trim() == key);
    found.next().map(|(_, value)| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desktops_that_ask_for_no_motion_are_understood() {
        for (file, text, wanted) in [
            (
                "gtk-4.0/settings.ini",
                "[Settings]\ngtk-enable-animations=0\n",
                true,
            ),
            (
                "gtk-3.0/settings.ini",
                "[Settings]\ngtk-enable-animations = false\n",
                true,
            ),
            (
                "gtk-3.0/settings.ini",
                "[Settings]\ngtk-enable-animations=1\n",
                false,
            ),
            ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", true),
            ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", false),
            ("kdeglobals", "\u{0}=\n", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            assert_eq!(says_no_motion(folder.path()), wanted, "{file}: {text}");
        }
        let nowhere = tempfile::tempdir().unwrap();
        assert!(!says_no_motion(nowhere.path()));
    }

    #[test]
    fn the_settings_folder_is_the_one_that_programs_agree_on() {
        let folder = |config: &str, home: &str| {
            let given = |text: &str| (!text.is_empty()).then(|| OsString::from(text));
            settings_folder(given(config), given(home))
        };
        assert_eq!(folder("/c", "/h"), Some(PathBuf::from("/c")));
        assert_eq!(folder("c", "/h"), Some(PathBuf::from("/h/.config")));
        assert_eq!(folder("", ""), None);
    }
}
