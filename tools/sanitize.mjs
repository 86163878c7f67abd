// node tools/sanitize.mjs: the unit tests, scripts and generated programs in a build that AddressSanitizer watches.
// With --build it only builds them, and prints the tool's path.
import { join } from 'node:path';
import { BuildError, main, run } from './process.mjs';
import { pythonPath } from './python.mjs';
import { NO_SANITIZER, cargo, hostOf, sanitizerToolchain, targetDirectory } from './toolchain.mjs';

const RUSTFLAGS = [
  '-Zsanitizer=address',
  // crate/src/object/quarantine.rs tells the sanitizer of objects.
  '--cfg gil_lab_asan',
  // Nothing for variables on the stack, which the borrow checker looks after; and calls instead of checks in place,
  // which take several times as long to compile.
  '-Cllvm-args=-asan-stack=0',
  '-Cllvm-args=-asan-instrumentation-with-call-threshold=0',
];

/** A report ends the program by a signal, as no script does. What a stopped thread held is no leak. */
const ASAN_OPTIONS = 'abort_on_error=1:detect_leaks=0';

/** Scripts that make, share, drop and collect objects in all ways; the others do nothing else with them. */
const SCRIPTS = ['async__', 'class__', 'gc__', 'generator__', 'lab__', 'try__', 'weakref__'];

/** How many generated programs run, each on both machines, suspended and not. */
const SEEDS = 40;

await main(() => {
  const toolchain = sanitizerToolchain();
  if (toolchain === null) {
    throw new BuildError(NO_SANITIZER);
  }
  const folder = join(targetDirectory(), 'asan');
  const host = hostOf(toolchain);
  // In one go: a build of the tool alone would compile the libraries with other features. Integration tests bring the
  // tool; those of the model checker switch between stacks that the sanitizer does not know.
  const what = ['--package', 'gil-lab', '--lib', '--test', 'gil', '--locked', '--quiet', '--profile', 'asan'];
  const places = ['--target', host, '--target-dir', folder];
  const only = process.argv.includes('--build') ? ['--no-run'] : [];
  const { command, args, env } = cargo(toolchain, 'test', [...what, ...places, ...only]);
  const flags = {
    ASAN_OPTIONS,
    // For the flag on a stable compiler.
    RUSTC_BOOTSTRAP: '1',
    // For the target alone: build scripts and procedural macros run inside a compiler that is not instrumented.
    [`CARGO_TARGET_${host.toUpperCase().replaceAll('-', '_')}_RUSTFLAGS`]: RUSTFLAGS.join(' '),
  };
  run(command, args, { ...env, ...flags }, 'stdout');
  const tool = join(folder, host, 'asan/gil-lab');
  if (only.length > 0) {
    console.log(tool);
    return;
  }
  for (const args of [
    ['tests/python/run.py', '--check-heap', '--suspend', ...SCRIPTS],
    ['tests/fuzz/fuzz.py', '--count', String(SEEDS)],
  ]) {
    run(pythonPath(), [...args, '--cli', tool], { ASAN_OPTIONS }, 'stdout');
  }
});
