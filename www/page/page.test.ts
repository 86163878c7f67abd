import { describe, expect, it } from 'vitest';
import { CATALOGUE, OWN_SCRIPT_START, peekHeader } from './catalogue';
import { ConsoleBuffer, KEEP } from './console-buffer';
import { plannedPoints } from './models';
import { syntaxErrorText } from './script-error';

describe('the console', () => {
  it('joins what one stream printed and drops what only a terminal would understand', () => {
    const buffer = new ConsoleBuffer();
    buffer.append('stdout', 'a\u001b[31mb');
    buffer.append('stdout', 'c\n');
    buffer.append('stderr', 'd');
    expect(buffer.pieces).toEqual([
      { stream: 'stdout', text: 'abc\n' },
      { stream: 'stderr', text: 'd' },
    ]);
  });

  it('keeps the newest and counts what it dropped', () => {
    const buffer = new ConsoleBuffer();
    for (let index = 0; index < 300; index += 1) buffer.append('stdout', 'x'.repeat(999) + '\n');
    buffer.append('stdout', 'the end');
    const text = buffer.pieces.map((piece) => piece.text).join('');
    expect(text).toHaveLength(KEEP);
    expect(text.endsWith('the end')).toBe(true);
    expect(buffer.dropped).toBe(300_007 - KEEP);
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
