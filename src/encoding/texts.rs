//! Short made-up news in several languages, for the tests of this room.

use super::{Encoding, encode};

/// Simplified Chinese.
pub(super) const SIMPLIFIED: &str = "\
南湖区新建三座社区图书馆\n本报讯　（记者 林小舟）昨天上午，南湖区第三座社区图书馆正式开放。\
馆内有图书两万册，可供一百二十人同时阅读。区文化局负责人表示，今年还将在旧城区再建两座，\
方便老人和孩子就近借书。\n“以前借书要坐半个小时公交车，现在下楼就到。”家住附近的退休教师周先生说。\n\
图书馆每周二至周日开放，时间是上午九点到晚上八点。\n";

/// Traditional Chinese.
pub(super) const TRADITIONAL: &str = "\
港口新碼頭下月啟用\n【本報訊】東灣港務局昨日宣布，新建的第五號碼頭將於下月一日正式啟用。\
港務局長表示，新碼頭可以同時停靠三艘大型貨輪，每年能處理一百萬個貨櫃。\n\
當地商會歡迎這項消息，認為將有助於降低運費。不過附近居民擔心卡車增加，希望政府先改善道路。\n\
環保團體則要求公布空氣品質的測量結果。\n";

/// Japanese.
pub(super) const JAPANESE: &str = "\
市立図書館、来月から夜も開館\n　市教育委員会は二十日、市立中央図書館の開館時間を来月から\
午後九時まで延ばすと発表した。仕事帰りの人にも利用してもらうのがねらいだ。\n　新しい閲覧室にはパソコン席が三十あり、無料で使える。館長の話では、昨年度の利用者は約十二万人だった。\n";

/// Korean.
pub(super) const KOREAN: &str = "\
시청 앞 광장에 새 도서관 열려\n시는 지난 월요일 시청 앞 광장에 새 도서관을 열었다고 밝혔다. \
이 도서관에는 책 삼만 권이 있으며, 어린이와 노인을 위한 자리도 마련되어 있다.\n\
시장은 개관식에서 \"누구나 쉽게 책을 읽을 수 있는 도시를 만들겠다\"고 말했다.\n";

/// English, with nothing above ASCII.
pub(super) const ENGLISH: &str = "\
Bridge to stay closed until autumn\nThe old bridge over the Merle will not open before September, \
the county said on Friday. Engineers had found cracks in two of its five piers.\n\
Traffic is led over the new bridge at Alton, some four miles down the river.\n";

/// German.
pub(super) const GERMAN: &str = "\
Brücke bleibt bis Herbst gesperrt\nDie alte Brücke über die Merle wird nicht vor September \
geöffnet, teilte der Kreis am Freitag mit. Prüfer hatten Risse in zwei der fünf Pfeiler gefunden.\n\
Der Verkehr fließt vorläufig über die neue Brücke bei Altheim, sechs Kilometer flussabwärts.\n";

/// French.
pub(super) const FRENCH: &str = "\
Le pont restera fermé jusqu'à l'été\nLe vieux pont de la Merle ne sera pas rouvert avant la fin de \
l'année, a annoncé vendredi la préfecture. Des fissures ont été découvertes dans deux piliers.\n\
« La sécurité passe avant tout », a déclaré le maire, qui espère des travaux rapides.\n";

/// Every text in every encoding that can hold it and that it is written in.
pub(super) fn encoded() -> Vec<(Encoding, &'static str, Vec<u8>)> {
    use Encoding::{Big5, EucKr, Gb18030, ShiftJis, Utf8, Utf16Be, Utf16Le, Windows1252};
    let unicode = [Utf8, Utf16Le, Utf16Be];
    let mut encoded = Vec::new();
    for (text, own) in [
        (SIMPLIFIED, &[Gb18030][..]),
        (TRADITIONAL, &[Gb18030, Big5]),
        (JAPANESE, &[ShiftJis]),
        (KOREAN, &[EucKr]),
        (ENGLISH, &[]),
        (GERMAN, &[Windows1252]),
        (FRENCH, &[Windows1252]),
    ] {
        for &encoding in unicode.iter().chain(own) {
            encoded.push((encoding, text, encode(text, encoding, false).unwrap()));
        }
    }
    encoded
}
