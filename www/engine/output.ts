/** What a run printed: the newest part of it, for a script may print without end. */
import type { RunOptions } from '../api';

/** Most characters that are kept of each stream. */
const KEPT = 1_000_000;

export type Stream = 'stdout' | 'stderr';

/** The newest characters of a stream. */
class Newest {
  #text = '';
  dropped = 0;

  add(text: string): void {
    this.#text += text;
    // Cutting seldom, and then half, keeps adding cheap.
    if (this.#text.length > 2 * KEPT) this.#cut();
  }

  get text(): string {
    if (this.#text.length > KEPT) this.#cut();
    return this.#text;
  }

  #cut(): void {
    const excess = this.#text.length - KEPT;
    this.dropped += excess;
    this.#text = this.#text.slice(excess);
  }
}

export class Output {
  readonly #listener: RunOptions['onOutput'];
  readonly #streams = { stdout: new Newest(), stderr: new Newest() };

  #lost = 0;

  constructor(listener: RunOptions['onOutput']) {
    this.#listener = listener;
  }

  add(stream: Stream, text: string): void {
    this.#streams[stream].add(text);
    this.#listener?.(stream, text);
  }

  /** So many characters were dropped before they came here. */
  lose(characters: number): void {
    this.#lost += characters;
  }

  /** The fields of a result that say what was printed. */
  get result(): { stdout: string; stderr: string; droppedOutput: number } {
    const { stdout, stderr } = this.#streams;
    const texts = { stdout: stdout.text, stderr: stderr.text };
    return { ...texts, droppedOutput: this.#lost + stdout.dropped + stderr.dropped };
  }
}
