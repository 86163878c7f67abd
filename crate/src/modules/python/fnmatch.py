"""File names that fit a pattern of the shell."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


def filter(names, pat):
    match = re.compile(translate(pat)).match
    return [name for name in names if match(name)]


def translate(pat):
    parts, at = [], 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif char == "?":
            parts.append(".")
        elif char == "[":
            end = at + (pat[at:at + 1] == "!")
            end = pat.find("]", end + (pat[end:end + 1] == "]"))
            if end < 0:
                parts.append("\\[")
            else:
                inner = pat[at:end].replace("\\", r"\\")
                at = end + 1
                if inner[0] == "!":
                    inner = "^" + inner[1:]
                elif inner[0] in "^[":
                    inner = "\\" + inner
                parts.append(f"[{inner}]")
        else:
            parts.append(re.escape(char))
    return f"(?s:{''.join(parts)})\\Z"
