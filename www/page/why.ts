import type { Model, Trace } from '../api';
import { capitalised, countWord, counted, duration, percent } from '../base/format';
import type { Handovers } from '../timeline/handovers';
import type { Tracks } from '../timeline/intervals';
import { forcedHandovers, mostAtOnce, type ThreadTotals } from './stats';

/** What is known of one run. */
export interface Run {
  readonly model: Model;
  readonly trace: Trace;
  readonly tracks: Tracks;
  readonly handovers: Handovers;
  /** One for each of the tracks. */
  readonly totals: readonly ThreadTotals[];
}

/** Explains a run by what its threads did, from the trace alone; the empty string when it says too little. */
export function explain({ model, trace, tracks, handovers, totals }: Run): string {
  if (totals.length === 0 || tracks.duration === 0) return '';
  if (model === 'processes' && countProcesses(tracks) > 1) return explainProcesses(mostAtOnce(trace), totals);
  const busiest = mostContended(totals);
  if (busiest !== null && busiest.waited > 0.05 * (busiest.waited + busiest.held)) {
    return explainWaiting(busiest, tracks, handovers);
  }
  return explainQuiet(tracks, totals);
}

/** The thread that wanted to compute for longest. */
function mostContended(totals: readonly ThreadTotals[]): ThreadTotals | null {
  return totals.reduce<ThreadTotals | null>(
    (most, next) => (most === null || next.waited > most.waited ? next : most),
    null,
  );
}

function explainWaiting(thread: ThreadTotals, tracks: Tracks, handovers: Handovers): string {
  const { name } = thread.track.thread;
  const ready = thread.held + thread.waited;
  const first = `${name} was ready to compute for ${duration(ready)} and held the GIL for ${duration(thread.held)} of them.`;
  const forced = forcedHandovers(handovers, tracks.tracks.indexOf(thread.track));
  if (forced.count === 0) return first;
  const often = forced.count === 1 ? 'once' : `${forced.count.toLocaleString('en')} times`;
  const length = `${forced.count === 1 ? 'after' : 'typically after'} ${duration(forced.held)}`;
  return `${first} It was asked to hand over ${often}, ${length}${forced.line > 0 ? `, at line ${forced.line}` : ''}.`;
}

function explainProcesses(most: number, totals: readonly ThreadTotals[]): string {
  const sum = (pick: (thread: ThreadTotals) => number): number =>
    totals.reduce((all, thread) => all + pick(thread), 0);
  const together =
    most > 1
      ? `Each process has its own GIL, so up to ${countWord(most)} computed at the same moment.`
      : 'Each process has its own GIL, yet no two computed at the same moment.';
  const computing = sum((thread) => thread.held + thread.native);
  const price = [
    ['starting them', sum((thread) => thread.starting)],
    ['pickling', sum((thread) => thread.pickling)],
  ] as const;
  const costs = price
    .filter(([, seconds]) => seconds > 0)
    .map(([what, seconds]) => `${duration(seconds)} went into ${what}`);
  if (costs.length === 0) return together;
  return `${together} They computed for ${duration(computing)} in all; ${costs.join(' and ')}.`;
}

function explainQuiet(tracks: Tracks, totals: readonly ThreadTotals[]): string {
  const workers = totals.length > 1 ? totals.filter((thread) => thread.track.thread.tid !== 0) : totals;
  const lifetime = workers.reduce((all, thread) => all + life(thread), 0);
  const idle = workers.reduce((all, thread) => all + thread.idle + thread.messaging, 0);
  const only = workers[0];
  if (lifetime > 0 && idle > 0.5 * lifetime) {
    const who = workers.length === 1 ? 'The thread' : `The ${counted(workers.length, 'thread')}`;
    return `${who} spent ${percent(idle / lifetime)} of the time waiting for something else than the GIL; whoever waits there lets go of it, so others can go on.`;
  }
  if (totals.length === 1 && only !== undefined) {
    return `${capitalised(countWord(1))} thread held the GIL for ${percent(only.held / tracks.duration)} of the run; there was nobody to hand it to.`;
  }
  return `The threads hardly ever wanted the GIL at the same time.`;
}

function life(thread: ThreadTotals): number {
  return thread.held + thread.waited + thread.starting + thread.messaging + thread.idle + thread.native;
}

function countProcesses(tracks: Tracks): number {
  return new Set(tracks.tracks.map((track) => track.thread.pid)).size;
}
