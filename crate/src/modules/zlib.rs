//! `_zlib`: checksums and compression, under `zlib` (`python/zlib.py`) and `binascii`. As in CPython, compression
//! always runs without the GIL, checksums of much data do.

use std::sync::{Arc, PoisonError};

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use miniz_oxide::{MZFlush, MZStatus};

use super::support::{
    Entry, add_functions, bytes_like, bytes_value, check_positional, compute, computed, flow, plain,
};
use crate::object::{Args, Flow, Foreign, Guarded, Module, Ref, Tuple, Value, View};
use crate::sync::Mutex;
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    (
        "adler32",
        flow(|py, args| checksum(py, args, "adler32", adler32)),
    ),
    ("crc32", flow(|py, args| checksum(py, args, "crc32", crc32))),
    ("deflate", flow(deflate)),
    ("deflater", plain(2, 2, deflater)),
    ("inflate", flow(inflate)),
];

/// Checksums of more bytes than this release the GIL.
const MAX_HELD: usize = 5120;

/// Prices of a byte, in nanoseconds of the simulated machine.
const CHECKSUM: f64 = 0.57;
const DEFLATE: u64 = 57;
const INFLATE: u64 = 4;

/// Class of the compressors.
const DEFLATER_TYPE: &str = "_zlib.deflater";

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// `crc32(data, start)`, `adler32(data, start)`
fn checksum(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &str,
    sum: fn(u32, &[u8]) -> u32,
) -> PyResult<Flow> {
    check_positional(py, args, name, 2, 2)?;
    let bytes = bytes_like(py, &args.positional[0])?;
    let start = match args.positional[1].view() {
        View::Int(int) => int as u32,
        _ => 0,
    };
    let nanos = (bytes.len() as f64 * CHECKSUM) as u64;
    if bytes.len() <= MAX_HELD {
        py.charge(nanos);
        return Ok(Flow::Value(Value::int(sum(start, &bytes).into())));
    }
    compute(
        move || (sum(start, &bytes), nanos),
        |py, _, reply| {
            let sum: u32 = computed(py, reply)?;
            Ok(Flow::Value(Value::int(sum.into())))
        },
    )
}

/// What each byte does to a CRC.
const CRC_STEPS: [u32; 256] = {
    let mut steps = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut step, mut bit) = (byte as u32, 0);
        while bit < 8 {
            step = step >> 1 ^ 0xEDB8_8320 & (step & 1).wrapping_neg();
            bit += 1;
        }
        steps[byte] = step;
        byte += 1;
    }
    steps
};

fn crc32(start: u32, bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!start, |crc, byte| {
        crc >> 8 ^ CRC_STEPS[((crc ^ u32::from(*byte)) & 0xFF) as usize]
    })
}

fn adler32(start: u32, bytes: &[u8]) -> u32 {
    const BASE: u32 = 65521;
    /// So many bytes can be added before a sum could overflow.
    const RUN: usize = 5552;
    let (mut low, mut high) = (start & 0xFFFF, start >> 16);
    for run in bytes.chunks(RUN) {
        for byte in run {
            low += u32::from(*byte);
            high += low;
        }
        (low, high) = (low % BASE, high % BASE);
    }
    high << 16 | low
}

/// A compressor, on which one thread at a time works without the GIL.
type Deflater = Arc<Mutex<CompressorOxide>>;

/// `deflater(level, raw)`
fn deflater(_: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let level = args[0].as_int().unwrap_or(6).clamp(0, 9) as i32;
    let window = if args[1].quick_truth() == Some(true) {
        -15
    } else {
        15
    };
    let flags = create_comp_flags_from_zip_params(level, window, 0);
    let deflater = Deflater::new(Mutex::new(CompressorOxide::new(flags)));
    Ok(Foreign {
        type_name: DEFLATER_TYPE,
        data: Guarded::new(Box::new(deflater)),
    }
    .into())
}

/// `deflate(deflater, data, flush)` → the bytes that come out, with the number of a flush mode.
fn deflate(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "deflate", 3, 3)?;
    let deflater = args.positional[0].as_ref::<Foreign>();
    let deflater = deflater.and_then(|found| found.data.get(py).downcast_ref::<Deflater>());
    let Some(deflater) = deflater.cloned() else {
        return Err(py.type_error("expected a compressor"));
    };
    let bytes = bytes_like(py, &args.positional[1])?;
    let flush = match args.positional[2].as_int() {
        Some(4) => MZFlush::Finish,
        Some(3) => MZFlush::Full,
        Some(1 | 2) => MZFlush::Sync,
        _ => MZFlush::None,
    };
    let work = move || {
        let mut deflater = deflater.lock().unwrap_or_else(PoisonError::into_inner);
        let made = deflate_all(&mut deflater, &bytes, flush);
        (made, bytes.len() as u64 * DEFLATE)
    };
    compute(work, |py, _, reply| {
        Ok(Flow::Value(bytes_value(computed(py, reply)?)))
    })
}

fn deflate_all(deflater: &mut CompressorOxide, mut input: &[u8], flush: MZFlush) -> Vec<u8> {
    let mut output = vec![0; input.len() / 2 + 128];
    let mut made = 0;
    loop {
        let step = stream::deflate(deflater, input, &mut output[made..], flush);
        made += step.bytes_written;
        input = &input[step.bytes_consumed..];
        let full = made == output.len();
        if step.status != Ok(MZStatus::Ok)
            || (!full && input.is_empty() && flush != MZFlush::Finish)
        {
            break;
        }
        if full {
            output.resize(made * 2, 0);
        }
    }
    output.truncate(made);
    output
}

/// What decompressing made: the bytes, how it ended, and how much of the data it took.
struct Inflated(Vec<u8>, i64, usize);

/// `inflate(data, raw)` → what could be decompressed; 1 at the end, 0 where data is missing, -1 where it is wrong, -2
/// for a wrong checksum; and how much of the data that took.
fn inflate(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "inflate", 2, 2)?;
    let bytes = bytes_like(py, &args.positional[0])?;
    let raw = args.positional[1].quick_truth() == Some(true);
    let limit = py.interp.memory_limit as usize;
    let work = move || {
        let made = inflate_all(&bytes, raw, limit);
        let size = made.as_ref().map_or(0, |made| made.0.len());
        (made, size as u64 * INFLATE)
    };
    compute(work, |py, _, reply| {
        let Some(Inflated(bytes, status, used)) = computed(py, reply)? else {
            return Err(py.memory_error(""));
        };
        let parts = [
            bytes_value(bytes),
            Value::int(status),
            Value::int(used as i64),
        ];
        Ok(Flow::Value(Tuple::new(parts).into()))
    })
}

/// None when that would be more than `limit` bytes.
fn inflate_all(bytes: &[u8], raw: bool, limit: usize) -> Option<Inflated> {
    let mut flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF
        | inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
    if !raw {
        flags |= inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER;
    }
    let mut state = Box::<DecompressorOxide>::default();
    let mut output = vec![0; bytes.len() * 2 + 64];
    let (mut used, mut made) = (0, 0);
    let status = loop {
        let (status, taken, given) =
            decompress(&mut state, &bytes[used..], &mut output, made, flags);
        (used, made) = (used + taken, made + given);
        match status {
            TINFLStatus::HasMoreOutput => {
                let larger = output.len() * 2;
                if larger > limit {
                    return None;
                }
                output.resize(larger, 0);
            }
            TINFLStatus::Done => break 1,
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => break 0,
            TINFLStatus::Adler32Mismatch => break -2,
            _ => break -1,
        }
    };
    output.truncate(made);
    Some(Inflated(output, status, used))
}
