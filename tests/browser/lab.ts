// Driving the page's engine, `window.gilLab`, and reading the traces that it gives.
import {
  ThreadState,
  type GilLab,
  type RunOptions,
  type RunResult,
  type Trace,
  type TraceThread,
} from '../../www/api';
import type { Tab } from './browsers';

declare global {
  interface Window {
    gilLab: GilLab;
  }
}

/** A part of a trace in which a thread stays in one state. */
export interface Interval {
  thread: TraceThread;
  state: ThreadState;
  begin: number;
  end: number;
}

/** A result as it crosses from the page, with intervals in place of the columns. */
export type Ran = Omit<RunResult, 'trace'> & { intervals: Interval[]; dropped: number };

/** Opens the page and waits until it can run scripts. */
export async function openLab(tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await tab.evaluate(() => window.gilLab.ready);
}

/** Runs a script through the page's engine. */
export async function runScript(tab: Tab, options: RunOptions): Promise<Ran> {
  const { trace, ...result } = await tab.evaluate(async (options) => {
    const { trace, ...result } = await window.gilLab.run(options);
    // Typed arrays do not cross.
    const columns = { time: [...trace.time], thread: [...trace.thread], state: [...trace.state] };
    return { ...result, trace: { ...columns, threads: trace.threads, dropped: trace.dropped } };
  }, options);
  return { ...result, intervals: intervalsOf(trace, result.elapsed), dropped: trace.dropped };
}

type Columns = Pick<Trace, 'threads'> & Record<'time' | 'thread' | 'state', ArrayLike<number>>;

function intervalsOf({ threads, time, thread, state }: Columns, end: number): Interval[] {
  const open = new Map<number, Interval>();
  const intervals: Interval[] = [];
  for (let event = 0; event < time.length; event++) {
    const index = thread[event] ?? 0;
    const begin = time[event] ?? 0;
    const before = open.get(index);
    if (before) before.end = begin;
    const interval = {
      thread: threads[index] as TraceThread,
      state: state[event] as ThreadState,
      begin,
      end,
    };
    intervals.push(interval);
    open.set(index, interval);
  }
  return intervals.filter(({ state }) => state !== ThreadState.Exited);
}

const HOLDING: readonly ThreadState[] = [ThreadState.Running, ThreadState.Pickling];

/** The intervals in which threads hold their GIL, in order of time. */
export function holding(intervals: readonly Interval[]): Interval[] {
  return intervals
    .filter(({ state, begin, end }) => HOLDING.includes(state) && end > begin)
    .sort((a, b) => a.begin - b.begin);
}

/** Pairs of intervals that share a moment; `intervals` are in order of time. */
export function overlaps(intervals: readonly Interval[]): [Interval, Interval][] {
  return intervals.flatMap((first, index) =>
    intervals
      .slice(index + 1)
      .filter((second) => second.begin < first.end)
      .map((second): [Interval, Interval] => [first, second]),
  );
}
