// What `npm test` checks, in the order in which it does.
import { join } from 'node:path';
import { browserPath } from './browsers.mjs';
import { pythonPath } from './python.mjs';
import {
  NO_SANITIZER,
  cargo,
  nativeToolchain,
  sanitizerToolchain,
  targetDirectory,
  toolchainWith,
} from './toolchain.mjs';
import { lintWasm } from './wasm.mjs';

/**
 * @typedef {object} Invocation
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} [needs] steps without whose success this one can't say anything
 * @property {() => string | null} [skip] why it can't run on this machine, if so, which is no failure
 * @property {() => Invocation} invocation throws a BuildError when a tool is missing
 */

/**
 * @param {string} script
 * @param {...string} args
 * @returns {Invocation}
 */
function node(script, ...args) {
  return { command: process.execPath, args: [script, ...args] };
}

/**
 * @param {...string} args
 * @returns {Invocation}
 */
function python(...args) {
  return { command: pythonPath(), args };
}

/**
 * @param {string} project
 * @returns {Step}
 */
function typescript(project) {
  return {
    name: `types, ${project}`,
    needs: ['wasm'],
    invocation: () => node('node_modules/typescript/bin/tsc', '--project', project),
  };
}

/** @type {readonly Step[]} */
export const STEPS = [
  {
    name: 'rustfmt',
    invocation: () => cargo(toolchainWith('rustfmt'), 'fmt', ['--all', '--check']),
  },
  {
    name: 'prettier',
    invocation: () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  {
    name: 'clippy',
    invocation: () =>
      cargo(toolchainWith('clippy'), 'clippy', [
        ...['--workspace', '--all-targets', '--locked', '--quiet'],
        ...['--', '--deny', 'warnings'],
      ]),
  },
  {
    name: 'native tests',
    invocation: () =>
      cargo(nativeToolchain(), 'test', [
        ...['--package', 'gil-lab', '--package', 'unicode-normalization'],
        ...['--locked', '--quiet'],
      ]),
  },
  {
    name: 'command-line tool',
    invocation: () => node('tools/build.mjs', 'cli-debug'),
  },
  {
    name: 'comparison with CPython',
    needs: ['command-line tool'],
    invocation: () =>
      python('tests/python/run.py', '--check-heap', '--cli', join(targetDirectory(), 'debug/gil-lab')),
  },
  // One of each loop: by ticks, by every instruction, by every taken jump; the comparison above has the default.
  ...['python-2.7', 'python-3.9', 'python-3.10'].map((gil) => ({
    name: `comparison with CPython, ${gil}`,
    needs: ['command-line tool'],
    invocation: () =>
      python('tests/python/run.py', '--gil', gil, '--cli', join(targetDirectory(), 'debug/gil-lab')),
  })),
  {
    name: 'generated programs',
    needs: ['command-line tool'],
    invocation: () => python('tests/fuzz/fuzz.py', '--cli', join(targetDirectory(), 'debug/gil-lab')),
  },
  {
    name: 'memory, AddressSanitizer',
    skip: () => (sanitizerToolchain() === null ? NO_SANITIZER : null),
    invocation: () => node('tools/sanitize.mjs'),
  },
  {
    name: "the comparison's own tests",
    invocation: () => python('tests/python/test_run.py'),
  },
  {
    name: 'scenarios under CPython',
    invocation: () => python('tests/python/test_lab.py'),
  },
  {
    name: 'wasm',
    invocation: () => node('tools/build.mjs', 'wasm'),
  },
  {
    name: 'clippy, wasm',
    needs: ['wasm'],
    invocation: lintWasm,
  },
  typescript('tsconfig.json'),
  typescript('tsconfig.worker.json'),
  typescript('tsconfig.node.json'),
  {
    name: 'eslint',
    needs: ['wasm'],
    invocation: () => node('node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'),
  },
  {
    name: 'unit tests',
    invocation: () => node('node_modules/vitest/vitest.mjs', 'run', '--project=unit'),
  },
  {
    name: 'site',
    needs: ['wasm'],
    invocation: () => node('tools/build.mjs', 'site'),
  },
  {
    name: 'comparison with CPython, Chromium',
    needs: ['site'],
    invocation: () => {
      const machines = ['chromium', 'chromium-simulated'].flatMap((machine) => ['--machine', machine]);
      const page = `'${process.execPath}' tests/browser/corpus.mjs`;
      return {
        ...python('tests/python/run.py', ...machines, '--page', page),
        env: { CHROMIUM: browserPath('chromium') },
      };
    },
  },
  {
    name: 'browser tests',
    needs: ['site'],
    invocation: () => ({
      ...node('node_modules/vitest/vitest.mjs', 'run', '--project=browser'),
      env: { CHROMIUM: browserPath('chromium'), FIREFOX: browserPath('firefox') },
    }),
  },
];
