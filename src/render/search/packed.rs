//! The form in which the pieces of a part are remembered.
//!
//! Short pieces by how much each is above the one before, seven bits to a byte, without the
//! hash that follows from them; then long ones as they are.

use super::keys::{is_long, own, with_hash};

/// Packs the numbers of pieces, which stand in [`order`](super::keys::order).
pub(super) fn pack(keys: &[u64]) -> Vec<u8> {
    let short = keys.partition_point(|key| !is_long(*key));
    let mut bytes = Vec::with_capacity(keys.len() * 4);
    push(&mut bytes, short as u64);
    let mut last = 0;
    for key in &keys[..short] {
        push(&mut bytes, own(*key) - last);
        last = own(*key);
    }
    keys[short..].iter().for_each(|key| bytes.extend_from_slice(&key.to_le_bytes()));
    bytes
}

/// What [`pack`] packed.
pub(super) fn unpack(bytes: &[u8]) -> Vec<u64> {
    let mut rest = bytes;
    let short = take(&mut rest);
    let mut keys = Vec::with_capacity(bytes.len() / 3);
    let mut last = 0_u64;
    for _ in 0..short {
        if rest.is_empty() {
            break;
        }
        last = last.wrapping_add(take(&mut rest));
        keys.push(with_hash(last));
    }
    let (long, _) = rest.as_chunks();
    keys.extend(long.iter().map(|bytes| u64::from_le_bytes(*bytes)));
    keys
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        bytes.push(u8::try_from(number & 0x7F).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

fn take(rest: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0_u32);
    while let Some((byte, others)) = rest.split_first() {
        *rest = others;
        number |= u64::from(byte & 0x7F) << shift.min(63);
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Weight, key, order};
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let texts = ["党", "党建", "a", "5g", "𠀀建", "第112", "powerpoint", "12期"];
        let mut keys: Vec<u64> = texts.iter().map(|text| key(&text.chars().collect::<Vec<_>>(), Weight::Head)).collect();
        keys.sort_unstable_by_key(|key| order(*key));
        assert_eq!(unpack(&pack(&keys)), keys);
        assert_eq!(unpack(&pack(&[])), [0_u64; 0]);
        // Damage is told by a digest; whatever is read here must only not panic.
        for bytes in [&[][..], &[9], &[0xFF; 40], &[1, 2, 3, 4]] {
            let _ = unpack(bytes);
        }
    }
}
