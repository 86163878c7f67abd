/**
 * What the virtual machine calls in a worker: `crate/src/machine/live/web.rs` binds to the global `gilLabHost`. Times are
 * nanoseconds, waits take at most the milliseconds that they are given.
 */
import { openBoard } from './board';
import { ConsoleWriter } from './console';
import type { FromWorker, Place } from './messages';
import { Pipes, type End } from './pipes';
import { Processes } from './processes';

export class WorkerHost {
  readonly #place: Place;
  readonly #post: (message: FromWorker, transfer?: Transferable[]) => void;
  readonly #pipes: Pipes;
  readonly #processes: Processes;
  readonly #console: ConsoleWriter;
  /** What our own code said when it failed. */
  lastPanic = '';

  constructor(place: Place, post: (message: FromWorker, transfer?: Transferable[]) => void) {
    const board = openBoard(place.board);
    this.#place = place;
    this.#post = post;
    this.#pipes = new Pipes(board);
    this.#processes = new Processes(board);
    this.#console = new ConsoleWriter(board, () => post({ type: 'output' }));
  }

  /** Since the run began. */
  now(): number {
    return Math.max(0, performance.timeOrigin - this.#place.origin + performance.now()) * 1e6;
  }

  wallClock(): number {
    return (performance.timeOrigin + performance.now()) * 1e6;
  }

  /** Tells the kernel where the eval breaker of this process is. */
  booted(address: number): void {
    this.#post({ type: 'breaker', address });
  }

  panicked(message: string): void {
    this.lastPanic = message.replaceAll('\n', ' ');
  }

  startThread(thread: number): void {
    this.#post({ type: 'start-thread', thread });
  }

  /** Returns the child's number, or 0 when there are too many. */
  startProcess(name: string, payload: Uint8Array, open: Uint32Array): number {
    const pid = this.#processes.start(this.#place.pid);
    if (pid !== 0) {
      const message = { pid, name, payload: payload.slice(), open: [...open], requested: this.now() };
      this.#post({ type: 'start-process', ...message });
    }
    return pid;
  }

  processPoll(pid: number): number {
    return this.#processes.poll(this.#place.pid, pid);
  }

  processStatus(pid: number): number {
    return this.#processes.status(pid);
  }

  processWait(pid: number, milliseconds: number): void {
    this.#processes.wait(pid, milliseconds);
  }

  /** The process is over. Its parent may go on before the kernel has heard of it. */
  ended(status: number, report: Uint8Array): void {
    const time = this.now();
    this.#processes.end(this.#place.pid, status);
    const copy = report.slice();
    this.#post({ type: 'ended', time, report: copy }, [copy.buffer]);
  }

  pipeOpen(): number {
    return this.#pipes.open();
  }

  pipeShare(pipe: number, end: End): void {
    this.#pipes.share(pipe, end);
  }

  pipeClose(pipe: number, end: End): void {
    this.#pipes.close(pipe, end);
  }

  pipeRead(pipe: number, into: Uint8Array): number {
    return this.#pipes.read(pipe, into);
  }

  pipeWrite(pipe: number, from: Uint8Array): number {
    return this.#pipes.write(pipe, from);
  }

  pipeWait(pipe: number, milliseconds: number): void {
    this.#pipes.wait(pipe, milliseconds);
  }

  print(stderr: boolean, text: Uint8Array): number {
    return this.#console.write(stderr, text);
  }

  printWait(milliseconds: number): void {
    this.#console.wait(milliseconds);
  }
}
