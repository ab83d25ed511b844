//! New moons and the sun's longitude after Meeus, "Astronomical Algorithms" (2nd edition), chapters 25 and 49.
//!
//! Within 1850-2150 a new moon is right to some seconds and the sun's longitude to 0.01 degree, which is what deciding
//! on a day and on a leap month needs; `tests/table/lunar.rs` compares the outcome with an ephemeris.

/// Mean length of a lunation in days.
pub(crate) const LUNATION: f64 = 29.530_588_861;
/// Julian ephemeris day of lunation 0, the new moon of 6 January 2000.
pub(crate) const LUNATION_ZERO: f64 = 2_451_550.097_66;
const J2000: f64 = 2_451_545.0;

/// A periodic term of a new moon: amplitude in days, power of the eccentricity factor, multiples of the sun's anomaly,
/// the moon's anomaly and the moon's argument of latitude.
type Periodic = (f64, i32, f64, f64, f64);

const NEW_MOON: [Periodic; 24] = [
    (-0.407_20, 0, 0.0, 1.0, 0.0),
    (0.172_41, 1, 1.0, 0.0, 0.0),
    (0.016_08, 0, 0.0, 2.0, 0.0),
    (0.010_39, 0, 0.0, 0.0, 2.0),
    (0.007_39, 1, -1.0, 1.0, 0.0),
    (-0.005_14, 1, 1.0, 1.0, 0.0),
    (0.002_08, 2, 2.0, 0.0, 0.0),
    (-0.001_11, 0, 0.0, 1.0, -2.0),
    (-0.000_57, 0, 0.0, 1.0, 2.0),
    (0.000_56, 1, 1.0, 2.0, 0.0),
    (-0.000_42, 0, 0.0, 3.0, 0.0),
    (0.000_42, 1, 1.0, 0.0, 2.0),
    (0.000_38, 1, 1.0, 0.0, -2.0),
    (-0.000_24, 1, -1.0, 2.0, 0.0),
    (-0.000_07, 0, 2.0, 1.0, 0.0),
    (0.000_04, 0, 0.0, 2.0, -2.0),
    (0.000_04, 0, 3.0, 0.0, 0.0),
    (0.000_03, 0, 1.0, 1.0, -2.0),
    (0.000_03, 0, 0.0, 2.0, 2.0),
    (-0.000_03, 0, 1.0, 1.0, 2.0),
    (0.000_03, 0, -1.0, 1.0, 2.0),
    (-0.000_02, 0, -1.0, 1.0, -2.0),
    (-0.000_02, 0, 1.0, 3.0, 0.0),
    (0.000_02, 0, 0.0, 4.0, 0.0),
];

/// Planetary corrections: angle at lunation 0 and per lunation in degrees, amplitude in millionths of a day.
const PLANETS: [(f64, f64, f64); 14] = [
    (299.77, 0.107_408, 325.0),
    (251.88, 0.016_321, 165.0),
    (251.83, 26.651_886, 164.0),
    (349.42, 36.412_478, 126.0),
    (84.66, 18.206_239, 110.0),
    (141.74, 53.303_771, 62.0),
    (207.14, 2.453_732, 60.0),
    (154.84, 7.306_860, 56.0),
    (34.52, 27.261_239, 47.0),
    (207.19, 0.121_824, 42.0),
    (291.34, 1.844_379, 40.0),
    (161.72, 24.198_154, 37.0),
    (239.56, 25.513_099, 35.0),
    (331.55, 3.592_518, 23.0),
];

/// Moment of the new moon that opens lunation `k`, as a Julian day in universal time.
pub(crate) fn new_moon(k: i32) -> f64 {
    let k = f64::from(k);
    let t = k / 1236.85;
    let (t2, t3, t4) = (t * t, t * t * t, t * t * t * t);
    let mean = LUNATION_ZERO + LUNATION * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let eccentricity = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = 2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4;
    let latitude = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4;
    let node = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3;
    let periodic: f64 = NEW_MOON
        .iter()
        .map(|&(amplitude, power, m, mp, f)| {
            amplitude * eccentricity.powi(power) * (m * sun + mp * moon + f * latitude).to_radians().sin()
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .enumerate()
        .map(|(i, &(at_zero, rate, amplitude))| {
            let curvature = if i == 0 { -0.009_173 * t2 } else { 0.0 };
            amplitude * 1e-6 * (at_zero + rate * k + curvature).to_radians().sin()
        })
        .sum();
    let ephemeris = mean + periodic + planets - 0.000_17 * node.to_radians().sin();
    ephemeris - delta_t(ephemeris) / 86_400.0
}

/// Apparent longitude of the sun in degrees, 0 to 360, at a Julian day in universal time.
pub(crate) fn sun_longitude(jd: f64) -> f64 {
    let t = (jd + delta_t(jd) / 86_400.0 - J2000) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// Seconds by which dynamical time is ahead of universal time (polynomials of Espenak and Meeus).
fn delta_t(jd: f64) -> f64 {
    let year = 2000.0 + (jd - J2000) / 365.25;
    let t = year - 2000.0;
    if year < 2005.0 {
        63.86 + 0.3345 * t - 0.060_374 * t * t
    } else if year < 2050.0 {
        62.92 + 0.322_17 * t + 0.005_589 * t * t
    } else {
        let century = (year - 1820.0) / 100.0;
        -20.0 + 32.0 * century * century - 0.5628 * (2150.0 - year)
    }
}
