//! The encodings that can be read and written, and their names.
//!
//! Assumes that one member of a family stands for all of it: GB 18030 reads all that GBK and
//! GB 2312 wrote, Big5 is read with the Hong Kong extension, windows-1252 reads ISO 8859-1.
//! EUC-JP, ISO-2022-JP, UTF-32 and the Cyrillic encodings are not among them: their texts are
//! taken for something else.

/// An encoding that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8. Also what pure ASCII is called.
    Utf8,
    /// GB 18030, which contains GBK and GB 2312.
    Gb18030,
    /// Big5, read with the Hong Kong Supplementary Character Set, written without.
    Big5,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Shift_JIS with Microsoft's extensions.
    ShiftJis,
    /// EUC-KR with the Unified Hangul Code extension.
    EucKr,
    /// windows-1252, which contains ISO 8859-1's letters.
    Windows1252,
}

impl Encoding {
    /// Every encoding, in the order in which a tie is decided.
    pub const ALL: [Self; 8] = [
        Self::Utf8,
        Self::Gb18030,
        Self::Big5,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::ShiftJis,
        Self::EucKr,
        Self::Windows1252,
    ];

    /// The usual name, as standards and other programs write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::ShiftJis => "Shift_JIS",
            Self::EucKr => "EUC-KR",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of that name: any of the usual names, in any case, with or without hyphens,
    /// underlines and spaces.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let key: String = name
            .chars()
            .filter(|character| !matches!(character, '-' | '_' | ' ' | ':'))
            .map(|character| character.to_ascii_lowercase())
            .collect();
        Some(match key.as_str() {
            "utf8" | "utf8bom" | "utf8sig" | "unicode11utf8" | "cp65001" | "65001" | "ascii"
            | "usascii" => Self::Utf8,
            "gb18030" | "gbk" | "xgbk" | "gb2312" | "gb231280" | "gb23121980" | "csgb2312"
            | "euccn" | "cngb" | "chinese" | "cp936" | "ms936" | "windows936" | "936"
            | "cp54936" | "54936" => Self::Gb18030,
            "big5" | "big5hkscs" | "big5eten" | "xbig5" | "xxbig5" | "cnbig5" | "csbig5"
            | "cp950" | "ms950" | "windows950" | "950" => Self::Big5,
            "utf16le" | "utf16" | "unicode" | "ucs2" | "ucs2le" | "cp1200" | "1200" => {
                Self::Utf16Le
            }
            "utf16be" | "ucs2be" | "unicodefffe" | "cp1201" | "1201" => Self::Utf16Be,
            "shiftjis" | "sjis" | "xsjis" | "csshiftjis" | "mskanji" | "windows31j" | "cp932"
            | "ms932" | "windows932" | "932" => Self::ShiftJis,
            "euckr" | "cseuckr" | "ksc5601" | "ksc56011987" | "ksc56011989" | "korean" | "uhc"
            | "cp949" | "ms949" | "windows949" | "949" => Self::EucKr,
            "windows1252" | "cp1252" | "xcp1252" | "ansi" | "1252" | "latin1" | "l1"
            | "iso88591" => Self::Windows1252,
            _ => return None,
        })
    }

    /// The decoder and encoder for it. UTF-16 has a decoder only.
    pub(super) fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::ShiftJis => encoding_rs::SHIFT_JIS,
            Self::EucKr => encoding_rs::EUC_KR,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }

    /// U+FEFF in this encoding; empty where the encoding has none.
    pub(super) const fn bom(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Gb18030 => b"\x84\x31\x95\x33",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Big5 | Self::ShiftJis | Self::EucKr | Self::Windows1252 => b"",
        }
    }

    /// The encoding whose byte order mark the bytes begin with.
    pub(super) fn from_bom(bytes: &[u8]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|encoding| !encoding.bom().is_empty() && bytes.starts_with(encoding.bom()))
    }

    /// True if a character is two bytes or a pair of two bytes, whatever the character.
    pub(super) const fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn names_are_read_back_and_other_names_are_known() {
        for encoding in Encoding::ALL {
            let lower = encoding.name().to_lowercase();
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
            assert_eq!(Encoding::from_name(&lower), Some(encoding));
        }
        let check = |names: &str, expected| {
            for name in names.split(' ') {
                assert_eq!(Encoding::from_name(name), expected, "{name}");
            }
        };
        check("utf8 UTF-8-SIG ascii", Some(Encoding::Utf8));
        check(
            "GBK gb2312 GB_2312-80 cp936 EUC-CN",
            Some(Encoding::Gb18030),
        );
        check("Big5-HKSCS cp950", Some(Encoding::Big5));
        check("utf-16le UTF16 ucs-2", Some(Encoding::Utf16Le));
        check("sjis CP932 windows-31j", Some(Encoding::ShiftJis));
        check("latin1 ISO-8859-1 cp1252", Some(Encoding::Windows1252));
        check("klingon utf-7 gb", None);
        assert_eq!(Encoding::from_name(""), None);
    }

    #[test]
    fn only_a_whole_byte_order_mark_counts() {
        let check = |bytes: &[u8], expected| assert_eq!(Encoding::from_bom(bytes), expected);
        check(b"\xEF\xBB\xBFa", Some(Encoding::Utf8));
        check(b"\xFF\xFEa\0", Some(Encoding::Utf16Le));
        check(b"\xFE\xFF\0a", Some(Encoding::Utf16Be));
        check(b"\x84\x31\x95\x33a", Some(Encoding::Gb18030));
        check(b"\xEF\xBB", None);
        check(b"", None);
    }
}
