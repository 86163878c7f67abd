import { describe, expect, it } from 'vitest';
import { byteCount, counted, countWord, duration, percent, threeDigits, times } from './format';

describe('threeDigits', () => {
  it.each([
    [0, '0'],
    [0.0123, '0.0123'],
    [0.12345, '0.123'],
    [1, '1.00'],
    [9.996, '10.0'],
    [12.34, '12.3'],
    [99.96, '100'],
    [123.4, '123'],
    [1234, '1234'],
    [-1.5, '−1.50'],
    [Number.NaN, '–'],
    [Infinity, '–'],
  ])('shows %d as %s', (value, text) => expect(threeDigits(value)).toBe(text));
});

it('gives durations the unit in which they read well', () => {
  const plain = (seconds: number): string => duration(seconds).replace('\u202f', ' ');
  expect([0, 2.5, 0.252, 0.0005, 3e-8].map(plain)).toEqual(['0 s', '2.50 s', '252 ms', '500 µs', '30.0 ns']);
});

it('rounds percentages, except where nothing would be left', () => {
  const plain = (share: number): string => percent(share).replace('\u202f', ' ');
  expect([0, 0.241, 0.004, 1.15, -0.05].map(plain)).toEqual(['0 %', '24 %', '0.4 %', '115 %', '−5 %']);
});

it('counts bytes in binary units', () => {
  expect([12, 65536].map((bytes) => byteCount(bytes).replace('\u202f', ' '))).toEqual([
    '12.0 bytes',
    '64.0 KiB',
  ]);
});

it('writes counts as a sentence does', () => {
  expect([1, 4, 16, 64].map(countWord)).toEqual(['one', 'four', 'sixteen', '64']);
  expect([counted(1, 'worker'), counted(2, 'worker')]).toEqual(['1 worker', '2 workers']);
  expect([3.55, 9.96, 12.4].map(times)).toEqual(['3.5', '10', '12']);
});
