//! Who waits for whom, when nothing can run again.

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
        if let Some(living) = self.interp.living_mut(id) {
            living.waits = Some((lock.clone(), line));
        }
    }

    /// The thread's wait is over.
    pub fn waits_no_more(&mut self) {
        let id = self.thread.id;
        let waits = (self.interp.living_mut(id)).and_then(|living| living.waits.take());
        drop(waits);
    }

    /// What the threads of this interpreter wait for; none when no thread waits for a lock.
    pub fn deadlock(&self) -> Option<Deadlock> {
        let mut order = self.cycle();
        let others = self.interp.living.iter().map(|living| living.id);
        let others: Vec<ThreadId> = others.filter(|id| !order.contains(id)).collect();
        order.extend(others);
        let told: Vec<(String, u32)> = order
            .into_iter()
            .filter_map(|id| self.tell_of(id))
            .collect();
        let line = told.first()?.1;
        let sentences: Vec<String> = told.into_iter().map(|(sentence, _)| sentence).collect();
        let message = sentences.join("; ");
        Some(Deadlock { message, line })
    }

    /// Threads each of which waits for a lock that the next holds, and the last for one of the first; empty if there are
    /// none.
    fn cycle(&self) -> Vec<ThreadId> {
        for start in self.interp.living.iter().map(|living| living.id) {
            let mut path = vec![start];
            while let Some(holder) = path.last().and_then(|last| self.waits_for_holder(*last)) {
                if holder == start {
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
        let (lock, _) = self.interp.living(id)?.waits.as_ref()?;
        let state = lock.state.get(self);
        state.holder.filter(|_| state.stands_for.is_none())
    }

    /// What a thread waits for, if it is a lock, and the line of the script.
    fn tell_of(&self, id: ThreadId) -> Option<(String, u32)> {
        let living = self.interp.living(id)?;
        let (lock, line) = living.waits.as_ref()?;
        let mut told = living.name.clone();
        if *line > 0 {
            told = format!("{told} at line {line}");
        }
        let state = lock.state.get(self);
        if let Some(what) = &state.stands_for {
            return Some((format!("{told} waits for {what}"), *line));
        }
        told.push_str(" waits for the lock");
        if state.made > 0 {
            told = format!("{told} made at line {}", state.made);
        }
        let held =
            state
                .holder
                .map_or_else(String::new, |holder| match self.interp.living(holder) {
                    _ if holder == id => ", which it holds itself".to_owned(),
                    Some(holder) => format!(", which {} holds", holder.name),
                    None => ", which a thread holds that has ended".to_owned(),
                });
        Some((told + &held, *line))
    }
}
