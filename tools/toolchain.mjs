// Finding a Rust toolchain: one for native code, one that can build the standard library for WebAssembly with
// atomics, and one that has rustfmt or clippy. The default toolchain of a machine is often too old for one of
// these while another one installed there is not, so each is looked for among all of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { installPackages } from './debian.mjs';
import { BuildError, ROOT, capture, isExecutable, which } from './process.mjs';

/**
 * @typedef {object} Toolchain
 * @property {string} label what to call it in a message
 * @property {string} sysroot its folder
 * @property {string} cargo
 * @property {readonly string[]} prefix what comes before cargo's own arguments
 * @property {Record<string, string>} env what cargo needs in its environment
 * @property {() => string} id everything that `rustc -vV` says; it changes with each version
 */

/** @typedef {'rustfmt' | 'clippy'} Component */

/** Debian's newest Rust, which it builds for its browsers. */
const DEBIAN_LINKER = ['gcc', 'libc6-dev'];
const DEBIAN_NATIVE = ['rustc-web', 'cargo-web', ...DEBIAN_LINKER];
const DEBIAN_WASM = [...DEBIAN_NATIVE, 'rust-web-src', 'lld-22'];
/** @type {Record<Component, string>} */
const DEBIAN_COMPONENT = { rustfmt: 'rustfmt-web', clippy: 'rust-web-clippy' };

/** @returns {number} the minor version of the oldest Rust 1.x that compiles this project */
function oldestMinor() {
  const manifest = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  const match = /^rust-version = "1\.(\d+)"$/m.exec(manifest);
  if (!match) {
    throw new Error('Cargo.toml names no rust-version');
  }
  return Number(match[1]);
}

/**
 * @param {Toolchain} toolchain
 * @returns {boolean} whether it runs, and is new enough for this project
 */
function isNewEnough(toolchain) {
  const release = /^release: 1\.(\d+)/m.exec(toolchain.id());
  return release !== null && Number(release[1]) >= oldestMinor();
}

/**
 * Asked only of those that may be taken: starting each of a machine's compilers takes longer than all the rest of
 * a build that has nothing to do.
 * @param {string} sysroot
 * @returns {() => string}
 */
function identity(sysroot) {
  /** @type {string | null} */
  let id = null;
  return () => (id ??= capture(join(sysroot, 'bin/rustc'), ['-vV']) ?? '');
}

