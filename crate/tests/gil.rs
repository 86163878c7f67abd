//! The GIL over virtual time, step by step as CPython 3.12 does it; and the live one on real threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use gil_lab::gil::{
    Attempt, EvalBreaker, Gil, GiveWay, HandOver, Interrupted, PYTHON_3_12, Parked, Parker,
    Released, ThreadId, Variant, VirtualGil,
};
use gil_lab::process::pipe::{PipeError, pipe};

const A: ThreadId = ThreadId(0);
const B: ThreadId = ThreadId(1);
const C: ThreadId = ThreadId(2);

const MICROSECOND: u64 = 1_000;
const MILLISECOND: u64 = 1_000_000;

fn acquired(switched: bool, resumes: Option<ThreadId>) -> Attempt {
    Attempt::Acquired { switched, resumes }
}

fn waiting_until(deadline: u64) -> Attempt {
    Attempt::Waiting {
        deadline: Some(deadline),
    }
}

fn drop_requested(breaker: &EvalBreaker) -> bool {
    breaker.is_set(EvalBreaker::GIL_DROP_REQUEST)
}

#[test]
fn two_computing_threads_take_turns_of_an_interval() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    assert_eq!(gil.take(A, 0, &breaker), acquired(true, None));
    assert_eq!(gil.take(B, 0, &breaker), waiting_until(5 * MILLISECOND));
    let (mut holder, mut waiter) = (A, B);
    for turn in 1..=4 {
        let now = turn * 5 * MILLISECOND + (turn - 1) * 10 * MICROSECOND;
        assert!(!drop_requested(&breaker));
        gil.expire(waiter, now, &breaker);
        assert!(
            drop_requested(&breaker),
            "a whole interval without a switch"
        );

        let released = gil.release(holder, &breaker);
        assert_eq!(
            released,
            Released {
                wakes: Some(waiter),
                waits_for_switch: true
            }
        );
        assert!(!drop_requested(&breaker));

        let now = now + 10 * MICROSECOND;
        assert_eq!(
            gil.take(waiter, now, &breaker),
            acquired(true, Some(holder))
        );
        assert_eq!(
            gil.take(holder, now, &breaker),
            waiting_until(now + 5 * MILLISECOND)
        );
        assert_eq!(gil.switch_number(), turn + 1);
        (holder, waiter) = (waiter, holder);
    }
}

#[test]
fn with_three_threads_a_waiter_that_saw_a_switch_does_not_ask() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    gil.take(A, 0, &breaker);
    gil.take(B, 0, &breaker);
    gil.take(C, MILLISECOND, &breaker);

    // B asks, and then waits behind C: C is the one that wakes.
    let now = 5 * MILLISECOND;
    assert_eq!(
        gil.expire(B, now, &breaker),
        waiting_until(10 * MILLISECOND)
    );
    assert!(drop_requested(&breaker));
    assert_eq!(
        gil.release(A, &breaker),
        Released {
            wakes: Some(C),
            waits_for_switch: true
        }
    );
    assert_eq!(gil.take(C, now, &breaker), acquired(true, Some(A)));
    assert_eq!(gil.take(A, now, &breaker), waiting_until(10 * MILLISECOND));

    // B's second interval saw the switch to C, A's began after it.
    let now = 10 * MILLISECOND;
    assert_eq!(
        gil.expire(B, now, &breaker),
        waiting_until(15 * MILLISECOND)
    );
    assert!(!drop_requested(&breaker));
    assert_eq!(
        gil.expire(A, now, &breaker),
        waiting_until(15 * MILLISECOND)
    );
    assert!(drop_requested(&breaker));
    assert_eq!(
        gil.release(C, &breaker),
        Released {
            wakes: Some(B),
            waits_for_switch: true
        }
    );
}

#[test]
fn a_release_without_a_request_can_be_taken_back_at_once() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    gil.take(A, 0, &breaker);
    gil.take(B, MILLISECOND, &breaker);
    let released = gil.release(A, &breaker);
    assert_eq!(
        released,
        Released {
            wakes: Some(B),
            waits_for_switch: false
        }
    );
    // Fast input or output: A is back before B has woken, and B's interval begins anew.
    assert_eq!(
        gil.take(A, 2 * MILLISECOND, &breaker),
        acquired(false, None)
    );
    assert_eq!(
        gil.take(B, 2 * MILLISECOND, &breaker),
        waiting_until(7 * MILLISECOND)
    );
    gil.expire(B, 7 * MILLISECOND, &breaker);
    assert!(drop_requested(&breaker));
}

#[test]
fn a_waiter_whose_time_is_up_takes_a_lock_that_is_free() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    gil.take(A, 0, &breaker);
    gil.take(B, 0, &breaker);
    gil.take(C, 0, &breaker);
    assert_eq!(gil.release(A, &breaker).wakes, Some(B));
    assert_eq!(
        gil.expire(C, 5 * MILLISECOND, &breaker),
        acquired(true, None)
    );
    assert!(!drop_requested(&breaker));
    assert_eq!(
        gil.take(B, 5 * MILLISECOND, &breaker),
        waiting_until(10 * MILLISECOND)
    );
    assert_eq!(gil.holder(), Some(C));
}

