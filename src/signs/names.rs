//! People's names.
//!
//! A Chinese name is a surname and one or two characters; papers set a blank between the two of a
//! short name (王　观). A European name is two to four words with capitals, particles allowed
//! between. A name in full capitals or with initials counts. Wrong for rare surnames, and for heads
//! of two capitalised words ("Social Europe"), which [`knows_first`] helps to tell apart.

use super::is_wide;

/// Common surnames of one character, simplified and traditional.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝\
    宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁任卢盧姚沈钟鍾姜崔\
    谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔\
    邵万萬钱錢严嚴武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟\
    殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉\
    骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車\
    项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊\
    卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺茹洪练練索尧堯亓\
    靖由宿狄贝貝贡貢逄谌諶赖賴糜储儲鄢邸晋晉冼厉厲封丘冀肇扈但撒初鹿谈談漆";

/// Common surnames of two characters.
const DOUBLE_SURNAMES: [&str; 14] = [
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "东方", "慕容",
    "司徒", "令狐",
];

/// What may stand between first name and surname in Europe, in lower case.
const PARTICLES: [&str; 18] = [
    "von", "van", "de", "der", "den", "du", "des", "da", "di", "del", "la", "le", "zu", "zur",
    "ten", "ter", "of", "dos",
];

/// First names that many bear, in English, German and French.
const FIRST_NAMES: &str = " Adam Adrian Agathe Alain Albert Alexander Alexandra Alfred Alice Alison \
    Amanda Amélie Amy Andrea Andreas Andrew Andy Angela Anja Ann Anna Anne Annette Annie Anthony Anton \
    Antoine Arnaud Arthur Audrey August Barbara Beate Ben Benjamin Benoît Bernard Bernd Bertrand Bettina \
    Bill Birgit Bob Brian Bruno Camille Carl Carla Carol Caroline Catherine Cécile Céline Charles \
    Charlotte Chris Christian Christiane Christina Christine Christoph Christophe Christopher Claire \
    Clara Claude Claudia Clément Colin Corinne Cornelia Craig Damien Daniel Daniela David Deborah Denis \
    Diana Diane Didier Dieter Dirk Dominic Dominique Donald Doris Dorothea Edward Élise Elizabeth \
    Elisabeth Ella Emil Emily Émile Emma Eric Erich Ernst Estelle Eugen Eugène Eva Évelyne Fabian \
    Fabien Fabrice Felix Florence Florian Frances Francis François Françoise Frank Franz Fred Frédéric \
    Frieda Friedrich Fritz Gabriel Gabriele Gareth Gary Geoffrey Georg George Georges Gerald Gérard \
    Gerd Gerhard Gilles Graham Greg Grace Grégory Guillaume Gustave Guy Hannah Hans Harald Harry \
    Heather Heike Heinrich Heinz Helen Helene Hélène Helga Helmut Henri Henry Herbert Hermann Holger \
    Horst Howard Hubert Hugo Ian Ida Inga Ingrid Irene Isabel Isabelle Ivan Jack Jacob Jacqueline \
    Jacques James Jan Jana Jane Janet Jason Jean Jeanne Jeff Jennifer Jens Jeremy Jérôme Jessica Jim \
    Joachim Joan Jochen Joe Johann Johanna Johannes John Jonas Jonathan Jörg Josef Joseph Juan Judith \
    Jules Julia Julian Julie Julien Jürgen Justin Kai Karen Karin Karl Karla Kate Katharina Katherine \
    Kathrin Kevin Kim Klaus Konrad Kurt Lara Lars Laura Laure Laurent Lea Léa Lena Leo Léon Leonie Lily \
    Lisa Loïc Louis Louise Luc Lucas Lucie Lucy Ludwig Luis Luise Lukas Luke Lydia Magali Manfred \
    Manuel Manuela Marc Marcel Margaret Margot Maria Marianne Marie Marina Mario Marion Mark Markus \
    Marlene Martha Martin Martina Mary Mathilde Mathieu Matthew Matthias Matthieu Maurice Max Maxime \
    Megan Mélanie Michael Michaela Michel Michèle Mike Mia Monika Monique Moritz Nadia Nadine Nancy \
    Natalie Nathalie Neil Nicholas Nick Nicola Nicolas Nicole Niels Nils Nina Noah Nora Norbert Odile \
    Olga Oliver Olivia Olivier Oscar Oskar Otto Pascal Patrice Patricia Patrick Paul Paula Pauline \
    Peter Petra Philip Philipp Philippe Phil Pierre Rachel Rainer Ralf Ralph Raphaël Raymond Rebecca \
    Regina Renate René Richard Rita Robert Roger Roland Rolf Romain Rosa Ross Roy Rudolf Ruth Ryan \
    Sabine Sally Sam Samuel Sandra Sara Sarah Sascha Sean Sébastien Sebastian Serge Simon Simone Sonia \
    Sonja Sophie Stefan Stefanie Stéphane Stephan Stéphanie Stephen Steve Steven Stuart Susan Susanne \
    Suzanne Sven Sylvain Sylvie Tanja Theo Théo Theodor Thérèse Thierry Thomas Tim Timo Tobias Tom Tony \
    Udo Ulrich Ulrike Ursula Uta Ute Uwe Valentin Valérie Vanessa Vera Véronique Victor Viktor Victoria \
    Vincent Virginie Volker Walter Werner Wilhelm Will William Wolfgang Xavier Yann Yannick Yves Yvonne \
    Zoé Zoe ";

