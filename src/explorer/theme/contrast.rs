//! Contrast: what a colour is to the eye. Contrast as WCAG 2.2 defines it,
//! likeness in Oklab.

use ratatui::style::Color;

/// Red, green and blue, of 255 each.
pub type Rgb = (u8, u8, u8);

/// From so much colourfulness in Oklab on a colour has a hue that is seen.
const COLOURFUL: f64 = 0.045;
/// Colours whose hues are no further apart, in degrees, go by one name.
const SAME_HUE: f64 = 40.0;

/// The sixteen colours as xterm has them. Terminals differ, and readers change
/// them.
const XTERM: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// What a colour is in red, green and blue: of the terminal's own colours as
/// xterm has them; none for the one that a terminal writes in by itself.
#[must_use]
pub fn rgb_of(colour: Color) -> Option<Rgb> {
    let at = match colour {
        Color::Reset => return None,
        Color::Rgb(red, green, blue) => return Some((red, green, blue)),
        Color::Indexed(at) => at,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(match at {
        0..16 => XTERM[usize::from(at)],
        // A cube with six steps along each side, then greys.
        16..232 => {
            let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let at = at - 16;
            (step(at / 36), step(at / 6 % 6), step(at % 6))
        }
        232.. => {
            let grey = 8 + 10 * (at - 232);
            (grey, grey, grey)
        }
    })
}

/// How clearly one colour stands out from another, from 1 to 21; 1 where
/// either is not known.
#[must_use]
pub fn contrast(one: Color, other: Color) -> f64 {
    let (Some(one), Some(other)) = (rgb_of(one), rgb_of(other)) else {
        return 1.0;
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance((red, green, blue): Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// A channel of sRGB as an amount of light, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// A colour in Oklab, where what looks alike is near: lightness, green to red,
/// blue to yellow.
#[derive(Debug, Clone, Copy)]
pub struct Lab(f64, f64, f64);

impl Lab {
    /// A colour in Oklab (Ottosson 2020).
    #[must_use]
    pub fn of((red, green, blue): Rgb) -> Self {
        let light = [linear(red), linear(green), linear(blue)];
        let sum = |by: [f64; 3], of: [f64; 3]| by[0] * of[0] + by[1] * of[1] + by[2] * of[2];
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let cones = cones.map(|by| sum(by, light).cbrt());
        Self(
            sum([0.210_454_255_3, 0.793_617_785, -0.004_072_046_8], cones),
            sum([1.977_998_495_1, -2.428_592_205, 0.450_593_709_9], cones),
            sum([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766], cones),
        )
    }

    /// How unlike two colours are: 0 for the same, 1 for black and white.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let Self(l, a, b) = self;
        (l - other.0).hypot((a - other.1).hypot(b - other.2))
    }

    /// How wrong a name another colour goes by: 0 for the same one, light or
    /// dark, 1 for a grey, 2 for another hue.
    #[must_use]
    pub fn strangeness(self, other: Self) -> u8 {
        match (self.hue(), other.hue()) {
            (None, None) => 0,
            (Some(_), None) => 1,
            (None, Some(_)) => 2,
            (Some(own), Some(others)) => {
                let apart = (own - others).abs();
                if apart.min(360.0 - apart) <= SAME_HUE {
                    0
                } else {
                    2
                }
            }
        }
    }

    /// Where it stands on the circle of hues, in degrees; none for a grey.
    fn hue(self) -> Option<f64> {
        let Self(_, a, b) = self;
        (a.hypot(b) >= COLOURFUL).then(|| b.atan2(a).to_degrees())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        let close = |one, other, want: f64| (contrast(one, other) - want).abs() < 0.01;
        assert!(close(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255), 21.0));
        assert!(close(Color::Rgb(119, 119, 119), Color::White, 4.48));
        assert!(close(Color::Red, Color::Red, 1.0));
        assert!(
            close(Color::Reset, Color::White, 1.0),
            "nothing is known of it"
        );
    }

    #[test]
    fn the_256_colours_are_those_of_xterm() {
        let at = |at| rgb_of(Color::Indexed(at));
        assert_eq!(at(1), Some((205, 0, 0)));
        assert_eq!(at(16), Some((0, 0, 0)));
        assert_eq!(at(208), Some((255, 135, 0)));
        assert_eq!(at(231), Some((255, 255, 255)));
        assert_eq!((at(232), at(255)), (Some((8, 8, 8)), Some((238, 238, 238))));
    }

    #[test]
    fn black_is_as_far_from_white_as_can_be() {
        let (black, white) = (Lab::of((0, 0, 0)), Lab::of((255, 255, 255)));
        assert!((black.distance(white) - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_light_red_goes_by_the_name_of_red_and_a_blue_does_not() {
        let red = Lab::of((200, 20, 20));
        let strange = |other| red.strangeness(Lab::of(other));
        assert_eq!(strange((255, 120, 110)), 0);
        assert_eq!(strange((128, 128, 128)), 1);
        assert_eq!(strange((20, 20, 200)), 2);
    }
}
