import type { Model, Point } from '../api';

export type Mark = 'square' | 'circle' | 'diamond';

/** How a model looks everywhere on the page: its colours are the CSS variables `--<model>` and `--<model>-ink`. */
export interface ModelLook {
  readonly label: string;
  readonly mark: Mark;
  /** Its workers in a sentence, singular and plural. */
  readonly one: string;
  readonly many: string;
}

export const MODEL_LOOKS: Readonly<Record<Model, ModelLook>> = {
  serial: { label: 'Serial', mark: 'diamond', one: 'serial run', many: 'serial runs' },
  threads: { label: 'Threads', mark: 'square', one: 'thread', many: 'threads' },
  processes: { label: 'Processes', mark: 'circle', one: 'process', many: 'processes' },
};

/** Names one place on the chart. */
export interface PointKey {
  readonly model: Model;
  readonly workers: number;
}

export function samePoint(a: PointKey | null, b: PointKey | null): boolean {
  return a === b || (a !== null && b !== null && a.model === b.model && a.workers === b.workers);
}

export function findPoint(points: readonly Point[], key: PointKey | null): Point | undefined {
  return points.find((point) => samePoint(point, key));
}

/** The points that a sweep over these models and counts will measure: serial runs have one worker. */
export function plannedPoints(models: readonly Model[], workers: readonly number[]): PointKey[] {
  return models.flatMap((model) => {
    const counts = model === 'serial' ? [1] : workers;
    return counts.map((count): PointKey => ({ model, workers: count }));
  });
}

/** What to look at first: threads before processes before serial, with as many workers as there are cores. */
export function tellingPoint(points: readonly Point[], cores: number): PointKey | null {
  const rank: readonly Model[] = ['threads', 'processes', 'serial'];
  for (const model of rank) {
    const counts = points.filter((point) => point.model === model).map((point) => point.workers);
    if (counts.length === 0) continue;
    const fitting = counts.filter((count) => count <= Math.max(cores, 2));
    return { model, workers: Math.max(...(fitting.length > 0 ? fitting : counts)) };
  }
  return null;
}
