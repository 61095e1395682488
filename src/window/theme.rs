//! The look: colours, sizes and measures, light and dark.
//!
//! Hue only ever means an article or a doubt; everything else is warm grey and ink. One font, one
//! weight; size, ink and place make the hierarchy.

use egui::{
    Color32, Context, CornerRadius, FontId, Margin, Shadow, Stroke, TextStyle, Theme, vec2,
};

/// The colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens {
    /// Board and window ground.
    pub app: Color32,
    /// Top bar, page panel, ledger.
    pub panel: Color32,
    /// Ground of an article column.
    pub lane: Color32,
    /// Ground of the article column that is read.
    pub chosen: Color32,
    /// Placed card, unplaced row, field, menu.
    pub card: Color32,
    /// Text, filled button, focus ring, drop line.
    pub ink: Color32,
    /// Second text.
    pub ink2: Color32,
    /// Third text: counts, labels, sure seams.
    pub ink3: Color32,
    /// Hairlines and the edge of cards and lanes.
    pub line: Color32,
    /// Dashed edge of a proposed card; hatch and missing fill carry the state.
    pub mid: Color32,
    /// Edge of fields, outlined buttons, unplaced marks.
    pub edge: Color32,
    /// Card or row under the pointer.
    pub hover: Color32,
    /// Selected card, row, menu line.
    pub select: Color32,
    /// Text on a filled button.
    pub onink: Color32,
    /// Ground of text to read.
    pub paper: Color32,
    /// Doubtful: text.
    pub doubt: Color32,
    /// Doubtful: ground.
    pub doubtbg: Color32,
    /// Doubtful: the lozenge.
    pub doubtedge: Color32,
    /// Something went wrong: text.
    pub wrong: Color32,
    /// Something went wrong: ground.
    pub wrongbg: Color32,
    /// Something went wrong: the cross.
    pub wrongedge: Color32,
    /// Soft shadow of menus and of what is dragged.
    pub shadow: Color32,
    articles: [(Color32, Color32); 8],
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const WHITE: Color32 = rgb(0xFFFFFF);
const NIGHT: Color32 = rgb(0x121416);

const LIGHT: Tokens = Tokens {
    app: rgb(0xE9E7E1),
    panel: rgb(0xF6F5F1),
    lane: rgb(0xF1EFEA),
    chosen: rgb(0xF6F5F1),
    card: WHITE,
    ink: rgb(0x1B1E22),
    ink2: rgb(0x454B52),
    ink3: rgb(0x5F656C),
    line: rgb(0xDDDAD2),
    mid: rgb(0xB9B4AA),
    edge: rgb(0x88837A),
    hover: rgb(0xF0EEE8),
    select: rgb(0xE3E6EA),
    onink: WHITE,
    paper: rgb(0xFBFAF7),
    doubt: rgb(0x7E5200),
    doubtbg: rgb(0xFFF0CC),
    doubtedge: rgb(0xB57A0A),
    wrong: rgb(0xA81E1E),
    wrongbg: rgb(0xFCE4E1),
    wrongedge: rgb(0xC93A34),
    shadow: Color32::from_rgba_premultiplied(5, 5, 3, 46),
    articles: [
        (rgb(0x5B67D8), WHITE),
        (rgb(0x27986A), NIGHT),
        (rgb(0x006276), WHITE),
        (rgb(0x521384), WHITE),
        (rgb(0x7F8D9B), NIGHT),
        (rgb(0x5C2A40), WHITE),
        (rgb(0x4B5112), WHITE),
        (rgb(0xC6771A), NIGHT),
    ],
};

const DARK: Tokens = Tokens {
    app: NIGHT,
    panel: rgb(0x1B1D20),
    lane: rgb(0x202327),
    chosen: rgb(0x25292D),
    card: rgb(0x2A2E33),
    ink: rgb(0xE9E6E0),
    ink2: rgb(0xBFC0C0),
    ink3: rgb(0xA0A4A8),
    line: rgb(0x363A40),
    mid: rgb(0x565C63),
    edge: rgb(0x787E85),
    hover: rgb(0x31353B),
    select: rgb(0x343A41),
    onink: rgb(0x16181B),
    paper: rgb(0x1E2023),
    doubt: rgb(0xF2C766),
    doubtbg: rgb(0x40341A),
    doubtedge: rgb(0xD9A93F),
    wrong: rgb(0xFFA69D),
    wrongbg: rgb(0x4C2522),
    wrongedge: rgb(0xF0796F),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 128),
    articles: [
        (rgb(0x7D8AFE), NIGHT),
        (rgb(0x3DA06E), NIGHT),
        (rgb(0x56D0FE), NIGHT),
        (rgb(0xB07BB0), NIGHT),
        (rgb(0xC9E4EB), NIGHT),
        (rgb(0xE7A0B1), NIGHT),
        (rgb(0xF0DA86), NIGHT),
        (rgb(0xF28426), NIGHT),
    ],
};

impl Tokens {
    /// The colours of the theme that is shown.
    pub(crate) fn of(ui: &egui::Ui) -> &'static Self {
        Self::for_theme(ui.visuals().dark_mode)
    }

    /// The colours of the dark theme, or of the light one.
    pub(crate) fn for_theme(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// Stripe and badge of the article at this place in the order (from 0), and the colour of the
    /// digits on the badge.
    pub(crate) fn article(&self, index: usize) -> (Color32, Color32) {
        self.articles[index % self.articles.len()]
    }
}

