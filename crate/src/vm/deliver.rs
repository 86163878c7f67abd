//! Where results go: calls of any callable, and what happens when they return.

use super::call;
use super::run::{Next, Outcome, interpret};
use super::syscall::{Reply, Syscall};
use super::thread::{Deliver, Delivery, Exit, Waiting};
use super::{Py, PyResult, arithmetic, class, generator, iterate, unwind};
use crate::object::{Flow, Then, Value, ops};

/// Calls `callee` with positional arguments.
pub(super) fn call(
    py: &mut Py<'_>,
    callee: Value,
    args: Vec<Value>,
    delivery: Delivery,
) -> PyResult<Next> {
    call::call_value(py, callee, args, call::Keywords::default(), delivery)
}

/// Does what a native wants next.
pub(super) fn flow(py: &mut Py<'_>, flow: Flow, delivery: Delivery) -> PyResult<Next> {
    match flow {
        Flow::Value(value) => deliver(py, value, delivery),
        Flow::Call { callee, args } => call(py, callee, args, delivery),
        Flow::CallThen {
            callee,
            args,
            then,
            state,
        } => {
            let outer = Some(Box::new(delivery));
            call(
                py,
                callee,
                args,
                Delivery {
                    deliver: Deliver::Native(then),
                    target: 0,
                    state,
                    outer,
                },
            )
        }
        Flow::Instantiate {
            class,
            args,
            names,
            keywords: values,
        } => {
            let keywords = call::Keywords { names, values };
            class::instantiate(py, &class, args, keywords, delivery)
        }
        Flow::Resume { generator, sent } => generator::resume(py, &generator, sent, delivery),
        Flow::Throw { generator, raised } => generator::throw(py, &generator, raised, delivery),
        Flow::Syscall { call, then, state } => {
            py.thread.waiting = Some(Waiting {
                then,
                state,
                delivery,
            });
            Ok(Next::Exit(Exit::Syscall(call)))
        }
    }
}

/// Takes a result to where it belongs. The frame that it belongs to is the topmost.
pub(super) fn deliver(py: &mut Py<'_>, value: Value, delivery: Delivery) -> PyResult<Next> {
    match delivery.deliver {
        Deliver::Register => {
            py.put(delivery.target, value);
            Ok(Next::Frame)
        }
        Deliver::Init => {
            if !value.is_none() {
                let message = format!(
                    "__init__() should return None, not '{}'",
                    py.type_name(&value)
                );
                return Err(py.type_error(message));
            }
            deliver_outer(py, delivery.state, delivery.target, delivery.outer)
        }
        Deliver::ForIter => {
            py.put(delivery.target, value);
            let instr = py.current_instr();
            py.take_jump(instr);
            Ok(Next::Poll)
        }
        Deliver::Test => test(py, value),
        Deliver::Truth(_) => truth(py, value, delivery),
        Deliver::Operator {
            operator,
            next_step,
            inverted,
            test,
        } => arithmetic::operator_result(py, value, operator, next_step, inverted, test, delivery),
        Deliver::Delegate => generator::delegate_returned(py, value, delivery.target),
        Deliver::DelegateItem => generator::delegate_item(py, value),
        Deliver::Native(then) => {
            let next = then(py, delivery.state, value)?;
            flow(
                py,
                next,
                delivery
                    .outer
                    .map_or_else(|| Delivery::register(delivery.target), |outer| *outer),
            )
        }
        Deliver::Unpack => iterate::unpack_collected(py, value, &delivery.state),
        Deliver::Discard => Ok(Next::Frame),
        Deliver::Nested => {
            py.thread.nested_result = Some(Ok(value));
            Ok(Next::Nested)
        }
        Deliver::Thread => super::finalize::end_thread(py),
    }
}

fn deliver_outer(
    py: &mut Py<'_>,
    value: Value,
    target: u16,
    outer: Option<Box<Delivery>>,
) -> PyResult<Next> {
    deliver(
        py,
        value,
        outer.map_or_else(|| Delivery::register(target), |outer| *outer),
    )
}

/// Decides the conditional jump that is being executed by the truth of a value.
pub(super) fn test(py: &mut Py<'_>, value: Value) -> PyResult<Next> {
    truth(py, value, Delivery::new(Deliver::Test, 0, Value::UNBOUND))
}

