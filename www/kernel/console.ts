/**
 * The console's ring, on the board: what every process prints, in order, for the page to take. It is bounded, so that
 * a script that prints without end waits for the page, and not the page for it.
 *
 * A record is a word with the stream in bit 0 and the number of bytes above it, then the bytes.
 */
import { CONSOLE_CAPACITY, CONSOLE_RING, Word, copyIn, copyOut, type Board, type Ring } from './board';
import { withLock } from './lock';

export type Stream = 'stdout' | 'stderr';

/** Most bytes of one record. */
const MAX_RECORD = 16_384;
const HEADER = 4;

function ringOf({ bytes }: Board): Ring {
  return { bytes, start: CONSOLE_RING, capacity: CONSOLE_CAPACITY };
}

/** The workers' end. */
export class ConsoleWriter {
  readonly #board: Board;
  readonly #tell: () => void;

  /** `tell` lets the page know that there is output. */
  constructor(board: Board, tell: () => void) {
    this.#board = board;
    this.#tell = tell;
  }

  /**
   * Writes as much as one record holds and returns how many bytes, or -1 when the ring has no room. The caller ends it
   * between characters.
   */
  write(stderr: boolean, text: Uint8Array): number {
    const { words } = this.#board;
    const count = Math.min(text.length, MAX_RECORD);
    const done = withLock(words, Word.ConsoleLock, () => {
      const written = Atomics.load(words, Word.ConsoleWritten);
      const inside = (written - Atomics.load(words, Word.ConsoleRead)) >>> 0;
      if (CONSOLE_CAPACITY - inside < HEADER + count) return false;
      const header = new Uint8Array(Int32Array.of((count << 1) | Number(stderr)).buffer);
      copyIn(ringOf(this.#board), written, header);
      copyIn(ringOf(this.#board), written + HEADER, text.subarray(0, count));
      Atomics.store(words, Word.ConsoleWritten, (written + HEADER + count) | 0);
      return true;
    });
    if (Atomics.exchange(words, Word.ConsoleTold, 1) === 0) this.#tell();
    return done ? count : -1;
  }

  /** Waits until the page has taken something, at most so many milliseconds. */
  wait(milliseconds: number): void {
    const { words } = this.#board;
    const read = Atomics.load(words, Word.ConsoleRead);
    const inside = (Atomics.load(words, Word.ConsoleWritten) - read) >>> 0;
    if (inside > CONSOLE_CAPACITY / 2) Atomics.wait(words, Word.ConsoleRead, read, milliseconds);
  }
}

/** Takes all that is in the ring and passes it on, neighbours of one stream together. For the page. */
export function drainConsole(board: Board, deliver: (stream: Stream, text: string) => void): void {
  const { words } = board;
  Atomics.store(words, Word.ConsoleTold, 0);
  const read = Atomics.load(words, Word.ConsoleRead);
  const inside = (Atomics.load(words, Word.ConsoleWritten) - read) >>> 0;
  if (inside === 0) return;
  // A copy: text can't be decoded from shared memory.
  const bytes = new Uint8Array(inside);
  copyOut(ringOf(board), read, bytes);
  Atomics.store(words, Word.ConsoleRead, (read + inside) | 0);
  Atomics.notify(words, Word.ConsoleRead);
  for (const [stream, text] of records(bytes)) deliver(stream, text);
}

function* records(bytes: Uint8Array): Generator<[Stream, string]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const view = new DataView(bytes.buffer);
  let stream: Stream = 'stdout';
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const header = view.getInt32(at, true);
    const next: Stream = (header & 1) === 0 ? 'stdout' : 'stderr';
    if (next !== stream) {
      if (text !== '') yield [stream, text];
      [stream, text] = [next, ''];
    }
    const count = header >> 1;
    text += decoder.decode(bytes.subarray(at + HEADER, at + HEADER + count));
    at += HEADER + count;
  }
  if (text !== '') yield [stream, text];
}
