//! What the words of a short text speak of, as far as that tells a newspaper's own lines from its
//! articles: pages, editors, telephones, trade, links, rights, the calendar.
//!
//! A concept is a set of word stems in five languages, and what counts is the concept, never the
//! word: a line that speaks of renting and of a price is small trade in whatever words. The stems
//! are general vocabulary, written down here, not collected from any page. An article may speak of
//! all these things too, so a concept is evidence only in a short text, and the model weighs it
//! against the text's form and surroundings.

use std::sync::LazyLock;

/// What a word may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concept {
    /// Pages and issues: 版, page, Seite, Ausgabe.
    Page,
    /// Those who make the paper: 责任编辑, Redaktion.
    Makers,
    /// How to reach somebody: telephone, address, mail.
    Contact,
    /// Buying, selling, letting, hiring.
    Trade,
    /// Money and amounts.
    Money,
    /// What one does on a web page: next, print, share, subscribe.
    Link,
    /// Lists of other articles: related, most read.
    Related,
    /// Rights, licences, publishers.
    Rights,
    /// That something is an advertisement or a notice.
    Notice,
    /// Days, months, dates.
    Calendar,
    /// Names of a paper's sections: sports, weather, classified.
    Section,
    /// Pictures and those who took them.
    Picture,
}

/// How many concepts there are.
pub(super) const CONCEPTS: usize = 12;

use Concept::{
    Calendar, Contact, Link, Makers, Money, Notice, Page, Picture, Related, Rights, Section, Trade,
};

/// Han stems: found anywhere in a text.
const HAN: [(Concept, &str); CONCEPTS] = [
    (
        Page,
        "版 页 頁 期号 期號 刊号 刊號 总第 總第 第期 星期 版面 版次 头版 頭版 专版 專版 今日 版权页",
    ),
    (
        Makers,
        "编辑 編輯 责编 責編 主编 主編 美编 美編 校对 校對 排版 组版 組版 版式 审校 審校 值班 编审 編審 编委 \
        編委 统筹 統籌 监制 監製 视觉 視覺 制图 制版 製圖 总编 總編 社长 社長 策划 策劃 责校 責校 检校 照排 终审 一审 二审 三审",
    ),
    (
        Contact,
        "电话 電話 热线 熱線 专线 專線 手机 手機 传真 傳真 邮箱 郵箱 信箱 地址 邮编 郵編 微信 联系 聯繫 聯絡 咨询 \
        諮詢 客服 网址 網址 邮件 郵件 致电 致電 洽询 洽詢 来电 來電 联络 通讯处 分机 分機 投稿 爆料",
    ),
    (
        Trade,
        "出售 出租 求租 求购 求購 招聘 诚聘 誠聘 转让 轉讓 招租 特价 特價 优惠 優惠 促销 促銷 面议 面議 租金 售价 售價 \
        代办 代辦 办理 维修 維修 回收 开锁 搬家 家政 包邮 免费 免費 批发 零售价 门市 店面 铺位 套房 单间 厂房 二手 \
        精装 急售 低价 低價 旺铺 征婚 徵婚 加盟 月薪 待遇 包吃住 报名 報名 招生 折扣 限时 限時 抢购 搶購 预订 預訂 \
        售楼 開幕優惠 送货 上门 到府 现货 現貨 直销 厂家 高价 高價 贷款办理 抵押 疏通 清洗 收购 收購 寻人 寻物",
    ),
    (
        Money,
        "元 万元 萬元 价格 價格 定价 定價 零售 人民币 港币 港幣 新台幣 美元 每份 每月 月租 起价",
    ),
    (
        Link,
        "上一 下一 返回 首页 首頁 导航 導航 下载 下載 放大 缩小 縮小 默认 默認 打印 列印 分享 收藏 登录 登錄 登入 注册 註冊 \
        订阅 訂閱 关注 關注 扫码 掃碼 扫描 掃描 二维码 点击 點擊 点赞 點讚 评论 評論 留言 转发 轉發 复制 复製 链接 鏈接 連結 \
        搜索 搜尋 客户端 客戶端 公众号 公眾號 字号 字號 字体 字體 全文 展开 關閉 关闭 刷新 目录 目錄 上页 下页 上頁 下頁 \
        更多 浏览 瀏覽 跳转 页面 頁面 网站 網站 收听 朗读 回到 顶部 頂部 主页 主頁 菜单 選單 专题 往期 检索 日历 电子报 數位版 数字报",
    ),
    (
        Related,
        "相关 相關 推荐 推薦 排行 热门 熱門 热点 精彩 延伸 阅读 閱讀 猜你喜欢 友情 要闻 要聞 头条 頭條 点击率 \
        最新 你可能 更多 看更多 编辑推荐 大家都在 往期 回顾",
    ),
    (
        Rights,
        "版权 版權 所有 备案 備案 许可证 許可證 转载 轉載 授权 授權 未经 未經 禁止 声明 聲明 免责 免責 主办 主辦 承办 \
        承印 印刷 出版 刊号 刊號 邮发 郵發 代号 代號 国内统一 公安网 隐私 隱私 条款 條款 发行 發行 法律顾问 本社 本网 建立镜像",
    ),
    (
        Notice,
        "广告 廣告 公告 启事 啟事 遗失 遺失 作废 作廢 声明 赞助 贊助 推广 推廣 通告 讣告 訃告 业配 招标 拍卖 公示 挂失",
    ),
    (
        Calendar,
        "星期 周一 周二 周三 周四 周五 周六 周日 農曆 农历 年 月 日 今日 天气 天氣 气温 氣溫 晴 多云 多雲 阵雨 陣雨",
    ),
    (
        Section,
        "要闻 要聞 新闻 新聞 综合 綜合 体育 體育 财经 財經 经济 經濟 国际 國際 社会 社會 文化 副刊 娱乐 娛樂 科技 教育 \
        健康 生活 观点 觀點 时政 時政 民生 地方 专栏 專欄 视频 影音 图片 圖片 房产 汽车 旅游 旅遊 军事 理论 评论 广告 天气",
    ),
    (Picture, "摄 攝 图 圖 照片 资料图 图片来源"),
];

