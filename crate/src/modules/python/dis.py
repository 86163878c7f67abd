"""Bytecode: that of this virtual machine, which has registers. See `compile/opcode.rs` for what each does."""

import sys
import types
from collections import namedtuple

import _dis

Instruction = namedtuple(
    "Instruction", "opname opcode arg argval argrepr offset starts_line is_jump_target polls"
)

# What the fields `a`, `b` and `c` are, in the order of the layouts: a register, a number, a constant, a name, a place.
_LAYOUTS = ["", "r", "rr", "rrr", "r-n", "rrn", "r-c", "rrc", "r-a", "rra", "--j", "r-j", "rrj", "rnj"]
_NO_SPEC = 0xFFFF
_CALLS = ("Call", "CallMethod")


def _code_of(x):
    for name in ("__func__", "__wrapped__") if isinstance(x, types.MethodType) else ():
        x = getattr(x, name, x)
    for name in ("__code__", "gi_code", "cr_code", "ag_code"):
        x = getattr(x, name, x)
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _fields(code, index, opname, layout, fields):
    """The operands of an instruction as texts, the last one's value, and where it jumps to."""
    texts, value, target = [], None, None
    for position, kind in enumerate(_LAYOUTS[layout]):
        field, flags = fields[position], 0
        if kind == "r":
            if position == 2:
                # Its upper 8 bits are flags.
                flags, field = field >> 16 & 0xFF, field & 0xFFFF
            locals = code.co_varnames
            value = locals[field] if field < len(locals) else f"r{field}"
            if opname == "Format" and field == _NO_SPEC:
                value = "-"
            if flags:
                value += f" !{chr(flags)}" if opname == "Format" else " in place"
        elif kind == "n":
            value = field
            if opname.endswith("Int") and opname != "LoadInt":
                value = (field & 0xFFFF ^ 0x8000) - 0x8000
        elif kind == "c":
            value = code.co_consts[field]
        elif kind == "a":
            value = code.co_names[field]
        elif kind == "j":
            value = target = index + 1 + field
        else:
            continue
        text = value if kind in "ra" else f"-> {value}" if kind == "j" else repr(value)
        if kind == "c" and isinstance(value, types.CodeType):
            text = f"<code {value.co_qualname}>"
        texts.append(text)
    if opname in _CALLS:
        texts, value = [texts[0], str(fields[1])], fields[1]
        if fields[2]:
            texts.append(repr(code.co_consts[fields[2] - 1]))
    return ", ".join(texts), value, target


def get_instructions(x, *, first_line=None):
    code = _code_of(x)
    listed = _dis.instructions(code)
    decoded = [
        _fields(code, index, name, layout, fields)
        for index, (_, name, layout, *fields, _, _) in enumerate(listed)
    ]
    targets = {target for _, _, target in decoded}
    last = None
    for index, ((opcode, name, _, *fields, line, polls), (text, value, _)) in enumerate(zip(listed, decoded)):
        begins = line if line != last else None
        last = line
        if begins is not None and first_line is not None:
            begins += first_line - code.co_firstlineno
        yield Instruction(name, opcode, fields[2], value, text, index, begins, index in targets, polls)


def disassemble(code, lasti=-1, *, file=None):
    for one in get_instructions(code):
        line = "" if one.starts_line is None else one.starts_line
        sign = "-->" if one.offset == lasti else ">>" if one.is_jump_target else ""
        text = f"{line:>4} {sign:>3} {one.offset:>4}  {one.opname:<18} {one.argrepr}"
        if one.polls:
            text = f"{text:<60} <- looks at the eval breaker"
        print(text.rstrip(), file=file)


disco = disassemble


def dis(x=None, *, file=None, depth=None):
    if x is None:
        raise RuntimeError("no last traceback to disassemble")
    if isinstance(x, str):
        raise NotImplementedError("dis.dis() of source text is not supported yet")
    if isinstance(x, (type, types.ModuleType)):
        for name, value in sorted(vars(x).items()):
            value = getattr(value, "__func__", value)
            if isinstance(value, (types.FunctionType, types.CodeType, type)):
                print(f"Disassembly of {name}:", file=file)
                dis(value, file=file, depth=depth)
                print(file=file)
        return
    code = _code_of(x)
    disassemble(code, file=file)
    if depth is None or depth > 0:
        for inner in code.co_consts:
            if isinstance(inner, types.CodeType):
                print(file=file)
                print(f"Disassembly of {inner.co_qualname}:", file=file)
                dis(inner, file=file, depth=None if depth is None else depth - 1)


class Bytecode:
    def __init__(self, x, *, first_line=None):
        self.codeobj, self._first_line = _code_of(x), first_line

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self._first_line)

    def dis(self):
        import io
        file = io.StringIO()
        disassemble(self.codeobj, file=file)
        return file.getvalue()
