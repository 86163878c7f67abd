import { scaleLog, type ScaleLogarithmic } from 'd3-scale';
import { line } from 'd3-shape';
import { MODELS, type Model, type Point } from '../api';

/** Sizes in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Axes {
  readonly frame: Frame;
  readonly x: ScaleLogarithmic<number, number>;
  readonly y: ScaleLogarithmic<number, number>;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

export interface ChartPoint {
  readonly point: Point;
  readonly speedup: number;
  readonly x: number;
  readonly y: number;
  /** Ends of the confidence whisker; equal to `y` when there is only one run. */
  readonly low: number;
  readonly high: number;
}

export interface Curve {
  readonly model: Model;
  readonly points: readonly ChartPoint[];
  /** An SVG path through the points. */
  readonly path: string;
  /** Where its label stands, clear of the other labels. */
  readonly labelX: number;
  readonly labelY: number;
}

const LABEL_HEIGHT = 17;

/** Leaves room at the right for the labels at the curves' ends. */
export function frameFor(width: number): Frame {
  return {
    width,
    height: Math.round(Math.min(380, Math.max(250, width * 0.68))),
    left: 42,
    right: 86,
    top: 16,
    bottom: 46,
  };
}

/** Axes for the counts that are planned and the speedups known so far. Both are logarithmic with base 2. */
export function layOut(frame: Frame, workers: readonly number[], speedups: readonly number[]): Axes {
  const most = Math.max(2, ...workers);
  const counts = [...new Set([1, ...workers])].sort((a, b) => a - b);
  const known = speedups.filter((speedup) => speedup > 0 && Number.isFinite(speedup));
  const lowest = 2 ** Math.min(-0.7, Math.log2(Math.min(1, ...known)) - 0.45);
  const highest = Math.max(most, ...known.map((speedup) => speedup * 1.05));
  const x = scaleLog()
    .base(2)
    .domain([1, most])
    .range([frame.left, frame.width - frame.right]);
  const y = scaleLog()
    .base(2)
    .domain([lowest, highest])
    .range([frame.height - frame.bottom, frame.top]);
  return { frame, x, y, xTicks: apart(counts, x), yTicks: apart(powersOfTwo(lowest, highest), y) };
}

function powersOfTwo(from: number, to: number): number[] {
  const powers: number[] = [];
  for (let exponent = Math.ceil(Math.log2(from)); 2 ** exponent <= to; exponent += 1)
    powers.push(2 ** exponent);
  return powers;
}

/** Drops ticks whose labels would touch their neighbour's. */
function apart(values: readonly number[], scale: ScaleLogarithmic<number, number>): number[] {
  const kept: number[] = [];
  for (const value of values) {
    const last = kept[kept.length - 1];
    if (last === undefined || Math.abs(scale(value) - scale(last)) >= 24) kept.push(value);
  }
  return kept;
}

/** The curves of all models that have a speedup, in the page's order. */
export function curves(axes: Axes, points: readonly Point[]): Curve[] {
  const serial = points.find((point) => point.model === 'serial');
  const drawn = MODELS.flatMap((model) => {
    const known = points.filter((point) => point.model === model).sort((a, b) => a.workers - b.workers);
    const placed = known.flatMap((point) => place(axes, point, serial) ?? []);
    const last = placed[placed.length - 1];
    if (last === undefined) return [];
    const path =
      line<ChartPoint>(
        (point) => point.x,
        (point) => point.y,
      )(placed) ?? '';
    // A lone point has its label above it, clear of the curves that begin there too.
    const label =
      placed.length > 1
        ? { labelX: last.x + 12, labelY: last.y }
        : { labelX: last.x - 6, labelY: last.y - 24 };
    return [{ model, points: placed, path, ...label }];
  });
  return separateLabels(drawn, axes.frame);
}

function place(axes: Axes, point: Point, serial: Point | undefined): ChartPoint | null {
  if (point.speedup === null || point.speedup <= 0) return null;
  const baseline = serial?.median ?? point.median * point.speedup;
  return {
    point,
    speedup: point.speedup,
    x: axes.x(point.workers),
    y: axes.y(point.speedup),
    // More seconds are less speedup.
    low: axes.y(point.high > 0 ? baseline / point.high : point.speedup),
    high: axes.y(point.low > 0 ? baseline / point.low : point.speedup),
  };
}

/** Pushes labels that end at the same place apart, from the top down, and keeps them in the frame. */
function separateLabels(drawn: readonly Curve[], frame: Frame): Curve[] {
  const moved = new Map<Curve, number>();
  const sorted = [...drawn].sort((a, b) => a.labelY - b.labelY);
  let groupEnd = -Infinity;
  for (const curve of sorted) {
    const sameEnd = sorted.some((other) => other !== curve && Math.abs(other.labelX - curve.labelX) < 80);
    const wanted = sameEnd ? Math.max(curve.labelY, groupEnd + LABEL_HEIGHT) : curve.labelY;
    const labelY = Math.min(wanted, frame.height - frame.bottom + 4);
    moved.set(curve, labelY);
    if (sameEnd) groupEnd = labelY;
  }
  return drawn.map((curve) => ({ ...curve, labelY: moved.get(curve) ?? curve.labelY }));
}