/// Type sizes, in points.
pub(crate) mod size {
    /// Reading text in the cut view, panel heads of dialogs.
    pub(crate) const READING: f32 = 15.0;
    /// Title of the text that is read.
    pub(crate) const READING_TITLE: f32 = 18.0;
    /// Headline of an empty state.
    pub(crate) const HEADLINE: f32 = 20.0;
    /// Column title.
    pub(crate) const TITLE: f32 = 14.0;
    /// Cards, rows, menus, buttons.
    pub(crate) const BODY: f32 = 13.0;
    /// Seams, ledger, reasons.
    pub(crate) const SMALL: f32 = 12.0;
    /// Counts, file numbers, role letters, key caps.
    pub(crate) const TINY: f32 = 11.0;
}

/// Heights and widths, in points.
pub(crate) mod measure {
    /// Top bar.
    pub(crate) const TOP_BAR: f32 = 44.0;
    /// Ledger.
    pub(crate) const LEDGER: f32 = 36.0;
    /// Head of a panel.
    pub(crate) const PANEL_HEAD: f32 = 40.0;
    /// A card with two lines.
    pub(crate) const CARD: f32 = 56.0;
    /// A card with one line.
    pub(crate) const CARD_ONE_LINE: f32 = 32.0;
    /// Between two cards that are two paragraphs.
    pub(crate) const CARD_GAP: f32 = 8.0;
    /// The row of a seam that goes on.
    pub(crate) const SEAM: f32 = 28.0;
    /// An article column.
    pub(crate) const LANE: f32 = 220.0;
    /// Between two columns.
    pub(crate) const LANE_GAP: f32 = 12.0;
    /// A placed row of the page panel.
    pub(crate) const ROW: f32 = 24.0;
    /// An unplaced row of the page panel.
    pub(crate) const ROW_UNPLACED: f32 = 52.0;
    /// Corner of cards, buttons, chips, fields.
    pub(crate) const CORNER: u8 = 6;
    /// Corner of lanes and menus.
    pub(crate) const CORNER_LANE: u8 = 8;
}

/// The bundled font: WenQuanYi Micro Hei, whole.
const FONT: &[u8] = include_bytes!("../../assets/font/wqy-microhei.ttc");

/// Sets font, colours and spacing.
pub(crate) fn install(ctx: &Context) {
    let mut fonts = egui::FontDefinitions::empty();
    fonts.font_data.insert(
        "hei".into(),
        std::sync::Arc::new(egui::FontData::from_static(FONT)),
    );
    for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
        fonts.families.entry(family).or_default().push("hei".into());
    }
    ctx.set_fonts(fonts);
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        // The table of actions has these keys.
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light;
    });
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| dress(style, tokens));
    }
}

/// No motion from now on, as the desktop asks for it.
pub(crate) fn stop_motion(ctx: &Context) {
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
    });
}

fn dress(style: &mut egui::Style, tokens: &Tokens) {
    for (text, points) in [
        (TextStyle::Small, size::SMALL),
        (TextStyle::Body, size::BODY),
        (TextStyle::Button, size::BODY),
        (TextStyle::Monospace, size::BODY),
        (TextStyle::Heading, size::HEADLINE),
    ] {
        style.text_styles.insert(text, FontId::proportional(points));
    }
    style.interaction.selectable_labels = false;
    style.animation_time = 0.08;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.interact_size = vec2(28.0, 28.0);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(20);
    spacing.scroll.fade.strength = 0.0;

    let visuals = &mut style.visuals;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.card;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(measure::CORNER_LANE);
    visuals.menu_corner_radius = CornerRadius::same(measure::CORNER_LANE);
    visuals.extreme_bg_color = tokens.card;
    visuals.text_edit_bg_color = Some(tokens.card);
    visuals.faint_bg_color = tokens.lane;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.ink3);
    visuals.selection.bg_fill = tokens.select;
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    visuals.hyperlink_color = tokens.ink;
    visuals.warn_fg_color = tokens.wrong;
    visuals.error_fg_color = tokens.wrong;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.ink);
    // Nothing repeats: a window that nobody touches paints nothing.
    visuals.text_cursor.blink = false;
    let shadow = |offset: i8| Shadow {
        offset: [0, offset],
        blur: 24,
        spread: 0,
        color: tokens.shadow,
    };
    visuals.popup_shadow = shadow(8);
    visuals.window_shadow = shadow(12);

    let corner = CornerRadius::same(measure::CORNER);
    let widgets = &mut visuals.widgets;
    for (widget, fill, weak, edge, text) in [
        (
            &mut widgets.noninteractive,
            tokens.panel,
            tokens.panel,
            tokens.line,
            tokens.ink,
        ),
        (
            &mut widgets.inactive,
            tokens.line,
            Color32::TRANSPARENT,
            tokens.edge,
            tokens.ink2,
        ),
        (
            &mut widgets.hovered,
            tokens.edge,
            tokens.hover,
            tokens.edge,
            tokens.ink,
        ),
        (
            &mut widgets.active,
            tokens.edge,
            tokens.select,
            tokens.ink,
            tokens.ink,
        ),
        (
            &mut widgets.open,
            tokens.select,
            tokens.select,
            tokens.edge,
            tokens.ink,
        ),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = weak;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn the_font_has_every_character_of_every_language() {
        let ctx = Context::default();
        install(&ctx);
        // Fonts are there from the first frame on.
        let mut frame = ctx.run_ui(egui::RawInput::default(), |_| {});
        frame.textures_delta.clear();
        for language in Language::ALL {
            let file = format!("assets/words/{}.ftl", language.tag());
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(file).unwrap() + language.name();
            let font = FontId::proportional(size::BODY);
            let missing: String = text
                .chars()
                .filter(|c| !c.is_control())
                .filter(|&c| !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, c)))
                .collect();
            assert_eq!(missing, "", "{}", language.tag());
        }
    }
}
