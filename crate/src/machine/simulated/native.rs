//! Native code that computes without the GIL: it needs a core, and nothing else of the world.

use super::clock::Key;
use super::world::{Stage, World};
use crate::trace::State;
use crate::vm::{Computation, Reply};

impl World<'_> {
    /// The thread dropped the GIL and computes.
    pub fn begin_native(&mut self, key: Key, work: Computation) {
        let time = self.threads[key].clock;
        let computed = self.process(key).memory.charge(|| work.run());
        let left = computed.nanos;
        let reply = Reply::Computed(computed);
        self.ready(key, time, Stage::Native { left, reply });
    }

    /// The thread has a core for what is left: it computes up to the end of its time slice.
    pub fn native(&mut self, key: Key, left: u64, reply: Reply) {
        let thread = &mut self.threads[key];
        if left == 0 {
            thread.python.reply = Some(reply);
            let time = thread.clock;
            self.note(key, time, State::WaitingForGil, 0);
            return self.ready(key, time, Stage::Take);
        }
        if thread.clock >= thread.slice_end {
            if self.cores.wanted() {
                return self.preempt(key, Stage::Native { left, reply });
            }
            thread.slice_end = thread.clock + self.profile.time_slice;
        }
        let piece = left.min(thread.slice_end - thread.clock);
        thread.clock += piece;
        let (time, left) = (thread.clock, left - piece);
        thread.stage = Stage::Native { left, reply };
        self.clock.compute(time, key);
    }
}