/** @returns {string | null} */
function rustupPath() {
  return which('rustup', [join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin')]);
}

/** @returns {Toolchain[]} rustup's, the default one first and nightly next */
function rustupToolchains() {
  const rustup = rustupPath();
  const listing = rustup && capture(rustup, ['toolchain', 'list', '--verbose']);
  if (!rustup || !listing) {
    return [];
  }
  /** @param {string} line */
  const rank = (line) => (line.includes('active') ? 0 : line.startsWith('nightly') ? 1 : 2);
  return listing
    .split('\n')
    .sort((a, b) => rank(a) - rank(b))
    .map((line) => /^(\S+) (?:\(.*\) )?(\/.+)$/.exec(line))
    .map((match) => ({ name: match?.[1] ?? '', sysroot: match?.[2] ?? '' }))
    .filter(({ sysroot }) => existsSync(join(sysroot, 'bin/cargo')))
    .map(({ name, sysroot }) => ({
      label: `rustup's ${name}`,
      sysroot,
      cargo: rustup,
      prefix: ['run', name, 'cargo'],
      env: {},
      id: identity(sysroot),
    }));
}

/** @returns {Toolchain[]} those that stand in a folder of their own, as a distribution's do */
function systemToolchains() {
  const folders = new Set([...(process.env.PATH ?? '').split(delimiter), '/usr/bin']);
  return [...folders]
    .filter(
      (folder) =>
        basename(folder) === 'bin' &&
        isExecutable(join(folder, 'rustc')) &&
        isExecutable(join(folder, 'cargo')) &&
        // There the two are rustup's own doors to its toolchains, which are found above.
        !isExecutable(join(folder, 'rustup')),
    )
    .map((folder) => {
      const cargo = join(folder, 'cargo');
      const sysroot = dirname(folder);
      const env = { RUSTC: join(folder, 'rustc'), CARGO: cargo };
      return { label: cargo, sysroot, cargo, prefix: [], env, id: identity(sysroot) };
    });
}

/** @type {Toolchain[] | null} */
let known = null;

/** @returns {Toolchain[]} all, the preferred one first */
function toolchains() {
  known ??= [...rustupToolchains(), ...systemToolchains()];
  return known;
}

/** Every Rust build needs the C compiler, to link what runs on this machine; rustup brings none. */
function ensureLinker() {
  if (which('cc') === null && !installPackages(DEBIAN_LINKER)) {
    throw new BuildError('no C compiler: install gcc or clang');
  }
}

/**
 * @param {(toolchain: Toolchain) => boolean} fits
 * @param {readonly string[]} packages Debian's packages that bring one that fits
 * @param {string} advice what to do, when there is none and it cannot be installed
 * @returns {Toolchain}
 */
function findOrInstall(fits, packages, advice) {
  ensureLinker();
  const find = () => toolchains().find((toolchain) => fits(toolchain) && isNewEnough(toolchain));
  const found = find();
  if (found) {
    return found;
  }
  if (installPackages(packages)) {
    known = null;
  }
  const installed = find();
  if (!installed) {
    throw new BuildError(advice);
  }
  return installed;
}

/** @returns {Toolchain} one for native code */
export function nativeToolchain() {
  return findOrInstall(
    () => true,
    DEBIAN_NATIVE,
    `no Rust 1.${oldestMinor()} or newer: run \`rustup toolchain install stable\` ` +
      `(or, on Debian, \`apt-get install ${DEBIAN_NATIVE.join(' ')}\`)`,
  );
}

/**
 * @param {Toolchain} toolchain
 * @param {Component} component
 */
function has(toolchain, component) {
  const program = component === 'clippy' ? 'cargo-clippy' : component;
  return isExecutable(join(toolchain.sysroot, 'bin', program));
}

/**
 * @param {Component} component
 * @returns {Toolchain} one that has it
 */
export function toolchainWith(component) {
  return findOrInstall(
    (toolchain) => has(toolchain, component),
    [...DEBIAN_NATIVE, DEBIAN_COMPONENT[component]],
    `no Rust 1.${oldestMinor()} or newer with ${component}: run ` +
      `\`rustup toolchain install stable --component ${component}\``,
  );
}

/**
 * @param {Toolchain} toolchain
 * @returns {string} the target triple of what it runs on
 */
export function hostOf(toolchain) {
  return /^host: (.+)$/m.exec(toolchain.id())?.[1] ?? '';
}

/**
 * The linker for WebAssembly: the toolchain's own, else LLVM's newest.
 * @param {Toolchain} toolchain
 * @returns {string | null}
 */
export function wasmLinker(toolchain) {
  const own = join(toolchain.sysroot, 'lib/rustlib', hostOf(toolchain), 'bin/rust-lld');
  if (isExecutable(own)) {
    return own;
  }
  const versioned = readdirSync('/usr/bin')
    .map((name) => Number(/^wasm-ld-(\d+)$/.exec(name)?.[1] ?? 0))
    .filter((version) => version > 0);
  return versioned.length > 0 ? `/usr/bin/wasm-ld-${Math.max(...versioned)}` : which('wasm-ld');
}

/**
 * @param {Component} [component] what it must have besides
 * @returns {Toolchain} one that has the standard library's sources and a linker for WebAssembly
 */
export function wasmToolchain(component) {
  return findOrInstall(
    (toolchain) =>
      existsSync(join(toolchain.sysroot, 'lib/rustlib/src/rust/library/std/Cargo.toml')) &&
      wasmLinker(toolchain) !== null &&
      (component === undefined || has(toolchain, component)),
    component === undefined ? DEBIAN_WASM : [...DEBIAN_WASM, DEBIAN_COMPONENT[component]],
    `no Rust 1.${oldestMinor()} or newer with the standard library's sources: run ` +
      '`rustup toolchain install stable --component rust-src` ' +
      `(or, on Debian, \`apt-get install ${DEBIAN_WASM.join(' ')}\`)`,
  );
}

/** What to say where there is no {@link sanitizerToolchain}. */
export const NO_SANITIZER = "no Rust has AddressSanitizer's runtime: run `rustup toolchain install nightly`";

/** @returns {Toolchain | null} one that comes with AddressSanitizer's runtime, as rustup's do and Debian's don't */
export function sanitizerToolchain() {
  /** @param {Toolchain} toolchain */
  const hasRuntime = (toolchain) => {
    const folder = join(toolchain.sysroot, 'lib/rustlib', hostOf(toolchain), 'lib');
    return existsSync(folder) && readdirSync(folder).some((name) => /^librustc-.*_rt\.asan\.a$/.test(name));
  };
  return toolchains().find((toolchain) => isNewEnough(toolchain) && hasRuntime(toolchain)) ?? null;
}

/**
 * @param {Toolchain} toolchain
 * @param {string} subcommand
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], env: Record<string, string> }}
 */
export function cargo(toolchain, subcommand, args) {
  const { env, prefix } = toolchain;
  if (prefix.length === 0 && (subcommand === 'clippy' || subcommand === 'fmt')) {
    // Called through cargo, these would be rustup's, of another version, when that is installed as well.
    const bin = join(toolchain.sysroot, 'bin');
    const own = { PATH: [bin, process.env.PATH].join(delimiter), RUSTFMT: join(bin, 'rustfmt') };
    return {
      command: join(bin, `cargo-${subcommand}`),
      args: [subcommand, ...args],
      env: { ...env, ...own },
    };
  }
  return { command: toolchain.cargo, args: [...prefix, subcommand, ...args], env: { ...env } };
}

/** @returns {string} where cargo puts what it builds */
export function targetDirectory() {
  return process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
}
