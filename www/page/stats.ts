import { ThreadState, type Trace } from '../api';
import type { Handovers } from '../timeline/handovers';
import { holdsGil, intervalEnd, type ThreadTrack, type Tracks } from '../timeline/intervals';

/** What one thread did, in seconds. */
export interface ThreadTotals {
  readonly track: ThreadTrack;
  readonly held: number;
  readonly waited: number;
  readonly starting: number;
  readonly pickling: number;
  readonly messaging: number;
  /** Sleeping, in files and network, on locks and joins. */
  readonly idle: number;
  readonly native: number;
}

export function threadTotals(track: ThreadTrack): ThreadTotals {
  const seconds = new Float64Array(ThreadState.Exited + 1);
  for (let at = 0; at < track.length; at += 1) {
    const state = track.state[at] ?? 0;
    seconds[state] = (seconds[state] ?? 0) + Math.max(0, intervalEnd(track, at) - (track.start[at] ?? 0));
  }
  const of = (...states: ThreadState[]): number =>
    states.reduce((sum, state) => sum + (seconds[state] ?? 0), 0);
  return {
    track,
    held: of(ThreadState.Running, ThreadState.Pickling),
    waited: of(ThreadState.WaitingForGil),
    starting: of(ThreadState.Starting),
    pickling: of(ThreadState.Pickling),
    messaging: of(ThreadState.Sending, ThreadState.Receiving),
    idle: of(ThreadState.Blocked, ThreadState.Sleeping, ThreadState.InputOutput),
    native: of(ThreadState.Native),
  };
}

/** Hand-overs by one thread that was made to let go. */
export interface Forced {
  readonly count: number;
  /** Median seconds for which it had held the lock. */
  readonly held: number;
  /** The line at which it most often stood, 0 when unknown. */
  readonly line: number;
}

export function forcedHandovers(handovers: Handovers, track: number): Forced {
  const held: number[] = [];
  const lines = new Map<number, number>();
  for (let index = 0; index < handovers.length; index += 1) {
    if (handovers.from[index] !== track || handovers.forced[index] !== 1) continue;
    held.push(handovers.held[index] ?? 0);
    const line = handovers.line[index] ?? 0;
    if (line > 0) lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  held.sort((a, b) => a - b);
  const [line] = [...lines].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  return { count: held.length, held: held[held.length >> 1] ?? 0, line };
}

/** The most threads that held a GIL, each its own, at the same moment. */
export function mostAtOnce(trace: Trace): number {
  const holding = new Uint8Array(trace.threads.length);
  let now = 0;
  let most = 0;
  for (let event = 0; event < trace.time.length; event += 1) {
    const thread = trace.thread[event] ?? 0;
    const holds = holdsGil(trace.state[event] ?? 0) ? 1 : 0;
    now += holds - (holding[thread] ?? 0);
    holding[thread] = holds;
    most = Math.max(most, now);
  }
  return most;
}

/** What happened on one line of the script, as shares of all time that was spent on lines. */
export interface LineHeat {
  readonly line: number;
  /** Share of the computing time. */
  readonly ran: number;
  /** Share of this line's time that was spent waiting for the GIL. */
  readonly waiting: number;
}

/** Seconds by line. */
class LineTimes {
  readonly #seconds = new Map<number, number>();
  total = 0;

  /**
   * An interval whose thread was at one line when it began and at another when it ended: the trace knows no more,
   * so each gets half.
   */
  add(first: number, last: number, seconds: number): void {
    const known = [first, last].filter((line) => line > 0);
    for (const line of known) this.#seconds.set(line, this.of(line) + seconds / known.length);
    if (known.length > 0) this.total += seconds;
  }

  of(line: number): number {
    return this.#seconds.get(line) ?? 0;
  }

  lines(): Iterable<number> {
    return this.#seconds.keys();
  }
}

/** Where the threads computed and where they waited, by line; lines that were not seen running are absent. */
export function lineHeat(tracks: Tracks): LineHeat[] {
  const ran = new LineTimes();
  const waited = new LineTimes();
  for (const track of tracks.tracks) {
    for (let at = 0; at < track.length; at += 1) {
      const state: ThreadState = track.state[at] ?? 0;
      const line = track.line[at] ?? 0;
      const spent = Math.max(0, intervalEnd(track, at) - (track.start[at] ?? 0));
      if (holdsGil(state) || state === ThreadState.Native) {
        ran.add(line, at + 1 < track.length ? (track.line[at + 1] ?? 0) : 0, spent);
      } else if (state === ThreadState.WaitingForGil) {
        waited.add(line, 0, spent);
      }
    }
  }
  return [...new Set([...ran.lines(), ...waited.lines()])]
    .sort((a, b) => a - b)
    .map((line) => {
      const here = ran.of(line);
      const queued = waited.of(line);
      return {
        line,
        ran: ran.total > 0 ? here / ran.total : 0,
        waiting: here + queued > 0 ? queued / (here + queued) : 0,
      };
    });
}
