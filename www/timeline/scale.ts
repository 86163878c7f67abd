/** The part of a trace that the timeline shows: seconds `from` to `to`, drawn over `width` pixels. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** The shortest stretch that can be shown, in seconds. */
const SHORTEST = 1e-6;

export function fit(duration: number): View {
  return { from: 0, to: Math.max(duration, SHORTEST) };
}

export function toPixel(view: View, width: number, time: number): number {
  return ((time - view.from) / (view.to - view.from)) * width;
}

export function toTime(view: View, width: number, pixel: number): number {
  return view.from + (pixel / Math.max(width, 1)) * (view.to - view.from);
}

/** Zooms by `factor` (above 1: closer), keeping the time under `anchor` (0 to 1 of the width) where it is. */
export function zoom(view: View, factor: number, anchor: number, duration: number): View {
  const span = view.to - view.from;
  const next = Math.min(Math.max(span / factor, SHORTEST), Math.max(duration, SHORTEST));
  const fixed = view.from + span * anchor;
  return clamp({ from: fixed - next * anchor, to: fixed + next * (1 - anchor) }, duration);
}

/** Moves by a share of what is visible; positive is later. */
export function pan(view: View, share: number, duration: number): View {
  const shift = (view.to - view.from) * share;
  return clamp({ from: view.from + shift, to: view.to + shift }, duration);
}

/** Moves a view back inside the trace without changing its span. */
function clamp(view: View, duration: number): View {
  const span = Math.min(view.to - view.from, Math.max(duration, SHORTEST));
  const from = Math.min(Math.max(view.from, 0), Math.max(duration - span, 0));
  return { from, to: from + span };
}

/** Round times for the axis: at most `most` of them, 1, 2 or 5 times a power of ten apart. */
export function ticks(view: View, most: number): { readonly times: number[]; readonly step: number } {
  const rough = (view.to - view.from) / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((multiple) => multiple * power >= rough) ?? 10) * power;
  const times: number[] = [];
  for (let index = Math.ceil(view.from / step - 1e-9); index * step <= view.to * (1 + 1e-12); index += 1)
    times.push(index * step);
  return { times, step };
}

/** A tick's label, in one unit for the whole axis, with the decimals that `step` needs. */
export function tickLabel(time: number, step: number, longest: number): string {
  const [unit, factor]: [string, number] =
    longest >= 10 ? ['s', 1] : longest >= 0.01 || step >= 1e-3 ? ['ms', 1e3] : ['µs', 1e6];
  const decimals = Math.max(0, -Math.floor(Math.log10(step * factor) + 1e-9));
  return `${(time * factor).toFixed(Math.min(decimals, 6))} ${unit}`;
}
