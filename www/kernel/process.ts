/** A process of the live machine, as the kernel sees it: a memory of its own, and the workers that share it. */
import type { FromWorker, Place, ProcessConfig, ToWorker } from './messages';
import type { WorkerPool } from './pool';

/** Pages of 64 KiB that a process begins with: enough for the module's own data and its first stack. */
const INITIAL_PAGES = 128;
/** Pages that it may have: the 256 MiB of its limit, which raises `MemoryError`, and as much again for stacks and gaps. */
const MAXIMUM_PAGES = 8192;

/** `EvalBreaker::INTERRUPT` in `crate/src/gil/eval_breaker.rs`. */
const INTERRUPT = 1 << 8;
/** `EvalBreaker::REENTER` there. */
const REENTER = 1 << 11;
/**
 * A browser compiles what runs often once more, better, but enters that code only with the next call. So the interpreter's
 * loop is asked to leave and enter again: this often, with so many milliseconds between.
 */
const REENTRIES = 20;
const REENTRY_MS = 100;

export class LiveProcess {
  readonly name: string;
  readonly #place: Place;
  readonly #pool: WorkerPool;
  readonly #onMessage: (process: LiveProcess, message: FromWorker) => void;
  readonly #workers = new Set<Worker>();
  /** Those whose thread is done. */
  readonly #idle: Worker[] = [];
  #breaker: number | null = null;
  #interrupted = false;
  #reentries = 0;
  #reentryTimer = 0;

  /**
   * Makes its memory and starts its main thread.
   * @throws RangeError when the browser has no more memory to give
   */
  constructor(
    config: ProcessConfig,
    run: Pick<Place, 'board' | 'origin'>,
    pool: WorkerPool,
    onMessage: (process: LiveProcess, message: FromWorker) => void,
  ) {
    this.name = config.name;
    this.#pool = pool;
    this.#onMessage = onMessage;
    const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true });
    this.#place = { ...run, memory, pid: config.pid };
    this.#send(this.#hire(), { type: 'process', place: this.#place, config });
  }

  get pid(): number {
    return this.#place.pid;
  }

  startThread(thread: number): void {
    const idle = this.#idle.pop();
    this.#send(idle ?? this.#hire(), { type: 'thread', place: idle ? null : this.#place, thread });
  }

  /** Asks every thread to end: they look at this word wherever they may be. */
  interrupt(): void {
    this.#interrupted = true;
    this.#ask(INTERRUPT);
  }

  /** Ends its workers where they are, all of them: a lock that one held would stay held. Its memory goes with them. */
  terminate(): void {
    window.clearInterval(this.#reentryTimer);
    for (const worker of this.#workers) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    this.#workers.clear();
  }

  #hire(): Worker {
    const worker = this.#pool.take();
    this.#workers.add(worker);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(worker, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#onMessage(this, { type: 'died', message: event.message || 'its worker could not be loaded' });
    };
    return worker;
  }

  #send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }

  #receive(worker: Worker, message: FromWorker): void {
    if (message.type === 'idle') {
      this.#idle.push(worker);
      return;
    }
    if (message.type === 'breaker') {
      this.#breaker = message.address;
      if (this.#interrupted) this.interrupt();
      this.#reentryTimer = window.setInterval(() => this.#reenter(), REENTRY_MS);
      return;
    }
    this.#onMessage(this, message);
  }

  #reenter(): void {
    this.#ask(REENTER);
    if (++this.#reentries === REENTRIES) window.clearInterval(this.#reentryTimer);
  }

  /** Sets a bit of the eval breaker, if there is one yet. */
  #ask(bit: number): void {
    if (this.#breaker === null) return;
    Atomics.or(new Int32Array(this.#place.memory.buffer), this.#breaker >> 2, bit);
  }
}
