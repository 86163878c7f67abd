/** The result of a run of which nothing is left. */
import type { Breakdown, Trace } from '../api';
import type { Summary } from './protocol';

export function emptyTrace(): Trace {
  return {
    threads: [],
    time: new Float64Array(),
    thread: new Uint32Array(),
    state: new Uint8Array(),
    line: new Uint32Array(),
    bytes: new Float64Array(),
    dropped: 0,
  };
}

function emptyBreakdown(): Breakdown {
  return { computing: 0, waitingForGil: 0, starting: 0, pickling: 0, messaging: 0, blocked: 0 };
}

export function stoppedSummary(): Summary {
  return {
    status: 1,
    error: null,
    stopped: true,
    elapsed: 0,
    measured: 0,
    breakdown: emptyBreakdown(),
    trace: emptyTrace(),
  };
}
