//! The process table, as an operating system keeps it: who is whose child, who ended how and who knows it.

use std::collections::BTreeMap;

use crate::vm::{Pid, SystemError};

/// Most processes of a run that are not reaped, the script's own included.
pub const MAX_PROCESSES: usize = 16;

/// All processes of a run.
#[derive(Clone, Debug, Default)]
pub struct ProcessTable {
    entries: BTreeMap<Pid, Entry>,
    limit: usize,
}

/// One process.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Who started it; none for the script's own.
    pub parent: Option<Pid>,
    /// Its name, for example `SpawnProcess-1`.
    pub name: String,
    /// Whether it runs.
    pub state: ProcessState,
    /// Whom it started.
    pub children: Vec<Pid>,
}

/// Whether a process runs, and how it ended. Exit codes are those of Python's `Process.exitcode`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProcessState {
    /// It runs.
    Running,
    /// It ended with this exit code, and its parent hasn't asked yet.
    Zombie(i32),
    /// It ended with this exit code, and its parent knows.
    Reaped(i32),
}

impl ProcessTable {
    /// The script's own process, which every table begins with.
    pub const MAIN: Pid = Pid(1);

    /// A table with the script's own process.
    pub fn new(name: impl Into<String>) -> Self {
        let main = Entry {
            parent: None,
            name: name.into(),
            state: ProcessState::Running,
            children: Vec::new(),
        };
        ProcessTable {
            entries: BTreeMap::from([(Self::MAIN, main)]),
            limit: MAX_PROCESSES,
        }
    }

    /// With room for so many processes that are not reaped, instead of [`MAX_PROCESSES`].
    pub fn with_limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// A new process, running.
    ///
    /// # Errors
    /// [`SystemError::TooManyProcesses`] when there are as many as the table has room for. A zombie counts, as it does for
    /// `RLIMIT_NPROC`.
    pub fn start(&mut self, parent: Pid, name: impl Into<String>) -> Result<Pid, SystemError> {
        let reaped = |entry: &&Entry| !matches!(entry.state, ProcessState::Reaped(_));
        if self.entries.values().filter(reaped).count() >= self.limit {
            return Err(SystemError::TooManyProcesses);
        }
        let newest = self.entries.keys().next_back().map_or(0, |pid| pid.0);
        let pid = Pid(newest + 1);
        if let Some(parent) = self.entries.get_mut(&parent) {
            parent.children.push(pid);
        }
        let entry = Entry {
            parent: Some(parent),
            name: name.into(),
            state: ProcessState::Running,
            children: Vec::new(),
        };
        self.entries.insert(pid, entry);
        Ok(pid)
    }

    /// A process ended. Its zombie children have nobody left who could ask, so they are reaped; whose parent is gone
    /// is reaped at once.
    pub fn end(&mut self, pid: Pid, status: i32) {
        let Some(entry) = self.entries.get_mut(&pid) else {
            return;
        };
        entry.state = ProcessState::Zombie(status);
        let (parent, children) = (entry.parent, entry.children.clone());
        for child in children {
            self.reap(child);
        }
        if !parent.is_some_and(|parent| self.is_running(parent)) {
            self.reap(pid);
        }
    }

    /// The exit code of `parent`'s child, which is reaped by that; none while it runs.
    ///
    /// # Errors
    /// [`SystemError::NoChild`] when it is not a child of `parent`, or was reaped before.
    pub fn wait(&mut self, parent: Pid, child: Pid) -> Result<Option<i32>, SystemError> {
        match self.entries.get(&child) {
            Some(entry) if entry.parent == Some(parent) => match entry.state {
                ProcessState::Running => Ok(None),
                ProcessState::Zombie(status) => {
                    self.reap(child);
                    Ok(Some(status))
                }
                ProcessState::Reaped(_) => Err(SystemError::NoChild),
            },
            _ => Err(SystemError::NoChild),
        }
    }

    /// One process.
    pub fn get(&self, pid: Pid) -> Option<&Entry> {
        self.entries.get(&pid)
    }

    /// All of them, in the order in which they were started.
    pub fn iter(&self) -> impl Iterator<Item = (Pid, &Entry)> {
        self.entries.iter().map(|(pid, entry)| (*pid, entry))
    }

    /// How many run.
    pub fn running(&self) -> usize {
        let running = |pid: &&Pid| self.is_running(**pid);
        self.entries.keys().filter(running).count()
    }

    fn is_running(&self, pid: Pid) -> bool {
        (self.entries.get(&pid)).is_some_and(|entry| entry.state == ProcessState::Running)
    }

    fn reap(&mut self, pid: Pid) {
        if let Some(entry) = self.entries.get_mut(&pid)
            && let ProcessState::Zombie(status) = entry.state
        {
            entry.state = ProcessState::Reaped(status);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: Pid = ProcessTable::MAIN;

    #[test]
    fn a_child_is_a_zombie_until_its_parent_asks() {
        let mut table = ProcessTable::new("MainProcess");
        let child = table.start(MAIN, "SpawnProcess-1").expect("there is room");
        assert_eq!(table.wait(MAIN, child), Ok(None));
        table.end(child, 3);
        let state = |table: &ProcessTable| table.get(child).map(|entry| entry.state);
        assert_eq!(state(&table), Some(ProcessState::Zombie(3)));
        assert_eq!(table.wait(MAIN, child), Ok(Some(3)));
        assert_eq!(state(&table), Some(ProcessState::Reaped(3)));
        assert_eq!(table.wait(MAIN, child), Err(SystemError::NoChild));
    }

    #[test]
    fn only_the_parent_may_wait() {
        let mut table = ProcessTable::new("MainProcess");
        let child = table.start(MAIN, "a").expect("there is room");
        let grandchild = table.start(child, "b").expect("there is room");
        assert_eq!(table.wait(MAIN, grandchild), Err(SystemError::NoChild));
        assert_eq!(table.wait(child, MAIN), Err(SystemError::NoChild));
        assert_eq!(table.wait(MAIN, Pid(99)), Err(SystemError::NoChild));
    }

    #[test]
    fn orphans_are_reaped() {
        let mut table = ProcessTable::new("MainProcess");
        let child = table.start(MAIN, "a").expect("there is room");
        let early = table.start(child, "b").expect("there is room");
        let late = table.start(child, "c").expect("there is room");
        table.end(early, 0);
        table.end(child, 0);
        table.end(late, 1);
        let state = |pid| table.get(pid).map(|entry| entry.state);
        assert_eq!(state(early), Some(ProcessState::Reaped(0)));
        assert_eq!(state(late), Some(ProcessState::Reaped(1)));
        assert_eq!(table.running(), 1);
    }

    #[test]
    fn there_is_a_limit_that_zombies_count_for() {
        let mut table = ProcessTable::new("MainProcess");
        let first = table.start(MAIN, "first").expect("there is room");
        for _ in 2..MAX_PROCESSES {
            table.start(MAIN, "more").expect("there is room");
        }
        let full = Err(SystemError::TooManyProcesses);
        assert_eq!(table.start(MAIN, "one too many"), full);
        table.end(first, 0);
        assert_eq!(table.start(MAIN, "one too many"), full);
        assert_eq!(table.wait(MAIN, first), Ok(Some(0)));
        let next = table.start(MAIN, "in its place");
        assert_eq!(
            next,
            Ok(Pid(MAX_PROCESSES as u32 + 1)),
            "no number comes again"
        );
    }
}
