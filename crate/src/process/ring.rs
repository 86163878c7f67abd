//! The bytes inside a pipe, and who has it open. Nothing blocks here: the simulated machine uses it as it is.

use std::collections::VecDeque;

/// How many bytes a pipe holds, as on Linux.
pub const CAPACITY: usize = 65_536;

/// A write of at most so many bytes is never split between other writers' bytes (POSIX's `PIPE_BUF`, as on Linux).
pub const PIPE_BUF: usize = 4_096;

/// What comes of a read or a write that doesn't wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// So many bytes went through; fewer than asked for when no more were there, or no more had room.
    Moved(usize),
    /// Nothing went through: the pipe is empty, or lacks the room.
    WouldBlock,
    /// Nothing will ever go through: a reader is at the end of the data and no writer is left (end of file), or a
    /// writer has no reader left (broken pipe).
    Closed,
}

/// A queue of at most [`CAPACITY`] bytes with its readers and writers.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    data: VecDeque<u8>,
    readers: u32,
    writers: u32,
}

impl Ring {
    /// An empty pipe with one reader and one writer.
    pub fn new() -> Self {
        Self {
            data: VecDeque::new(),
            readers: 1,
            writers: 1,
        }
    }

    /// Bytes that wait to be read.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether no byte waits to be read.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// One more descriptor reads, as after a fork.
    pub fn open_reader(&mut self) {
        self.readers += 1;
    }

    /// One more descriptor writes.
    pub fn open_writer(&mut self) {
        self.writers += 1;
    }

    /// A descriptor that reads is closed. After the last one, writers get a broken pipe.
    pub fn close_reader(&mut self) {
        self.readers -= 1;
    }

    /// A descriptor that writes is closed. After the last one, readers get what is left, then the end of file.
    pub fn close_writer(&mut self) {
        self.writers -= 1;
    }

    /// Reads at most `into.len()` bytes.
    pub fn try_read(&mut self, into: &mut [u8]) -> Transfer {
        if self.data.is_empty() && !into.is_empty() {
            return if self.writers == 0 {
                Transfer::Closed
            } else {
                Transfer::WouldBlock
            };
        }
        let count = into.len().min(self.data.len());
        let (front, back) = self.data.as_slices();
        let split = count.min(front.len());
        into[..split].copy_from_slice(&front[..split]);
        into[split..count].copy_from_slice(&back[..count - split]);
        self.data.drain(..count);
        Transfer::Moved(count)
    }

    /// Writes as much of `from` as there is room for; up to [`PIPE_BUF`] bytes are written whole or not at all.
    pub fn try_write(&mut self, from: &[u8]) -> Transfer {
        if self.readers == 0 {
            return Transfer::Closed;
        }
        let room = CAPACITY - self.data.len();
        let whole_or_nothing = from.len() <= PIPE_BUF;
        if (whole_or_nothing && room < from.len()) || (room == 0 && !from.is_empty()) {
            return Transfer::WouldBlock;
        }
        let count = room.min(from.len());
        self.data.extend(&from[..count]);
        Transfer::Moved(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_went_in_over_the_seam() {
        let mut ring = Ring::new();
        let mut sent = (0..=255u8).cycle();
        let mut expected = sent.clone();
        for _ in 0..10 {
            let chunk: Vec<u8> = sent.by_ref().take(40_000).collect();
            assert_eq!(ring.try_write(&chunk), Transfer::Moved(40_000));
            let mut received = [0; 40_000];
            assert_eq!(ring.try_read(&mut received), Transfer::Moved(40_000));
            assert!(
                received
                    .iter()
                    .eq(expected.by_ref().take(40_000).collect::<Vec<_>>().iter())
            );
        }
        assert!(ring.is_empty());
    }

    #[test]
    fn a_read_takes_what_is_there() {
        let mut ring = Ring::new();
        let mut buffer = [0; 8];
        assert_eq!(ring.try_read(&mut buffer), Transfer::WouldBlock);
        ring.try_write(b"abc");
        assert_eq!(ring.try_read(&mut buffer), Transfer::Moved(3));
        assert_eq!(&buffer[..3], b"abc");
    }

    #[test]
    fn a_large_write_is_split_and_a_small_one_is_not() {
        let mut ring = Ring::new();
        assert_eq!(
            ring.try_write(&vec![1; CAPACITY - 100]),
            Transfer::Moved(CAPACITY - 100)
        );
        assert_eq!(ring.try_write(&[2; PIPE_BUF]), Transfer::WouldBlock);
        assert_eq!(ring.try_write(&[3; PIPE_BUF + 1]), Transfer::Moved(100));
        assert_eq!(ring.try_write(&[4]), Transfer::WouldBlock);
        assert_eq!(ring.len(), CAPACITY);
    }

    #[test]
    fn the_end_of_file_comes_after_the_last_byte() {
        let mut ring = Ring::new();
        ring.open_writer();
        ring.try_write(b"x");
        ring.close_writer();
        let mut byte = [0];
        assert_eq!(ring.try_read(&mut byte), Transfer::Moved(1));
        assert_eq!(ring.try_read(&mut byte), Transfer::WouldBlock);
        ring.close_writer();
        assert_eq!(ring.try_read(&mut byte), Transfer::Closed);
    }

    #[test]
    fn a_pipe_without_readers_is_broken() {
        let mut ring = Ring::new();
        ring.close_reader();
        assert_eq!(ring.try_write(b"x"), Transfer::Closed);
    }

    #[test]
    fn nothing_is_always_moved() {
        let mut ring = Ring::new();
        assert_eq!(ring.try_read(&mut []), Transfer::Moved(0));
        assert_eq!(ring.try_write(&[]), Transfer::Moved(0));
    }
}
