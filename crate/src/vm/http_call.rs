//! What a script can ask of the hosts of the simulated network: plain data, as every syscall.

/// A request. Times are nanoseconds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HttpRequest {
    /// `GET`, …
    pub method: String,
    /// Lower case.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether the scheme is `https`.
    pub secure: bool,
    /// The path, with the query.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// What is sent.
    pub body: Vec<u8>,
    /// It goes over a connection that is open.
    pub connected: bool,
    /// Longest wait for a connection.
    pub connect_timeout: Option<u64>,
    /// Longest wait for the first byte of the answer after that.
    pub read_timeout: Option<u64>,
    /// How many requests of this process for the same address came before.
    pub before: u32,
}

/// An answer: its head is there, its body comes bit by bit.
#[derive(Clone, PartialEq, Debug)]
pub struct HttpAnswer {
    /// 200, …
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The whole body.
    pub body: Vec<u8>,
    /// When its first byte comes, in nanoseconds since the run began.
    pub begin: u64,
    /// How long each byte takes, in picoseconds.
    pub byte: u64,
}

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NetworkError {
    /// No such name.
    UnknownHost,
    /// Nobody listens there.
    Refused,
    /// The operating system gave up.
    Unreachable,
    /// The script's time was over before there was a connection.
    ConnectTimedOut,
    /// It was over before the first byte.
    ReadTimedOut,
    /// The host closed the connection instead of answering.
    Closed,
}
