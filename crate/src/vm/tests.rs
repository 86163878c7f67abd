//! Scripts on the bare loop: no machine, no built-ins but `print`, which appends to a list.

use std::sync::Arc;

use super::{Config, Exit, Interp, LabSettings, Library, Py, PyResult, run};
use crate::gil::{EvalBreaker, PYTHON_3_12};
use crate::object::{List, Native, NativeFn, Value, ops};

static LIBRARY: Library = Library {
    find_module: |_| None,
    is_package: |_| false,
    module_names: Vec::new,
    install: |py| {
        let builtins = py.interp.builtins.clone();
        let native = Native {
            name: "print",
            owner: None,
            function: NativeFn::Plain {
                min: 0,
                max: 255,
                run: print,
            },
        };
        py.set(&builtins, "print", native);
        let output = py.list(Vec::new());
        py.set(&builtins, "__output__", output);
        Ok(())
    },
    prelude: "class traceback: pass\nclass frame: pass\n",
    arity_error: |py, _, _| py.type_error("wrong number of arguments"),
    keyword_error: |py, _| py.type_error("no keyword arguments"),
    run_spawned: |_, _| Ok(crate::object::Flow::Value(Value::NONE)),
    make_exception: |py, class, args| Ok(py.new_exception(class, args.positional.to_vec())),
    generator_type: |_| "generator",
};

fn print(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut words = Vec::new();
    for arg in args {
        words.push(ops::str(py, arg)?.unwrap_or_else(|| "?".to_owned()));
    }
    let line = py.str(words.join(" "));
    let builtins = py.interp.builtins.clone();
    let key = py.interp.intern_literal("__output__");
    let output = py.get(&builtins, &key).expect("install made it");
    output
        .as_ref::<List>()
        .expect("it is a list")
        .items
        .get_mut(py)
        .push(line);
    Ok(Value::NONE)
}

fn config(source: &str) -> Config {
    Config {
        source: source.into(),
        filename: "test.py".to_owned(),
        argv: Vec::new(),
        main_name: "__main__",
        payload: None,
        process_name: "MainProcess".to_owned(),
        pid: 1,
        lab: LabSettings::default(),
        entropy: 0,
        cores: 1,
        gil: PYTHON_3_12,
        library: &LIBRARY,
        suspend_everywhere: false,
    }
}

/// What the script printed, and the class of the exception that ended it.
fn outcome(source: &str) -> (String, Option<String>) {
    let config = config(source);
    let mut interp = Interp::boot(config, Arc::new(EvalBreaker::default()));
    let mut thread = interp.main_thread().expect("the script compiles");
    let mut py = Py::attach(&mut interp, &mut thread);
    let raised = match run(&mut py) {
        Exit::Finished => None,
        Exit::Raised(raised) => {
            let value = Value::from(raised.0);
            let text = ops::str(&mut py, &value).ok().flatten().unwrap_or_default();
            Some(format!("{}: {text}", py.type_name(&value)))
        }
        exit => panic!("unexpected {exit:?}"),
    };
    let builtins = py.interp.builtins.clone();
    let key = py.interp.intern_literal("__output__");
    let output = py.get(&builtins, &key).expect("install made it");
    let lines = output
        .as_ref::<List>()
        .expect("it is a list")
        .items
        .get(&py)
        .clone();
    let lines: Vec<String> = lines
        .iter()
        .map(|line| ops::str(&mut py, line).ok().flatten().unwrap_or_default())
        .collect();
    (lines.join("\n"), raised)
}

fn printed(source: &str) -> String {
    let (output, raised) = outcome(source);
    assert_eq!(raised, None, "after {output:?}");
    output
}

#[test]
fn loops_count() {
    assert_eq!(printed("n = 10\nwhile n > 0:\n    n -= 1\nprint(n)\n"), "0");
    assert_eq!(
        printed(
            "def f(n):\n    t = 0\n    while n > 0:\n        t += n\n        n -= 1\n    return t\nprint(f(100))\n"
        ),
        "5050"
    );
}

#[test]
fn functions_recurse() {
    assert_eq!(
        printed(
            "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(15))\n"
        ),
        "610"
    );
    let (_, raised) = outcome("def f():\n    f()\nf()\n");
    assert_eq!(
        raised.as_deref(),
        Some("RecursionError: maximum recursion depth exceeded")
    );
}

#[test]
fn arguments_bind() {
    let source = "def f(a, b=2, *rest, c, d=4, **more):\n    print(a, b, rest, c, d, more)\nf(1, c=3)\nf(1, 5, 6, 7, c=3, e=9)\n";
    assert_eq!(printed(source), "1 2 () 3 4 {}\n1 5 (6, 7) 3 4 {'e': 9}");
    let (_, raised) = outcome("def f(a, b):\n    pass\nf(1)\n");
    assert_eq!(
        raised.as_deref(),
        Some("TypeError: f() missing 1 required positional argument: 'b'")
    );
}

#[test]
fn classes_inherit() {
    let source = "class A:\n    def __init__(self, x):\n        self.x = x\n    def get(self):\n        return self.x\nclass B(A):\n    def get(self):\n        return super(B, self).get() + 1\nprint(B(4).get())\n";
    let source = source.replace("super(B, self).get()", "A.get(self)");
    assert_eq!(printed(&source), "5");
}

#[test]
fn exceptions_unwind() {
    let source = "def f():\n    raise ValueError('no')\ntry:\n    f()\nexcept KeyError:\n    print('wrong')\nexcept ValueError as e:\n    print('caught', e)\nfinally:\n    print('done')\n";
    assert_eq!(printed(source), "caught no\ndone");
}

#[test]
fn generators_suspend() {
    let source = "def g(n):\n    while n:\n        yield n\n        n -= 1\ndef h():\n    yield 0\n    yield from g(2)\nfor x in h():\n    print(x)\nprint([y * y for y in g(3)])\n";
    assert_eq!(printed(source), "0\n2\n1\n[9, 4, 1]");
}

#[test]
fn closures_share_cells() {
    let source = "def counter():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step\nc = counter()\nc()\nprint(c())\n";
    assert_eq!(printed(source), "2");
}

#[test]
fn operators_call_dunders() {
    let source = "class V:\n    def __init__(self, x):\n        self.x = x\n    def __add__(self, other):\n        return V(self.x + other.x)\n    def __lt__(self, other):\n        return self.x < other.x\n    def __radd__(self, other):\n        return V(self.x + other)\nprint((V(1) + V(2)).x, V(1) < V(2), (5 + V(1)).x)\nif V(3) < V(2):\n    print('wrong')\n";
    assert_eq!(printed(source), "3 True 6");
}

#[test]
fn managers_suppress() {
    let source = "class M:\n    def __enter__(self):\n        return 7\n    def __exit__(self, kind, value, traceback):\n        print('exit', kind is ValueError)\n        return True\nwith M() as m:\n    print(m)\n    raise ValueError\nprint('after')\n";
    assert_eq!(printed(source), "7\nexit True\nafter");
}

#[test]
fn the_library_boots() {
    let mut config = config("");
    config.library = &crate::modules::LIBRARY;
    Interp::boot(config, Arc::new(EvalBreaker::default()));
}
