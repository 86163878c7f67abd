// Times the programs beside this file under python3, in Chromium through the page, on the native tool, and under Pyodide
// in Chromium.
//
//     npm run bench -- [--rounds 5] [--on python3,chromium,native,pyodide] [--programs fib,pi] [--json OUT]
//
// Every round runs every program on every target once, so that a busy minute of the machine slows all alike.
// GIL_LAB names the native tool (a release build), GIL_LAB_SITE the folder of the built page.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BuildError, ROOT, main } from '../../tools/process.mjs';
import { openSite, wasmSizes } from './page.mjs';
import { openPyodide } from './pyodide.mjs';

const PROGRAMS = join(import.meta.dirname, 'programs');
const TARGETS = ['python3', 'chromium', 'native', 'pyodide'];
const MODELS = ['threads', 'processes'];

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Reads the time that a program measured itself, and what else it printed, which must not depend on the target.
 * @param {string} output
 * @returns {{ seconds: number, rest: string }}
 */
function parse(output) {
  const match = /^BENCH (\S+)\n/m.exec(output);
  if (match === null) {
    throw new BuildError(`a program printed no time, but: ${output}`);
  }
  return { seconds: Number(match[1]), rest: output.replace(match[0], '') };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function execute(command, args) {
  const result = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (result.error || result.status !== 0) {
    throw new BuildError(`${command} ${args.join(' ')} failed: ${result.error?.message ?? result.stderr}`);
  }
  return result.stdout;
}

/** @param {string} variable */
function required(variable) {
  const value = process.env[variable];
  if (!value) {
    throw new BuildError(`${variable} is not set: use npm run bench, or leave its target out with --on`);
  }
  return value;
}

function options() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      on: { type: 'string', default: TARGETS.join(',') },
      programs: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  });
  const on = values.on.split(',');
  const unknown = on.find((target) => !TARGETS.includes(target));
  if (unknown !== undefined) {
    throw new BuildError(`no target ${unknown}; there are ${TARGETS.join(', ')}`);
  }
  const all = readdirSync(PROGRAMS).map((file) => basename(file, '.py'));
  const programs = values.programs === '' ? all : values.programs.split(',');
  return { rounds: Number(values.rounds), on, programs, json: values.json };
}

/**
 * How each target runs a program and returns what it prints.
 * @param {readonly string[]} on
 * @param {import('./page.mjs').Page | null} page
 * @param {import('./pyodide.mjs').Pyodide | null} pyodide
 * @returns {Map<string, (path: string) => string | Promise<string>>}
 */
function runners(on, page, pyodide) {
  const native = on.includes('native') ? required('GIL_LAB') : '';
  /** @type {[string, (path: string) => string | Promise<string>][]} */
  const all = [
    ['python3', (path) => execute('python3', [path])],
    ['chromium', (path) => page.run(readFileSync(path, 'utf8'))],
    ['native', (path) => execute(native, ['run', path, '--machine', 'live'])],
    ['pyodide', (path) => pyodide.run(readFileSync(path, 'utf8'))],
  ];
  return new Map(all.filter(([target]) => on.includes(target)));
}

/**
 * @param {readonly string[]} programs
 * @param {ReturnType<typeof runners>} targets
 * @param {number} rounds
 * @returns {Promise<Record<string, Record<string, number[]>>>} seconds by program and target
 */
async function timePrograms(programs, targets, rounds) {
  /** @type {Record<string, Record<string, number[]>>} */
  const times = {};
  for (let round = 1; round <= rounds; round++) {
    for (const program of programs) {
      times[program] ??= {};
      let expected = null;
      for (const [target, execute] of targets) {
        const { seconds, rest } = parse(await execute(join(PROGRAMS, `${program}.py`)));
        expected ??= rest;
        // Pyodide's `math.cos` is another one.
        if (rest !== expected && target !== 'pyodide') {
          throw new BuildError(`${program} printed on ${target}:\n${rest}instead of:\n${expected}`);
        }
        (times[program][target] ??= []).push(seconds);
      }
    }
    console.error(`round ${round} of ${rounds}`);
  }
  return times;
}

