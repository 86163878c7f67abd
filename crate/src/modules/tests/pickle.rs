//! Pickling against CPython: the same bytes for the same values, and the same values from its bytes.

use super::machine::printed;

const FIXTURE: &str = include_str!("pickles.py");

fn run(checks: &str) -> String {
    printed(&format!("{FIXTURE}\nimport _process\n{checks}"))
}

#[test]
fn writes_what_cpython_writes() {
    let checks = "\
dumped = _process.dumps(values)
expected = pickles[5]
at = [i for i in range(min(len(dumped), len(expected))) if dumped[i] != expected[i]]
print(dumped == expected, at[:1])
";
    assert_eq!(run(checks), "True []\n");
}

#[test]
fn reads_what_cpython_writes() {
    let checks = "\
for protocol in pickles:
    back = _process.loads(pickles[protocol])
    print(protocol, len(back) == len(values), back[:29] == values[:29], back[29] == slice(1, 2))
    new, same, cls, error, function, cos, loop, pair, last = back[30:]
    print(new is same, new.x, new.y, type(new) is P, cls is P, type(error) is E, error.args, error.note is new)
    print(function is f, cos is math.cos, loop[0] is loop, pair[0][0] is pair, last)
";
    let of_one = "True 1 [2.5] True True True ('no', 3) True\nTrue True True True [0, 1, 2]\n";
    let expected: String = (3..=5)
        .map(|protocol| format!("{protocol} True True True\n{of_one}"))
        .collect();
    assert_eq!(run(checks), expected);
}

#[test]
fn reads_protocol_2() {
    // Of [p, {'k': {7}}, ValueError('no'), 2.5, 300], where p is an instance of P with p.x = 1.
    let checks = "\
back = _process.loads(
    b'\\x80\\x02\\x5d\\x71\\x00\\x28\\x63\\x5f\\x5f\\x6d\\x61\\x69\\x6e\\x5f\\x5f\\x0a\\x50\\x0a\\x71\\x01'
    b'\\x29\\x81\\x71\\x02\\x7d\\x71\\x03\\x58\\x01\\x00\\x00\\x00\\x78\\x71\\x04\\x4b\\x01\\x73\\x62\\x7d'
    b'\\x71\\x05\\x58\\x01\\x00\\x00\\x00\\x6b\\x71\\x06\\x63\\x5f\\x5f\\x62\\x75\\x69\\x6c\\x74\\x69\\x6e'
    b'\\x5f\\x5f\\x0a\\x73\\x65\\x74\\x0a\\x71\\x07\\x5d\\x71\\x08\\x4b\\x07\\x61\\x85\\x71\\x09\\x52\\x71'
    b'\\x0a\\x73\\x63\\x65\\x78\\x63\\x65\\x70\\x74\\x69\\x6f\\x6e\\x73\\x0a\\x56\\x61\\x6c\\x75\\x65\\x45'
    b'\\x72\\x72\\x6f\\x72\\x0a\\x71\\x0b\\x58\\x02\\x00\\x00\\x00\\x6e\\x6f\\x71\\x0c\\x85\\x71\\x0d\\x52'
    b'\\x71\\x0e\\x47\\x40\\x04\\x00\\x00\\x00\\x00\\x00\\x00\\x4d\\x2c\\x01\\x65\\x2e'
)
print(type(back[0]) is P, back[0].x, back[1], repr(back[2]), back[3:])
";
    assert_eq!(
        run(checks),
        "True 1 {'k': {7}} ValueError('no') [2.5, 300]\n"
    );
}

#[test]
fn round_trip() {
    let checks = "\
copy = _process.loads(_process.dumps([list(range(2500)), {i: str(i) for i in range(2500)}, 'x' * 300, b'y' * 300, -10 ** 700]))
print(copy[0] == list(range(2500)), copy[1] == {i: str(i) for i in range(2500)}, copy[2:4] == ['x' * 300, b'y' * 300], copy[4] == -10 ** 700)
print(_process.loads(_process.dumps(str.upper))('a'), _process.loads(_process.dumps([1].append)).__name__)
";
    assert_eq!(run(checks), "True True True True\nA append\n");
}

#[test]
fn bad_pickles() {
    let checks = "\
for bad in (b'', b'\\x80\\x05', b'\\x80\\x05N', b'\\x80\\x09N.', b'\\x80\\x05a.', b'\\x80\\x05h\\x07.', b'\\x80\\x05e.', b'\\x80\\x05\\x8c\\x09a', b'\\x80\\x05c__main__\\nnone\\n.'):
    try:
        print(_process.loads(bad))
    except Exception as error:
        print(type(error).__name__, error)
";
    assert_eq!(
        run(checks),
        "EOFError Ran out of input\n\
         EOFError Ran out of input\n\
         EOFError Ran out of input\n\
         ValueError unsupported pickle protocol: 9\n\
         UnpicklingError unpickling stack underflow\n\
         UnpicklingError Memo value not found at index 7\n\
         UnpicklingError could not find MARK\n\
         UnpicklingError pickle data was truncated\n\
         AttributeError Can't get attribute 'none' on <module '__main__' from 'script.py'>\n"
    );
}
