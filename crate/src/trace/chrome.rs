//! Export to the Chrome Trace Event format, which Perfetto and `chrome://tracing` open: one slice for each state of
//! each thread, times in microseconds.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Event, State};

/// What a thread did, and whose thread it is.
#[derive(Clone, Copy, Debug)]
pub struct Track<'a> {
    /// Number of its process.
    pub pid: u32,
    /// Number within its process.
    pub tid: u32,
    /// Its name.
    pub name: &'a str,
    /// Name of its process.
    pub process: &'a str,
    /// In order of time.
    pub events: &'a [Event],
}

/// A file in JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    trace_events: Vec<Value>,
    display_time_unit: &'static str,
}

/// The whole trace, as the text of a JSON file.
pub fn export(tracks: &[Track<'_>]) -> String {
    let end = (tracks.iter())
        .filter_map(|track| track.events.last())
        .map(|event| event.time)
        .max()
        .unwrap_or(0);
    let mut trace_events = Vec::new();
    for track in tracks {
        trace_events.extend(names(track));
        trace_events.extend(slices(track, end));
    }
    let file = File {
        trace_events,
        display_time_unit: "ms",
    };
    serde_json::to_string(&file).expect("events are plain data")
}

fn names(track: &Track<'_>) -> [Value; 2] {
    let (pid, tid) = (track.pid, track.tid);
    let process = json!({"name": track.process});
    let thread = json!({"name": track.name});
    [
        json!({"ph": "M", "name": "process_name", "pid": pid, "tid": tid, "args": process}),
        json!({"ph": "M", "name": "thread_name", "pid": pid, "tid": tid, "args": thread}),
    ]
}

fn slices(track: &Track<'_>, end: u64) -> impl Iterator<Item = Value> {
    let ends = track.events.iter().skip(1).map(|event| event.time);
    let (pid, tid) = (track.pid, track.tid);
    (track.events.iter().zip(ends.chain([end])))
        .filter(|(event, _)| event.state != State::Exited)
        .map(move |(event, end)| {
            let mut args = serde_json::Map::new();
            if event.line != 0 {
                args.insert("line".to_owned(), event.line.into());
            }
            if event.bytes != 0 {
                args.insert("bytes".to_owned(), event.bytes.into());
            }
            json!({
                "ph": "X",
                "name": label(event.state),
                "cat": "thread",
                "pid": pid,
                "tid": tid,
                "ts": micros(event.time),
                "dur": micros(end.saturating_sub(event.time)),
                "args": args,
            })
        })
}

fn micros(nanos: u64) -> f64 {
    nanos as f64 / 1e3
}

fn label(state: State) -> &'static str {
    match state {
        State::Starting => "starting",
        State::Running => "running",
        State::WaitingForGil => "waiting for the GIL",
        State::Blocked => "blocked",
        State::Sleeping => "sleeping",
        State::InputOutput => "I/O",
        State::Native => "native code",
        State::Pickling => "pickling",
        State::Sending => "sending",
        State::Receiving => "receiving",
        State::Exited => "exited",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_lasts_until_the_next() {
        let event = |time, state, line, bytes| Event {
            time,
            state,
            line,
            bytes,
        };
        let events = [
            event(0, State::Running, 3, 0),
            event(2_500, State::Sending, 4, 100),
            event(4_000, State::Exited, 0, 0),
        ];
        let text = export(&[Track {
            pid: 1,
            tid: 0,
            name: "MainThread",
            process: "MainProcess",
            events: &events,
        }]);
        let file: Value = serde_json::from_str(&text).expect("it is JSON");
        let events = file["traceEvents"].as_array().expect("a list");
        assert_eq!(events.len(), 4);
        assert_eq!(events[1]["args"]["name"], "MainThread");
        let slice = |event: &Value| {
            let number = |key| event[key].as_f64().expect("a number");
            (number("ts"), number("dur"), event["name"].clone())
        };
        assert_eq!(slice(&events[2]), (0.0, 2.5, "running".into()));
        assert_eq!(slice(&events[3]), (2.5, 1.5, "sending".into()));
        assert_eq!(events[3]["args"], json!({"line": 4, "bytes": 100}));
    }
}
