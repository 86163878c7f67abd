//! `_network`: what `urllib.request` and `requests` (`python/http_client.py`) ask the machine.

use super::support::{
    Entry, add_functions, ask, check_positional, flow, items_of, small_integer, string, unexpected,
    unit,
};
use super::time::duration;
use crate::object::{Args, Bytes, Flow, List, Module, Ref, Tuple, Value, ops};
use crate::vm::{HttpRequest, NetworkError, Py, PyResult, Reply, Syscall};

const FUNCTIONS: &[Entry] = &[("receive", flow(receive)), ("request", flow(request))];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

fn text(py: &mut Py<'_>, value: &Value) -> PyResult<String> {
    Ok(string(py, value, "request")?.as_str().to_owned())
}

/// Seconds, or none.
fn timeout(py: &mut Py<'_>, value: &Value) -> PyResult<Option<u64>> {
    match value.is_none() {
        true => Ok(None),
        false => duration(py, value),
    }
}

/// `request(method, (host, port, secure), target, headers, body, connected, (connect_timeout, read_timeout), before)` →
/// status, headers, body, when its first byte comes, and picoseconds of a byte; or the name of an error.
fn request(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "request", 8, 8)?;
    let mut args = args.positional.to_vec();
    for index in [6, 1] {
        let parts = items_of(py, &args[index]).unwrap_or_default();
        args.splice(index..=index, parts);
    }
    let [
        method,
        host,
        port,
        secure,
        target,
        headers,
        body,
        connected,
        connect,
        read,
        before,
    ] = &args[..]
    else {
        return Err(py.type_error("request() needs an address and two timeouts"));
    };
    let mut pairs = Vec::new();
    for header in items_of(py, headers).unwrap_or_default() {
        if let [name, value] = &items_of(py, &header).unwrap_or_default()[..] {
            pairs.push((text(py, name)?, text(py, value)?));
        }
    }
    let request = HttpRequest {
        method: text(py, method)?,
        host: text(py, host)?,
        port: u16::try_from(small_integer(py, port)?).unwrap_or(0),
        secure: secure.is(&Value::TRUE),
        target: text(py, target)?,
        headers: pairs,
        body: ops::bytes_of(py, body).unwrap_or_default(),
        connected: connected.is(&Value::TRUE),
        connect_timeout: timeout(py, connect)?,
        read_timeout: timeout(py, read)?,
        before: small_integer(py, before)? as u32,
    };
    ask(Syscall::Request(Box::new(request)), answered)
}

fn answered(py: &mut Py<'_>, _: Value, reply: Reply) -> PyResult<Flow> {
    let answer = match reply {
        Reply::Http(Ok(answer)) => answer,
        Reply::Http(Err(error)) => return Ok(Flow::Value(py.str(name_of(error)))),
        reply => return Err(unexpected(py, reply)),
    };
    let headers = (answer.headers.into_iter())
        .map(|(name, value)| Tuple::new([py.str(name), py.str(value)]).into())
        .collect();
    let parts = [
        Value::int(answer.status.into()),
        List::new(headers).into(),
        Bytes {
            bytes: answer.body.into(),
        }
        .into(),
        Value::int(answer.begin as i64),
        Value::int(answer.byte as i64),
    ];
    Ok(Flow::Value(Tuple::new(parts).into()))
}

fn name_of(error: NetworkError) -> &'static str {
    match error {
        NetworkError::UnknownHost => "unknown host",
        NetworkError::Refused => "refused",
        NetworkError::Unreachable => "unreachable",
        NetworkError::ConnectTimedOut => "connect timed out",
        NetworkError::ReadTimedOut => "read timed out",
        NetworkError::Closed => "closed",
    }
}

/// `receive(until, bytes)`: waits for so many bytes, which are there at that moment of the run.
fn receive(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "receive", 2, 2)?;
    let until = small_integer(py, &args.positional[0])? as u64;
    let bytes = small_integer(py, &args.positional[1])? as u64;
    ask(Syscall::Receive { until, bytes }, unit)
}
