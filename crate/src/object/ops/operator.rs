//! The operators, as data: their symbols and the names of the methods that implement them.

/// An arithmetic or bitwise operator with two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    TrueDiv,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `@`
    MatMul,
}

impl BinaryOp {
    /// As it is written, for example `+`.
    pub const fn symbol(self) -> &'static str {
        self.names().0
    }

    /// The left operand's method, for example `__add__`.
    pub const fn dunder(self) -> &'static str {
        self.names().1
    }

    /// The right operand's method, for example `__radd__`.
    pub const fn reflected(self) -> &'static str {
        self.names().2
    }

    /// The method of the augmented assignment, for example `__iadd__`.
    pub const fn in_place(self) -> &'static str {
        self.names().3
    }

    const fn names(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            BinaryOp::Add => ("+", "__add__", "__radd__", "__iadd__"),
            BinaryOp::Sub => ("-", "__sub__", "__rsub__", "__isub__"),
            BinaryOp::Mul => ("*", "__mul__", "__rmul__", "__imul__"),
            BinaryOp::TrueDiv => ("/", "__truediv__", "__rtruediv__", "__itruediv__"),
            BinaryOp::FloorDiv => ("//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"),
            BinaryOp::Mod => ("%", "__mod__", "__rmod__", "__imod__"),
            BinaryOp::Pow => ("**", "__pow__", "__rpow__", "__ipow__"),
            BinaryOp::LShift => ("<<", "__lshift__", "__rlshift__", "__ilshift__"),
            BinaryOp::RShift => (">>", "__rshift__", "__rrshift__", "__irshift__"),
            BinaryOp::And => ("&", "__and__", "__rand__", "__iand__"),
            BinaryOp::Or => ("|", "__or__", "__ror__", "__ior__"),
            BinaryOp::Xor => ("^", "__xor__", "__rxor__", "__ixor__"),
            BinaryOp::MatMul => ("@", "__matmul__", "__rmatmul__", "__imatmul__"),
        }
    }
}

/// An operator with one operand; `not` is about truth and not one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum UnaryOp {
    /// `-`
    Neg,
    /// `+`
    Pos,
    /// `~`
    Invert,
}

impl UnaryOp {
    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            UnaryOp::Neg => "-",
            UnaryOp::Pos => "+",
            UnaryOp::Invert => "~",
        }
    }

    /// The operand's method, for example `__neg__`.
    pub const fn dunder(self) -> &'static str {
        match self {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert => "__invert__",
        }
    }
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum CompareOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `==`
    Eq,
    /// `!=`
    Ne,
}

impl CompareOp {
    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
        }
    }

    /// The left operand's method, for example `__lt__`.
    pub const fn dunder(self) -> &'static str {
        match self {
            CompareOp::Lt => "__lt__",
            CompareOp::Le => "__le__",
            CompareOp::Gt => "__gt__",
            CompareOp::Ge => "__ge__",
            CompareOp::Eq => "__eq__",
            CompareOp::Ne => "__ne__",
        }
    }

    /// The comparison with its operands swapped; its method is what the right operand is asked for.
    pub const fn reflected(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq => CompareOp::Eq,
            CompareOp::Ne => CompareOp::Ne,
        }
    }

    /// What it says about operands that are ordered so.
    #[inline]
    pub const fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
        }
    }
}
