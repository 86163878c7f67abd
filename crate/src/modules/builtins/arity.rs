//! How many arguments a native takes, by which names, and what CPython says when a call gets it wrong.

use crate::modules::find;
use crate::object::{Args, Module, Native, NativeFn, Str, Value};
use crate::vm::{ModuleSource, Py, PyResult, Raised};

/// The `TypeError` for a call of a [`NativeFn::Plain`] with `given` arguments, `self` included.
///
/// As the macros of CPython's argument clinic do (`Python/getargs.c`, `_PyArg_CheckPositional`, and
/// `Objects/descrobject.c`): one parameter and none have sentences of their own.
#[cold]
pub fn arity_error(py: &mut Py<'_>, native: &Native, given: usize) -> Raised {
    let NativeFn::Plain { min, max, .. } = native.function else {
        return py.type_error(format!("{}() got wrong arguments", native.name));
    };
    let receiver = usize::from(native.owner.is_some());
    if given < receiver {
        let message = format!(
            "unbound method {}() needs an argument",
            qualified(py, native)
        );
        return py.type_error(message);
    }
    let given = given - receiver;
    let (fewest, most) = (usize::from(min) - receiver, usize::from(max) - receiver);
    let message = match (fewest, most) {
        _ if is_parsed_by_format(native) => {
            let (bound, limit) = if given < fewest {
                ("least", fewest)
            } else {
                ("most", most)
            };
            let plural = plural(limit);
            format!(
                "{}() takes at {bound} {limit} argument{plural} ({given} given)",
                native.name
            )
        }
        (0, 0) => format!(
            "{}() takes no arguments ({given} given)",
            qualified(py, native)
        ),
        (1, 1) => format!(
            "{}() takes exactly one argument ({given} given)",
            qualified(py, native)
        ),
        _ if fewest == most => format!(
            "{} expected {fewest} argument{}, got {given}",
            native.name,
            plural(fewest)
        ),
        _ if given < fewest => format!(
            "{} expected at least {fewest} argument{}, got {given}",
            native.name,
            plural(fewest)
        ),
        _ => format!(
            "{} expected at most {most} argument{}, got {given}",
            native.name,
            plural(most)
        ),
    };
    py.type_error(message)
}

/// The methods that look for a part and a range to look in have their own parser (`Objects/stringlib/find.h`).
fn is_parsed_by_format(native: &Native) -> bool {
    matches!(native.owner, Some("str" | "bytes"))
        && matches!(
            native.name,
            "count" | "endswith" | "find" | "index" | "rfind" | "rindex" | "startswith"
        )
}

/// The `TypeError` for keyword arguments given to a [`NativeFn::Plain`].
#[cold]
pub fn keyword_error(py: &mut Py<'_>, native: &Native) -> Raised {
    let message = format!("{}() takes no keyword arguments", qualified(py, native));
    py.type_error(message)
}

/// The name with its class or module before it, as `_PyObject_FunctionStr` (`Objects/object.c`) gives it; what is in
/// `builtins` stands alone.
fn qualified(py: &mut Py<'_>, native: &Native) -> String {
    if let Some(owner) = native.owner {
        return format!("{owner}.{}", native.name);
    }
    let name = py.intern(native.name);
    let modules = py.interp.modules.clone();
    for entry in modules.table.get(py).iter() {
        let Some(module) = entry.value.as_ref::<Module>() else {
            continue;
        };
        let module_name = module.name.as_str();
        let is_native = matches!(find(module_name), Some(ModuleSource::Native(_)));
        let has_it = module.dict.table.get(py).get_str(&name);
        if is_native && has_it.is_some_and(|found| found.as_ref::<Native>().is_some()) {
            let shown = module_name
                .strip_prefix("_sys")
                .map_or(module_name, |_| "sys");
            return format!("{shown}.{}", native.name);
        }
    }
    native.name.to_owned()
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The parameters of a native that takes keywords.
pub struct Signature {
    /// Its name in messages.
    pub name: &'static str,
    /// Its parameters; those without a name (`""`) are positional only.
    pub names: &'static [&'static str],
    /// How many of them may be given by position.
    pub positional: usize,
    /// How many of them must be given.
    pub required: usize,
}

impl Signature {
    /// Binds `args` (without `self`) to the `N` parameters.
    ///
    /// # Errors
    /// The `TypeError` of CPython's `_PyArg_UnpackKeywords`.
    pub fn bind<'a, const N: usize>(
        &self,
        py: &mut Py<'_>,
        args: Args<'a>,
    ) -> PyResult<[Option<&'a Value>; N]> {
        debug_assert_eq!(N, self.names.len());
        let given = args.positional.len();
        if given + args.keywords.len() > N {
            return Err(self.too_many(py, given, args.keywords.len()));
        }
        if given > self.positional {
            return Err(self.too_many_positional(py, given));
        }
        let mut bound = [None; N];
        for (slot, value) in bound.iter_mut().zip(args.positional) {
            *slot = Some(value);
        }
        for (name, value) in args.names.iter().zip(args.keywords) {
            let name = name.as_ref::<Str>().map_or("", |name| name.as_str());
            let found = (!name.is_empty())
                .then(|| self.names.iter().position(|known| *known == name))
                .flatten();
            let Some(index) = found else {
                let message = format!(
                    "'{name}' is an invalid keyword argument for {}()",
                    self.name
                );
                return Err(py.type_error(message));
            };
            if bound[index].is_some() {
                let message = format!(
                    "argument for {}() given by name ('{name}') and position ({})",
                    self.name,
                    index + 1
                );
                return Err(py.type_error(message));
            }
            bound[index] = Some(value);
        }
        match bound[..self.required].iter().position(Option::is_none) {
            Some(missing) => Err(self.missing(py, missing, given)),
            None => Ok(bound),
        }
    }

    #[cold]
    fn too_many(&self, py: &mut Py<'_>, positional: usize, keywords: usize) -> Raised {
        let most = self.names.len();
        let message = format!(
            "{}() takes at most {most} {}argument{} ({} given)",
            self.name,
            if positional == 0 { "keyword " } else { "" },
            plural(most),
            positional + keywords
        );
        py.type_error(message)
    }

    #[cold]
    fn too_many_positional(&self, py: &mut Py<'_>, given: usize) -> Raised {
        let message = match self.positional {
            0 => format!("{}() takes no positional arguments", self.name),
            most => format!(
                "{}() takes {} {most} positional argument{} ({given} given)",
                self.name,
                if self.required >= most {
                    "exactly"
                } else {
                    "at most"
                },
                plural(most)
            ),
        };
        py.type_error(message)
    }

    #[cold]
    fn missing(&self, py: &mut Py<'_>, missing: usize, given: usize) -> Raised {
        let message = match self.names[missing] {
            "" => {
                let required = self.names[..self.required]
                    .iter()
                    .take_while(|name| name.is_empty())
                    .count();
                format!(
                    "{}() takes {} {required} positional argument{} ({given} given)",
                    self.name,
                    if required == self.positional {
                        "exactly"
                    } else {
                        "at least"
                    },
                    plural(required)
                )
            }
            name => format!(
                "{}() missing required argument '{name}' (pos {})",
                self.name,
                missing + 1
            ),
        };
        py.type_error(message)
    }
}
