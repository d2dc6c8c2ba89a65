//! Finds out in which encoding a text is written, and reads it as UTF-8.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding of a text, from all of its bytes: an accent on the last line counts too.
pub(crate) fn detect(mut reader: impl Read) -> io::Result<&'static Encoding> {
    let mut buffer = vec![0; 64 * 1024];
    let mut first = read_full(&mut reader, &mut buffer)?;
    if let Some(encoding) = buffer.get(..first).and_then(marked_or_wide) {
        // The rest is still read, so that a damaged or overlong file is found now and not half-way.
        io::copy(&mut reader, &mut io::sink())?;
        return Ok(encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut utf8 = UTF_8.new_decoder_without_bom_handling();
    let mut is_utf8 = true;
    while first > 0 {
        let chunk = buffer.get(..first).unwrap_or_default();
        is_utf8 = is_utf8 && valid_so_far(&mut utf8, chunk, Chunk::Middle);
        if !is_utf8 {
            // What came before is plain letters, or UTF-8 by chance: it would tell little and cost much.
            detector.feed(chunk, false);
        }
        first = read_full(&mut reader, &mut buffer)?;
    }
    detector.feed(&[], true);
    is_utf8 = is_utf8 && valid_so_far(&mut utf8, &[], Chunk::Last);
    Ok(if is_utf8 { UTF_8 } else { detector.guess(None, Utf8Detection::Deny) })
}

/// A byte order mark, or the zero bytes that plain letters have in UTF-16.
pub(crate) fn marked_or_wide(start: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Some(encoding);
    }
    let pairs = start.len() / 2;
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match pairs {
        0 | 1 => None,
        _ if odd * 10 > pairs * 7 && even * 10 < pairs => Some(UTF_16LE),
        _ if even * 10 > pairs * 7 && odd * 10 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the start of a text, which may be cut off within a letter, is UTF-8.
pub(crate) fn begins_as_utf8(start: &[u8]) -> bool {
    let marked_otherwise = marked_or_wide(start).is_some_and(|encoding| encoding != UTF_8);
    let is_utf8 = std::str::from_utf8(start).map_or_else(|error| error.error_len().is_none(), |_| true);
    is_utf8 && !marked_otherwise
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Chunk {
    Middle,
    Last,
}

fn valid_so_far(decoder: &mut Decoder, mut chunk: &[u8], place: Chunk) -> bool {
    let mut out = [0; 4096];
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(chunk, &mut out, place == Chunk::Last);
        chunk = chunk.get(read..).unwrap_or_default();
        match result {
            encoding_rs::DecoderResult::InputEmpty => return true,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(..) => return false,
        }
    }
}

/// Fills the buffer as far as the reader goes.
pub(crate) fn read_full(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads a text in any encoding as UTF-8, without its byte order mark.
pub(crate) struct Utf8Reader<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    waiting: std::ops::Range<usize>,
    output: Vec<u8>,
    ready: std::ops::Range<usize>,
    finished: bool,
}

impl<R: Read> Utf8Reader<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            input: vec![0; 32 * 1024],
            waiting: 0..0,
            output: vec![0; 64 * 1024],
            ready: 0..0,
            finished: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        while self.ready.is_empty() && !self.finished {
            if self.waiting.is_empty() {
                let count = self.inner.read(&mut self.input)?;
                self.waiting = 0..count;
                self.finished = count == 0;
            }
            let chunk = self.input.get(self.waiting.clone()).unwrap_or_default();
            let (_, read, written, _) = self.decoder.decode_to_utf8(chunk, &mut self.output, self.finished);
            self.waiting.start += read;
            self.ready = 0..written;
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.refill()?;
        let from = self.output.get(self.ready.clone()).unwrap_or_default();
        let count = from.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), from.get(..count)) {
            to.copy_from_slice(from);
        }
        self.ready.start += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(bytes: &[u8]) -> (String, String) {
        let encoding = detect(bytes).unwrap();
        let mut text = String::new();
        Utf8Reader::new(bytes, encoding).read_to_string(&mut text).unwrap();
        (encoding.name().to_owned(), text)
    }

    #[test]
    fn a_text_reads_the_same_in_any_encoding() {
        let text = "title;place\nCafé talk;Château “Nord” – £5\nNaïve café;Zürich\n";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (with_mark, "UTF-8"),
            (wide, "UTF-16LE"),
            (marked, "UTF-16BE"),
            (western, "windows-1252"),
        ] {
            assert_eq!(read_back(&bytes), (name.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn a_start_may_be_cut_off_within_a_letter() {
        assert!(begins_as_utf8("Café".as_bytes()) && begins_as_utf8(b"Caf\xC3"));
        assert!(!begins_as_utf8(b"Caf\xE9,") && !begins_as_utf8(b"a\0,\0b\0"));
    }

    #[test]
    fn an_accent_far_from_the_start_still_counts() {
        let mut bytes = "plain,words\n".repeat(20_000).into_bytes();
        bytes.extend(b"caf\xE9,noir\n");
        assert!(read_back(&bytes).1.ends_with("café,noir\n"));
    }
}