/**
 * @param {import('./page.mjs').Site} site
 * @param {number} rounds
 */
async function timePage(site, rounds) {
  const ready = [];
  /** @type {Record<string, number[]>} */
  const starts = Object.fromEntries(MODELS.map((model) => [model, []]));
  const source = readFileSync(join(import.meta.dirname, 'starts.py'), 'utf8');
  for (let round = 0; round < rounds; round++) {
    const page = await site.open();
    ready.push(page.secondsToReady);
    for (const model of MODELS) {
      starts[model].push(...(await page.starts(source, model)));
    }
    await page.close();
  }
  return { ready, starts };
}

/** @param {number} seconds */
function milliseconds(seconds) {
  return `${(seconds * 1000).toFixed(1)} ms`;
}

/** @param {readonly number[]} values */
function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/**
 * @param {Awaited<ReturnType<typeof timePrograms>>} times
 * @param {string} base
 * @param {string} target
 * @returns {number[]} by program, how many times as long the base takes
 */
function ratios(times, base, target) {
  return Object.values(times).map((seconds) => median(seconds[base]) / median(seconds[target]));
}

/** @param {Awaited<ReturnType<typeof timePrograms>>} times */
function printPrograms(times) {
  const targets = Object.keys(Object.values(times)[0]);
  const base = targets[0];
  console.log(`Medians, and how many times as fast as ${base}:\n`);
  for (const [program, byTarget] of Object.entries(times)) {
    const cells = targets.map((target) => {
      const time = median(byTarget[target]);
      const ratio = target === base ? '' : ` (${(median(byTarget[base]) / time).toFixed(2)}×)`;
      return `${target} ${milliseconds(time)}${ratio}`.padEnd(32);
    });
    console.log(`${program.padEnd(16)}${cells.join('')}`.trimEnd());
  }
  const pairs = targets.slice(1).map((target) => [base, target]);
  if (targets.includes('pyodide') && targets.includes('chromium')) {
    pairs.push(['pyodide', 'chromium']);
  }
  console.log('');
  for (const [of, target] of pairs) {
    const all = ratios(times, of, target);
    const [mean, least] = [geometricMean(all), Math.min(...all)].map((ratio) => ratio.toFixed(2));
    console.log(`${target}: ${mean} times as fast as ${of} (geometric mean), ${least} at least`);
  }
}

/**
 * @param {Awaited<ReturnType<typeof timePage>>} page
 * @param {ReturnType<typeof wasmSizes>} sizes
 */
function printPage(page, sizes) {
  console.log(`\nfrom navigation to ready   ${milliseconds(median(page.ready))}`);
  console.log(`starting a thread, live    ${milliseconds(median(page.starts.threads))}`);
  console.log(`starting a process, live   ${milliseconds(median(page.starts.processes))}`);
  for (const { file, bytes, brotli } of sizes) {
    const kilobytes = (count) => `${(count / 1000).toFixed(0)} kB`;
    console.log(`${file}   ${kilobytes(brotli)} with brotli, ${kilobytes(bytes)} without`);
  }
}

await main(async () => {
  const { rounds, on, programs, json } = options();
  const site = on.includes('chromium') ? await openSite(required('GIL_LAB_SITE')) : null;
  const pyodide = on.includes('pyodide') ? await openPyodide() : null;
  try {
    const page = site && (await site.open());
    const times = await timePrograms(programs, runners(on, page, pyodide), rounds);
    await page?.close();
    printPrograms(times);
    const results = { rounds, times };
    if (site) {
      const timed = await timePage(site, rounds);
      const wasm = wasmSizes(required('GIL_LAB_SITE'));
      printPage(timed, wasm);
      Object.assign(results, timed, { wasm });
    }
    if (json) {
      writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
    }
  } finally {
    await site?.close();
    await pyodide?.close();
  }
});
