//! Text on its ground keeps a contrast of 4.5, in light and in dark.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../assets/src/tokens.css");

fn tokens(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let block = TOKENS.split_once(selector).expect("the block is there").1;
    let block = block.split_once('{').unwrap().1.split_once('}').unwrap().0;
    block
        .split(';')
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, value)| (name, value.trim()))
        .collect()
}

fn luminance(colour: &str) -> f64 {
    let channel = |place: usize| {
        let byte = u8::from_str_radix(&colour[place..place + 2], 16).expect("colours are #rrggbb");
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_can_be_read_on_its_ground() {
    let grounds = ["ground", "surface", "sunken", "accent-soft"];
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    for ground in grounds {
        for text in ["text", "muted", "accent"] {
            pairs.push((text.into(), ground.into(), 4.5));
        }
        pairs.push(("focus".into(), ground.into(), 3.0));
    }
    for tone in ["ok", "soon", "late", "paused", "quiet"] {
        for ground in ["surface", "ground", &format!("{tone}-soft")] {
            pairs.push((tone.into(), ground.into(), 4.5));
        }
        pairs.push(("text".into(), format!("{tone}-soft"), 4.5));
    }
    for fill in ["fill", "fill-hover"] {
        pairs.push(("on-fill".into(), fill.into(), 4.5));
    }
    pairs.push(("edge".into(), "surface".into(), 3.0));
    for selector in [":root {", ":root[data-theme=\"dark\"]"] {
        let tokens = tokens(selector);
        for (text, ground, least) in &pairs {
            let found = contrast(tokens[text.as_str()], tokens[ground.as_str()]);
            assert!(found >= *least, "{selector} {text} on {ground}: {found:.2} is under {least}");
        }
    }
}
