import { describe, expect, it } from 'vitest';
import { ThreadState, type Model, type Trace } from '../api';
import { lineHeat, threadTotals } from '../page/stats';
import { explain } from '../page/why';
import { paintRow } from './bins';
import { findHandovers } from './handovers';
import { intervalAt, toTracks, type ThreadTrack } from './intervals';
import { fit, pan, tickLabel, ticks, toPixel, toTime, zoom } from './scale';

type Event = readonly [time: number, thread: number, state: ThreadState, line?: number];

function traceOf(names: readonly string[], events: readonly Event[], processes = names.map(() => 1)): Trace {
  return {
    threads: names.map((name, tid) => ({
      pid: processes[tid] ?? 1,
      tid,
      name,
      process: `Process-${processes[tid] ?? 1}`,
    })),
    time: Float64Array.from(events, ([time]) => time),
    thread: Uint32Array.from(events, ([, thread]) => thread),
    state: Uint8Array.from(events, ([, , state]) => state),
    line: Uint32Array.from(events, ([, , , line]) => line ?? 0),
    bytes: new Float64Array(events.length),
    dropped: 0,
  };
}

const { Running, WaitingForGil, Exited, Sleeping } = ThreadState;

/** Two threads that take turns. */
const turns = traceOf(
  ['A', 'B'],
  [
    [0, 0, Running, 3],
    [0, 1, WaitingForGil, 3],
    [5, 0, WaitingForGil, 4],
    [5, 1, Running, 3],
    [9, 1, Sleeping, 7],
    [9, 0, Running, 4],
    [10, 0, Exited],
    [10, 1, Exited],
  ],
);

function why(model: Model, trace: Trace): string {
  const tracks = toTracks(trace);
  return explain({
    model,
    trace,
    tracks,
    handovers: findHandovers(trace),
    totals: tracks.tracks.map(threadTotals),
  });
}

describe('tracks', () => {
  it('split a trace by thread and sum up what each did', () => {
    const { tracks, duration } = toTracks(turns);
    expect(duration).toBe(10);
    expect(tracks.map((track) => track.length)).toEqual([3, 3]);
    expect([...(tracks[0]?.heldBefore ?? [])]).toEqual([0, 5, 5, 6]);
    expect([...(tracks[1]?.waitedBefore ?? [])]).toEqual([0, 5, 5, 5]);
  });

  it('find the interval at a time', () => {
    const track = toTracks(turns).tracks[0] as ThreadTrack;
    expect([-1, 0, 4.9, 5, 9.5, 10].map((time) => intervalAt(track, time))).toEqual([-1, 0, 0, 1, 2, -1]);
  });

  it('know the hand-overs, and which of them were forced', () => {
    const handovers = findHandovers(turns);
    expect([...handovers.time]).toEqual([5, 9]);
    expect([...handovers.forced]).toEqual([1, 0]);
    expect([...handovers.line]).toEqual([4, 7]);
  });

  it('take the locks of two processes for two', () => {
    const two = traceOf(
      ['A', 'B'],
      [
        [0, 0, Running],
        [1, 1, Running],
        [2, 0, Exited],
        [3, 1, Exited],
      ],
      [1, 2],
    );
    expect(findHandovers(two).length).toBe(0);
    expect(why('processes', two)).toContain('up to two computed at the same moment');
  });

  it('explain a run from what happened', () => {
    const text = why('threads', turns).replaceAll('\u202f', ' ');
    expect(text).toBe('B was ready to compute for 9.00 s and held the GIL for 4.00 s of them.');
  });

  it('tell lines that ran from lines at which threads queued', () => {
    // A ran 5 s from line 3 to 4 and 1 s at 4; B ran 4 s from line 3 to 7.
    expect(lineHeat(toTracks(turns))).toEqual([
      { line: 3, ran: 0.45, waiting: 5 / 9.5 },
      { line: 4, ran: 0.35, waiting: 4 / 7.5 },
      { line: 7, ran: 0.2, waiting: 0 },
    ]);
  });
});

