//! The bytes that can matter to the record reader, found 64 at a time.

/// Bytes looked at in one go.
pub(super) const BLOCK: usize = 64;

const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;

/// One bit for each byte of the block (the first is the lowest) that is a delimiter, a quote, LF or CR. Where quotes mean nothing,
/// `quote` is the delimiter too.
#[inline]
pub(super) fn find(block: &[u8], delimiter: u8, quote: u8) -> u64 {
    if block.len() < BLOCK {
        return block.iter().rev().fold(0, |marks, &byte| marks << 1 | u64::from(is_mark(byte, delimiter, quote)));
    }
    let repeated = [delimiter, quote, b'\n', b'\r'].map(|byte| u64::from_ne_bytes([byte; 8]));
    let mut marks = 0;
    for (at, word) in block.as_chunks::<8>().0.iter().take(BLOCK / 8).enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = repeated.iter().fold(0, |found, pattern| found | zero_bytes(word ^ pattern));
        marks |= ((found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (at * 8);
    }
    marks
}

fn is_mark(byte: u8, delimiter: u8, quote: u8) -> bool {
    byte == delimiter || byte == quote || matches!(byte, b'\n' | b'\r')
}

/// The highest bit of each byte that is zero; exact, no byte disturbs its neighbour.
fn zero_bytes(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_way_finds_what_the_plain_way_finds() {
        let mut block = [0_u8; BLOCK];
        let mut seed = 1_u64;
        for round in 0..2_000 {
            for byte in &mut block {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let any = (seed >> 33) as u8;
                *byte = if any & 3 == 0 { b",\"\n\r;\x7F\x80\xFF"[usize::from(any >> 2) % 8] } else { any };
            }
            for (delimiter, quote) in [(b',', b'"'), (b';', b'"'), (b'\t', b'\t'), (b'|', b'"')] {
                let plain =
                    (0..BLOCK).fold(0, |marks, at| marks | u64::from(is_mark(block[at], delimiter, quote)) << at);
                assert_eq!(find(&block, delimiter, quote), plain, "round {round}");
                assert_eq!(find(&block[..17], delimiter, quote), plain & 0x1_FFFF);
            }
        }
    }
}
