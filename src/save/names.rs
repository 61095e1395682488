//! File names made from titles.
//!
//! A title may hold anything; a file name must stay in its folder, differ from its neighbours and
//! be allowed on every system.

/// How many bytes of the title a file name keeps: well under the 255 of every file system, with
/// room for a number and an ending.
const LONGEST: usize = 180;

/// A file name (without folder) for the article with this number and title. As it begins with the
/// number, it is never one of the names that Windows keeps for devices (`CON`, `NUL`, …).
pub(super) fn file_name(number: usize, title: &str, ending: &str) -> String {
    let mut kept = String::new();
    for character in title.trim().chars() {
        let character = if is_allowed(character) {
            character
        } else {
            '_'
        };
        if kept.len() + character.len_utf8() > LONGEST {
            break;
        }
        kept.push(character);
    }
    let kept = kept.trim_matches(|c: char| c == '.' || c == ' ' || c == '_');
    if kept.is_empty() {
        format!("{number:03}.{ending}")
    } else {
        format!("{number:03} {kept}.{ending}")
    }
}

/// Not the characters that some system forbids or gives a meaning, nor those that cannot be seen
/// or that turn the direction of writing.
fn is_allowed(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        && !matches!(u32::from(c), 0x200B..=0x200F | 0x202A..=0x202E | 0x2028 | 0x2029 | 0x2060..=0x2069 | 0xFEFF)
}

/// True for names that are devices on Windows, in every folder and with every ending.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    let port = |prefix: &str| {
        let number = stem.strip_prefix(prefix);
        number.is_some_and(|it| {
            matches!(it, "¹" | "²" | "³") || matches!(it.as_bytes(), [b'0'..=b'9'])
        })
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || port("COM")
        || port("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_stay_in_their_folder() {
        let check = |title: &str, name: &str| assert_eq!(file_name(7, title, "txt"), name);
        check("老桥修好了", "007 老桥修好了.txt");
        check("../../etc/passwd", "007 etc_passwd.txt");
        check("a/b\\c:d", "007 a_b_c_d.txt");
        check("", "007.txt");
        check("...", "007.txt");
        check("nul.tar", "007 nul.tar.txt");
        check("CON", "007 CON.txt");
        check("left\u{202e}txt.exe", "007 left_txt.exe.txt");
        assert!(file_name(1, &"长".repeat(500), "txt").len() < 200);
    }

    #[test]
    fn names_of_devices_are_known() {
        for name in [
            "con",
            "NUL.json",
            "com1.recolumn.json",
            "LPT9",
            "aux ",
            "COM²",
        ] {
            assert!(is_reserved(name), "{name}");
        }
        for name in [
            "console.json",
            "com.json",
            "com10",
            "空.json",
            ".con",
            "null",
            "",
        ] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
