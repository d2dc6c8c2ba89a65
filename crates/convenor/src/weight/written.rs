//! A weight as it is written: so many digits that shares made of the written weights are right to far more than anybody
//! reads.

/// Digits behind the point.
const DECIMALS: usize = 9;
/// The last of them is one of so many in 1.
const PARTS: f64 = 1e9;
/// Numbers up to here are whole parts without loss.
const PARTS_MAX: f64 = 9_007_199_254_740_992.0;
/// Bytes of any weight: none is larger than the number of respondents, which has ten digits at most.
const BYTES: usize = 23;

/// The text of one weight, where it lies: a file of a million rows asks for it a million times.
#[derive(Clone, Copy)]
pub(super) struct WrittenWeight {
    bytes: [u8; BYTES],
    /// Where the text begins.
    from: u8,
}

impl WrittenWeight {
    /// No weight.
    #[expect(clippy::cast_possible_truncation, reason = "23 fits")]
    pub(super) const NONE: Self = Self { bytes: [b'0'; BYTES], from: BYTES as u8 };

    pub(super) fn new(weight: f64) -> Self {
        let parts = (weight * PARTS).round();
        let mut written = Self::NONE;
        if (0.0..=PARTS_MAX).contains(&parts) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it was just compared"
            )]
            written.write(parts as u64);
        } else {
            written.copy(&format!("{weight:.DECIMALS$}"));
        }
        written
    }

    /// From the last digit to the first.
    fn write(&mut self, parts: u64) {
        let mut left = parts;
        let mut from = BYTES;
        for (place, byte) in self.bytes.iter_mut().rev().enumerate() {
            if place > DECIMALS + 1 && left == 0 {
                break;
            }
            from -= 1;
            if place == DECIMALS {
                *byte = b'.';
                continue;
            }
            let digit = (left % 10) as u8;
            *byte = b'0' + digit;
            left /= 10;
        }
        self.from = u8::try_from(from).unwrap_or_default();
    }

    /// The rare weight that has too many digits for whole parts.
    fn copy(&mut self, text: &str) {
        let from = BYTES.saturating_sub(text.len());
        self.bytes.iter_mut().skip(from).zip(text.bytes()).for_each(|(byte, digit)| *byte = digit);
        self.from = u8::try_from(from).unwrap_or_default();
    }
}

impl AsRef<[u8]> for WrittenWeight {
    fn as_ref(&self) -> &[u8] {
        self.bytes.get(usize::from(self.from)..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_written_with_nine_decimals() {
        for weight in [0.0, 1.0, 0.3, 2.247_448_713_9, 0.561_862_178_4, 123_456.789, 9_999_999.999, 4e9] {
            let written = WrittenWeight::new(weight);
            assert_eq!(std::str::from_utf8(written.as_ref()), Ok(format!("{weight:.9}").as_str()));
        }
        assert_eq!(WrittenWeight::NONE.as_ref(), b"");
        assert_eq!(WrittenWeight::new(0.999_999_999_9).as_ref(), b"1.000000000");
    }
}