/// The method that decides the truth of an instance, and what makes a `bool` of its answer.
fn decider(py: &mut Py<'_>, value: &Value) -> Option<(Value, Then<Value>)> {
    if let Some(method) = py.lookup_dunder(value, "__bool__") {
        return Some((method, |py, _, answer| {
            Ok(Flow::Value(Value::bool(ops::bool_answer(py, &answer)?)))
        }));
    }
    let method = py.lookup_dunder(value, "__len__")?;
    Some((method, |py, _, length| {
        Ok(Flow::Value(Value::bool(
            ops::length_answer(py, &length)? != 0,
        )))
    }))
}

/// Finds the truth of a value, by `__bool__` or `__len__` where it is an instance that has them.
pub(super) fn truth(py: &mut Py<'_>, value: Value, delivery: Delivery) -> PyResult<Next> {
    let known = match value.quick_truth() {
        Some(truth) => Some(truth),
        None => ops::truth(py, &value),
    };
    let truth = match known {
        Some(truth) => truth,
        None => match decider(py, &value) {
            Some((callee, then)) => {
                let asked = Flow::CallThen {
                    callee,
                    args: vec![value],
                    then,
                    state: Value::UNBOUND,
                };
                return flow(py, asked, delivery);
            }
            None => true,
        },
    };
    match delivery.deliver {
        Deliver::Truth(negated) => {
            py.put(delivery.target, Value::bool(truth != negated));
            Ok(Next::Frame)
        }
        _ => Ok(arithmetic::decide(py, truth)),
    }
}

impl Py<'_> {
    /// Calls from inside a native that has to have the result at once: `__eq__` and `__hash__` in a dict probe. What is
    /// called cannot block: a syscall inside raises `RuntimeError`, but for printing, which is done when the native is,
    /// and for computing, which here keeps the GIL.
    pub fn call_in_place(&mut self, callee: &Value, args: Vec<Value>) -> PyResult<Value> {
        /// Rust stack frames that natives and loops may nest before it is a `RecursionError`.
        const MAX_NESTED: u32 = 50;
        if self.thread.nested >= MAX_NESTED {
            return Err(self.exception(
                "RecursionError",
                "maximum recursion depth exceeded in comparison",
            ));
        }
        self.thread.nested += 1;
        let outer_waiting = self.thread.waiting.take();
        let result = self.run_nested(callee.clone(), args);
        self.thread.waiting = outer_waiting;
        self.thread.nested -= 1;
        result
    }

    fn run_nested(&mut self, callee: Value, args: Vec<Value>) -> PyResult<Value> {
        let depth = self.thread.frames.len();
        let next = call(
            self,
            callee,
            args,
            Delivery::new(Deliver::Nested, 0, Value::UNBOUND),
        )?;
        let mut outcome = match next {
            Next::Nested => Outcome::Nested,
            Next::Exit(exit) => Outcome::Exit(exit),
            Next::Go | Next::Frame | Next::Poll => interpret::<false>(self),
        };
        loop {
            match outcome {
                Outcome::Nested => {
                    return self
                        .thread
                        .nested_result
                        .take()
                        .expect("a nested call leaves its result");
                }
                Outcome::Exit(Exit::Syscall(print @ Syscall::Print { .. })) => {
                    self.thread.prints.push_back(print);
                    self.thread.reply = Some(Reply::Unit);
                }
                Outcome::Exit(Exit::Syscall(Syscall::Compute(work))) => {
                    let computed = work.run();
                    self.charge(computed.nanos);
                    self.thread.reply = Some(Reply::Computed(computed));
                }
                Outcome::Exit(Exit::EvalBreaker) if !self.interp.breaker.is_interrupted() => {
                    if self.interp.breaker.load() & crate::gil::EvalBreaker::MEMORY != 0 {
                        self.interp.breaker.clear(crate::gil::EvalBreaker::MEMORY);
                        unwind::discard_frames(self, depth);
                        return Err(self.memory_error(""));
                    }
                    // Somebody wants the GIL; it has to wait until the native is done. Each entry runs on to the next poll.
                }
                Outcome::Exit(_) => return Err(self.blocked_in_place(depth)),
            }
            outcome = interpret::<false>(self);
        }
    }

    fn blocked_in_place(&mut self, depth: usize) -> super::Raised {
        self.thread.waiting = None;
        unwind::discard_frames(self, depth);
        self.runtime_error(
            "a __eq__ or __hash__ that is called by a dict or set cannot block or start anything",
        )
    }
}
