/** Pipes between processes, on the board. Nothing here waits longer than for a lock, except `wait`. */
import {
  MAX_PIPES,
  PIPE_CAPACITY,
  PipeWord,
  Word,
  copyIn,
  copyOut,
  pipeHeader,
  pipeRing,
  type Board,
  type Ring,
} from './board';
import { withLock } from './lock';

/** A write of at most so many bytes is never split between other writers' bytes, as on Linux. */
const PIPE_BUF = 4096;

/** Which end of a pipe; the numbers are those of `crate/src/machine/live/web.rs`. */
export const End = { Read: 0, Write: 1 } as const;
export type End = (typeof End)[keyof typeof End];

/** Nothing went through: the pipe is empty, or lacks the room. */
export const WOULD_BLOCK = -1;
/** Nothing will ever go through: the other end is closed. */
export const CLOSED = -2;

export class Pipes {
  readonly #board: Board;
  /** What `PipeWord.Changes` was when something last would have blocked. */
  #seen = 0;

  constructor(board: Board) {
    this.#board = board;
  }

  /** Makes a pipe with one descriptor at each end. Returns its number, or -1 when there are too many. */
  open(): number {
    const { words } = this.#board;
    return withLock(words, Word.PipeLock, () => {
      for (let pipe = 0; pipe < MAX_PIPES; pipe++) {
        const header = pipeHeader(pipe);
        if (words[header + PipeWord.Readers] === 0 && words[header + PipeWord.Writers] === 0) {
          words[header + PipeWord.Read] = 0;
          words[header + PipeWord.Written] = 0;
          words[header + PipeWord.Readers] = 1;
          words[header + PipeWord.Writers] = 1;
          return pipe;
        }
      }
      return -1;
    });
  }

  /** One more process has that end open. */
  share(pipe: number, end: End): void {
    this.#change(pipe, (header) => {
      Atomics.add(this.#board.words, header + descriptors(end), 1);
    });
  }

  /** One process less has it open. After the last reader, writers get a broken pipe; after the last writer, readers the end. */
  close(pipe: number, end: End): void {
    this.#change(pipe, (header) => {
      Atomics.sub(this.#board.words, header + descriptors(end), 1);
    });
  }

  /** Reads what is there into `into`. Returns how many bytes, `WOULD_BLOCK`, or `CLOSED` at the end of the data. */
  read(pipe: number, into: Uint8Array): number {
    return this.#change(pipe, (header) => {
      const { words } = this.#board;
      const read = Atomics.load(words, header + PipeWord.Read);
      const inside = (Atomics.load(words, header + PipeWord.Written) - read) >>> 0;
      if (inside === 0) {
        return Atomics.load(words, header + PipeWord.Writers) === 0 ? CLOSED : WOULD_BLOCK;
      }
      const count = Math.min(inside, into.length);
      copyOut(this.#ring(pipe), read, into.subarray(0, count));
      Atomics.store(words, header + PipeWord.Read, (read + count) | 0);
      return count;
    });
  }

  /** Writes as much of `from` as there is room for. Returns how many bytes, `WOULD_BLOCK`, or `CLOSED` without a reader. */
  write(pipe: number, from: Uint8Array): number {
    return this.#change(pipe, (header) => {
      const { words } = this.#board;
      if (Atomics.load(words, header + PipeWord.Readers) === 0) return CLOSED;
      const written = Atomics.load(words, header + PipeWord.Written);
      const room = PIPE_CAPACITY - ((written - Atomics.load(words, header + PipeWord.Read)) >>> 0);
      if (room === 0 || (from.length <= PIPE_BUF && room < from.length)) return WOULD_BLOCK;
      const count = Math.min(room, from.length);
      copyIn(this.#ring(pipe), written, from.subarray(0, count));
      Atomics.store(words, header + PipeWord.Written, (written + count) | 0);
      return count;
    });
  }

  /** After something would have blocked: waits until the pipe has changed since, at most so many milliseconds. */
  wait(pipe: number, milliseconds: number): void {
    Atomics.wait(this.#board.words, pipeHeader(pipe) + PipeWord.Changes, this.#seen, milliseconds);
  }

  #ring(pipe: number): Ring {
    return { bytes: this.#board.bytes, start: pipeRing(pipe), capacity: PIPE_CAPACITY };
  }

  /** Does something under the pipe's lock, and wakes its waiters unless it would have blocked. */
  #change<Result>(pipe: number, body: (header: number) => Result): Result {
    const { words } = this.#board;
    const header = pipeHeader(pipe);
    const result = withLock(words, header + PipeWord.Lock, () => {
      const result = body(header);
      if (result === WOULD_BLOCK) {
        this.#seen = Atomics.load(words, header + PipeWord.Changes);
      } else {
        Atomics.add(words, header + PipeWord.Changes, 1);
      }
      return result;
    });
    if (result !== WOULD_BLOCK) {
      Atomics.notify(words, header + PipeWord.Changes);
    }
    return result;
  }
}

function descriptors(end: End): number {
  return end === End.Read ? PipeWord.Readers : PipeWord.Writers;
}
