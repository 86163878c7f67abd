//! A Python value in 16 bytes: small things inline, everything else a counted pointer.
//!
//! ```text
//! byte 0        8                16
//!      ┌────────┬─────────────────┐
//!      │ tag    │ i64 · f64 · ptr │
//!      └────────┴─────────────────┘
//! ```

use std::ptr::NonNull;

use super::heap::{Header, Kind, Ref, decref, free, incref};

/// A Python value, or [`Tag::Unbound`] where a register holds nothing.
#[repr(C)]
pub struct Value {
    tag: Tag,
    payload: Payload,
}

#[derive(Clone, Copy)]
union Payload {
    bits: u64,
    int: i64,
    float: f64,
    pointer: NonNull<Header>,
}

const _: () = assert!(size_of::<Value>() == 16);

/// Defines the heap kinds once: their tags, the view that pattern matching uses, and how each is freed.
macro_rules! heap_kinds {
    ($($(#[$doc:meta])* $name:ident($body:ty),)*) => {
        /// What a [`Value`] is. Tags from [`Tag::FIRST_HEAP`] on are pointers. As wide as the payload: a value
        /// without padding is copied as two words, and never in pieces that the next load has to wait for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
        #[repr(u64)]
        pub enum Tag {
            /// An empty register: an unbound local, never a Python value.
            Unbound = 0,
            /// `None`.
            None,
            /// `True`, `False`.
            Bool,
            /// An integer that fits 64 bits; larger ones are `BigInt`.
            Int,
            /// A float.
            Float,
            /// `NotImplemented`.
            NotImplemented,
            /// `...`.
            Ellipsis,
            $($(#[$doc])* $name,)*
        }

        /// A borrowed [`Value`], to match on.
        #[derive(Clone, Copy)]
        #[expect(clippy::enum_variant_names, reason = "`DictView` is the name of the type")]
        pub enum View<'a> {
            /// An empty register.
            Unbound,
            /// `None`.
            None,
            /// `True`, `False`.
            Bool(bool),
            /// An integer that fits 64 bits.
            Int(i64),
            /// A float.
            Float(f64),
            /// `NotImplemented`.
            NotImplemented,
            /// `...`.
            Ellipsis,
            $($(#[$doc])* $name(&'a Ref<$body>),)*
        }

        impl Tag {
            const ALL: &[Tag] = &[Tag::Unbound, Tag::None, Tag::Bool, Tag::Int, Tag::Float, Tag::NotImplemented, Tag::Ellipsis, $(Tag::$name,)*];

            /// Number of tags.
            pub const COUNT: usize = Self::ALL.len();
        }

        $(
            impl Kind for $body {
                const TAG: Tag = Tag::$name;
            }

            impl From<Ref<$body>> for Value {
                #[inline(always)]
                fn from(object: Ref<$body>) -> Value {
                    // Where a pointer has 4 bytes the others are written too, so that the payload is one word.
                    let mut payload = Payload { bits: 0 };
                    payload.pointer = object.into_header();
                    Value { tag: Tag::$name, payload }
                }
            }

            impl From<$body> for Value {
                fn from(body: $body) -> Value {
                    Ref::new(body).into()
                }
            }
        )*

        impl Value {
            /// The value, to match on.
            #[inline(always)]
            pub fn view(&self) -> View<'_> {
                match self.tag {
                    Tag::Unbound => View::Unbound,
                    Tag::None => View::None,
                    // SAFETY (here and below): the tag says which field was written.
                    Tag::Bool => View::Bool(unsafe { self.payload.bits } != 0),
                    Tag::Int => View::Int(unsafe { self.payload.int }),
                    Tag::Float => View::Float(unsafe { self.payload.float }),
                    Tag::NotImplemented => View::NotImplemented,
                    Tag::Ellipsis => View::Ellipsis,
                    $(Tag::$name => View::$name(unsafe { self.as_ref_unchecked() }),)*
                }
            }
        }

        /// Frees an object of any kind.
        ///
        /// # Safety
        /// Nobody refers to it any more.
        pub(super) unsafe fn drop_body(header: NonNull<Header>) {
            // SAFETY: the header is alive until freed below; its tag names its type.
            unsafe {
                match header.as_ref().tag() {
                    $(Tag::$name => free::<$body>(header),)*
                    _ => unreachable!("inline values have no header"),
                }
            }
        }
    };
}

heap_kinds! {
    /// `str`.
    Str(super::Str),
    /// An `int` beyond 64 bits.
    BigInt(super::BigInt),
    /// `complex`.
    Complex(super::Complex),
    /// `bytes`.
    Bytes(super::Bytes),
    /// `bytearray`.
    ByteArray(super::ByteArray),
    /// `tuple`.
    Tuple(super::Tuple),
    /// `list`.
    List(super::List),
    /// `dict`.
    Dict(super::Dict),
    /// `set`, `frozenset`.
    Set(super::Set),
    /// What `dict.keys()`, `values()` and `items()` return.
    DictView(super::DictView),
    /// `range`.
    Range(super::Range),
    /// `slice`.
    Slice(super::Slice),
    /// An iterator over a built-in type, and `zip`, `enumerate`, `reversed`.
    Iterator(super::Iterator),
    /// A code object.
    Code(crate::compile::Code),
    /// A function written in Python.
    Function(super::Function),
    /// A function written in Rust.
    Native(super::Native),
    /// A function with its first argument.
    BoundMethod(super::BoundMethod),
    /// `staticmethod`, `classmethod`, `property`.
    Descriptor(super::Descriptor),
    /// A class, built in or written in Python.
    Type(super::Type),
    /// An instance of a class written in Python, exceptions included.
    Instance(super::Instance),
    /// What `super()` returns.
    Super(super::Super),
    /// A generator.
    Generator(super::Generator),
    /// A variable that a closure shares.
    Cell(super::Cell),
    /// A module.
    Module(super::Module),
    /// A primitive lock (`_thread.lock`).
    Lock(super::Lock),
    /// Rust data that a native module hands out, for example a random generator.
    Foreign(super::Foreign),
    /// `weakref.ref`.
    WeakRef(super::WeakRef),
}

impl Tag {
    /// The tag with this number.
    ///
    /// # Panics
    /// When there is none.
    pub(super) fn from_index(index: u8) -> Tag {
        Self::ALL[index as usize]
    }

    /// The first tag whose payload is a pointer.
    pub const FIRST_HEAP: Tag = Tag::Str;

    /// Whether such objects may refer to others that refer back.
    pub const fn is_container(self) -> bool {
        self as u64 >= Tag::FIRST_HEAP as u64
            && !matches!(
                self,
                Tag::Str
                    | Tag::BigInt
                    | Tag::Complex
                    | Tag::Bytes
                    | Tag::ByteArray
                    | Tag::Range
                    | Tag::Code
                    | Tag::Native
                    | Tag::Lock
            )
    }
}

impl Value {
    /// An empty register.
    pub const UNBOUND: Value = Value::inline(Tag::Unbound, 0);
    /// `None`.
    pub const NONE: Value = Value::inline(Tag::None, 0);
    /// `True`.
    pub const TRUE: Value = Value::inline(Tag::Bool, 1);
    /// `False`.
    pub const FALSE: Value = Value::inline(Tag::Bool, 0);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::inline(Tag::NotImplemented, 0);
    /// `...`.
    pub const ELLIPSIS: Value = Value::inline(Tag::Ellipsis, 0);

    const fn inline(tag: Tag, bits: u64) -> Value {
        Value {
            tag,
            payload: Payload { bits },
        }
    }

    /// An integer that fits 64 bits.
    #[inline(always)]
    pub const fn int(int: i64) -> Value {
        Value {
            tag: Tag::Int,
            payload: Payload { int },
        }
    }

    /// A float.
    #[inline(always)]
    pub const fn float(float: f64) -> Value {
        Value {
            tag: Tag::Float,
            payload: Payload { float },
        }
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(bool: bool) -> Value {
        Value::inline(Tag::Bool, bool as u64)
    }

    /// What it is.
    #[inline(always)]
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// Whether the register is empty.
    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        self.tag == Tag::Unbound
    }

    /// Whether it is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.tag == Tag::None
    }

    /// Whether it points to the heap.
    #[inline(always)]
    pub fn is_heap(&self) -> bool {
        self.tag >= Tag::FIRST_HEAP
    }

    /// The 64-bit integer, if it is one.
    #[inline(always)]
    pub fn as_int(&self) -> Option<i64> {
        if self.tag == Tag::Int {
            // SAFETY: the tag says which field was written.
            Some(unsafe { self.payload.int })
        } else {
            None
        }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if self.tag == Tag::Float {
            // SAFETY: the tag says which field was written.
            Some(unsafe { self.payload.float })
        } else {
            None
        }
    }

    /// The 64-bit integer.
    ///
    /// # Safety
    /// The tag is `Int`.
    #[inline(always)]
    pub unsafe fn int_unchecked(&self) -> i64 {
        debug_assert_eq!(self.tag, Tag::Int);
        // SAFETY: the caller looked at the tag.
        unsafe { self.payload.int }
    }

    /// The float.
    ///
    /// # Safety
    /// The tag is `Float`.
    #[inline(always)]
    pub unsafe fn float_unchecked(&self) -> f64 {
        debug_assert_eq!(self.tag, Tag::Float);
        // SAFETY: the caller looked at the tag.
        unsafe { self.payload.float }
    }

    /// Its truth, if that can be told without a look at the heap.
    #[inline(always)]
    pub fn quick_truth(&self) -> Option<bool> {
        match self.tag {
            // SAFETY: the tag says which field was written.
            Tag::Bool => Some(unsafe { self.payload.bits } != 0),
            Tag::Int => Some(unsafe { self.payload.int } != 0),
            Tag::Float => Some(unsafe { self.payload.float } != 0.0),
            Tag::None => Some(false),
            _ => None,
        }
    }

    /// The object with this header.
    ///
    /// # Safety
    /// The object is alive, and the caller gives one count of it away.
    pub(super) unsafe fn from_header(pointer: NonNull<Header>) -> Value {
        Value {
            // SAFETY: alive, says the caller.
            tag: unsafe { pointer.as_ref() }.tag(),
            payload: Payload { pointer },
        }
    }

    /// One more reference to the object with this header.
    ///
    /// # Safety
    /// The object is alive.
    pub(super) unsafe fn share_header(pointer: NonNull<Header>) -> Value {
        // SAFETY: alive, says the caller; the new count is the new value's.
        unsafe {
            incref(pointer);
            Value::from_header(pointer)
        }
    }

    /// The header of an object of the heap.
    pub(super) fn header(&self) -> Option<NonNull<Header>> {
        if !self.is_heap() {
            return None;
        }
        // SAFETY: heap tags hold pointers.
        Some(unsafe { self.payload.pointer })
    }

    /// The object, if it is of kind `T`.
    #[inline(always)]
    pub fn as_ref<T: Kind>(&self) -> Option<&Ref<T>> {
        // SAFETY: the tag says which type it points to.
        (self.tag == T::TAG).then(|| unsafe { self.as_ref_unchecked() })
    }

    /// The reference to the object, if it is of kind `T`.
    pub fn as_mut<T: Kind>(&mut self) -> Option<&mut Ref<T>> {
        // SAFETY: as for `as_ref_unchecked`; the tag says which type it points to.
        (self.tag == T::TAG).then(|| unsafe { &mut *(&raw mut self.payload).cast::<Ref<T>>() })
    }

    /// The object itself, if it is of kind `T`.
    #[inline(always)]
    pub fn into_ref<T: Kind>(self) -> Option<Ref<T>> {
        if self.tag != T::TAG {
            return None;
        }
        // SAFETY: the tag says which type it points to; the count goes with the pointer.
        let object = unsafe { Ref::from_header(self.payload.pointer) };
        std::mem::forget(self);
        Some(object)
    }

    /// # Safety
    /// The tag is `T::TAG`.
    #[inline(always)]
    unsafe fn as_ref_unchecked<T: Kind>(&self) -> &Ref<T> {
        // SAFETY: a `Ref` is one non-null pointer to the header (`Ref` holds `NonNull<Object<T>>`, whose first
        // field is the header), which is what the payload holds.
        unsafe { &*(&raw const self.payload).cast::<Ref<T>>() }
    }

    /// What the value is to code that takes built-in types: the value inside an instance of a class that derives
    /// from one (`class Stack(list)`), else itself.
    #[inline]
    pub fn core(&self) -> &Value {
        match self.as_ref::<super::Instance>() {
            Some(instance) if !instance.native.is_unbound() => &instance.native,
            _ => self,
        }
    }

    /// Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        // SAFETY: every payload is 8 initialised bytes on 64-bit targets; on 32-bit ones pointers use the low 4,
        // which is what `address` compares.
        self.tag == other.tag
            && if self.is_heap() {
                self.address() == other.address()
            } else {
                unsafe { self.payload.bits == other.payload.bits }
            }
    }

    /// Makes a register unbound, whatever it held. Writes no more than the tag: WebAssembly engines call a function
    /// to fill several registers with zeros, which takes longer than a call in Python should.
    ///
    /// # Safety
    /// It is an initialised register, and what it holds needs no drop.
    #[inline(always)]
    pub unsafe fn unbind(register: *mut Value) {
        // SAFETY: the caller's promise; whatever the payload is, it is initialised.
        unsafe { (&raw mut (*register).tag).write(Tag::Unbound) };
    }

    /// Moves what one register holds to another, and leaves the first unbound.
    ///
    /// # Safety
    /// Both are initialised registers, not the same, and what the second one holds needs no drop.
    #[inline(always)]
    pub unsafe fn transfer(from: *mut Value, to: *mut Value) {
        // SAFETY: the caller's promise.
        unsafe {
            to.copy_from_nonoverlapping(from, 1);
            Value::unbind(from);
        }
    }

    /// Moves what `source` holds here, and leaves that empty.
    #[inline(always)]
    pub fn take_from(&mut self, source: &mut Value) {
        if self.is_heap() {
            let old = std::mem::take(self);
            drop(old);
        }
        self.payload = source.payload;
        self.tag = std::mem::replace(&mut source.tag, Tag::Unbound);
    }

    /// How many references there are to the heap object; none for inline values.
    pub fn count(&self) -> Option<u32> {
        // SAFETY: heap tags hold pointers, and the value keeps its object alive.
        self.is_heap()
            .then(|| unsafe { self.payload.pointer.as_ref() }.count())
    }

    /// Address of the heap object; 0 for inline values.
    #[inline(always)]
    pub fn address(&self) -> usize {
        // SAFETY: heap tags hold pointers.
        if self.is_heap() {
            unsafe { self.payload.pointer }.as_ptr() as usize
        } else {
            0
        }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if self.is_heap() {
            // SAFETY: the value keeps its object alive.
            unsafe { incref(self.payload.pointer) };
        }
        Value {
            tag: self.tag,
            payload: self.payload,
        }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_heap() {
            // SAFETY: the value owns the count that it gives back.
            unsafe { decref(self.payload.pointer) };
        }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::UNBOUND
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Value {
        Value::int(int)
    }
}

impl From<f64> for Value {
    fn from(float: f64) -> Value {
        Value::float(float)
    }
}

impl From<bool> for Value {
    fn from(bool: bool) -> Value {
        Value::bool(bool)
    }
}
