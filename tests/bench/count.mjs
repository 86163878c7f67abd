// Counts the machine instructions that the native tool executes for each of the programs beside this file, under
// valgrind: the same number on a quiet machine and on a busy one, so that a regression shows without a clock.
//
//     npm run bench:count -- [--programs fib,pi] [--record]
//
// Says how much each count differs from the one in instructions.json, which --record writes anew. A count belongs to a
// compiler and an architecture; compare two commits on one machine. GIL_LAB names the tool (a release build).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BuildError, ROOT, main } from '../../tools/process.mjs';

const PROGRAMS = join(import.meta.dirname, 'programs');
const RECORD = join(import.meta.dirname, 'instructions.json');

/**
 * @param {string} tool
 * @param {string} program
 * @returns {number} millions of instructions
 */
function count(tool, program) {
  const path = join(PROGRAMS, `${program}.py`);
  const valgrind = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'];
  const result = spawnSync('valgrind', [...valgrind, tool, 'run', path, '--machine', 'live'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (result.error) {
    throw new BuildError(
      `valgrind cannot be started: ${result.error.message}; on Debian: apt-get install valgrind`,
    );
  }
  const match = /I\s+refs:\s+([\d,]+)/.exec(result.stderr);
  if (result.status !== 0 || match === null) {
    throw new BuildError(`${program} failed under valgrind:\n${result.stderr}`);
  }
  return Math.round(Number(match[1].replaceAll(',', '')) / 1e6);
}

await main(() => {
  const { values } = parseArgs({
    options: { programs: { type: 'string', default: '' }, record: { type: 'boolean', default: false } },
  });
  const tool = process.env.GIL_LAB;
  if (!tool) {
    throw new BuildError('GIL_LAB is not set: use npm run bench:count');
  }
  const all = readdirSync(PROGRAMS).map((file) => basename(file, '.py'));
  /** @type {Record<string, number>} */
  const recorded = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
  for (const program of values.programs === '' ? all : values.programs.split(',')) {
    const millions = count(tool, program);
    const before = recorded[program];
    const change = before === undefined ? 'new' : `${(100 * (millions / before - 1)).toFixed(1)} %`;
    console.log(`${program.padEnd(16)}${String(millions).padStart(8)} million instructions   ${change}`);
    if (values.record) {
      recorded[program] = millions;
      writeFileSync(RECORD, `${JSON.stringify(recorded, null, 2)}\n`);
    }
  }
});
