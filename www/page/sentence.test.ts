import { describe, expect, it } from 'vitest';
import type { Breakdown, Model, Point } from '../api';
import { summarise } from './sentence';

const NOTHING: Breakdown = {
  computing: 1,
  waitingForGil: 0,
  starting: 0,
  pickling: 0,
  messaging: 0,
  blocked: 0,
};
const EMPTY_TRACE = {
  threads: [],
  time: new Float64Array(),
  thread: new Uint32Array(),
  state: new Uint8Array(),
  line: new Uint32Array(),
  bytes: new Float64Array(),
  dropped: 0,
};

function point(
  model: Model,
  workers: number,
  median: number,
  serial: number | null,
  breakdown: Partial<Breakdown> = {},
  spread = 0.01,
): Point {
  const speedup = serial === null ? null : serial / median;
  return {
    model,
    workers,
    times: [median],
    median,
    low: median * (1 - spread),
    high: median * (1 + spread),
    speedup,
    efficiency: speedup === null ? null : speedup / workers,
    karpFlatt: null,
    breakdown: { ...NOTHING, ...breakdown },
    trace: EMPTY_TRACE,
    traceRun: 1,
  };
}

const serial = point('serial', 1, 1, 1);
const queueing = { computing: 1, waitingForGil: 3 };

describe('the sentence', () => {
  it('tells of threads that take turns and of processes that do not', () => {
    const points = [
      serial,
      point('threads', 2, 1.02, 1, queueing),
      point('threads', 4, 1.04, 1, queueing),
      point('processes', 2, 0.52, 1),
      point('processes', 4, 1 / 3.6, 1),
      point('processes', 8, 1 / 3.75, 1),
    ];
    expect(summarise(points)).toBe(
      'Threads gain nothing here: they take turns. Four processes are 3.6 times faster.',
    );
  });

  it('tells of both when both are faster', () => {
    const points = [serial, point('threads', 16, 1 / 12, 1), point('processes', 16, 1 / 9.7, 1)];
    expect(summarise(points)).toBe(
      'Sixteen threads are 12 times as fast as a serial run, sixteen processes 9.7 times.',
    );
  });

  it('tells what made it slower', () => {
    const starting = { computing: 0.2, starting: 1 };
    const pickling = { computing: 0.2, pickling: 1 };
    expect(summarise([serial, point('threads', 2, 1.5, 1, queueing)])).toBe(
      'Two threads take 1.5 times as long as a serial run: they take turns.',
    );
    expect(summarise([serial, point('processes', 2, 3, 1, starting)])).toBe(
      'Two processes take 3.0 times as long as a serial run: starting them costs what they save.',
    );
    expect(summarise([serial, point('processes', 2, 1.05, 1, pickling)])).toBe(
      'Processes gain nothing here: sending the work costs what it saves.',
    );
  });

  it('claims no difference that the spread does not bear out', () => {
    expect(summarise([point('serial', 1, 1, 1, {}, 0.3), point('threads', 2, 0.8, 1, {}, 0.3)])).toBe(
      'Threads differ too much from run to run to tell: repeat them more often.',
    );
  });

  it('says what is missing for a comparison', () => {
    expect(summarise([])).toBe('');
    expect(summarise([serial])).toMatch(/^This is the serial run/);
    expect(summarise([point('threads', 4, 1, null)])).toMatch(/^Without a serial run/);
    expect(summarise([serial, point('threads', 1, 1, 1)])).toMatch(/add workers/);
  });
});
