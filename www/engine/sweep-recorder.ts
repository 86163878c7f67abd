/** What a sweep has found so far, and who hears of it. */
import type { Point, Progress, ScriptError, SweepOptions, SweepResult } from '../api';
import type { Output } from './output';
import type { Step } from './sweep';

export class SweepRecorder {
  readonly output: Output;
  readonly #total: number;
  readonly #onProgress: SweepOptions['onProgress'];
  #done = 0;
  #points: Point[] = [];
  #error: ScriptError | null = null;
  #stopped = false;

  constructor(steps: readonly Step[], output: Output, onProgress: SweepOptions['onProgress']) {
    this.#total = steps.length;
    this.output = output;
    this.#onProgress = onProgress;
  }

  /** A run begins. */
  begin(step: Step): void {
    this.#report(step.model, step.workers, step.repeat);
  }

  /** So many runs are done, and these are all points now. */
  add(runs: number, points: Point[]): void {
    this.#done += runs;
    this.#points = points;
  }

  /** A run ended with an error, and the sweep with it. */
  fail(error: ScriptError): void {
    this.#error = error;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Tells of the end and returns what there is. */
  get result(): Pick<SweepResult, 'points' | 'stdout' | 'stderr' | 'droppedOutput' | 'error' | 'stopped'> {
    this.#report(null, 0, 0);
    return { points: this.#points, ...this.output.result, error: this.#error, stopped: this.#stopped };
  }

  #report(model: Progress['model'], workers: number, repeat: number): void {
    const [done, total, points] = [this.#done, this.#total, this.#points];
    this.#onProgress?.({ done, total, model, workers, repeat, points });
  }
}
