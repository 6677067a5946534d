//! Cyan, magenta, yellow and black, to red, green and blue.

use super::colours::byte;

/// What each full mixture of the four inks looks like: cyan counts 8, magenta 4, yellow 2, black 1.
///
/// These are the colours of American web offset print (CGATS TR 001), which viewers take where a file says nothing else.
const FULL: [[u8; 3]; 16] = [
    [255, 255, 255],
    [35, 31, 32],
    [255, 242, 0],
    [24, 26, 0],
    [236, 0, 140],
    [22, 0, 1],
    [237, 29, 36],
    [22, 0, 1],
    [0, 174, 239],
    [0, 6, 36],
    [0, 166, 81],
    [0, 5, 0],
    [46, 48, 146],
    [0, 0, 0],
    [54, 54, 57],
    [0, 0, 0],
];

/// A mixture, each ink from 0 to 1. Dots of the inks fall on each other by chance, so that each full mixture covers a part of the paper.
pub(super) fn colour(inks: [f32; 4]) -> [u8; 3] {
    let inks = inks.map(|ink| ink.clamp(0.0, 1.0));
    let mut mixed = [0.0_f32; 3];
    for (mixture, full) in FULL.iter().enumerate() {
        let mut covered = 1.0;
        for (idx, ink) in inks.iter().enumerate() {
            let has_ink = mixture >> (3 - idx) & 1 == 1;
            covered *= if has_ink { *ink } else { 1.0 - ink };
        }
        for (sum, part) in mixed.iter_mut().zip(full) {
            *sum += covered * f32::from(*part) / 255.0;
        }
    }
    mixed.map(byte)
}
