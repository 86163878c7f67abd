//! Pipes lose, repeat and mix up no byte.

use std::sync::Arc;

use shuttle::thread;

use crate::check;
use crate::gil::EvalBreaker;
use crate::process::pipe::{PipeError, PipeReader, pipe};
use crate::process::ring::{CAPACITY, PIPE_BUF};
use crate::sync::slices_expire;

fn read_to_end(reader: &PipeReader) -> Vec<u8> {
    let mut all = Vec::new();
    let mut buffer = vec![0; 50_000];
    loop {
        match reader.read(&mut buffer, &EvalBreaker::new()) {
            Ok(0) => return all,
            Ok(count) => all.extend(&buffer[..count]),
            Err(error) => panic!("nobody stops it: {error}"),
        }
    }
}

#[test]
fn a_reader_gets_what_a_writer_writes_and_then_the_end() {
    check(|| {
        let sent: Arc<Vec<u8>> = Arc::new((0..=250).cycle().take(2 * CAPACITY).collect());
        let (reader, writer) = pipe();
        let writes = sent.clone();
        let other = thread::spawn(move || {
            for chunk in writes.chunks(CAPACITY + 30_000) {
                writer
                    .write(chunk, &EvalBreaker::new())
                    .expect("there is a reader");
            }
        });
        assert!(read_to_end(&reader) == *sent);
        other.join().expect("it only writes");
    });
}

#[test]
fn small_messages_of_two_writers_stay_whole() {
    check(|| {
        let (reader, writer) = pipe();
        let writers = [(1, writer.clone()), (2, writer)].map(|(mark, writer)| {
            thread::spawn(move || {
                for _ in 0..10 {
                    writer
                        .write(&[mark; PIPE_BUF - 5], &EvalBreaker::new())
                        .expect("there is a reader");
                }
            })
        });
        let received = read_to_end(&reader);
        assert_eq!(received.len(), 20 * (PIPE_BUF - 5));
        for message in received.chunks(PIPE_BUF - 5) {
            assert!(message.iter().all(|&byte| byte == message[0]));
        }
        for writer in writers {
            writer.join().expect("it only writes");
        }
    });
}

#[test]
fn a_writer_that_waits_for_room_sees_the_reader_go() {
    check(|| {
        let (reader, writer) = pipe();
        let other = thread::spawn(move || drop(reader));
        let written = writer.write(&vec![0; 2 * CAPACITY], &EvalBreaker::new());
        assert_eq!(written, Err(PipeError::Broken));
        other.join().expect("it only closes");
    });
}

#[test]
fn a_stop_ends_a_read_and_a_write_that_wait() {
    slices_expire(true);
    check(|| {
        let breaker = Arc::new(EvalBreaker::new());
        let (reader, full) = pipe();
        let (empty, writer) = pipe();
        let stopper = breaker.clone();
        let stop = thread::spawn(move || stopper.set(EvalBreaker::INTERRUPT));
        let writes = breaker.clone();
        let write = thread::spawn(move || {
            let written = full.write(&vec![0; 2 * CAPACITY], &writes);
            assert_eq!(written, Err(PipeError::Interrupted));
        });
        assert_eq!(
            empty.read(&mut [0; 10], &breaker),
            Err(PipeError::Interrupted)
        );
        stop.join().expect("it only stops");
        write.join().expect("it only writes");
        drop((reader, writer));
    });
}
