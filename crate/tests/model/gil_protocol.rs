//! The GIL's protocol: exclusion, hand-over, forced switching, stops, and nobody left behind.

use std::sync::Arc;

use shuttle::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use shuttle::thread;

use crate::check;
use crate::gil::{
    EvalBreaker, Gil, GiveWay, HandOver, Interrupted, PYTHON_3_12, ThreadId, Variant,
};
use crate::sync::slices_expire;

/// An interpreter as far as its lock goes.
struct Interpreter {
    gil: Gil,
    breaker: EvalBreaker,
    /// How many threads hold the lock: what the lock is there to keep at one.
    inside: AtomicUsize,
}

impl Interpreter {
    fn new(variant: &Variant) -> Arc<Self> {
        Arc::new(Self {
            gil: Gil::new(variant),
            breaker: EvalBreaker::new(),
            inside: AtomicUsize::new(0),
        })
    }

    fn take(&self, thread: ThreadId) -> Result<(), Interrupted> {
        self.gil.take_gil(thread, &self.breaker)?;
        assert_eq!(
            self.inside.fetch_add(1, Ordering::SeqCst),
            0,
            "two threads hold the GIL"
        );
        assert_eq!(self.gil.last_holder(), Some(thread));
        Ok(())
    }

    fn release(&self, thread: ThreadId) {
        self.inside.fetch_sub(1, Ordering::SeqCst);
        self.gil.drop_gil(thread, &self.breaker);
    }

    fn drop_for_good(&self) {
        self.inside.fetch_sub(1, Ordering::SeqCst);
        self.gil.drop_for_good();
    }

    /// What the interpreter loop does at a check point: gives way when asked, and checks that somebody came.
    fn poll(&self, thread: ThreadId) -> Result<(), Interrupted> {
        if self.breaker.is_interrupted() {
            self.drop_for_good();
            return Err(Interrupted);
        }
        if self.breaker.is_set(EvalBreaker::GIL_DROP_REQUEST) {
            self.release(thread);
            let switched = self.gil.last_holder() != Some(thread);
            assert!(
                switched || self.breaker.is_interrupted(),
                "dropped on request, but nobody took it"
            );
            self.take(thread)?;
        }
        thread::yield_now();
        Ok(())
    }

    /// A thread that computes for so many check points.
    fn compute(&self, thread: ThreadId, polls: usize) -> Result<(), Interrupted> {
        self.take(thread)?;
        for _ in 0..polls {
            self.poll(thread)?;
        }
        self.drop_for_good();
        Ok(())
    }

    /// A thread that computes until it is stopped.
    fn compute_for_ever(&self, thread: ThreadId) -> Interrupted {
        let mut result = self.take(thread);
        while result.is_ok() {
            result = self.poll(thread);
        }
        Interrupted
    }
}

/// Runs `body` on so many threads, numbered from 0, and waits for all.
fn on_threads(count: u32, body: impl Fn(ThreadId) + Send + Sync + 'static) {
    let body = Arc::new(body);
    let threads: Vec<_> = (0..count)
        .map(|number| {
            let body = body.clone();
            thread::spawn(move || body(ThreadId(number)))
        })
        .collect();
    for thread in threads {
        thread.join().expect("the thread ends well");
    }
}

/// A GIL whose waiters never ask: without time-outs, a lost wake-up is a deadlock.
const PATIENT: Variant = Variant {
    gives_way: GiveWay::Ticks(100),
    hand_over: HandOver::Barging,
    ..PYTHON_3_12
};

#[test]
fn two_threads_compute_and_end() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        on_threads(2, move |thread| {
            interpreter.compute(thread, 4).expect("nobody stops it")
        });
    });
}

#[test]
fn three_threads_compute_and_end() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        on_threads(3, move |thread| {
            interpreter.compute(thread, 3).expect("nobody stops it")
        });
    });
}

#[test]
fn threads_that_block_in_between_all_end() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        on_threads(3, move |thread| {
            for _ in 0..3 {
                interpreter.take(thread).expect("nobody stops it");
                interpreter.release(thread);
            }
        });
    });
}

#[test]
fn every_release_wakes_somebody_when_there_is_no_time_out() {
    check(|| {
        let interpreter = Interpreter::new(&PATIENT);
        on_threads(3, move |thread| {
            for _ in 0..3 {
                interpreter.take(thread).expect("nobody stops it");
                interpreter.release(thread);
            }
        });
    });
}

#[test]
fn a_thread_that_never_ends_still_lets_another_in() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        let arrived = AtomicBool::new(false);
        on_threads(2, move |thread| {
            interpreter.take(thread).expect("nobody stops it");
            if thread == ThreadId(1) {
                arrived.store(true, Ordering::SeqCst);
            }
            while !arrived.load(Ordering::SeqCst) {
                interpreter.poll(thread).expect("nobody stops it");
            }
            interpreter.drop_for_good();
        });
    });
}

#[test]
fn a_waiter_asks_only_after_an_interval() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        on_threads(2, move |thread| {
            let breaker = &interpreter.breaker;
            let taken = interpreter
                .gil
                .take_gil(thread, breaker)
                .expect("nobody stops it");
            assert!(!taken.requested || taken.expiries > 0);
            assert!(taken.contended || taken.expiries == 0);
            interpreter.gil.drop_gil(thread, breaker);
        });
    });
}

/// Two threads compute until a third one stops the run.
fn stop_computing_threads(variant: &'static Variant, stop: fn(&Interpreter)) {
    check(move || {
        let interpreter = Interpreter::new(variant);
        on_threads(3, move |thread| match thread {
            ThreadId(0) => stop(&interpreter),
            thread => assert_eq!(interpreter.compute_for_ever(thread), Interrupted),
        });
    });
}

#[test]
fn a_stop_ends_threads_that_compute_and_wait_for_switches() {
    stop_computing_threads(&PYTHON_3_12, |interpreter| {
        interpreter.gil.interrupt_all(&interpreter.breaker);
    });
}

#[test]
fn a_stop_without_a_notification_is_seen_after_a_slice() {
    slices_expire(true);
    stop_computing_threads(&PYTHON_3_12, |interpreter| {
        interpreter.breaker.set(EvalBreaker::INTERRUPT);
    });
    stop_computing_threads(&PATIENT, |interpreter| {
        interpreter.breaker.set(EvalBreaker::INTERRUPT);
    });
}

/// The holder never drops the lock; its waiters must get out all the same.
fn stop_waiters_of_a_stuck_holder(variant: &'static Variant) {
    check(move || {
        let interpreter = Interpreter::new(variant);
        interpreter.take(ThreadId(9)).expect("nobody stops it yet");
        on_threads(3, move |thread| match thread {
            ThreadId(0) => interpreter.gil.interrupt_all(&interpreter.breaker),
            thread => assert_eq!(interpreter.take(thread), Err(Interrupted)),
        });
    });
}

#[test]
fn a_stop_ends_waiters_whose_holder_is_stuck() {
    stop_waiters_of_a_stuck_holder(&PYTHON_3_12);
    stop_waiters_of_a_stuck_holder(&PATIENT);
}

#[test]
fn a_stop_ends_the_wait_for_a_switch_that_never_comes() {
    check(|| {
        let interpreter = Interpreter::new(&PYTHON_3_12);
        interpreter.take(ThreadId(1)).expect("nobody stops it yet");
        interpreter.breaker.set(EvalBreaker::GIL_DROP_REQUEST);
        on_threads(2, move |thread| match thread {
            ThreadId(0) => interpreter.gil.interrupt_all(&interpreter.breaker),
            thread => interpreter.release(thread),
        });
    });
}
