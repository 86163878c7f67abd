// npm test: all checks, from a fresh clone to a verdict. With arguments, only the steps whose names contain one.
import { spawn } from 'node:child_process';
import { countTests } from './counts.mjs';
import { ensurePackages } from './packages.mjs';
import { BuildError, ROOT, main } from './process.mjs';
import { STEPS } from './steps.mjs';

/**
 * @param {import('./steps.mjs').Invocation} invocation
 * @returns {Promise<{ succeeded: boolean, output: string }>} with both of its streams in one
 */
function execute({ command, args, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', CARGO_TERM_COLOR: 'never', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ succeeded: false, output: `${error.message}\n` }));
    child.on('close', (status) => resolve({ succeeded: status === 0, output }));
  });
}

/** @param {import('./steps.mjs').Step} step */
async function attempt(step) {
  try {
    return await execute(step.invocation());
  } catch (error) {
    if (error instanceof BuildError) {
      return { succeeded: false, output: `${error.message}\n` };
    }
    throw error;
  }
}

/**
 * @param {string} mark
 * @param {string} name
 * @param {string} [detail]
 */
function report(mark, name, detail = '') {
  console.log(`${mark.padEnd(5)} ${name.padEnd(30)} ${detail}`.trimEnd());
}

/**
 * Runs the steps in turn. One whose need failed is left out: the failure that counts is that of the need.
 * @param {readonly import('./steps.mjs').Step[]} steps
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
async function runAll(steps) {
  const failures = new Set();
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const missing = step.needs?.find((need) => failures.has(need));
    if (missing !== undefined) {
      failures.add(step.name);
      report('skip', step.name, `because ${missing} failed`);
      continue;
    }
    const reason = step.skip?.() ?? null;
    if (reason !== null) {
      report('skip', step.name, reason);
      continue;
    }
    const start = performance.now();
    const { succeeded, output } = await attempt(step);
    const seconds = (performance.now() - start) / 1000;
    const counts = countTests(output, succeeded);
    total.passed += counts.passed;
    total.failed += counts.failed;
    report(succeeded ? 'ok' : 'FAIL', step.name, `${seconds.toFixed(1)} s`);
    if (!succeeded) {
      failures.add(step.name);
      console.log(output.replace(/^/gm, '      ').trimEnd());
    }
  }
  return total;
}

await main(async () => {
  const wanted = process.argv.slice(2);
  const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (steps.length === 0) {
    throw new BuildError(`no such step; there are ${STEPS.map(({ name }) => name).join('; ')}`);
  }
  ensurePackages();
  const { passed, failed } = await runAll(steps);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
