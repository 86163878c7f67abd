//! The hash table under `set` and `frozenset`. It is laid out as in CPython (`Objects/setobject.c`), for a script sees
//! that in the order in which a set of small numbers is walked.
//!
//! ```text
//! slots    [ -, 1, 2, -, x, 5, -, - ]     power of two; `-` is empty, `x` a member that was removed
//! ```
//!
//! As with [`super::Table`], no slot outlives a comparison that may run Python.

use super::Value;

/// Slots of the smallest table.
const MIN_SLOTS: usize = 8;
/// A probe looks at so many slots in a row before it jumps.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Larger sets grow by two and not by four.
const LARGE: usize = 50_000;

/// One slot.
#[derive(Clone, Default)]
pub struct Member {
    /// Hash of the key; of a slot without one -1 if it had one.
    pub hash: i64,
    /// The key; unbound where there is none.
    pub key: Value,
}

/// An open hash table.
#[derive(Default)]
pub struct SetTable {
    /// None at all while nothing was added.
    slots: Vec<Member>,
    /// Members.
    used: usize,
    /// Slots that are not empty: members, and those that were removed.
    fill: usize,
    /// Where `pop` looks first.
    finger: usize,
    version: u32,
}

impl SetTable {
    /// Number of members.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Whether there never was one since the table was made or cleared.
    pub fn is_unused(&self) -> bool {
        self.fill == 0
    }

    /// Changes whenever a member comes or goes.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// All slots.
    pub fn slots(&self) -> &[Member] {
        &self.slots
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.slots.iter().filter(|member| !member.key.is_unbound())
    }

    fn mask(&self) -> usize {
        self.slots.len().max(MIN_SLOTS) - 1
    }

    /// Slot of the member with this hash for which `is_key` holds (`set_lookkey`).
    #[inline]
    pub fn find(&self, hash: i64, mut is_key: impl FnMut(&Value) -> bool) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        probe(self.mask(), hash, |slot| {
            let member = &self.slots[slot];
            if member.key.is_unbound() {
                return (member.hash == 0).then_some(None);
            }
            (member.hash == hash && is_key(&member.key)).then_some(Some(slot))
        })
    }

    /// Adds a member that is known to be absent (`set_add_entry`).
    pub fn push(&mut self, hash: i64, key: Value) {
        if self.slots.is_empty() {
            self.slots.resize(MIN_SLOTS, Member::default());
        }
        self.used += 1;
        self.bump();
        let mut removed = None;
        let empty = probe(self.mask(), hash, |slot| {
            let member = &self.slots[slot];
            match (member.key.is_unbound(), member.hash) {
                (true, 0) => return Some(slot),
                (true, _) => removed = Some(slot),
                _ => {}
            }
            None
        });
        self.slots[removed.unwrap_or(empty)] = Member { hash, key };
        if removed.is_some() {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    /// Removes the member in a slot.
    pub fn remove(&mut self, slot: usize) -> Value {
        self.used -= 1;
        self.bump();
        let member = &mut self.slots[slot];
        member.hash = -1;
        std::mem::take(&mut member.key)
    }

    /// Removes some member (`set_pop`).
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut slot = self.finger & mask;
        while self.slots[slot].key.is_unbound() {
            slot = (slot + 1) & mask;
        }
        self.finger = slot + 1;
        Some(self.remove(slot))
    }

    /// Removes everything; gives the slots back, to be dropped when nothing of the heap is open.
    pub fn clear(&mut self) -> Vec<Member> {
        self.used = 0;
        self.fill = 0;
        self.bump();
        std::mem::take(&mut self.slots)
    }

    /// Takes the place of `other`, whose slots are given back; `pop` goes on where that one was
    /// (`set_swap_bodies`).
    pub fn replace(&mut self, other: SetTable) -> Vec<Member> {
        (self.used, self.fill) = (other.used, other.fill);
        self.bump();
        std::mem::replace(&mut self.slots, other.slots)
    }

    /// Makes room for so many more members at once, as before an update.
    pub fn reserve(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// A copy of the slots as they stand in a table of as many slots as this one, which is unused.
    pub fn layout_of(&self, other: &SetTable) -> Vec<Member> {
        if self.mask() == other.mask() && other.fill == other.used {
            return other.slots.clone();
        }
        let mut slots = vec![Member::default(); self.mask() + 1];
        for member in other.iter() {
            insert(&mut slots, member.clone());
        }
        slots
    }

    /// Takes the slots that [`SetTable::layout_of`] gave, with so many members.
    pub fn fill_with(&mut self, slots: Vec<Member>, members: usize) {
        self.slots = slots;
        self.used = members;
        self.fill = members;
        self.bump();
    }

    /// Forgets removed members if there are many, as after a difference.
    pub fn shrink(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.grow();
        }
    }

    fn grow(&mut self) {
        self.resize(self.used * if self.used > LARGE { 2 } else { 4 });
    }

    /// `set_table_resize`
    fn resize(&mut self, least: usize) {
        let mut size = MIN_SLOTS;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Member::default(); size]);
        for member in old {
            if !member.key.is_unbound() {
                insert(&mut self.slots, member);
            }
        }
        self.fill = self.used;
        self.bump();
    }

    fn bump(&mut self) {
        self.version = self.version.wrapping_add(1);
    }
}

/// Puts a member into the first empty slot of its probe (`set_insert_clean`).
fn insert(slots: &mut [Member], member: Member) {
    let slot = probe(slots.len() - 1, member.hash, |slot| {
        let other = &slots[slot];
        (other.key.is_unbound() && other.hash == 0).then_some(slot)
    });
    slots[slot] = member;
}

/// Looks at one slot after the other until `look` has an answer; there is always an empty one.
#[inline(always)]
fn probe<T>(mask: usize, hash: i64, mut look: impl FnMut(usize) -> Option<T>) -> T {
    let mut perturb = hash as u64;
    let mut first = perturb as usize & mask;
    loop {
        let last = if first + LINEAR_PROBES <= mask {
            first + LINEAR_PROBES
        } else {
            first
        };
        for slot in first..=last {
            if let Some(answer) = look(slot) {
                return answer;
            }
        }
        perturb >>= PERTURB_SHIFT;
        first = (first as u64)
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(perturb) as usize
            & mask;
    }
}