/// True for one Chinese name, no blanks in it.
pub(crate) fn is_chinese_name(word: &str) -> bool {
    /// The longest name in bytes: four characters, all beyond the basic plane.
    const LONGEST: usize = 16;
    let Some(first) = word.chars().next() else {
        return false;
    };
    // Most words are told apart by their length.
    if !is_wide(first) || word.len() > LONGEST {
        return false;
    }
    let count = word.chars().count();
    let surname = (matches!(count, 2 | 3) && SURNAMES.contains(first))
        || (matches!(count, 3 | 4) && DOUBLE_SURNAMES.iter().any(|s| word.starts_with(s)));
    surname && word.chars().all(|c| is_wide(c) && c.is_alphabetic())
}

/// True if `text` begins with a surname, perhaps by chance.
fn opens_with_surname(text: &str) -> bool {
    text.starts_with(|first| SURNAMES.contains(first))
        || DOUBLE_SURNAMES.iter().any(|name| text.starts_with(name))
}

/// The names that make up a line, if names are all that is in it. Between Chinese names stand
/// blanks, commas or slashes; between European ones commas, "and", "und", "et", "&".
pub(crate) fn names(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    if line.starts_with(is_wide) {
        chinese_names(line)
    } else {
        european_names(line)
    }
}

fn chinese_names(line: &str) -> Option<Vec<&str>> {
    /// More names than this are a list of other things.
    const MOST: usize = 8;
    let mut found = Vec::new();
    let separates =
        |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '/' | '／' | '·');
    // Most lines are told apart by their first character.
    let line = line.trim_start_matches(separates);
    if !opens_with_surname(line) {
        return None;
    }
    let mut words = line
        .split(separates)
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        if is_chinese_name(word) {
            found.push(word);
            continue;
        }
        // A short name set wide: 王　观.
        let one = |word: &str| word.chars().take(2).count() == 1;
        if !(one(word) && SURNAMES.contains(word)) {
            return None;
        }
        let next = words.next()?;
        if !(one(next) && next.starts_with(is_wide)) {
            return None;
        }
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let end = next.as_ptr() as usize - line.as_ptr() as usize + next.len();
        found.push(line.get(start..end)?);
    }
    (!found.is_empty() && found.len() <= MOST).then_some(found)
}

fn european_names(line: &str) -> Option<Vec<&str>> {
    const MOST: usize = 4;
    // Most lines are told apart by a word in small letters.
    let may_stand = |word: &str| {
        !word.starts_with(char::is_lowercase)
            || PARTICLES.contains(&word)
            || matches!(word, "and" | "und" | "et")
    };
    if !line.split_whitespace().all(may_stand) {
        return None;
    }
    let mut found = Vec::new();
    for part in line.split([',', '&', '/', ';']) {
        let mut rest = part.trim();
        for and in [" and ", " und ", " et "] {
            while let Some((name, after)) = rest.split_once(and) {
                found.push(european_name(name)?);
                rest = after;
            }
        }
        if !rest.is_empty() {
            found.push(european_name(rest)?);
        }
    }
    (!found.is_empty() && found.len() <= MOST).then_some(found)
}

fn european_name(text: &str) -> Option<&str> {
    let text = text.trim();
    let (mut words, mut capitals) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        if capitals > 0 && PARTICLES.contains(&word) {
            continue;
        }
        let mut characters = word.chars();
        let opens = characters.next().is_some_and(char::is_uppercase);
        let rest =
            |c: char| (c.is_alphabetic() && !is_wide(c)) || matches!(c, '-' | '.' | '\'' | '’');
        if !opens || !characters.all(rest) {
            return None;
        }
        capitals += 1;
    }
    ((2..=4).contains(&capitals) && words <= 6).then_some(text)
}

/// True if a European name begins with a first name that many bear, or with an initial.
pub(crate) fn knows_first(name: &str) -> bool {
    let first = name.split([' ', '-']).next().unwrap_or_default();
    let initial = first.len() <= 3 && first.ends_with('.');
    if initial || first.len() < 2 || name.starts_with(is_wide) {
        return initial || is_chinese_name(name);
    }
    // Capitals throughout: PAUL MARTIN.
    let mut spelled = String::with_capacity(first.len());
    let mut characters = first.chars();
    spelled.extend(characters.next());
    spelled.extend(characters.flat_map(char::to_lowercase));
    FIRST_NAMES
        .match_indices(spelled.as_str())
        .any(|(at, found)| {
            let around = (
                FIRST_NAMES.as_bytes().get(at.wrapping_sub(1)),
                FIRST_NAMES.as_bytes().get(at + found.len()),
            );
            matches!(around, (Some(b' '), Some(b' ')))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_nothing_else() {
        assert_eq!(names("李磊洋 孙刚"), Some(vec!["李磊洋", "孙刚"]));
        assert_eq!(names("王  观"), Some(vec!["王  观"]));
        assert_eq!(names("欧阳文静、何伟"), Some(vec!["欧阳文静", "何伟"]));
        assert_eq!(names("老街换新颜"), None);
        assert_eq!(names("Anna Lambert"), Some(vec!["Anna Lambert"]));
        assert_eq!(
            names("Ludwig van der Berg und Eva Roth"),
            Some(vec!["Ludwig van der Berg", "Eva Roth"])
        );
        assert_eq!(names("Paul"), None);
        assert_eq!(names("The bridge is open"), None);
    }

    #[test]
    fn first_names_are_known_whole() {
        assert!(knows_first("Anna Lambert"));
        assert!(knows_first("JEAN-PIERRE MARTIN"));
        assert!(knows_first("J. Roth"));
        assert!(!knows_first("Social Europe"));
        assert!(!knows_first("An Open"));
    }
}
