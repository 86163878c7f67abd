/** One run on the live machine: its processes from the first to the last, its console, and its end. */
import { newBoard, openBoard, type Board } from './board';
import { drainConsole, type Stream } from './console';
import type { FromWorker, ProcessConfig } from './messages';
import type { WorkerPool } from './pool';
import { LiveProcess } from './process';
import { MAIN_PID, enterMain } from './processes';

/** What a run is given; each process gets the same. */
export type LiveConfig = Omit<ProcessConfig, 'pid' | 'name' | 'payload' | 'open' | 'requested'>;

/** What a run leaves. */
export interface LiveOutcome {
  /** What each process that ended reported, for the Rust side to read. */
  reports: Uint8Array[];
  /** Nanoseconds until the script's own process ended. */
  elapsed: number;
  stopped: boolean;
  /** Why the run ended before its time, in one sentence that names the process; else null. */
  fault: string | null;
}

/** Milliseconds that processes have to end when they are told to, before their workers are terminated. */
const GRACE_MS = 300;
/** Milliseconds between two looks at the console's ring. */
const DRAIN_MS = 16;

export class LiveRun {
  readonly #config: LiveConfig;
  readonly #pool: WorkerPool;
  readonly #onOutput: (stream: Stream, text: string) => void;
  readonly #buffer = newBoard();
  readonly #board: Board = openBoard(this.#buffer);
  readonly #origin = performance.timeOrigin + performance.now();
  readonly #processes = new Map<number, LiveProcess>();
  readonly #outcome: LiveOutcome = { reports: [], elapsed: 0, stopped: false, fault: null };
  readonly #finished = Promise.withResolvers<LiveOutcome>();
  #ending = false;
  #lastDrain = 0;
  #drainTimer = 0;
  #graceTimer = 0;

  constructor(config: LiveConfig, pool: WorkerPool, onOutput: (stream: Stream, text: string) => void) {
    this.#config = config;
    this.#pool = pool;
    this.#onOutput = onOutput;
    enterMain(this.#board);
    this.#start({ pid: MAIN_PID, name: 'MainProcess', payload: null, open: [], requested: 0 });
  }

  /** Resolves when no process is left. */
  get finished(): Promise<LiveOutcome> {
    return this.#finished.promise;
  }

  stop(): void {
    if (this.#processes.size === 0) return;
    this.#outcome.stopped = true;
    this.#end();
  }

  #start(process: Pick<ProcessConfig, 'pid' | 'name' | 'payload' | 'open' | 'requested'>): void {
    const run = { board: this.#buffer, origin: this.#origin };
    const config = { ...this.#config, ...process };
    try {
      const started = new LiveProcess(config, run, this.#pool, (from, message) =>
        this.#receive(from, message),
      );
      this.#processes.set(process.pid, started);
    } catch (error) {
      this.#fail(`${process.name} (process ${process.pid}) could not start: ${String(error)}`);
    }
  }

  #receive(from: LiveProcess, message: FromWorker): void {
    switch (message.type) {
      case 'start-thread':
        from.startThread(message.thread);
        break;
      case 'start-process':
        if (!this.#ending) this.#start(message);
        break;
      case 'output':
        this.#scheduleDrain();
        break;
      case 'ended':
        this.#outcome.reports.push(message.report);
        this.#remove(from, message.time);
        break;
      case 'died':
        this.#fail(`${from.name} (process ${from.pid}) died: ${message.message}`);
        this.#remove(from, this.#now());
        break;
      case 'warm':
      case 'idle':
      case 'breaker':
        break;
    }
  }

  #remove(process: LiveProcess, time: number): void {
    process.terminate();
    if (!this.#processes.delete(process.pid)) return;
    if (process.pid === MAIN_PID) {
      this.#outcome.elapsed = time;
      // Nobody is left who could want what the others do.
      this.#end();
    }
    if (this.#processes.size === 0) this.#finish();
  }

  #fail(fault: string): void {
    this.#outcome.fault ??= fault;
    this.#end();
  }

  /** Asks every process to end, and sees to it. */
  #end(): void {
    if (this.#ending) return;
    this.#ending = true;
    for (const process of this.#processes.values()) process.interrupt();
    this.#graceTimer = window.setTimeout(() => {
      for (const process of [...this.#processes.values()]) this.#remove(process, this.#now());
      this.#finish();
    }, GRACE_MS);
  }

  #finish(): void {
    window.clearTimeout(this.#graceTimer);
    window.clearTimeout(this.#drainTimer);
    this.#drain();
    this.#finished.resolve(this.#outcome);
  }

  #scheduleDrain(): void {
    if (this.#drainTimer !== 0) return;
    const wait = Math.max(0, this.#lastDrain + DRAIN_MS - performance.now());
    this.#drainTimer = window.setTimeout(() => this.#drain(), wait);
  }

  #drain(): void {
    this.#drainTimer = 0;
    this.#lastDrain = performance.now();
    drainConsole(this.#board, this.#onOutput);
  }

  #now(): number {
    return (performance.timeOrigin + performance.now() - this.#origin) * 1e6;
  }
}
