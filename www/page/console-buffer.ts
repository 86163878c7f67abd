/** The newest part of a run's output, as pieces that a console shows. */

export type Stream = 'stdout' | 'stderr' | 'note';

export interface Piece {
  readonly stream: Stream;
  readonly text: string;
}

/** The most characters that are kept. */
export const KEEP = 200_000;

// What a terminal would take as a command: CSI and OSC sequences, and single-character escapes.
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Collects output until the next frame takes it, and forgets the oldest beyond `KEEP`. */
export class ConsoleBuffer {
  #pieces: Piece[] = [];
  #length = 0;
  #dropped = 0;

  /** Characters forgotten so far. */
  get dropped(): number {
    return this.#dropped;
  }

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  append(stream: Stream, text: string): void {
    const clean = text.replace(ESCAPES, '');
    if (clean === '') return;
    const last = this.#pieces[this.#pieces.length - 1];
    // Neighbours of one stream become one piece, as long as dropping it would not drop too much at once.
    if (last?.stream === stream && last.text.length < KEEP / 20) {
      this.#pieces[this.#pieces.length - 1] = { stream, text: last.text + clean };
    } else {
      this.#pieces.push({ stream, text: clean });
    }
    this.#length += clean.length;
    this.#trim();
  }

  /** Counts characters that were dropped before they came here. */
  addDropped(characters: number): void {
    this.#dropped += characters;
  }

  clear(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#dropped = 0;
  }

  #trim(): void {
    let excess = this.#length - KEEP;
    let whole = 0;
    while (excess > 0) {
      const first = this.#pieces[whole];
      if (first === undefined) break;
      if (first.text.length > excess) {
        this.#pieces[whole] = { stream: first.stream, text: first.text.slice(excess) };
        this.#forget(excess);
        break;
      }
      excess -= first.text.length;
      this.#forget(first.text.length);
      whole += 1;
    }
    if (whole > 0) this.#pieces = this.#pieces.slice(whole);
  }

  #forget(characters: number): void {
    this.#length -= characters;
    this.#dropped += characters;
  }
}
