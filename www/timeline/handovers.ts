import { ThreadState, type Trace } from '../api';
import { holdsGil } from './intervals';

/** The moments at which a GIL went from one thread to another of the same process, in order of `taken`. */
export interface Handovers {
  /** Seconds at which the former holder let go. */
  readonly time: Float64Array;
  /** Seconds at which the next one had it. */
  readonly taken: Float64Array;
  /** Indices of threads in the trace. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Whether the former holder was made to let go, and wants it back. */
  readonly forced: Uint8Array;
  /** Line at which the former holder stood. */
  readonly line: Uint32Array;
  /** Seconds for which it had held the lock. */
  readonly held: Float64Array;
  readonly length: number;
}

/** The last thread that held a process's GIL. */
interface Holder {
  thread: number;
  since: number;
  /** NaN while it still holds the lock. */
  until: number;
  forced: boolean;
  line: number;
}

/** Finds every hand-over in one pass over the events. */
export function findHandovers(trace: Trace): Handovers {
  const columns = new Columns(trace.time.length);
  const holders = new Map<number, Holder>();
  for (let event = 0; event < trace.time.length; event += 1) {
    const thread = trace.thread[event] ?? 0;
    const pid = trace.threads[thread]?.pid ?? 0;
    const time = trace.time[event] ?? 0;
    const state: ThreadState = trace.state[event] ?? 0;
    const holder = holders.get(pid);
    const holding = holder !== undefined && holder.thread === thread && Number.isNaN(holder.until);
    if (holdsGil(state) && !holding) {
      if (holder !== undefined && holder.thread !== thread) columns.add(holder, thread, time);
      holders.set(pid, { thread, since: time, until: Number.NaN, forced: false, line: 0 });
    } else if (!holdsGil(state) && holding) {
      holder.until = time;
      holder.forced = state === ThreadState.WaitingForGil;
      holder.line = trace.line[event] ?? 0;
    }
  }
  return columns.finish();
}

/** Typed arrays with room for the most hand-overs that there can be, cut to size at the end. */
class Columns {
  readonly #time: Float64Array;
  readonly #taken: Float64Array;
  readonly #held: Float64Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  readonly #line: Uint32Array;
  readonly #forced: Uint8Array;
  #length = 0;

  constructor(room: number) {
    this.#time = new Float64Array(room);
    this.#taken = new Float64Array(room);
    this.#held = new Float64Array(room);
    this.#from = new Uint32Array(room);
    this.#to = new Uint32Array(room);
    this.#line = new Uint32Array(room);
    this.#forced = new Uint8Array(room);
  }

  add(last: Holder, to: number, taken: number): void {
    const at = this.#length;
    const until = Number.isNaN(last.until) ? taken : last.until;
    this.#time[at] = until;
    this.#taken[at] = taken;
    this.#held[at] = until - last.since;
    this.#from[at] = last.thread;
    this.#to[at] = to;
    this.#line[at] = last.line;
    this.#forced[at] = last.forced ? 1 : 0;
    this.#length += 1;
  }

  finish(): Handovers {
    const length = this.#length;
    return {
      time: this.#time.slice(0, length),
      taken: this.#taken.slice(0, length),
      held: this.#held.slice(0, length),
      from: this.#from.slice(0, length),
      to: this.#to.slice(0, length),
      line: this.#line.slice(0, length),
      forced: this.#forced.slice(0, length),
      length,
    };
  }
}