describe('the scale', () => {
  it('goes from time to pixel and back', () => {
    const view = { from: 2, to: 6 };
    expect(toPixel(view, 800, 3)).toBe(200);
    expect(toTime(view, 800, 200)).toBe(3);
  });

  it('zooms around what is under the pointer and stays inside the trace', () => {
    const closer = zoom(fit(10), 2, 0.25, 10);
    expect(closer).toEqual({ from: 1.25, to: 6.25 });
    expect(zoom(closer, 0.01, 0.5, 10)).toEqual({ from: 0, to: 10 });
    expect(pan(closer, 5, 10)).toEqual({ from: 5, to: 10 });
    expect(pan(closer, -5, 10)).toEqual({ from: 0, to: 5 });
  });

  it('has a bound at both ends', () => {
    const closest = zoom(fit(10), 1e12, 0.5, 10);
    expect(closest.to - closest.from).toBeCloseTo(1e-6);
    expect(fit(0).to).toBeGreaterThan(0);
  });

  it('has round ticks', () => {
    expect(ticks({ from: 0, to: 0.16 }, 9).times.map((time) => Number(time.toFixed(3)))).toEqual([
      0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.16,
    ]);
    expect(tickLabel(0.02, 0.02, 0.16)).toBe('20 ms');
    expect(tickLabel(12.5, 0.5, 15)).toBe('12.5 s');
    expect(tickLabel(0.0015, 0.0005, 0.16)).toBe('1.5 ms');
  });
});

describe('painting a row', () => {
  interface Painted {
    intervals: [number, number, ThreadState][];
    columns: [number, number, number][];
  }

  function paint(track: ThreadTrack, from: number, to: number, width: number): Painted {
    const painted: Painted = { intervals: [], columns: [] };
    paintRow(track, { from, to }, width, {
      interval: (x0, x1, state) => painted.intervals.push([x0, x1, state]),
      column: (x, held, waited) => painted.columns.push([x, held, waited]),
    });
    return painted;
  }

  it('draws intervals that can be seen one by one', () => {
    const track = toTracks(turns).tracks[0] as ThreadTrack;
    expect(paint(track, 0, 10, 100)).toEqual({
      intervals: [
        [0, 50, Running],
        [50, 90, WaitingForGil],
        [90, 100, Running],
      ],
      columns: [],
    });
    expect(paint(track, 6, 8, 100).intervals).toEqual([[-2, 102, WaitingForGil]]);
  });

  it(
    'sums up what is too narrow, at most once a pixel, for a million intervals',
    { timeout: 120_000 },
    () => {
      const length = 1_000_000;
      const trace: Trace = {
        threads: [{ pid: 1, tid: 0, name: 'A', process: 'MainProcess' }],
        time: Float64Array.from({ length: length + 1 }, (_, index) => index),
        thread: new Uint32Array(length + 1),
        state: Uint8Array.from({ length: length + 1 }, (_, index) =>
          index === length ? Exited : index % 4 === 0 ? Running : WaitingForGil,
        ),
        line: new Uint32Array(length + 1),
        bytes: new Float64Array(length + 1),
        dropped: 0,
      };
      const track = toTracks(trace).tracks[0] as ThreadTrack;
      const { columns, intervals } = paint(track, 0, 1_000_000, 1000);
      expect(intervals).toEqual([]);
      expect(columns.map(([x]) => x)).toEqual(Array.from({ length: 1000 }, (_, x) => x));
      for (const [, held, waited] of columns) {
        expect(held).toBeCloseTo(0.25);
        expect(waited).toBeCloseTo(0.75);
      }
    },
  );

  it('leaves no gap where narrow and wide intervals meet', () => {
    const events: Event[] = [];
    for (let index = 0; index < 100; index += 1)
      events.push([index * 0.01, 0, index % 2 === 0 ? Running : WaitingForGil]);
    events.push([1, 0, Running], [5.3, 0, WaitingForGil], [5.55, 0, Running], [8, 0, Exited]);
    const track = toTracks(traceOf(['A'], events)).tracks[0] as ThreadTrack;
    const { columns, intervals } = paint(track, 0, 10, 10);
    const covered = new Set(columns.map(([x]) => x));
    for (const [x0, x1] of intervals) for (let x = Math.floor(x0); x < x1; x += 1) covered.add(x);
    expect([...covered].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
