//! Pipes between simulated processes: 64 KiB that block when full or empty.

use super::clock::Key;
use super::world::{Stage, Wait, World};
use crate::process::ring::{Ring, Transfer};
use crate::vm::{Pid, PipeEnd, PipeId, Reply, SystemError};

/// One pipe.
#[derive(Default)]
pub(super) struct SimPipe {
    ring: Ring,
    /// Who waits to read or write, first come first.
    waiting: Vec<Key>,
}

impl World<'_> {
    /// A pipe whose two ends the thread's process has open.
    pub fn make_pipe(&mut self, key: Key) -> PipeId {
        let id = PipeId(self.pipes.keys().next_back().map_or(0, |id| id.0) + 1);
        self.pipes.insert(
            id,
            SimPipe {
                ring: Ring::new(),
                waiting: Vec::new(),
            },
        );
        self.process(key)
            .ends
            .extend([(id, PipeEnd::Read), (id, PipeEnd::Write)]);
        id
    }

    /// A child has this end open too.
    pub fn open_end(&mut self, pipe: PipeId, end: PipeEnd) {
        let Some(pipe) = self.pipes.get_mut(&pipe) else {
            return;
        };
        match end {
            PipeEnd::Read => pipe.ring.open_reader(),
            PipeEnd::Write => pipe.ring.open_writer(),
        }
    }

    /// A process closes its end; false when it does not have it open.
    pub fn close_end(&mut self, pid: Pid, pipe: PipeId, end: PipeEnd, time: u64) -> bool {
        let Some(process) = self.processes.get_mut(&pid) else {
            return false;
        };
        let Some(place) = process.ends.iter().position(|open| *open == (pipe, end)) else {
            return false;
        };
        process.ends.remove(place);
        self.closed(pipe, end, time);
        true
    }

    /// An end is open in one place less; who waits for the other end looks again.
    pub fn closed(&mut self, pipe: PipeId, end: PipeEnd, time: u64) {
        let Some(found) = self.pipes.get_mut(&pipe) else {
            return;
        };
        match end {
            PipeEnd::Read => found.ring.close_reader(),
            PipeEnd::Write => found.ring.close_writer(),
        }
        self.look_again(pipe, time);
    }

    fn look_again(&mut self, pipe: PipeId, time: u64) {
        let waiting = self
            .pipes
            .get_mut(&pipe)
            .map(|pipe| std::mem::take(&mut pipe.waiting));
        for key in waiting.unwrap_or_default() {
            if matches!(
                self.threads[key].stage,
                Stage::Waits(Wait::Read { .. } | Wait::Write { .. })
            ) {
                self.threads[key].clock = self.threads[key].clock.max(time);
                self.try_pipe(key, time);
            }
        }
    }

    /// Reads or writes for a thread in such a wait, as far as that can be done now.
    pub fn try_pipe(&mut self, key: Key, time: u64) {
        match std::mem::replace(&mut self.threads[key].stage, Stage::Waking) {
            Stage::Waits(Wait::Read { pipe, max }) => self.try_read(key, time, pipe, max),
            Stage::Waits(Wait::Write {
                pipe,
                bytes,
                written,
            }) => self.try_write(key, time, pipe, bytes, written),
            stage => self.threads[key].stage = stage,
        }
    }

    fn has_open(&self, key: Key, pipe: PipeId, end: PipeEnd) -> bool {
        let process = self.processes.get(&self.threads[key].pid);
        process.is_some_and(|process| process.ends.contains(&(pipe, end)))
    }

    fn try_read(&mut self, key: Key, time: u64, pipe: PipeId, max: usize) {
        if !self.has_open(key, pipe, PipeEnd::Read) {
            return self.answer_after(key, 0, bad_descriptor());
        }
        let Some(found) = self.pipes.get_mut(&pipe) else {
            return;
        };
        let mut bytes = vec![0; max.min(crate::process::ring::CAPACITY)];
        match found.ring.try_read(&mut bytes) {
            Transfer::Moved(count) => {
                bytes.truncate(count);
                self.note(key, time, crate::trace::State::Receiving, count as u64);
                self.answer_after(key, self.pipe_price(count), Reply::Bytes(bytes));
                self.look_again(pipe, time);
            }
            Transfer::Closed => {
                self.answer_after(key, self.profile.pipe_call, Reply::Bytes(Vec::new()))
            }
            Transfer::WouldBlock => {
                found.waiting.push(key);
                self.wait_for(key, Wait::Read { pipe, max }, None);
            }
        }
    }

    fn try_write(&mut self, key: Key, time: u64, pipe: PipeId, bytes: Vec<u8>, mut written: usize) {
        if !self.has_open(key, pipe, PipeEnd::Write) {
            return self.answer_after(key, 0, bad_descriptor());
        }
        let Some(found) = self.pipes.get_mut(&pipe) else {
            return;
        };
        let before = written;
        let mut broken = false;
        while written < bytes.len() {
            match found.ring.try_write(&bytes[written..]) {
                Transfer::Moved(count) => written += count,
                Transfer::WouldBlock => break,
                Transfer::Closed => {
                    broken = true;
                    break;
                }
            }
        }
        if broken {
            self.answer_after(
                key,
                self.profile.pipe_call,
                Reply::Error(SystemError::BrokenPipe),
            );
        } else if written == bytes.len() {
            self.answer_after(key, self.pipe_price(written - before), Reply::Unit);
        } else {
            found.waiting.push(key);
            self.wait_for(
                key,
                Wait::Write {
                    pipe,
                    bytes,
                    written,
                },
                None,
            );
        }
        if written > before {
            self.look_again(pipe, time);
        }
    }

    fn pipe_price(&self, bytes: usize) -> u64 {
        self.profile.pipe_call + bytes as u64 * self.profile.pipe_byte / 1000
    }
}

fn bad_descriptor() -> Reply {
    Reply::Error(SystemError::Other("Bad file descriptor".to_owned()))
}
