import { describe, expect, it } from 'vitest';
import { CATALOGUE, OWN_SCRIPT_START, peekHeader } from './catalogue';
import { CHUNK, ConsoleBuffer, KEEP } from './console-buffer';
import { plannedPoints } from './models';
import { syntaxErrorText } from './script-error';

describe('the console', () => {
  const textOf = (buffer: ConsoleBuffer): string =>
    buffer.chunks.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');

  it('joins what one stream printed and drops what only a terminal would understand', () => {
    const buffer = new ConsoleBuffer();
    buffer.append('stdout', 'a\u001b[31mb');
    buffer.append('stdout', 'c\n');
    buffer.append('stderr', 'd');
    expect(buffer.chunks).toEqual([
      {
        id: 1,
        length: 5,
        pieces: [
          { stream: 'stdout', text: 'abc\n' },
          { stream: 'stderr', text: 'd' },
        ],
      },
    ]);
  });

  it('keeps the newest and counts what it dropped', () => {
    const buffer = new ConsoleBuffer();
    for (let index = 0; index < 300; index += 1) buffer.append('stdout', 'x'.repeat(999) + '\n');
    buffer.append('stdout', 'the end');
    const text = textOf(buffer);
    expect(text.length).toBeGreaterThanOrEqual(KEEP);
    expect(text.length).toBeLessThan(KEEP + 2 * CHUNK);
    expect(text.endsWith('the end')).toBe(true);
    expect(buffer.dropped).toBe(300_007 - text.length);
  });

  it('cuts between lines, and never changes a chunk that is full', () => {
    const buffer = new ConsoleBuffer();
    buffer.append('stdout', `${'line\n'.repeat(4000)}`);
    expect(textOf(buffer)).toBe('line\n'.repeat(4000));
    for (const { pieces } of buffer.chunks) expect(pieces.at(-1)?.text.endsWith('\n')).toBe(true);
    const [first] = buffer.chunks;
    buffer.append('stdout', 'more\n');
    expect(buffer.chunks[0]).toBe(first);
  });

  it('bounds a line that never ends, however it comes', () => {
    const buffer = new ConsoleBuffer();
    buffer.append('stdout', 'y'.repeat(5 * KEEP));
    for (let index = 0; index < 1000; index += 1) buffer.append('stdout', 'z'.repeat(100));
    expect(textOf(buffer).length).toBeLessThan(KEEP + 5 * CHUNK);
    expect(buffer.dropped + textOf(buffer).length).toBe(5 * KEEP + 100_000);
  });
});

it('prints a syntax error as Python does', () => {
  const error = {
    type: 'SyntaxError',
    message: 'invalid syntax',
    line: 2,
    column: 5,
    endLine: 2,
    endColumn: 8,
  };
  expect(syntaxErrorText(error, 'x = 1\n    abc def\n')).toBe(
    '  File "script.py", line 2\n    abc def\n    ^^^\nSyntaxError: invalid syntax\n',
  );
});

it('reads every title and question of the catalogue before the engine is there', () => {
  expect([...CATALOGUE.keys()][0]).toBe('countdown');
  for (const source of [...CATALOGUE.values(), OWN_SCRIPT_START]) {
    expect(peekHeader(source, 'title')).not.toBe('');
    expect(peekHeader(source, 'question')).not.toBe('');
  }
  expect(peekHeader('title = "no header"', 'title')).toBe('');
});

it('plans one serial point, whatever the worker counts are', () => {
  expect(plannedPoints(['serial', 'threads'], [1, 2])).toEqual([
    { model: 'serial', workers: 1 },
    { model: 'threads', workers: 1 },
    { model: 'threads', workers: 2 },
  ]);
});
