//! Who waits for whom, when nothing can run again.

use std::fmt::Write;

use super::{Py, ThreadId};
use crate::object::{Lock, Ref};

/// A deadlock, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// One sentence: each thread that waits, at which line and for what, those first that wait for each other.
    pub message: String,
    /// A line of the script where one of them waits, 0 if there is none.
    pub line: u32,
}

impl Py<'_> {
    /// The thread is about to wait for a lock.
    pub fn waits_for(&mut self, lock: &Ref<Lock>) {
        let (id, line) = (self.thread.id, self.script_line());
        if let Some(living) = self.interp.living.get_mut(&id) {
            living.waits = Some((lock.clone(), line));
        }
    }

    /// The thread's wait is over.
    pub fn waits_no_more(&mut self) {
        let id = self.thread.id;
        let waits = (self.interp.living.get_mut(&id)).and_then(|living| living.waits.take());
        drop(waits);
    }

    /// What the threads of this interpreter wait for; none when no thread waits for a lock.
    pub fn deadlock(&self) -> Option<Deadlock> {
        let cycle = self.cycle();
        let waiting = self.interp.living.iter();
        let others = (waiting.filter(|(_, living)| living.waits.is_some()))
            .map(|(id, _)| *id)
            .filter(|id| !cycle.contains(id));
        let mut message = String::new();
        for (id, separator) in (cycle.iter().copied().chain(others)).zip(Separators::default()) {
            message.push_str(separator);
            self.tell_of(id, &mut message);
        }
        let first = (cycle.first()).or_else(|| self.interp.living.keys().next())?;
        let line = self.interp.living[first]
            .waits
            .as_ref()
            .map_or(0, |(_, line)| *line);
        (!message.is_empty()).then_some(Deadlock { message, line })
    }

    /// Threads each of which waits for a lock that the next holds, and the last for one of the first; empty if there are
    /// none.
    fn cycle(&self) -> Vec<ThreadId> {
        for start in self.interp.living.keys() {
            let mut path = vec![*start];
            while let Some(holder) = path.last().and_then(|last| self.waits_for_holder(*last)) {
                if holder == *start {
                    return path;
                }
                if path.contains(&holder) {
                    break;
                }
                path.push(holder);
            }
        }
        Vec::new()
    }

    /// The thread that holds the lock that this one waits for.
    fn waits_for_holder(&self, id: ThreadId) -> Option<ThreadId> {
        let (lock, _) = self.interp.living.get(&id)?.waits.as_ref()?;
        let state = lock.state.get(self);
        state.holder.filter(|_| state.stands_for.is_none())
    }

    fn tell_of(&self, id: ThreadId, message: &mut String) {
        let living = &self.interp.living[&id];
        let Some((lock, line)) = &living.waits else {
            return;
        };
        message.push_str(&living.name);
        if *line > 0 {
            let _ = write!(message, " at line {line}");
        }
        let state = lock.state.get(self);
        if let Some(what) = &state.stands_for {
            let _ = write!(message, " waits for {what}");
            return;
        }
        message.push_str(" waits for the lock");
        if state.made > 0 {
            let _ = write!(message, " made at line {}", state.made);
        }
        let holder = state.holder.filter(|holder| *holder != id);
        let name = holder.and_then(|holder| self.interp.living.get(&holder));
        match (state.holder, name) {
            (Some(holder), _) if holder == id => message.push_str(", which it holds itself"),
            (Some(_), Some(holder)) => {
                let _ = write!(message, ", which {} holds", holder.name);
            }
            (Some(_), None) => message.push_str(", which a thread holds that has ended"),
            (None, _) => {}
        }
    }
}

/// Nothing, then what stands between.
#[derive(Default)]
struct Separators(bool);

impl Iterator for Separators {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        Some(if std::mem::replace(&mut self.0, true) {
            "; "
        } else {
            ""
        })
    }
}
