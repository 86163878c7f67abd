def run(source, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(source):
        if c == "[":
            stack.append(i)
        elif c == "]":
            start = stack.pop()
            jumps[i], jumps[start] = start, i
    tape, place, i, output, data = [0] * 100, 0, 0, [], iter(data)
    steps = 0
    while i < len(source):
        c = source[i]
        steps += 1
        if c == ">":
            place += 1
        elif c == "<":
            place -= 1
        elif c == "+":
            tape[place] = (tape[place] + 1) % 256
        elif c == "-":
            tape[place] = (tape[place] - 1) % 256
        elif c == ".":
            output.append(chr(tape[place]))
        elif c == ",":
            tape[place] = ord(next(data, "\0"))
        elif (c == "[" and not tape[place]) or (c == "]" and tape[place]):
            i = jumps[i]
        i += 1
    return "".join(output), steps


hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(run(hello))
print(run(",[.,]", "echo é"[:4]), run("+++[>++<-]>."))
try:
    run("]")
except IndexError as error:
    print(error)
