import { ThreadState, type Trace, type TraceThread } from '../api';

/** One thread of a trace as intervals that follow each other; `length` of them, column by column. */
export interface ThreadTrack {
  readonly thread: TraceThread;
  /** Seconds at which each interval starts. It ends where the next starts; the last ends at `end`. */
  readonly start: Float64Array;
  readonly state: Uint8Array;
  readonly line: Uint32Array;
  readonly bytes: Float64Array;
  readonly length: number;
  /** Seconds at which the thread exited, or the trace's end. */
  readonly end: number;
  /** Seconds spent holding the GIL before each interval, and one more for the total. */
  readonly heldBefore: Float64Array;
  /** The same for waiting for the GIL. */
  readonly waitedBefore: Float64Array;
}

/** A trace, thread by thread. */
export interface Tracks {
  readonly tracks: readonly ThreadTrack[];
  /** Seconds of the whole trace. */
  readonly duration: number;
}

/** Whether a thread in this state holds its interpreter's GIL. */
export function holdsGil(state: ThreadState): boolean {
  return state === ThreadState.Running || state === ThreadState.Pickling;
}

/** The end of one interval, in seconds. */
export function intervalEnd(track: ThreadTrack, index: number): number {
  return index + 1 < track.length ? (track.start[index + 1] ?? track.end) : track.end;
}

/** The interval that holds `time`, or -1 when the thread does not exist then. Takes a binary search. */
export function intervalAt(track: ThreadTrack, time: number): number {
  if (track.length === 0 || time >= track.end) return -1;
  return countUntil(track.start, track.length, time) - 1;
}

/** How many of the first `length` sorted values are at most `time`. */
export function countUntil(sorted: Float64Array, length: number, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts a trace's events by thread, in one pass over them, and sums up what each thread did. */
export function toTracks(trace: Trace): Tracks {
  const counts = new Uint32Array(trace.threads.length);
  for (const thread of trace.thread) counts[thread] = (counts[thread] ?? 0) + 1;
  const duration = trace.time.length > 0 ? (trace.time[trace.time.length - 1] ?? 0) : 0;
  const builders = trace.threads.map((thread, index) => new TrackBuilder(thread, counts[index] ?? 0));
  for (let event = 0; event < trace.time.length; event += 1) {
    builders[trace.thread[event] ?? 0]?.add(trace, event);
  }
  return { tracks: builders.map((builder) => builder.finish(duration)), duration };
}

class TrackBuilder {
  readonly #thread: TraceThread;
  readonly #start: Float64Array;
  readonly #state: Uint8Array;
  readonly #line: Uint32Array;
  readonly #bytes: Float64Array;
  #length = 0;
  #exit = Number.NaN;

  constructor(thread: TraceThread, events: number) {
    this.#thread = thread;
    this.#start = new Float64Array(events);
    this.#state = new Uint8Array(events);
    this.#line = new Uint32Array(events);
    this.#bytes = new Float64Array(events);
  }

  add(trace: Trace, event: number): void {
    const time = trace.time[event] ?? 0;
    const state: ThreadState = trace.state[event] ?? 0;
    if (state === ThreadState.Exited) {
      this.#exit = time;
      return;
    }
    const at = this.#length;
    this.#start[at] = time;
    this.#state[at] = state;
    this.#line[at] = trace.line[event] ?? 0;
    this.#bytes[at] = trace.bytes[event] ?? 0;
    this.#length += 1;
  }

  finish(duration: number): ThreadTrack {
    const length = this.#length;
    const heldBefore = new Float64Array(length + 1);
    const waitedBefore = new Float64Array(length + 1);
    const end = Number.isNaN(this.#exit) ? duration : this.#exit;
    for (let at = 0; at < length; at += 1) {
      const next = at + 1 < length ? (this.#start[at + 1] ?? end) : end;
      const spent = Math.max(0, next - (this.#start[at] ?? 0));
      const state: ThreadState = this.#state[at] ?? 0;
      heldBefore[at + 1] = (heldBefore[at] ?? 0) + (holdsGil(state) ? spent : 0);
      waitedBefore[at + 1] = (waitedBefore[at] ?? 0) + (state === ThreadState.WaitingForGil ? spent : 0);
    }
    return {
      thread: this.#thread,
      start: this.#start,
      state: this.#state,
      line: this.#line,
      bytes: this.#bytes,
      length,
      end,
      heldBefore,
      waitedBefore,
    };
  }
}
