//! The files of a run: a tree in memory, the same on both machines.

use std::collections::BTreeMap;

use crate::vm::{FileCall, FileId, FileReply, OpenMode, Stat};

/// Where relative paths begin, and what is there from the start.
const HOME: &str = "/home/lab";
const DIRECTORIES: [&str; 4] = ["/", "/home", HOME, "/tmp"];

/// Most bytes of all files together.
const CAPACITY: u64 = 64 << 20;

const ENOENT: i32 = 2;
const EBADF: i32 = 9;
const EEXIST: i32 = 17;
const ENOTDIR: i32 = 20;
const EISDIR: i32 = 21;
const EINVAL: i32 = 22;
const ENOSPC: i32 = 28;
const ENOTEMPTY: i32 = 39;
const EBUSY: i32 = 16;

/// What a call costs on the simulated machine, in nanoseconds; a fast disk with its cache.
const CALL: u64 = 10_000;
/// What each byte costs, in picoseconds: 2 GB a second.
const BYTE: u64 = 500;

/// Nanoseconds that a call takes on the simulated machine, without what it reads.
pub fn price(call: &FileCall) -> u64 {
    let fixed = if call.is_buffered() { 0 } else { CALL };
    fixed + call.bytes() * BYTE / 1000
}

/// Nanoseconds that it takes to read what was read.
pub fn price_of_answer(reply: &FileReply) -> u64 {
    match reply {
        FileReply::Bytes(bytes) => bytes.len() as u64 * BYTE / 1000,
        _ => 0,
    }
}

struct Node {
    inode: u64,
    modified: u64,
    /// None for a directory.
    content: Option<u64>,
}

struct Content {
    bytes: Vec<u8>,
    modified: u64,
    /// Open files, and the name.
    uses: u32,
}

/// All files and directories.
pub struct Files {
    /// By absolute path, without a slash at the end.
    nodes: BTreeMap<String, Node>,
    /// What is in the files, which may be open and without a name.
    contents: BTreeMap<u64, Content>,
    open: BTreeMap<u32, u64>,
    next: u64,
    total: u64,
}

type Answer = Result<FileReply, i32>;

impl Files {
    /// A few empty directories, and the script.
    pub fn new(script: &str, source: &str) -> Files {
        let mut files = Files {
            nodes: BTreeMap::new(),
            contents: BTreeMap::new(),
            open: BTreeMap::new(),
            next: 1,
            total: 0,
        };
        for path in DIRECTORIES {
            files.add(path.to_owned(), None, 0);
        }
        let path = absolute(script);
        if files.parent_of(&path).is_ok() && !files.nodes.contains_key(&path) {
            let content = files.new_content(source.as_bytes().to_vec(), 0);
            files.add(path, Some(content), 0);
        }
        files
    }

    /// Answers; `now` is in nanoseconds since 1970.
    pub fn answer(&mut self, call: FileCall, now: u64) -> FileReply {
        self.answered(call, now).unwrap_or_else(FileReply::Error)
    }

    fn answered(&mut self, call: FileCall, now: u64) -> Answer {
        match call {
            FileCall::Open(path, mode) => self.open(&path, mode, now),
            FileCall::Read { file, offset, max } => self.read(file, offset, max),
            FileCall::Write {
                file,
                offset,
                bytes,
            } => self.write(file, offset, &bytes, now),
            FileCall::Truncate(file, size) => self.truncate(file, size, now),
            FileCall::Size(file) => Ok(FileReply::Size(self.content(file)?.bytes.len() as u64)),
            FileCall::Close(file) => {
                let content = self.open.remove(&file.0).ok_or(EBADF)?;
                self.release(content);
                Ok(FileReply::Done)
            }
            FileCall::Stat(path) => self.stat(&path),
            FileCall::List(path) => self.list(&path),
            FileCall::MakeDirectory(path) => {
                let path = self.checked(&path)?;
                self.parent_of(&path)?;
                if self.nodes.contains_key(&path) {
                    return Err(EEXIST);
                }
                self.add(path, None, now);
                Ok(FileReply::Done)
            }
            FileCall::Remove(path) => {
                let path = self.checked(&path)?;
                let content = self.node(&path)?.content.ok_or(EISDIR)?;
                self.nodes.remove(&path);
                self.release(content);
                Ok(FileReply::Done)
            }
            FileCall::RemoveDirectory(path) => {
                let path = self.checked(&path)?;
                if self.node(&path)?.content.is_some() {
                    return Err(ENOTDIR);
                }
                if path == "/" {
                    return Err(EBUSY);
                }
                if self.inside(&path).next().is_some() {
                    return Err(ENOTEMPTY);
                }
                self.nodes.remove(&path);
                Ok(FileReply::Done)
            }
            FileCall::Rename(from, to) => self.rename(&from, &to),
        }
    }