/// Stems of words in Latin letters, in lower case: a word counts if it begins with one. A stem with
/// a dot at its end has to be the whole word.
const LATIN: [(Concept, &str); CONCEPTS] = [
    (
        Page,
        "page pages seite seiten folio ausgabe édition edition issue volume vol. nr. no. n°. num. numéro nummer \
        jahrgang année. heft sheet blatt tome teil. late. final. morning. evening. morgenausgabe abendausgabe beilage \
        supplément supplement extra.",
    ),
    (
        Makers,
        "editor editors redaktion redakteur rédaction rédacteur chefredakteur verantwortlich responsable layout gestaltung \
        proofread korrektorat directeur director publisher herausgeber verlag gérant secrétaire maquette schlussredaktion \
        correct graphics cvd. newsdesk desk. imprimeur druck. drucker schriftleit",
    ),
    (
        Contact,
        "tel. telephone telefon téléphone tél. phone fax fax. call. call mail email e-mail courriel address adresse anruf \
        anrufen appelez contact kontakt kontakt contactez www http https postfach plz hotline box. whatsapp ring. write. \
        rue. straße strasse street avenue boulevard bureau office offices geschäftsstelle apply. inquire enquire s'adresser \
        anzunehmen",
    ),
    (
        Trade,
        "sale sell buy buying rent let. lease hire hiring wanted offer offers bargain discount deal deals free delivery \
        verkauf verkaufen kaufen zu. vermiet miete mieten wohnung gesucht suche sucht biete angebot rabatt günstig gratis \
        lieferung gebraucht vendre vente vends achat acheter louer location appartement cherche offre remise promo soldes \
        gratuit livraison occasion furnished apartment flat. bedroom rooms. zimmer pièces garage car. auto. used. second-hand \
        repair reparatur réparation plumber electrician klempner umzug déménage cours. lessons nachhilfe vacancy job. stelle \
        stellen emploi recrut möbliert meublé save. sparen économisez guaranteed warranty dealer shop. store. magasin laden. \
        maison. chambre schnäppchen sonderangebot price prices pills remedy cure",
    ),
    (
        Money,
        "price prices preis preise prix eur euro euros usd dollar dollars gbp chf fr. frs. francs mark. pf. pfennig cents \
        cent. monthly monatlich mensuel tarif kosten costs pound pounds shilling",
    ),
    (
        Link,
        "click klick klicken cliquez subscribe subscription abonn abonnier share teilen partag print. drucken imprimer next \
        weiter suivant previous zurück précédent back. retour home. startseite accueil menu menü login log. sign. anmeld \
        registr connect connexion inscri download télécharg herunterladen app. apps. follow folgen suivez newsletter \
        bookmark comment comments kommentar kommentare commentaire cookies search suche recherche top. scroll skip watch \
        listen. anhören écouter archive archiv archives rss e-paper epaper epaper. merken gift. today. digital zoom \
        facebook twitter instagram youtube",
    ),
    (
        Related,
        "related more. mehr. read. lesen lire lisez most. meist popular trending recommended empfohl recommand auch. aussi. \
        verwandte thema themen sujets articles artikel associés similaires story stories links. liens latest aktuell neueste \
        dernières headlines schlagzeilen ebenfalls également weitere",
    ),
    (
        Rights,
        "copyright rights reserved rechte vorbehalten droits réservés imprint impressum mentions légales datenschutz \
        confidentialité privacy terms. agb. agb conditions published printed gedruckt imprimé imprimerie druckerei verlag \
        publié reproduction nachdruck registered limited ltd. gmbh sarl. inc. issn isbn",
    ),
    (
        Notice,
        "advert advertisement advertorial anzeige anzeigen werbung publicité annonce annonces sponsored gesponsert \
        sponsorisé promotion reklame réclame partenaire paid. notice notices bekanntmachung avis. inserat inserate kleinanzeigen",
    ),
    (
        Calendar,
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag \
        sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche january february march april may. june july \
        august september october november december januar februar märz mai juni juli oktober dezember janvier février mars. \
        avril juin juillet août septembre octobre novembre décembre",
    ),
    (
        Section,
        "weather wetter météo sport sports classified classifieds kleinanzeigen petites crossword horoscope rätsel mots. \
        croisés business wirtschaft économie politics politik politique culture kultur opinion meinung lifestyle arts. \
        travel reise voyages obituaries todesanzeigen nécrologie comics tv. fernsehen télévision world. international welt. \
        monde. local lokales régions finance finanzen bourse börse panorama feuilleton stocks puzzles science wissen santé \
        health gesundheit jobs immobilien immobilier motoring deaths births marriages theater théâtre theatre spectacles",
    ),
    (
        Picture,
        "photo photos photograph foto fotos bild bilder picture image images credit crédit illustration",
    ),
];

