//! What a script can ask of the run's files: plain data, as every syscall.

/// A file that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileId(pub u32);

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct OpenMode {
    /// Make it when there is none.
    pub create: bool,
    /// It must not be there before.
    pub exclusive: bool,
    /// Empty it.
    pub truncate: bool,
}

/// A question about files. Paths are absolute or relative to `/home/lab`.
#[derive(Clone, PartialEq, Debug)]
pub enum FileCall {
    /// → [`FileReply::File`]
    Open(String, OpenMode),
    /// Up to `max` bytes from `offset` on. → [`FileReply::Bytes`]
    Read {
        /// The file.
        file: FileId,
        /// Where.
        offset: u64,
        /// Most bytes.
        max: u64,
    },
    /// Write at `offset`, or at the end. → [`FileReply::Size`]: where the writing ended.
    Write {
        /// The file.
        file: FileId,
        /// Where; none means the end.
        offset: Option<u64>,
        /// What.
        bytes: Vec<u8>,
    },
    /// Cut off or filled with zeros to this size. → [`FileReply::Size`]
    Truncate(FileId, u64),
    /// → [`FileReply::Size`]
    Size(FileId),
    /// → [`FileReply::Done`]
    Close(FileId),
    /// → [`FileReply::Stat`]
    Stat(String),
    /// The names in a directory. → [`FileReply::Names`]
    List(String),
    /// → [`FileReply::Done`]
    MakeDirectory(String),
    /// A file. → [`FileReply::Done`]
    Remove(String),
    /// An empty directory. → [`FileReply::Done`]
    RemoveDirectory(String),
    /// → [`FileReply::Done`]
    Rename(String, String),
}

impl FileCall {
    /// Bytes of a script's data that it carries or asks for.
    pub fn bytes(&self) -> u64 {
        match self {
            FileCall::Write { bytes, .. } => bytes.len() as u64,
            _ => 0,
        }
    }

    /// Whether CPython would only fill a buffer, without a system call and without giving the GIL up.
    pub fn is_buffered(&self) -> bool {
        const BUFFER: u64 = 8192;
        matches!(self, FileCall::Write { .. }) && self.bytes() < BUFFER
    }
}

/// What is known about a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stat {
    /// Or a file.
    pub is_directory: bool,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970 of the last change.
    pub modified: u64,
    /// A number of its own.
    pub inode: u64,
}

/// An answer to a [`FileCall`].
#[derive(Clone, PartialEq, Debug)]
pub enum FileReply {
    /// Done.
    Done,
    /// An open file.
    File(FileId),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A size or an offset.
    Size(u64),
    /// Facts.
    Stat(Stat),
    /// Names, in the order in which they were made.
    Names(Vec<String>),
    /// It could not be done, for the reason with this number (`errno`).
    Error(i32),
}
