import { describe, expect, it } from 'vitest';
import type { Model, Point } from '../api';
import { curves, frameFor, layOut } from './geometry';

function point(model: Model, workers: number, speedup: number | null): Point {
  const breakdown = { computing: 1, waitingForGil: 0, starting: 0, pickling: 0, messaging: 0, blocked: 0 };
  const empty = new Float64Array();
  const trace = {
    threads: [],
    time: empty,
    thread: new Uint32Array(),
    state: new Uint8Array(),
    line: new Uint32Array(),
    bytes: empty,
    dropped: 0,
  };
  const median = 1 / (speedup ?? 1);
  return {
    model,
    workers,
    times: [median],
    median,
    low: median * 0.9,
    high: median * 1.1,
    speedup,
    efficiency: null,
    karpFlatt: null,
    breakdown,
    trace,
    traceRun: 1,
  };
}

const frame = frameFor(540);

describe('axes', () => {
  it('stand before there is a result, with one at the left and the most workers at the right', () => {
    const axes = layOut(frame, [1, 2, 4, 8], []);
    expect(axes.x(1)).toBe(frame.left);
    expect(axes.x(8)).toBe(frame.width - frame.right);
    expect(axes.xTicks).toEqual([1, 2, 4, 8]);
    expect(axes.yTicks).toEqual([1, 2, 4, 8]);
  });

  it('give a doubling the same length everywhere', () => {
    const { x, y } = layOut(frame, [1, 2, 4, 8], []);
    expect(x(8) - x(4)).toBeCloseTo(x(2) - x(1));
    expect(y(1) - y(2)).toBeCloseTo(y(4) - y(8));
  });

  it('grow for what is slower than half or faster than the workers', () => {
    const axes = layOut(frame, [1, 2], [0.2, 3]);
    expect(axes.y(0.2)).toBeLessThanOrEqual(frame.height - frame.bottom);
    expect(axes.y(3)).toBeGreaterThanOrEqual(frame.top);
  });

  it('drop ticks that would touch', () => {
    const { xTicks, x } = layOut(frame, [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 1000, 1024], []);
    xTicks
      .slice(1)
      .forEach((tick, index) => expect(x(tick) - x(xTicks[index] ?? 0)).toBeGreaterThanOrEqual(24));
  });

  it('survive a single worker', () => {
    const { x } = layOut(frame, [1], [1]);
    expect(Number.isFinite(x(1))).toBe(true);
  });
});

describe('curves', () => {
  const axes = layOut(frame, [1, 2, 4], []);

  it('have a whisker around every point, upwards for less time', () => {
    const [curve] = curves(axes, [point('serial', 1, 1), point('threads', 2, 2)]).slice(1);
    const placed = curve?.points[0];
    expect(placed?.high).toBeLessThan(placed?.y ?? 0);
    expect(placed?.low).toBeGreaterThan(placed?.y ?? 0);
  });

  it('leave out what has no speedup', () => {
    expect(curves(axes, [point('threads', 2, null)])).toEqual([]);
  });

  it('keep their labels apart', () => {
    const drawn = curves(axes, [
      point('threads', 2, 2),
      point('threads', 4, 3.9),
      point('processes', 2, 2),
      point('processes', 4, 4),
    ]);
    expect(Math.abs((drawn[0]?.labelY ?? 0) - (drawn[1]?.labelY ?? 0))).toBeGreaterThanOrEqual(17);
  });
});
