//! Parking loses no permit.

use std::sync::Arc;
use std::time::Duration;

use shuttle::thread;

use crate::check;
use crate::gil::{EvalBreaker, Parked, Parker};
use crate::sync::slices_expire;

#[test]
fn an_unpark_before_or_after_the_park_is_not_lost() {
    check(|| {
        let parker = Arc::new(Parker::new());
        let unparker = parker.clone();
        let other = thread::spawn(move || unparker.unpark());
        assert_eq!(parker.park(None, &EvalBreaker::new()), Parked::Unparked);
        other.join().expect("it only unparks");
    });
}

/// A waiter whose slice has just passed is not in the condition variable when it is notified.
#[test]
fn an_unpark_at_the_end_of_a_slice_is_not_lost() {
    slices_expire(true);
    check(|| {
        let parker = Arc::new(Parker::new());
        let unparker = parker.clone();
        let other = thread::spawn(move || unparker.unpark());
        assert_eq!(parker.park(None, &EvalBreaker::new()), Parked::Unparked);
        other.join().expect("it only unparks");
    });
}

#[test]
fn two_threads_wake_each_other_in_turn() {
    check(|| {
        let parkers = Arc::new([Parker::new(), Parker::new()]);
        let play = |own: usize, parkers: Arc<[Parker; 2]>| {
            for _ in 0..3 {
                assert_eq!(
                    parkers[own].park(None, &EvalBreaker::new()),
                    Parked::Unparked
                );
                parkers[1 - own].unpark();
            }
        };
        parkers[0].unpark();
        let theirs = parkers.clone();
        let other = thread::spawn(move || play(1, theirs));
        play(0, parkers);
        other.join().expect("both play to the end");
    });
}

#[test]
fn a_time_out_leaves_the_permit_for_the_next_park() {
    check(|| {
        let parker = Arc::new(Parker::new());
        let unparker = parker.clone();
        let other = thread::spawn(move || unparker.unpark());
        let breaker = EvalBreaker::new();
        if parker.park(Some(Duration::from_millis(1)), &breaker) == Parked::TimedOut {
            assert_eq!(parker.park(None, &breaker), Parked::Unparked);
        }
        assert_eq!(
            parker.park(Some(Duration::ZERO), &breaker),
            Parked::TimedOut
        );
        other.join().expect("it only unparks");
    });
}

fn stop_a_parked_thread(stop: fn(&Parker, &EvalBreaker)) {
    check(move || {
        let shared = Arc::new((Parker::new(), EvalBreaker::new()));
        let stopper = shared.clone();
        let other = thread::spawn(move || stop(&stopper.0, &stopper.1));
        assert_eq!(shared.0.park(None, &shared.1), Parked::Interrupted);
        other.join().expect("it only stops");
    });
}

#[test]
fn a_stop_wakes_a_parked_thread() {
    stop_a_parked_thread(|parker, breaker| {
        breaker.set(EvalBreaker::INTERRUPT);
        parker.interrupt();
    });
}

#[test]
fn a_stop_without_a_notification_is_seen_after_a_slice() {
    slices_expire(true);
    stop_a_parked_thread(|_, breaker| breaker.set(EvalBreaker::INTERRUPT));
}
