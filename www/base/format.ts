/** Numbers as the page shows them: at most three digits that mean something, a space before the unit. */

const MINUS = '−';
const SPACE = '\u202f';

/** Three significant digits without an exponent: `0.0123`, `1.23`, `12.3`, `123`, `1230`. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  let decimals = Math.min(8, Math.max(0, 2 - magnitude));
  // 9.996 rounds up into the next power of ten, where one decimal less is enough.
  if (Math.abs(Number(value.toFixed(decimals))) >= 10 ** (magnitude + 1))
    decimals = Math.max(0, decimals - 1);
  const rounded = value.toFixed(decimals);
  return value < 0 ? rounded.replace('-', MINUS) : rounded;
}

interface Unit {
  readonly name: string;
  /** How many of it make one second or one byte. */
  readonly factor: number;
}

const TIME_UNITS: readonly Unit[] = [
  { name: 's', factor: 1 },
  { name: 'ms', factor: 1e3 },
  { name: 'µs', factor: 1e6 },
  { name: 'ns', factor: 1e9 },
];

/** The unit in which `seconds` reads as a number of at least one. */
export function timeUnit(seconds: number): Unit {
  const size = Math.abs(seconds);
  return TIME_UNITS.find((unit) => size * unit.factor >= 1) ?? { name: 'ns', factor: 1e9 };
}

/** A duration with its unit: `252 ms`. */
export function duration(seconds: number): string {
  if (seconds === 0) return `0${SPACE}s`;
  const unit = timeUnit(seconds);
  return `${threeDigits(seconds * unit.factor)}${SPACE}${unit.name}`;
}

/** A share between 0 and 1 as a whole percentage: `24 %`. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const value = share * 100;
  const text = value.toFixed(value !== 0 && Math.abs(value) < 1 ? 1 : 0);
  return `${text.replace('-', MINUS)}${SPACE}%`;
}

/** Bytes with a binary unit: `64 KiB`. */
export function byteCount(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let index = 0;
  while (value >= 1024 && index < units.length - 1) {
    value /= 1024;
    index += 1;
  }
  return `${threeDigits(value)}${SPACE}${units[index] ?? ''}`;
}

/** A speedup: two digits are enough in a sentence, `3.6`; whole from ten on. */
export function times(factor: number): string {
  return factor >= 9.95 ? factor.toFixed(0) : factor.toFixed(1);
}

const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A count as a word up to twelve, in digits beyond. */
export function countWord(count: number): string {
  return WORDS[count] ?? (count === 16 ? 'sixteen' : String(count));
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A count with its noun: `1 worker`, `4 workers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
