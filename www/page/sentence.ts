import type { Model, Point } from '../api';
import { capitalised, countWord, times } from '../base/format';
import { MODEL_LOOKS } from './models';

/** A gain below this is none that a reader should build on. */
const NOTICEABLE = 1.1;
/** Fewer workers that reach this share of the best speedup are the better news. */
const NEARLY_BEST = 0.9;

type Verdict = 'faster' | 'same' | 'slower' | 'unclear';

interface Finding {
  readonly model: Model;
  readonly point: Point;
  readonly speedup: number;
  readonly verdict: Verdict;
}

/** What a sweep found, in a sentence or two that its points bear out; the empty string when there are none. */
export function summarise(points: readonly Point[]): string {
  const serial = points.find((point) => point.model === 'serial');
  const findings = (['threads', 'processes'] as const).flatMap((model) => find(model, points, serial) ?? []);
  if (findings.length > 0) return combine(findings);
  const only = points[points.length - 1];
  if (only === undefined) return '';
  if (serial !== undefined && points.some((point) => point.model !== 'serial'))
    return 'One worker is no faster or slower by itself: add workers to see what they buy.';
  if (serial !== undefined)
    return 'This is the serial run, the yardstick: add threads or processes to compare.';
  return 'Without a serial run there is nothing to compare with: add it to see speedups.';
}

function find(model: Model, points: readonly Point[], serial: Point | undefined): Finding | null {
  const known = points
    .filter((point) => point.model === model && point.workers > 1 && point.speedup !== null)
    .sort((a, b) => a.workers - b.workers);
  if (known.length === 0) return null;
  const best = Math.max(...known.map((point) => point.speedup ?? 0));
  const gains = best >= NOTICEABLE;
  // Where more workers gain nothing, the fullest try says so best.
  const point = gains
    ? known.find((candidate) => (candidate.speedup ?? 0) >= best * NEARLY_BEST)
    : known[known.length - 1];
  if (point === undefined) return null;
  const speedup = point.speedup ?? 1;
  return { model, point, speedup, verdict: verdict(speedup, point, serial) };
}

/** A difference counts when it is large enough to notice and the two intervals are apart. */
function verdict(speedup: number, point: Point, serial: Point | undefined): Verdict {
  const apart = serial === undefined || point.high < serial.low || point.low > serial.high;
  const noticeable = speedup >= NOTICEABLE || speedup <= 1 / NOTICEABLE;
  if (!apart) return noticeable ? 'unclear' : 'same';
  if (speedup >= NOTICEABLE) return 'faster';
  return speedup <= 1 / NOTICEABLE ? 'slower' : 'same';
}

function combine(findings: readonly Finding[]): string {
  const [first, second] = findings;
  if (first === undefined) return '';
  if (second === undefined) return `${single(first)}.`;
  if (first.verdict === 'faster' && second.verdict === 'faster') {
    const more = `${countWord(second.point.workers)} ${noun(second)} ${times(second.speedup)} times`;
    return `${capitalised(countWord(first.point.workers))} ${noun(first)} are ${times(first.speedup)} times as fast as a serial run, ${more}.`;
  }
  return `${single(first)}. ${single(second)}.`;
}

function single(finding: Finding): string {
  const look = MODEL_LOOKS[finding.model];
  const count = `${capitalised(countWord(finding.point.workers))} ${noun(finding)}`;
  if (finding.verdict === 'faster') return `${count} are ${times(finding.speedup)} times faster`;
  if (finding.verdict === 'unclear')
    return `${capitalised(look.many)} differ too much from run to run to tell: repeat them more often`;
  const reason = cause(finding);
  if (finding.verdict === 'slower')
    return `${count} take ${times(1 / finding.speedup)} times as long as a serial run${reason}`;
  return `${capitalised(look.many)} gain nothing here${reason}`;
}

/** Why there is no gain, if the run's own breakdown shows it. */
function cause(finding: Finding): string {
  const { computing, waitingForGil, starting, pickling, messaging } = finding.point.breakdown;
  const overhead = starting + pickling + messaging;
  if (waitingForGil > 0.3 * (computing + waitingForGil) && waitingForGil > overhead)
    return ': they take turns';
  if (overhead > 0.3 * (computing + overhead)) {
    return starting >= pickling + messaging
      ? ': starting them costs what they save'
      : ': sending the work costs what it saves';
  }
  return '';
}

function noun(finding: Finding): string {
  return MODEL_LOOKS[finding.model].many;
}
