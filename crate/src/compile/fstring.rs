//! f-strings.

use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPartRef, InterpolatedElement, InterpolatedStringElement,
};
use ruff_text_size::TextRange;

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, NO_SPEC, Op};

/// A piece of an f-string: text (that of neighbours joined), or a value to format.
enum Piece<'e> {
    Text(String),
    Value(&'e InterpolatedElement),
}

impl Compiler<'_> {
    pub(super) fn f_string(&mut self, string: &ExprFString, into: Option<Reg>) -> Res<Reg> {
        let mut pieces = Vec::new();
        for part in &string.value {
            match part {
                FStringPartRef::Literal(literal) => add_text(&mut pieces, literal.as_str()),
                FStringPartRef::FString(string) => add_elements(&mut pieces, &string.elements),
            }
        }
        self.pieces(&pieces, string.range, into)
    }

    fn pieces(&mut self, pieces: &[Piece], at: TextRange, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        match pieces {
            [] => return Ok(self.load_constant(&Constant::Str(String::new()), at, into)),
            [Piece::Text(text)] => {
                return Ok(self.load_constant(&Constant::Str(text.clone()), at, into));
            }
            [Piece::Value(value)] => return self.format(value, at, into),
            _ => {}
        }
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    self.load_constant(&Constant::Str(text.clone()), at, None);
                }
                Piece::Value(value) => {
                    self.format(value, at, None)?;
                }
            }
        }
        let into = self.result(into, base);
        self.emit(
            at,
            Instr::new(Op::BuildString, into, base, pieces.len() as u32),
        );
        Ok(into)
    }

    fn format(
        &mut self,
        element: &InterpolatedElement,
        at: TextRange,
        into: Option<Reg>,
    ) -> Res<Reg> {
        let base = self.function.depth();
        let value = self.operand(&element.expression)?;
        let spec = match &element.format_spec {
            Some(spec) => {
                let mut pieces = Vec::new();
                add_elements(&mut pieces, &spec.elements);
                self.deeper(spec.range, |this| this.pieces(&pieces, at, None))?
            }
            None => NO_SPEC,
        };
        let conversion = match element.conversion {
            // `f"{x=}"` shows the repr, unless it is formatted.
            ConversionFlag::None
                if element.debug_text.is_some() && element.format_spec.is_none() =>
            {
                b'r'
            }
            flag => flag.to_byte().unwrap_or(0),
        };
        let into = self.result(into, base);
        self.emit(
            at,
            Instr::flagged(Op::Format, into, value, spec, conversion),
        );
        Ok(into)
    }
}

fn add_elements<'e>(
    pieces: &mut Vec<Piece<'e>>,
    elements: impl IntoIterator<Item = &'e InterpolatedStringElement>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => add_text(pieces, &literal.value),
            InterpolatedStringElement::Interpolation(element) => {
                if let Some(text) = &element.debug_text {
                    add_text(pieces, text.as_str());
                }
                pieces.push(Piece::Value(element));
            }
        }
    }
}

fn add_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