#[test]
fn a_thread_that_ends_waits_for_nobody() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    gil.take(A, 0, &breaker);
    gil.take(B, 0, &breaker);
    gil.expire(B, 5 * MILLISECOND, &breaker);
    assert_eq!(gil.release_for_good(A), Some(B));
    assert_eq!(gil.take(B, 5 * MILLISECOND, &breaker), acquired(true, None));
    assert!(!drop_requested(&breaker), "the taker clears the request");
}

#[test]
fn the_interval_can_be_set() {
    let (mut gil, breaker) = (VirtualGil::new(&PYTHON_3_12), EvalBreaker::new());
    gil.set_interval(Duration::from_millis(100));
    gil.take(A, 0, &breaker);
    assert_eq!(
        gil.take(B, 7, &breaker),
        waiting_until(100 * MILLISECOND + 7)
    );

    let live = Gil::new(&PYTHON_3_12);
    assert_eq!(live.interval(), Some(Duration::from_millis(5)));
    live.set_interval(Duration::ZERO);
    assert_eq!(live.interval(), Some(Duration::from_micros(1)));
}

#[test]
fn a_gil_of_ticks_has_no_deadlines_and_forces_nothing() {
    let variant = Variant {
        gives_way: GiveWay::Ticks(100),
        hand_over: HandOver::Barging,
        ..PYTHON_3_12
    };
    let (mut gil, breaker) = (VirtualGil::new(&variant), EvalBreaker::new());
    gil.take(A, 0, &breaker);
    assert_eq!(
        gil.take(B, 0, &breaker),
        Attempt::Waiting { deadline: None }
    );
    let released = gil.release(A, &breaker);
    assert_eq!(
        released,
        Released {
            wakes: Some(B),
            waits_for_switch: false
        }
    );
    assert_eq!(gil.take(A, 0, &breaker), acquired(false, None));
    assert_eq!(Gil::new(&variant).interval(), None);
}

#[test]
fn alone_a_thread_takes_and_drops_without_waiting() {
    let (gil, breaker) = (Gil::new(&PYTHON_3_12), EvalBreaker::new());
    for turn in 0..3 {
        let taken = gil.take_gil(A, &breaker).expect("nobody stops it");
        assert_eq!(
            (taken.contended, taken.expiries, taken.requested),
            (false, 0, false)
        );
        assert_eq!(taken.switched, turn == 0);
        gil.drop_gil(A, &breaker);
    }
    assert_eq!(gil.switch_number(), 1);
}

#[test]
#[should_panic(expected = "GIL is not locked")]
fn a_free_lock_cannot_be_dropped() {
    Gil::new(&PYTHON_3_12).drop_for_good();
}

/// Real threads count, and give way on request, in a variable that only the GIL protects.
#[test]
fn real_threads_share_a_counter() {
    const ROUNDS: u64 = 2_000;
    let gil = Gil::new(&PYTHON_3_12);
    gil.set_interval(Duration::from_micros(20));
    let breaker = EvalBreaker::new();
    let counter = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (gil, breaker, counter) = (&gil, &breaker, &counter);
            scope.spawn(move || {
                let thread = ThreadId(thread);
                gil.take_gil(thread, breaker).expect("nobody stops it");
                for round in 0..ROUNDS {
                    let seen = counter.load(Ordering::Relaxed);
                    std::hint::spin_loop();
                    counter.store(seen + 1, Ordering::Relaxed);
                    if drop_requested(breaker) || round % 50 == 0 {
                        gil.drop_gil(thread, breaker);
                        gil.take_gil(thread, breaker).expect("nobody stops it");
                    }
                }
                gil.drop_for_good();
            });
        }
    });
    assert_eq!(counter.into_inner(), 4 * ROUNDS);
}

/// Stops real threads that wait for the GIL, for a permit, for a byte and for room, by the bit alone.
#[test]
fn setting_the_bit_ends_every_wait_of_real_threads() {
    let breaker = Arc::new(EvalBreaker::new());
    let gil = Gil::new(&PYTHON_3_12);
    gil.take_gil(A, &breaker).expect("nobody stops it yet");
    let (reader, full) = pipe();
    let (empty, writer) = pipe();
    std::thread::scope(|scope| {
        let (breaker, gil) = (&breaker, &gil);
        scope.spawn(|| assert_eq!(gil.take_gil(B, breaker), Err(Interrupted)));
        scope.spawn(|| assert_eq!(Parker::new().park(None, breaker), Parked::Interrupted));
        scope.spawn(|| assert_eq!(empty.read(&mut [0], breaker), Err(PipeError::Interrupted)));
        scope.spawn(|| {
            assert_eq!(
                full.write(&[0; 100_000], breaker),
                Err(PipeError::Interrupted)
            );
        });
        breaker.set(EvalBreaker::INTERRUPT);
    });
    drop((reader, writer));
}

#[test]
fn a_parked_thread_wakes_when_its_time_is_up() {
    let (parker, breaker) = (Parker::new(), EvalBreaker::new());
    let timeout = Some(Duration::from_millis(1));
    assert_eq!(parker.park(timeout, &breaker), Parked::TimedOut);
    parker.unpark();
    parker.unpark();
    assert_eq!(parker.park(timeout, &breaker), Parked::Unparked);
    assert_eq!(parker.park(timeout, &breaker), Parked::TimedOut);
}