    fn add(&mut self, path: String, content: Option<u64>, now: u64) {
        self.next += 1;
        let node = Node {
            inode: self.next,
            modified: now,
            content,
        };
        self.nodes.insert(path, node);
    }

    fn new_content(&mut self, bytes: Vec<u8>, now: u64) -> u64 {
        self.next += 1;
        self.total += bytes.len() as u64;
        let content = Content {
            bytes,
            modified: now,
            uses: 1,
        };
        self.contents.insert(self.next, content);
        self.next
    }

    fn release(&mut self, number: u64) {
        let Some(content) = self.contents.get_mut(&number) else {
            return;
        };
        content.uses -= 1;
        if content.uses == 0 {
            self.total -= content.bytes.len() as u64;
            self.contents.remove(&number);
        }
    }

    fn checked(&self, path: &str) -> Result<String, i32> {
        match path {
            "" => Err(ENOENT),
            path if path.contains('\0') => Err(EINVAL),
            path => Ok(absolute(path)),
        }
    }

    fn node(&self, path: &str) -> Result<&Node, i32> {
        match self.nodes.get(path) {
            Some(node) => Ok(node),
            None => Err(self.parent_of(path).err().unwrap_or(ENOENT)),
        }
    }

    /// Whether the directory is there in which a path is.
    fn parent_of(&self, path: &str) -> Result<(), i32> {
        let mut end = 1;
        while let Some(slash) = path[end..].find('/') {
            let parent = &path[..end + slash];
            match self.nodes.get(parent) {
                None => return Err(ENOENT),
                Some(node) if node.content.is_some() => return Err(ENOTDIR),
                Some(_) => end += slash + 1,
            }
        }
        Ok(())
    }

    /// The paths below a directory.
    fn inside<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let prefix = match path {
            "/" => "/".to_owned(),
            path => format!("{path}/"),
        };
        let from = self
            .nodes
            .range(prefix.clone()..)
            .map(|(path, _)| path.as_str());
        from.take_while(move |path| path.starts_with(&prefix))
            .filter(|path| *path != "/")
    }

    fn content(&self, file: FileId) -> Result<&Content, i32> {
        let number = self.open.get(&file.0).ok_or(EBADF)?;
        self.contents.get(number).ok_or(EBADF)
    }

    fn content_mut(&mut self, file: FileId) -> Result<&mut Content, i32> {
        let number = self.open.get(&file.0).ok_or(EBADF)?;
        self.contents.get_mut(number).ok_or(EBADF)
    }

    fn open(&mut self, path: &str, mode: OpenMode, now: u64) -> Answer {
        let is_named_directory = path.ends_with('/');
        let path = self.checked(path)?;
        let number = match self.node(&path) {
            Ok(_) if mode.exclusive => return Err(EEXIST),
            Ok(node) => node.content.ok_or(EISDIR)?,
            Err(ENOENT) if mode.create && !is_named_directory => {
                self.parent_of(&path)?;
                let number = self.new_content(Vec::new(), now);
                self.add(path, Some(number), now);
                number
            }
            Err(error) => return Err(error),
        };
        let content = self.contents.get_mut(&number).ok_or(EBADF)?;
        content.uses += 1;
        if mode.truncate {
            let old = std::mem::take(&mut content.bytes);
            content.modified = now;
            self.total -= old.len() as u64;
        }
        // The first three are the console's.
        let id = (3..).find(|id| !self.open.contains_key(id)).ok_or(EBADF)?;
        self.open.insert(id, number);
        Ok(FileReply::File(FileId(id)))
    }

    fn read(&self, file: FileId, offset: u64, max: u64) -> Answer {
        let bytes = &self.content(file)?.bytes;
        let length = bytes.len() as u64;
        let start = offset.min(length);
        let end = offset.saturating_add(max).min(length);
        Ok(FileReply::Bytes(
            bytes[start as usize..end as usize].to_vec(),
        ))
    }

    /// Makes room, or says that there is none.
    fn resize(&mut self, file: FileId, size: u64, now: u64) -> Result<&mut Content, i32> {
        let old = self.content(file)?.bytes.len() as u64;
        let total = (self.total - old).saturating_add(size);
        if size > old && total > CAPACITY {
            return Err(ENOSPC);
        }
        self.total = total;
        let content = self.content_mut(file)?;
        content.bytes.resize(size as usize, 0);
        content.modified = now;
        Ok(content)
    }

    fn write(&mut self, file: FileId, offset: Option<u64>, bytes: &[u8], now: u64) -> Answer {
        let length = self.content(file)?.bytes.len() as u64;
        let start = offset.unwrap_or(length);
        let end = start.saturating_add(bytes.len() as u64);
        let content = self.resize(file, end.max(length), now)?;
        content.bytes[start as usize..end as usize].copy_from_slice(bytes);
        Ok(FileReply::Size(end))
    }

    fn truncate(&mut self, file: FileId, size: u64, now: u64) -> Answer {
        self.resize(file, size, now)?;
        Ok(FileReply::Size(size))
    }

    fn stat(&self, path: &str) -> Answer {
        let node = self.node(&self.checked(path)?)?;
        let content = node.content.and_then(|number| self.contents.get(&number));
        Ok(FileReply::Stat(Stat {
            is_directory: node.content.is_none(),
            size: content.map_or(4096, |content| content.bytes.len() as u64),
            modified: content.map_or(node.modified, |content| content.modified),
            inode: node.inode,
        }))
    }

    fn list(&self, path: &str) -> Answer {
        let path = self.checked(path)?;
        if self.node(&path)?.content.is_some() {
            return Err(ENOTDIR);
        }
        let skip = if path == "/" { 1 } else { path.len() + 1 };
        let mut names: Vec<(u64, String)> = Vec::new();
        for inner in self.inside(&path) {
            let name = &inner[skip..];
            if !name.contains('/')
                && let Some(node) = self.nodes.get(inner)
            {
                names.push((node.inode, name.to_owned()));
            }
        }
        names.sort();
        Ok(FileReply::Names(
            names.into_iter().map(|(_, name)| name).collect(),
        ))
    }

    fn rename(&mut self, from: &str, to: &str) -> Answer {
        let (from, to) = (self.checked(from)?, self.checked(to)?);
        let is_directory = self.node(&from)?.content.is_none();
        self.parent_of(&to)?;
        if from == to {
            return Ok(FileReply::Done);
        }
        if to.starts_with(&format!("{from}/")) {
            return Err(EINVAL);
        }
        if let Some(old) = self.nodes.get(&to) {
            match (is_directory, old.content) {
                (true, Some(_)) => return Err(ENOTDIR),
                (false, None) => return Err(EISDIR),
                (true, None) if self.inside(&to).next().is_some() => return Err(ENOTEMPTY),
                (true, None) => {}
                (false, Some(content)) => self.release(content),
            }
        }
        let mut moved: Vec<String> = self.inside(&from).map(str::to_owned).collect();
        moved.push(from.clone());
        for path in moved {
            if let Some(node) = self.nodes.remove(&path) {
                self.nodes
                    .insert(format!("{to}{}", &path[from.len()..]), node);
            }
        }
        Ok(FileReply::Done)
    }
}

