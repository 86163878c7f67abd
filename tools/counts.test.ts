import { expect, test } from 'vitest';
import { countTests } from './counts.mjs';

test('adds up what cargo says of each binary', () => {
  const output = [
    'test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s',
    'test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s',
  ].join('\n');
  expect(countTests(output, false)).toEqual({ passed: 7, failed: 1 });
});

test("counts Vitest's tests and not its files", () => {
  const output = ' Test Files  1 failed (1)\n      Tests  2 failed | 10 passed (12)\n';
  expect(countTests(output, false)).toEqual({ passed: 10, failed: 2 });
});

test('counts the comparison with CPython', () => {
  expect(countTests('FAIL a.py [live]\n60 passed, 1 failed, 2 skipped\n', false)).toEqual({
    passed: 60,
    failed: 1,
  });
});

test('takes a program without tests for one', () => {
  expect(countTests('', true)).toEqual({ passed: 1, failed: 0 });
  expect(countTests('error: expected `;`', false)).toEqual({ passed: 0, failed: 1 });
});

test('sees a failure that the program did not count', () => {
  expect(countTests('      Tests  3 passed (3)\nUnhandled error', false)).toEqual({ passed: 3, failed: 1 });
});
