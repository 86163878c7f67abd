/** The page's end of a lab worker. */
import type { Core } from '../kernel/core';
import type { FromLab, LabMethods, ToLab } from './protocol';

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

export class LabClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #ready = Promise.withResolvers<void>();
  /** Stops simulations when it is 1; null where it can't be reached. */
  #stopByte: Uint8Array | null = null;
  #nextId = 1;
  #death: Error | null = null;

  /** Called with what a simulated run prints. */
  onOutput: ((stderr: boolean, text: string) => void) | null = null;

  constructor(core: Core) {
    this.#worker = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromLab>) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.close(new Error(`The lab's worker failed: ${event.message || 'it could not be loaded'}`));
    };
    // Who calls hears of it; nobody else needs to.
    this.#ready.promise.catch(() => undefined);
    this.#worker.postMessage({ type: 'core', core } satisfies ToLab);
  }

  /** Resolves when calls are answered. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Calls a method of the worker. Rejects with its error, or with that of `close`. */
  async call<Method extends keyof LabMethods>(
    method: Method,
    ...args: Parameters<LabMethods[Method]>
  ): Promise<ReturnType<LabMethods[Method]>> {
    if (this.#death) throw this.#death;
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ type: 'request', id, method, args } satisfies ToLab);
    });
  }

  get closed(): boolean {
    return this.#death !== null;
  }

  /** Asks the simulations that are running to stop. Returns whether that is possible here. */
  stop(): boolean {
    if (this.#stopByte === null) return false;
    Atomics.store(this.#stopByte, 0, 1);
    return true;
  }

  /** Ends the worker; calls that are open reject with `error`. */
  close(error: Error): void {
    this.#death = error;
    this.#worker.terminate();
    this.#ready.reject(error);
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #receive(message: FromLab): void {
    switch (message.type) {
      case 'ready':
        if (message.memory !== null) {
          this.#stopByte = new Uint8Array(message.memory.buffer, message.stopByte, 1);
        }
        this.#ready.resolve();
        break;
      case 'result':
        this.#settle(message.id)?.resolve(message.value as never);
        break;
      case 'error':
        this.#settle(message.id)?.reject(new Error(message.message));
        break;
      case 'died':
        this.close(new Error(`The lab's worker failed: ${message.message}`));
        break;
      case 'output':
        this.onOutput?.(message.stderr, message.text);
        break;
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}