/// Labels before a colon: of words about the article, and of lines about the page.
const LABELS: [&str; 2] = [
    " 关键词 關鍵詞 关键字 關鍵字 摘要 提要 内容提要 內容提要 keywords abstract mots-clés résumé schlagwörter stichworte ",
    " 栏目 欄目 版面 版次 责编 責編 编辑 編輯 责任编辑 責任編輯 美编 美編 校对 校對 来源 來源 标签 標籤 浏览 阅读 分类       rubrik ressort rubrique section category tags source quelle views ",
];

/// Whether a label speaks of the article (1), of the page (2), or of neither (0).
pub(super) fn labelled(label: &str) -> usize {
    let label = format!(" {} ", label.trim().to_lowercase());
    LABELS
        .iter()
        .position(|labels| labels.contains(&label))
        .map_or(0, |place| place + 1)
}

/// For each concept how many of its words stand in a text, and how many letters they cover.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spoken {
    /// Words of each concept.
    pub(super) words: [u8; CONCEPTS],
    /// Letters that words of any concept cover.
    pub(super) covered: usize,
}

impl Spoken {
    /// What `text` speaks of.
    pub(super) fn of(text: &str, stems: &Stems) -> Self {
        let mut spoken = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first >= '\u{3000}' {
                let length = stems.han(rest, first, &mut spoken);
                rest = &rest[length.max(first.len_utf8())..];
            } else if first.is_alphabetic() {
                let part = |c: char| {
                    (c.is_alphabetic() && c < '\u{3000}') || matches!(c, '°' | '-' | '\'' | '’')
                };
                let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
                stems.latin(&rest[..end], &mut spoken);
                rest = &rest[end..];
            } else {
                rest = &rest[first.len_utf8()..];
            }
        }
        spoken
    }
}

