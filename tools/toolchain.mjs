// Finding a Rust toolchain: one for native code, one that can build the standard library for WebAssembly with
// atomics, and one that has rustfmt or clippy. The default toolchain of a machine is often too old for one of
// these while another one installed there is not, so each is looked for among all of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackages } from './debian.mjs';
import { BuildError, ROOT, capture, isExecutable, which } from './process.mjs';

/**
 * @typedef {object} Toolchain
 * @property {string} label what to call it in a message
 * @property {string} id everything that `rustc -vV` says; it changes with each version
 * @property {number} minor its version is 1.`minor`
 * @property {string} sysroot its folder
 * @property {string} cargo
 * @property {readonly string[]} prefix what comes before cargo's own arguments
 * @property {Record<string, string>} env what cargo needs in its environment
 */

/** @typedef {'rustfmt' | 'clippy'} Component */

/** Debian's newest Rust, which it builds for its browsers. */
const DEBIAN_NATIVE = ['rustc-web', 'cargo-web', 'gcc', 'libc6-dev'];
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
 * @param {string} label
 * @param {string} rustc
 * @param {Pick<Toolchain, 'cargo' | 'prefix' | 'env'>} how
 * @param {readonly string[]} [rustcPrefix]
 * @returns {Toolchain | null} null when it does not run
 */
function inspect(label, rustc, how, rustcPrefix = []) {
  const id = capture(rustc, [...rustcPrefix, '-vV']);
  const sysroot = capture(rustc, [...rustcPrefix, '--print', 'sysroot']);
  const release = /^release: 1\.(\d+)/m.exec(id ?? '');
  if (id === null || sysroot === null || !release) {
    return null;
  }
  return { label, id, minor: Number(release[1]), sysroot: sysroot.trim(), ...how };
}

/** @returns {string | null} */
function rustupPath() {
  return which('rustup', [join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin')]);
}

/** @returns {Toolchain[]} rustup's, the default one first and nightly next */
function rustupToolchains() {
  const rustup = rustupPath();
  const listing = rustup && capture(rustup, ['toolchain', 'list']);
  if (!rustup || !listing) {
    return [];
  }
  /** @param {string} line */
  const rank = (line) => (line.includes('active') ? 0 : line.startsWith('nightly') ? 1 : 2);
  return listing
    .split('\n')
    .filter((line) => /^\S*-\S/.test(line))
    .sort((a, b) => rank(a) - rank(b))
    .map((line) => {
      const name = line.split(' ', 1)[0] ?? '';
      const how = { cargo: rustup, prefix: ['run', name, 'cargo'], env: {} };
      return inspect(`rustup ${name}`, rustup, how, ['run', name, 'rustc']);
    })
    .filter((toolchain) => toolchain !== null);
}

/** @returns {Toolchain[]} those that stand in a folder of their own, as a distribution's do */
function systemToolchains() {
  const folders = new Set([...(process.env.PATH ?? '').split(delimiter), '/usr/bin']);
  return [...folders]
    .filter(
      (folder) =>
        isExecutable(join(folder, 'rustc')) &&
        isExecutable(join(folder, 'cargo')) &&
        // There the two are rustup's own doors to its toolchains, which are found above.
        !isExecutable(join(folder, 'rustup')),
    )
    .map((folder) => {
      const [rustc, cargo] = [join(folder, 'rustc'), join(folder, 'cargo')];
      return inspect(cargo, rustc, { cargo, prefix: [], env: { RUSTC: rustc, CARGO: cargo } });
    })
    .filter((toolchain) => toolchain !== null);
}

/** @type {Toolchain[] | null} */
let known = null;

/** @returns {Toolchain[]} all that are new enough, the preferred one first */
function toolchains() {
  known ??= [...rustupToolchains(), ...systemToolchains()].filter(
    (toolchain) => toolchain.minor >= oldestMinor(),
  );
  return known;
}

/**
 * @param {(toolchain: Toolchain) => boolean} fits
 * @param {readonly string[]} packages Debian's packages that bring one that fits
 * @param {string} advice what to do, when there is none and it cannot be installed
 * @returns {Toolchain}
 */
function findOrInstall(fits, packages, advice) {
  const found = toolchains().find(fits);
  if (found) {
    return found;
  }
  if (installPackages(packages)) {
    known = null;
  }
  const installed = toolchains().find(fits);
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
 * The linker for WebAssembly: the toolchain's own, else LLVM's newest.
 * @param {Toolchain} toolchain
 * @returns {string | null}
 */
export function wasmLinker(toolchain) {
  const host = /^host: (.+)$/m.exec(toolchain.id)?.[1] ?? '';
  const own = join(toolchain.sysroot, 'lib/rustlib', host, 'bin/rust-lld');
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
