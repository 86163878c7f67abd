//! Prints bytecode.

use std::fmt::{self, Write};

use super::code::{Code, Handler};
use super::opcode::{IN_PLACE, Instr, Layout, NO_SPEC, Op};
use crate::object::{Value, View};

/// A listing of `code` and of all code objects inside it: index, line, opcode, operands. Jumps show the index they
/// go to; registers are `r0` and so on, with the names of locals; constants and names are shown as they are. Instructions
/// behind which the eval breaker is looked at, as `polls` says, are marked.
pub fn disassemble(code: &Code, polls: impl Fn(Instr) -> bool) -> String {
    let mut text = String::new();
    print(code, &polls, &mut text).expect("a string takes everything");
    text
}

fn print(code: &Code, polls: &dyn Fn(Instr) -> bool, out: &mut String) -> fmt::Result {
    header(code, out)?;
    let mut last_line = 0;
    for (index, instr) in code.instrs.iter().enumerate() {
        let line = code.positions[index].line;
        let shown = if line == last_line {
            String::new()
        } else {
            line.to_string()
        };
        last_line = line;
        let operands = operands(code, index, *instr);
        let name = instr.op().name();
        let text = format!("{shown:>4} {index:>4}  {name:<18} {operands}");
        match polls(*instr) {
            true => writeln!(out, "{text:<56} <- looks at the eval breaker")?,
            false => writeln!(out, "{}", text.trim_end())?,
        }
    }
    for Handler {
        start,
        end,
        target,
        register,
    } in &code.handlers
    {
        writeln!(out, "     handler {start}..{end} -> {target}, r{register}")?;
    }
    for constant in &code.constants {
        if let View::Code(inner) = constant.view() {
            out.push('\n');
            print(inner, polls, out)?;
        }
    }
    Ok(())
}

fn header(code: &Code, out: &mut String) -> fmt::Result {
    write!(out, "{} {:?}", code.qualname.as_str(), code.kind)?;
    write!(out, ", {} registers", code.registers)?;
    list(
        out,
        "locals",
        code.locals.iter().map(|name| name.as_str().to_owned()),
    )?;
    list(
        out,
        "cells",
        code.cells.iter().map(|cell| local(code, *cell)),
    )?;
    let captures = code.free.iter().zip(&code.captures);
    list(
        out,
        "free",
        captures.map(|(name, capture)| format!("{}={capture:?}", name.as_str())),
    )?;
    out.push('\n');
    Ok(())
}

fn list(out: &mut String, what: &str, items: impl Iterator<Item = String>) -> fmt::Result {
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        Ok(())
    } else {
        write!(out, ", {what} {}", items.join(" "))
    }
}

fn local(code: &Code, register: u16) -> String {
    match code.locals.get(usize::from(register)) {
        Some(name) => name.as_str().to_owned(),
        None => format!("r{register}"),
    }
}

fn operands(code: &Code, index: usize, instr: Instr) -> String {
    let a = || local(code, instr.a());
    let b = || local(code, instr.b());
    let target = || format!("-> {}", index as i64 + 1 + i64::from(instr.c_signed()));
    let name = || code.names[instr.c() as usize].as_str();
    let constant = || constant(&code.constants[instr.c() as usize]);
    match instr.op().layout() {
        Layout::None => String::new(),
        Layout::A => a(),
        Layout::AB => format!("{}, {}", a(), b()),
        Layout::Abc => format!("{}, {}, {}{}", a(), b(), third(code, instr), flags(instr)),
        Layout::AImm => format!("{}, {}", a(), instr.c_signed()),
        Layout::ABImm => with_number(code, instr),
        Layout::AConst => format!("{}, {}", a(), constant()),
        Layout::ABConst => format!("{}, {}, {}", a(), b(), constant()),
        Layout::AName => format!("{}, {}", a(), name()),
        Layout::ABName => format!("{}, {}, {}", a(), b(), name()),
        Layout::Jump => target(),
        Layout::AJump => format!("{} {}", a(), target()),
        Layout::ABJump => format!("{}, {} {}", a(), b(), target()),
        Layout::AImmJump => format!("{}, {} {}", a(), instr.b() as i16, target()),
    }
}

fn third(code: &Code, instr: Instr) -> String {
    match (instr.op(), instr.c_low()) {
        (Op::Format, NO_SPEC) => "-".to_owned(),
        (_, register) => local(code, register),
    }
}

fn flags(instr: Instr) -> String {
    match (instr.op(), instr.flags()) {
        (_, 0) => String::new(),
        (Op::Format, conversion) => format!(" !{}", char::from(conversion)),
        (_, IN_PLACE) => " in place".to_owned(),
        (_, flags) => format!(" {flags:#x}"),
    }
}

fn with_number(code: &Code, instr: Instr) -> String {
    let a = local(code, instr.a());
    match instr.op() {
        Op::Call | Op::CallMethod => {
            let names = match instr.c().checked_sub(1) {
                Some(index) => format!(", {}", constant(&code.constants[index as usize])),
                None => String::new(),
            };
            format!("{a}, {}{names}", instr.b())
        }
        Op::AddInt | Op::SubInt | Op::MulInt | Op::FloorDivInt | Op::ModInt => {
            format!(
                "{a}, {}, {}{}",
                local(code, instr.b()),
                instr.c_low() as i16,
                flags(instr)
            )
        }
        Op::UnpackStar => {
            format!(
                "{a}, {}, {} * {}",
                local(code, instr.b()),
                instr.c() & 0xFFF,
                instr.c() >> 12
            )
        }
        _ => format!("{a}, {}, {}", local(code, instr.b()), instr.c()),
    }
}

fn constant(value: &Value) -> String {
    match value.view() {
        View::None => "None".to_owned(),
        View::Bool(bool) => if bool { "True" } else { "False" }.to_owned(),
        View::Int(int) => int.to_string(),
        View::Float(float) => format!("{float:?}"),
        View::Ellipsis => "...".to_owned(),
        View::Str(text) => format!("{:?}", text.as_str()),
        View::Bytes(bytes) => format!("b\"{}\"", bytes.bytes.escape_ascii()),
        View::BigInt(big) => big.int.to_string(),
        View::Tuple(tuple) => {
            let items: Vec<_> = tuple.items.iter().map(constant).collect();
            format!("({})", items.join(", "))
        }
        View::Code(code) => format!("<code {}>", code.qualname.as_str()),
        _ => format!("<{:?}>", value.tag()),
    }
}
