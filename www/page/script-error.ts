import type { ScriptError } from '../api';

/** A syntax error as Python prints it, with its line and a caret under the place. */
export function syntaxErrorText(error: ScriptError, source: string): string {
  const last = `${error.type}: ${error.message}\n`;
  if (error.line === 0) return last;
  const text = source.split('\n')[error.line - 1] ?? '';
  const trimmed = text.trimStart();
  const place = `  File "script.py", line ${error.line}\n    ${trimmed.trimEnd()}\n`;
  if (error.column === 0) return place + last;
  const offset = Math.max(0, error.column - 1 - (text.length - trimmed.length));
  const width = error.endLine === error.line ? Math.max(1, error.endColumn - error.column) : 1;
  return `${place}    ${' '.repeat(offset)}${'^'.repeat(width)}\n${last}`;
}
