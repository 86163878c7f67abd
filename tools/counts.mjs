// Reading from a test program's output how many tests it ran.

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * How each program says it; a program may say it several times, as cargo does for each of its binaries.
 * @type {readonly { passed: RegExp, failed: RegExp }[]}
 */
const FORMATS = [
  // cargo: "test result: ok. 5 passed; 0 failed; …"
  { passed: /^test result: .*?(\d+) passed;/gm, failed: /^test result: .*?(\d+) failed;/gm },
  // Vitest: "     Tests  1 failed | 2 passed (3)"
  { passed: /^ +Tests .*?(\d+) passed/gm, failed: /^ +Tests .*?(\d+) failed/gm },
  // tests/python/run.py: "60 passed, 0 failed, 2 skipped"
  { passed: /^(\d+) passed, \d+ failed/gm, failed: /^\d+ passed, (\d+) failed/gm },
];

/**
 * @param {string} output
 * @param {RegExp} pattern
 */
function sum(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}

/**
 * @param {string} output
 * @param {boolean} succeeded
 * @returns {Counts} a program that counts no tests is a test itself
 */
export function countTests(output, succeeded) {
  let [passed, failed] = [0, 0];
  for (const format of FORMATS) {
    passed += sum(output, format.passed);
    failed += sum(output, format.failed);
  }
  if (!succeeded && failed === 0) {
    failed = 1;
  }
  return passed + failed === 0 ? { passed: 1, failed: 0 } : { passed, failed };
}
