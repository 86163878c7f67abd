import type { ThreadState } from '../api';
import { countUntil, intervalEnd, type ThreadTrack } from './intervals';
import { toPixel, toTime, type View } from './scale';

/** What to draw of one row: an interval that is wide enough to see, or a column in which many came and went. */
export interface RowPainter {
  /** An interval from pixel `x0` to `x1`. */
  interval(x0: number, x1: number, state: ThreadState, index: number): void;
  /** One pixel column with the shares of it in which the thread held the GIL and waited for it. */
  column(x: number, held: number, waited: number): void;
}

/**
 * Walks over the visible part of a track and calls the painter at most about twice a pixel, however many intervals
 * there are: those narrower than a pixel are summed up, column by column, by two binary searches each.
 */
export function paintRow(track: ThreadTrack, view: View, width: number, painter: RowPainter): void {
  if (track.length === 0) return;
  const last = Math.min(width, Math.ceil(toPixel(view, width, track.end)));
  let index = Math.max(0, countUntil(track.start, track.length, view.from) - 1);
  let nextColumn = 0;
  while (index < track.length) {
    const x0 = toPixel(view, width, track.start[index] ?? 0);
    const x1 = toPixel(view, width, intervalEnd(track, index));
    if (Math.max(x0, nextColumn) >= last) return;
    if (x1 - x0 >= 1) {
      painter.interval(Math.max(x0, -2), Math.min(x1, width + 2), track.state[index] ?? 0, index);
      index += 1;
    } else {
      const column = Math.max(nextColumn, Math.floor(x0));
      paintColumn(track, view, width, column, painter);
      nextColumn = column + 1;
      index = Math.max(index, reachingBeyond(track, toTime(view, width, nextColumn)));
      if (toPixel(view, width, intervalEnd(track, index)) <= nextColumn) index += 1;
    }
  }
}

/** The interval that is under way at `time`, or the last one. */
function reachingBeyond(track: ThreadTrack, time: number): number {
  return countUntil(track.start, track.length, time) - 1;
}

function paintColumn(
  track: ThreadTrack,
  view: View,
  width: number,
  column: number,
  painter: RowPainter,
): void {
  const from = toTime(view, width, column);
  const to = toTime(view, width, column + 1);
  const held = sumUntil(track, track.heldBefore, to) - sumUntil(track, track.heldBefore, from);
  const waited = sumUntil(track, track.waitedBefore, to) - sumUntil(track, track.waitedBefore, from);
  painter.column(column, held / (to - from), waited / (to - from));
}

/** Seconds summed up to `time`, which may lie inside an interval. */
export function sumUntil(track: ThreadTrack, before: Float64Array, time: number): number {
  const index = countUntil(track.start, track.length, time) - 1;
  if (index < 0) return 0;
  const start = track.start[index] ?? 0;
  const end = intervalEnd(track, index);
  const whole = (before[index + 1] ?? 0) - (before[index] ?? 0);
  const share = end > start ? Math.min(1, (time - start) / (end - start)) : 1;
  return (before[index] ?? 0) + whole * share;
}
