/** Workers that have loaded their script and the core, so that a thread starts in a millisecond and not in forty. */
import type { Core } from './core';
import type { FromWorker, ToWorker } from './messages';

export class WorkerPool {
  readonly #core: Core;
  readonly #idle: Worker[] = [];

  constructor(core: Core) {
    this.#core = core;
  }

  /** A worker, new when no warm one is left. It is the caller's now. */
  take(): Worker {
    return this.#idle.pop() ?? this.#make();
  }

  /**
   * Waits until `count` workers are warm.
   * @throws Error when the browser can't load one
   */
  async prepare(count: number): Promise<void> {
    const missing = Math.max(0, count - this.#idle.length);
    await Promise.all(Array.from({ length: missing }, () => this.#warm()));
  }

  async #warm(): Promise<void> {
    const worker = this.#make();
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'warm') resolve();
      };
      worker.onerror = () => {
        worker.terminate();
        reject(new Error('The browser could not start a worker.'));
      };
    });
    this.#idle.push(worker);
  }

  #make(): Worker {
    const worker = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage({ type: 'core', core: this.#core } satisfies ToWorker);
    return worker;
  }
}
