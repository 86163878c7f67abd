// Building the WebAssembly module and its JavaScript side into www/pkg/.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './process.mjs';
import { isFresh, stampOf, writeStamp } from './stamp.mjs';
import { cargo, nativeToolchain, targetDirectory, wasmLinker, wasmToolchain } from './toolchain.mjs';

const TARGET = 'wasm32-unknown-unknown';
const NAME = 'gil_lab';
const OUTPUT = join(ROOT, 'www/pkg');
const MODULES = join(ROOT, 'crate/src/modules/python');

/** Bytes that the memory of a process may grow to at most; the page may ask for less. */
const MAXIMUM_MEMORY = 1 << 30;
/** Bytes of stack of the first thread; wasm-bindgen gives the others as much. */
const STACK = 2 << 20;

const RUSTFLAGS = [
  // Where in our own code a panic is costs a thirtieth of the download; the command-line tool tells it.
  '-Zlocation-detail=none',
  // A twelfth smaller than with the thresholds of optimisation level 3: what must be inlined says so.
  '-Cllvm-args=--inline-threshold=50',
  '-Cllvm-args=--inlinehint-threshold=150',
  '-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals',
  '-Clink-arg=--shared-memory',
  '-Clink-arg=--import-memory',
  `-Clink-arg=--max-memory=${MAXIMUM_MEMORY}`,
  `-Clink-arg=-zstack-size=${STACK}`,
  // What wasm-bindgen starts a thread with.
  '-Clink-arg=--export=__heap_base',
  '-Clink-arg=--export=__tls_base',
  '-Clink-arg=--export=__tls_size',
  '-Clink-arg=--export=__tls_align',
  '-Clink-arg=--export=__wasm_init_tls',
];

const WASM_OPT = [
  '-O3',
  '--enable-threads',
  '--enable-bulk-memory',
  '--enable-mutable-globals',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-multivalue',
  '--enable-reference-types',
  '--strip-debug',
  '--strip-producers',
];

const INPUTS = [
  'Cargo.toml',
  'Cargo.lock',
  'crate/Cargo.toml',
  'crate/build.rs',
  'crate/build',
  'crate/src',
  'tools/bindgen',
  'tools/unicode_names2',
  'tools/unicode_normalization',
  'tools/wasm.mjs',
];

/**
 * A cargo command for the crate, with a standard library of its own: the one that Rust ships cannot share its
 * memory.
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string} subcommand
 * @param {...string} args
 */
function wasmCargo(toolchain, subcommand, ...args) {
  const common = [
    '--lib',
    '--package',
    'gil-lab',
    '--locked',
    '--target',
    TARGET,
    '-Zbuild-std=std,panic_abort',
  ];
  const invocation = cargo(toolchain, subcommand, [...common, ...args]);
  const env = {
    ...invocation.env,
    // A stable compiler builds its own standard library only when it is told that this is known to be unstable.
    RUSTC_BOOTSTRAP: '1',
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: wasmLinker(toolchain) ?? '',
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: RUSTFLAGS.join(' '),
  };
  return { ...invocation, env };
}

/**
 * Compiles the crate.
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @returns {string} the module's path
 */
function compile(toolchain) {
  const { command, args, env } = wasmCargo(toolchain, 'build', '--profile', 'web');
  run(command, args, env);
  return join(targetDirectory(), TARGET, 'web', `${NAME}.wasm`);
}

/** @returns the command that looks for mistakes in what is compiled only for the browser */
export function lintWasm() {
  // In the profile of the build, with which it shares what runs while compiling: procedural macros and the like.
  return wasmCargo(
    wasmToolchain('clippy'),
    'clippy',
    '--profile',
    'web',
    '--quiet',
    '--',
    '--deny',
    'warnings',
  );
}

/**
 * Makes the module's JavaScript side, and adapts the module to it.
 * @param {string} module
 * @param {string} output an empty folder
 */
function bind(module, output) {
  const package_ = 'gil-lab-bindgen';
  const build = cargo(nativeToolchain(), 'build', ['--package', package_, '--profile', 'tool', '--locked']);
  run(build.command, build.args, build.env);
  run(join(targetDirectory(), 'tool', package_), [module, MODULES, output, NAME]);
  // wasm-bindgen-rayon's workers import the package by the name of its folder.
  const manifest = { name: 'gil-lab-wasm', private: true, type: 'module', main: `${NAME}.js` };
  writeFileSync(join(output, 'package.json'), JSON.stringify(manifest));
}

/** @param {string} module */
function optimise(module) {
  const wasmOpt = join(ROOT, 'node_modules/binaryen/bin/wasm-opt');
  run(process.execPath, [wasmOpt, module, '-o', module, ...WASM_OPT]);
}

/** Builds www/pkg/, unless it was made from the same sources with the same tools. */
export function buildWasm() {
  const toolchain = wasmToolchain();
  const optimiser = readFileSync(join(ROOT, 'node_modules/binaryen/package.json'), 'utf8');
  const stamp = stampOf(INPUTS, [toolchain.id(), wasmLinker(toolchain) ?? '', optimiser]);
  const stampFile = join(OUTPUT, '.stamp');
  if (isFresh(stampFile, stamp)) {
    return;
  }
  console.error(`Building WebAssembly with ${toolchain.label}; the first time takes some minutes …`);
  const fresh = `${OUTPUT}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  bind(compile(toolchain), fresh);
  optimise(join(fresh, `${NAME}_bg.wasm`));
  writeStamp(join(fresh, '.stamp'), stamp);
  rmSync(OUTPUT, { recursive: true, force: true });
  renameSync(fresh, OUTPUT);
}
