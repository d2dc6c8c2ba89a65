//! Reads a text of which only the start has been looked at: as it is for as long as it is UTF-8, and from the first letter
//! that is not, in the encoding that the whole text then shows. So what is UTF-8, as nearly everything is, is read once.

use std::io::{self, Cursor, Read};

use encoding_rs::Encoding;

use super::encoding::Utf8Reader;

/// Bytes of a letter at most.
const LETTER_BYTES_MAX: usize = 4;

/// Bytes that are waited for, and all that follow them.
type Rest = io::Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>;

/// Such a text. Whoever reads it gives room for a letter.
pub(crate) struct Utf8SoFar<D> {
    stage: Stage,
    /// Says in which encoding the whole text is.
    detect: D,
}

enum Stage {
    /// Everything was UTF-8; the bytes of a letter that is not whole yet are held back.
    Utf8 { text: Box<dyn Read + Send>, held: Vec<u8> },
    /// What follows is not.
    Other(Utf8Reader<Rest>),
}

impl<D: Fn() -> io::Result<&'static Encoding>> Utf8SoFar<D> {
    pub(crate) fn new(text: Box<dyn Read + Send>, detect: D) -> Self {
        Self { stage: Stage::Utf8 { text, held: Vec::new() }, detect }
    }

    /// Goes on in the encoding of the whole text, from these bytes.
    fn go_on_from(&mut self, bytes: Vec<u8>) -> io::Result<()> {
        if let Stage::Utf8 { text, .. } = &mut self.stage {
            let text = std::mem::replace(text, Box::new(io::empty()));
            let rest = Cursor::new(bytes).chain(text);
            self.stage = Stage::Other(Utf8Reader::new(rest, (self.detect)()?));
        }
        Ok(())
    }
}

impl<D: Fn() -> io::Result<&'static Encoding>> Read for Utf8SoFar<D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.len() < LETTER_BYTES_MAX {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "there is no room for a letter"));
        }
        loop {
            let (text, held) = match &mut self.stage {
                Stage::Utf8 { text, held } => (text, held),
                Stage::Other(text) => return text.read(buffer),
            };
            let (start, free) = buffer.split_at_mut_checked(held.len()).unwrap_or_default();
            start.copy_from_slice(held);
            let count = text.read(free)?;
            let read = buffer.get(..held.len() + count).unwrap_or_default();
            let Err(error) = std::str::from_utf8(read) else {
                held.clear();
                return Ok(read.len());
            };
            let whole = error.valid_up_to();
            let left = read.get(whole..).unwrap_or_default().to_vec();
            if error.error_len().is_none() && count > 0 {
                *held = left;
            } else {
                self.go_on_from(left)?;
            }
            if whole > 0 {
                return Ok(whole);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::encoding::detect;

    /// Gives out so many bytes at a time.
    struct Portions(Vec<u8>, usize);

    impl Read for Portions {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(buffer.len()).min(self.0.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0.drain(..count);
            Ok(count)
        }
    }

    fn read_back(bytes: &[u8], portion: usize) -> String {
        let text = Box::new(Portions(bytes.to_vec(), portion));
        let whole = bytes.to_vec();
        let mut reader = Utf8SoFar::new(text, move || detect(whole.as_slice()));
        let (mut all, mut buffer) = (Vec::new(), [0; 16]);
        loop {
            match reader.read(&mut buffer).unwrap() {
                0 => return String::from_utf8(all).unwrap(),
                count => all.extend(&buffer[..count]),
            }
        }
    }

    #[test]
    fn a_text_reads_the_same_whatever_its_encoding_and_portions() {
        let text = "plain;words\nCafé;“Nord” 😀\nplain;words again\n";
        let western = "plain;words\nCafé;“Nord”\n";
        let western_bytes = encoding_rs::WINDOWS_1252.encode(western).0;
        for portion in 1..=16 {
            assert_eq!(read_back(text.as_bytes(), portion), text);
            assert_eq!(read_back(&western_bytes, portion), western);
        }
    }

    #[test]
    fn a_letter_that_is_cut_off_at_the_end_is_of_another_encoding() {
        assert_eq!(read_back(b"caf\xC3", 3), "cafÃ");
        assert_eq!(read_back(b"caf\xE9", 16), "café");
    }
}
