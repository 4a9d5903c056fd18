//! The frame of a file of what is remembered: a header, the program, a digest of all that follows, an index, blocks.

use std::ops::Range;

use super::{Digest, Forgotten};

/// A framed file: `index`, and behind it the bytes of `blocks`.
pub(super) fn seal<'b>(header: &[u8], program: Digest, index: &[u8], blocks: impl Iterator<Item = &'b [u8]> + Clone) -> Vec<u8> {
    let check = header.len() + 16;
    let body = check + 16;
    let mut bytes = Vec::with_capacity(body + 8 + index.len() + blocks.clone().map(<[u8]>::len).sum::<usize>());
    bytes.extend_from_slice(header);
    bytes.extend_from_slice(program.as_bytes());
    bytes.extend_from_slice(&[0; 16]);
    bytes.extend_from_slice(&(index.len() as u64).to_le_bytes());
    bytes.extend_from_slice(index);
    blocks.for_each(|block| bytes.extend_from_slice(block));
    let digest = Digest::of_bytes(&bytes[body..]);
    bytes[check..body].copy_from_slice(digest.as_bytes());
    bytes
}

/// Where the index of a framed file stands; the blocks stand behind it.
pub(super) fn open(header: &[u8], bytes: &[u8], program: Digest) -> Result<Range<usize>, Forgotten> {
    let rest = bytes.strip_prefix(header).ok_or(Forgotten::Damaged)?;
    let (writer, rest) = rest.split_at_checked(16).ok_or(Forgotten::Damaged)?;
    let (digest, body) = rest.split_at_checked(16).ok_or(Forgotten::Damaged)?;
    if Digest::of_bytes(body).as_bytes() != digest {
        return Err(Forgotten::Damaged);
    }
    if writer != program.as_bytes() {
        return Err(Forgotten::OtherVersion);
    }
    let (length, _) = body.split_first_chunk().ok_or(Forgotten::Damaged)?;
    let start = bytes.len() - body.len() + 8;
    let end = usize::try_from(u64::from_le_bytes(*length)).ok().and_then(|length| start.checked_add(length));
    end.filter(|end| *end <= bytes.len()).map(|end| start..end).ok_or(Forgotten::Damaged)
}
