/** The newest part of a run's output, cut so that a console can show it and drop it piece by piece. */

export type Stream = 'stdout' | 'stderr' | 'note';

/** Text of one stream. */
export interface Piece {
  readonly stream: Stream;
  readonly text: string;
}

/** Neighbouring pieces that end with a whole line; once closed, it never changes again. */
export interface Chunk {
  /** Counts up. */
  readonly id: number;
  readonly pieces: readonly Piece[];
  /** Characters. */
  readonly length: number;
}

/** At least this many of the newest characters are kept, if so many came. */
export const KEEP = 200_000;
/** A chunk closes at the first end of a line after this many characters. */
export const CHUNK = 8_000;
/** A line that is longer than this is cut. */
const LONGEST_LINE = 4 * CHUNK;

// What a terminal would take as a command: CSI and OSC sequences, and single-character escapes.
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Collects output, and forgets the oldest. */
export class ConsoleBuffer {
  #chunks: Chunk[] = [];
  #next = 0;
  #length = 0;
  #dropped = 0;

  /** Characters forgotten so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The last one may be open: it is replaced when more comes. */
  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  append(stream: Stream, text: string): void {
    const clean = text.replace(ESCAPES, '');
    const excess = Math.max(0, clean.length - KEEP);
    this.#dropped += excess;
    for (let from = excess; from < clean.length;) from = this.#fill(stream, clean, from);
    this.#trim();
  }

  /** Counts characters that were dropped before they came here. */
  addDropped(characters: number): void {
    this.#dropped += characters;
  }

  clear(): void {
    this.#chunks = [];
    this.#length = 0;
    this.#dropped = 0;
  }

  /** Puts text from `from` on into the open chunk, up to where that closes; returns where it stopped. */
  #fill(stream: Stream, text: string, from: number): number {
    const open = this.#takeOpen();
    const least = Math.max(from, from + CHUNK - open.length - 1);
    const newline = text.indexOf('\n', least);
    const most = from + Math.max(1, LONGEST_LINE - open.length);
    const to = Math.min(newline < 0 ? text.length : newline + 1, most, text.length);
    const part = text.slice(from, to);
    this.#chunks.push({
      id: open.id,
      pieces: joined(open.pieces, stream, part),
      length: open.length + part.length,
    });
    this.#length += part.length;
    return to;
  }

  /** Removes and returns the last chunk if it is open, else a new one. */
  #takeOpen(): Chunk {
    const last = this.#chunks[this.#chunks.length - 1];
    if (last !== undefined && !isClosed(last)) {
      this.#chunks.pop();
      return last;
    }
    this.#next += 1;
    return { id: this.#next, pieces: [], length: 0 };
  }

  #trim(): void {
    let gone = 0;
    for (const chunk of this.#chunks) {
      if (this.#length - chunk.length < KEEP) break;
      this.#length -= chunk.length;
      this.#dropped += chunk.length;
      gone += 1;
    }
    if (gone > 0) this.#chunks = this.#chunks.slice(gone);
  }
}

function isClosed({ length, pieces }: Chunk): boolean {
  return (
    length >= LONGEST_LINE || (length >= CHUNK && (pieces[pieces.length - 1]?.text.endsWith('\n') ?? false))
  );
}

function joined(pieces: readonly Piece[], stream: Stream, text: string): Piece[] {
  const last = pieces[pieces.length - 1];
  if (last?.stream !== stream) return [...pieces, { stream, text }];
  return [...pieces.slice(0, -1), { stream, text: last.text + text }];
}
