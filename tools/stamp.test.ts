import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from './process.mjs';
import { isFresh, stampOf, writeStamp } from './stamp.mjs';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gil-lab-'));
  path = relative(ROOT, folder);
  writeFileSync(join(folder, 'a'), 'one');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('stays the same while nothing changes', () => {
  expect(stampOf([path], ['flag'])).toBe(stampOf([path], ['flag']));
});

test('changes with content, names and facts', () => {
  const stamps = [stampOf([path], ['flag']), stampOf([path], ['another flag'])];
  writeFileSync(join(folder, 'b'), '');
  stamps.push(stampOf([path], ['flag']));
  writeFileSync(join(folder, 'a'), 'two');
  stamps.push(stampOf([path], ['flag']));
  expect(new Set(stamps).size).toBe(4);
});

test('takes a path that does not exist for empty', () => {
  expect(stampOf([join(path, 'nowhere')], [])).toBe(stampOf([], []));
});

test('knows a result by its stamp', () => {
  const file = join(folder, 'result/.stamp');
  expect(isFresh(file, 'x')).toBe(false);
  writeStamp(file, 'x');
  expect(isFresh(file, 'x')).toBe(true);
  expect(isFresh(file, 'y')).toBe(false);
});