/// A path from the root on, without `.` and `..`.
fn absolute(path: &str) -> String {
    let whole = match path.starts_with('/') {
        true => path.to_owned(),
        false => format!("{HOME}/{path}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(files: &mut Files, path: &str, create: bool) -> Result<FileId, i32> {
        let mode = OpenMode {
            create,
            ..OpenMode::default()
        };
        match files.answer(FileCall::Open(path.to_owned(), mode), 1) {
            FileReply::File(file) => Ok(file),
            FileReply::Error(error) => Err(error),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_lives_while_it_is_open() {
        let mut files = Files::new("script.py", "pass");
        let file = open(&mut files, "a.txt", true).expect("it is made");
        let bytes = b"abc".to_vec();
        let write = FileCall::Write {
            file,
            offset: None,
            bytes,
        };
        assert_eq!(files.answer(write, 1), FileReply::Size(3));
        let remove = FileCall::Remove("/home/lab/./a.txt".to_owned());
        assert_eq!(files.answer(remove, 1), FileReply::Done);
        assert_eq!(open(&mut files, "a.txt", false), Err(ENOENT));
        let read = FileCall::Read {
            file,
            offset: 1,
            max: 9,
        };
        assert_eq!(files.answer(read, 1), FileReply::Bytes(b"bc".to_vec()));
        assert_eq!(files.answer(FileCall::Close(file), 1), FileReply::Done);
        assert_eq!(files.total, 4);
    }

    #[test]
    fn a_directory_moves_with_what_is_in_it() {
        let mut files = Files::new("/elsewhere/script.py", "");
        for path in ["d", "d/e"] {
            files.answer(FileCall::MakeDirectory(path.to_owned()), 1);
        }
        open(&mut files, "d/e/f", true).expect("it is made");
        let rename = FileCall::Rename("d".to_owned(), "x".to_owned());
        assert_eq!(files.answer(rename, 1), FileReply::Done);
        assert!(open(&mut files, "x/e/f", false).is_ok());
        assert_eq!(open(&mut files, "d/e/f", true), Err(ENOENT));
        assert_eq!(open(&mut files, "x/e/f/g", true), Err(ENOTDIR));
        let full = FileCall::RemoveDirectory("x".to_owned());
        assert_eq!(files.answer(full, 1), FileReply::Error(ENOTEMPTY));
    }
}
