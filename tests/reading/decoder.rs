//! What stands in natively for the browser's `TextDecoder`: both follow the same standard.

use holdfast::ingest::{Decode, Encoding};

/// The decoder of an encoding.
pub fn decoder(encoding: Encoding) -> Option<Box<dyn Decode>> {
    Some(Box::new(Decoder(coder(encoding).new_decoder_without_bom_handling())))
}

/// The standard's name for it.
pub fn coder(encoding: Encoding) -> &'static encoding_rs::Encoding {
    encoding_rs::Encoding::for_label(encoding.label().as_bytes()).expect("a label of the standard")
}

struct Decoder(encoding_rs::Decoder);

impl Decode for Decoder {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let mut text = String::new();
        let mut rest = bytes;
        loop {
            text.reserve(self.0.max_utf8_buffer_length(rest.len()).expect("a length"));
            let (result, read, _) = self.0.decode_to_string(rest, &mut text, last);
            rest = &rest[read..];
            if result == encoding_rs::CoderResult::InputEmpty {
                break;
            }
        }
        out.extend_from_slice(text.as_bytes());
    }
}
