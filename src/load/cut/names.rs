//! Lines that name who wrote an article.
//!
//! Chinese names are known by a common surname and one or two characters after it; European ones
//! by two or three capitalised words and nothing else. Wrong for rare and double surnames, for
//! names with particles, and for two-word heads like "Social Europe".

/// The hundred and some commonest surnames, simplified and traditional; they cover most
/// bearers.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝\
    宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁任卢盧姚沈钟鍾姜崔\
    谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔\
    邵万萬钱錢严嚴武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟\
    殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉\
    骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車\
    项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊\
    卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺";

/// What stands before a writer's name, in the papers' own words.
const BEFORE_NAMES: [&str; 20] = [
    "□",
    "■",
    "◎",
    "本报记者",
    "本報記者",
    "本刊记者",
    "本報訊",
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约",
    "本报通讯员",
    "文/",
    "文／",
    "作者",
    "By ",
    "Von ",
    "Par ",
    "Da ",
];

/// The longest byline, in code points.
const LONGEST: usize = 32;

/// True if `line` opens like a byline and is as short as one.
pub(super) fn opens_byline(line: &str) -> bool {
    // Most lines are told apart by their first character.
    let first = line.chars().next().is_some_and(|first| {
        matches!(
            first,
            '□' | '■'
                | '◎'
                | '本'
                | '记'
                | '記'
                | '通'
                | '特'
                | '文'
                | '作'
                | 'B'
                | 'V'
                | 'P'
                | 'D'
        )
    });
    first
        && BEFORE_NAMES.iter().any(|words| {
            line.strip_prefix(words).is_some_and(|rest| {
                let european = words.ends_with(' ');
                rest.chars().nth(LONGEST).is_none()
                    && if european {
                        is_names(rest)
                    } else {
                        !rest.contains(['，', '。', '、', ','])
                    }
            })
        })
}

/// True if `line` is nothing but names.
pub(super) fn is_names(line: &str) -> bool {
    let (mut chinese, mut european) = (0, 0);
    for name in line
        .split(char::is_whitespace)
        .filter(|name| !name.is_empty())
    {
        if is_chinese_name(name) {
            chinese += 1;
        } else if is_european_name(name) {
            european += 1;
        } else {
            return false;
        }
    }
    (chinese > 0 && chinese <= 5 && european == 0) || (chinese == 0 && (2..=3).contains(&european))
}

/// True for a surname and one or two more characters.
pub(super) fn is_chinese_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first > '\u{3000}' && SURNAMES.contains(first))
        && matches!(name.len(), 6 | 9)
        && characters.all(|character| character > '\u{3000}' && character.is_alphabetic())
}

fn is_european_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.all(|character| character.is_alphabetic() || matches!(character, '-' | '.'))
        && (name.ends_with('.') || name.chars().skip(1).any(char::is_lowercase))
}