/// The stems, sorted to be found.
pub(super) struct Stems {
    /// By first character.
    han: Vec<(&'static str, u16)>,
    latin: Vec<(&'static str, u16)>,
}

impl Stems {
    /// The stems, sorted once.
    pub(super) fn shared() -> &'static Self {
        static STEMS: LazyLock<Stems> = LazyLock::new(Stems::new);
        &STEMS
    }

    /// Sorts the stems; a stem of several concepts bears all of them as bits.
    fn new() -> Self {
        let collect = |lists: &[(Concept, &'static str)]| {
            let mut stems: Vec<(&'static str, u16)> = lists
                .iter()
                .flat_map(|(concept, list)| {
                    list.split_whitespace()
                        .map(|stem| (stem, 1 << *concept as u16))
                })
                .collect();
            stems.sort_unstable();
            stems.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 |= if same { next.1 } else { 0 };
                same
            });
            stems
        };
        Self {
            han: collect(&HAN),
            latin: collect(&LATIN),
        }
    }

    /// Counts the longest stem at the head of `text`; its length in bytes, or 0.
    fn han(&self, text: &str, first: char, spoken: &mut Spoken) -> usize {
        let from = self
            .han
            .partition_point(|(stem, _)| stem.chars().next() < Some(first));
        let best = self.han[from..]
            .iter()
            .take_while(|(stem, _)| stem.starts_with(first))
            .filter(|(stem, _)| text.starts_with(stem))
            .max_by_key(|(stem, _)| stem.len());
        let Some(&(stem, concepts)) = best else {
            return 0;
        };
        spoken.count(concepts, stem.chars().count());
        stem.len()
    }

    fn latin(&self, word: &str, spoken: &mut Spoken) {
        let word = word.to_lowercase();
        let mut concepts = 0;
        // Every stem that the word begins with sorts before the word, and begins as it does.
        let end = word.char_indices().nth(1).map_or(word.len(), |(at, _)| at);
        let from = self.latin.partition_point(|(stem, _)| *stem < &word[..end]);
        for (stem, bits) in &self.latin[from..] {
            if !stem.starts_with(&word[..end]) {
                break;
            }
            let fits = match stem.strip_suffix('.') {
                Some(whole) => word == whole,
                // A stem of four letters and more may go on; a shorter one is the word.
                None => word.starts_with(stem) && (stem.chars().count() >= 4 || word == *stem),
            };
            if fits {
                concepts |= bits;
            }
        }
        if concepts != 0 {
            spoken.count(concepts, word.chars().count());
        }
    }
}

impl Spoken {
    fn count(&mut self, concepts: u16, letters: usize) {
        for (index, words) in self.words.iter_mut().enumerate() {
            *words = words.saturating_add(u8::from(concepts & (1 << index) != 0));
        }
        self.covered += letters;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_speaks_of_concepts_in_whatever_words() {
        let stems = Stems::new();
        let check = |text: &str, concepts: &[Concept]| {
            let spoken = Spoken::of(text, &stems);
            for concept in concepts {
                assert!(
                    spoken.words[*concept as usize] > 0,
                    "{text}: {concept:?} {spoken:?}"
                );
            }
        };
        check("本版责编：何伟", &[Makers]);
        check("旺铺急售，联系电话", &[Trade, Contact]);
        check("Abonnieren Sie unseren Newsletter", &[Link]);
        check("Appartement meublé à louer", &[Trade]);
        check("Alle Rechte vorbehalten", &[Rights]);
        check("Seite 12", &[Page]);
        let silent = Spoken::of("The old bridge was opened", &stems);
        assert_eq!(silent.words, [0; CONCEPTS]);
    }
}
