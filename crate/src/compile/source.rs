//! The text of a script, and where in it an offset is.

use ruff_text_size::{TextRange, TextSize};

use super::code::Position;

/// A script's text with the offsets of its lines.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    line_starts: Vec<u32>,
    ascii: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                line_starts.push(at as u32 + 1);
            }
        }
        Source {
            text,
            line_starts,
            ascii: text.is_ascii(),
        }
    }

    /// Line from 1, column from 0 in characters.
    pub(super) fn line_column(&self, offset: TextSize) -> (u32, u32) {
        let offset = u32::from(offset).min(self.text.len() as u32);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let column = if self.ascii {
            offset - start
        } else {
            self.text[start as usize..offset as usize].chars().count() as u32
        };
        (line as u32, column)
    }

    /// Line of `offset`, from 1.
    pub(super) fn line(&self, offset: TextSize) -> u32 {
        self.line_column(offset).0
    }

    /// The text of a line, from 1, without its end.
    pub(super) fn line_text(&self, line: u32) -> &'a str {
        let start = self.line_starts[line as usize - 1] as usize;
        let end = self
            .line_starts
            .get(line as usize)
            .map_or(self.text.len(), |end| *end as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    pub(super) fn position(&self, range: TextRange) -> Position {
        let (line, column) = self.line_column(range.start());
        let (end_line, end_column) = self.line_column(range.end());
        match (u16::try_from(column), u16::try_from(end_column)) {
            (Ok(column), Ok(end_column)) => Position {
                line,
                end_line,
                column,
                end_column,
            },
            _ => Position {
                line,
                end_line,
                column: 0,
                end_column: 0,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts() {
        let source = Source::new("a\r\nb\rc\nd");
        assert_eq!(source.line_column(TextSize::new(0)), (1, 0));
        assert_eq!(source.line_column(TextSize::new(3)), (2, 0));
        assert_eq!(source.line_column(TextSize::new(5)), (3, 0));
        assert_eq!(source.line_column(TextSize::new(8)), (4, 1));
        assert_eq!(source.line_text(1), "a");
        assert_eq!(source.line_text(4), "d");
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("é = ü");
        assert_eq!(source.line_column(TextSize::new(5)), (1, 4));
    }
}
