import { ThreadState } from '../api';
import { holdsGil, intervalEnd, type Tracks } from './intervals';

/** The moments at which a GIL went from one thread to another of the same process, sorted by time. */
export interface Handovers {
  /** Seconds at which the former holder let go. */
  readonly time: Float64Array;
  /** Seconds at which the next one had it. */
  readonly taken: Float64Array;
  /** Indices of tracks. */
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

interface Hold {
  readonly track: number;
  readonly start: number;
  readonly end: number;
  readonly forced: boolean;
  readonly line: number;
}

/** Finds every hand-over. Takes time proportional to the number of holds, and their sorting. */
export function findHandovers(tracks: Tracks): Handovers {
  const found: { last: Hold; next: Hold }[] = [];
  for (const holds of holdsByProcess(tracks).values()) {
    holds.sort((a, b) => a.start - b.start);
    holds.forEach((next, index) => {
      const last = holds[index - 1];
      if (last !== undefined && last.track !== next.track) found.push({ last, next });
    });
  }
  found.sort((a, b) => a.last.end - b.last.end);
  return {
    time: Float64Array.from(found, ({ last }) => last.end),
    taken: Float64Array.from(found, ({ next }) => next.start),
    from: Uint32Array.from(found, ({ last }) => last.track),
    to: Uint32Array.from(found, ({ next }) => next.track),
    forced: Uint8Array.from(found, ({ last }) => (last.forced ? 1 : 0)),
    line: Uint32Array.from(found, ({ last }) => last.line),
    held: Float64Array.from(found, ({ last }) => last.end - last.start),
    length: found.length,
  };
}

/** Runs of neighbouring intervals that hold the GIL, as one hold each. */
function holdsByProcess(tracks: Tracks): Map<number, Hold[]> {
  const byProcess = new Map<number, Hold[]>();
  tracks.tracks.forEach((track, index) => {
    const holds = byProcess.get(track.thread.pid) ?? [];
    byProcess.set(track.thread.pid, holds);
    for (let at = 0; at < track.length; at += 1) {
      if (!holdsGil(track.state[at] ?? 0)) continue;
      const start = track.start[at] ?? 0;
      while (at + 1 < track.length && holdsGil(track.state[at + 1] ?? 0)) at += 1;
      holds.push({
        track: index,
        start,
        end: intervalEnd(track, at),
        forced: at + 1 < track.length && track.state[at + 1] === ThreadState.WaitingForGil,
        line: (at + 1 < track.length ? track.line[at + 1] : track.line[at]) ?? 0,
      });
    }
  });
  return byProcess;
}
