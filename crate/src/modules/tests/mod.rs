//! Scripts that use the modules.

mod machine;
mod pickle;
#[path = "../../../build/strip.rs"]
mod strip;

use self::machine::{printed, printed_by_model};

#[test]
fn embedding_takes_comments_out() {
    let source = "\
\"\"\"What it is.

Two paragraphs.\"\"\"

def one(a, b='#no'):  # the first
    \"\"\"It's one.\"\"\"

    # Why.
    text = \"\"\"# kept

kept\"\"\"
    return [
        a,  # a

        b, '\\'#',
    ]

class Error(Exception):
    \"\"\"Its only statement.\"\"\"

x = \"\"\"a\"\"\" + 'b'
";
    let stripped = "\
def one(a, b='#no'):
    text = \"\"\"# kept

kept\"\"\"
    return [
        a,
        b, '\\'#',
    ]
class Error(Exception):
    \"\"\"Its only statement.\"\"\"
x = \"\"\"a\"\"\" + 'b'
";
    assert_eq!(strip::strip(source), stripped);
}

#[test]
fn math_works() {
    let source = "import math\nprint(math.cos(0), math.gcd(12, 18), math.fsum(x / 10 for x in range(4)), math.floor(2.5), math.prod([2, 3], start=4))\n";
    assert_eq!(printed(source), "1.0 6 0.6 2 24\n");
}

/// What CPython 3.11 prints.
#[test]
fn random_is_cpythons() {
    let source = "\
import random
random.seed(1)
print(random.random(), random.uniform(-1, 1), random.randint(1, 6), random.getrandbits(70))
random.seed('text')
print(random.random(), random.choice([1, 2, 3]), random.sample(range(100), 3))
deck = list(range(6))
random.shuffle(deck)
print(deck, random.gauss(0, 1))
print(random.Random(3.5).random(), random.Random(-7).random())
";
    assert_eq!(
        printed(source),
        "0.13436424411240122 0.6948674738744653 1 574024282404777899068\n\
         0.8711565613554825 2 [72, 84, 71]\n\
         [5, 3, 0, 2, 4, 1] -0.40856435386540535\n\
         0.3039190124834461 0.32383276483316237\n"
    );
}

#[test]
fn locks_hand_over() {
    let source = "\
import _thread
lock = _thread.allocate_lock()
lock.acquire()
seen = []
def wait(name):
    with lock:
        seen.append(name)
for name in 'ab':
    _thread.start_new_thread(wait, (name,))
print(lock.acquire(timeout=0.01), lock.locked(), lock.acquire(False))
lock.release()
import time
time.sleep(0.1)
print(seen, lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
";
    assert_eq!(
        printed(source),
        "False True False\n['a', 'b'] False\nrelease unlocked lock\n"
    );
}

const WORK: &str = "\
import lab
def work(n):
    if n == 3:
        raise ValueError('three')
    return n * n
if __name__ == '__main__':
    with lab.Executor() as executor:
        print(list(executor.map(work, [1, 2, 4, 5])))
        print(repr(executor.submit(work, n=3).exception()))
        print(executor.submit(pow, 2, 5).result())
    print('end')
";

#[test]
fn executors_of_every_model() {
    let expected = "[1, 4, 16, 25]\nValueError('three')\n32\nend\n";
    for model in ["serial", "threads", "processes"] {
        assert_eq!(printed_by_model(model, WORK), expected, "{model}");
    }
}

#[test]
fn what_cannot_be_pickled() {
    let source = "\
import _process, _thread
def f():
    def g(): pass
    return g
for value in ((lambda: 0), f(), (x for x in ()), _thread.allocate_lock(), _process):
    try:
        _process.dumps(value)
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])
";
    assert_eq!(
        printed(source),
        "PicklingError Can't pickle <function <lambda>\n\
         AttributeError Can't pickle local object 'f.<locals>.g'\n\
         TypeError cannot pickle 'generator' object\n\
         TypeError cannot pickle '_thread.lock' object\n\
         TypeError cannot pickle 'module' object\n"
    );
}

#[test]
fn dis_shows_where_threads_switch() {
    let source = "\
import dis

def count(n):
    global total
    while n > 0:
        n -= 1
        total += len(str(n))

dis.dis(count)
";
    let listing = "   \
5        0  Jump               -> 10
   6  >>    1  SubInt             n, n, 1
   7        2  LoadGlobal         r1, total
            3  LoadGlobal         r2, len
            4  LoadGlobal         r3, str
            5  Move               r4, n
            6  Call               r3, 1                      <- looks at the eval breaker
            7  Call               r2, 1                      <- looks at the eval breaker
            8  Add                r1, r1, r2 in place
            9  StoreGlobal        r1, total
   5  >>   10  JumpIfGtInt        n, 0, -> 1                 <- looks at the eval breaker
           11  ReturnNone
";
    assert_eq!(printed(source), listing);
}
