/** The order of a sweep's runs. */
import type { Model } from '../api';

/** One run of a sweep. */
export interface Step {
  model: Model;
  workers: number;
  /** 1-based. */
  repeat: number;
}

/**
 * Rounds over all points, so that what else the device does meanwhile falls on all of them alike. Serial runs know no
 * number of workers.
 */
export function stepsOf(models: readonly Model[], workers: readonly number[], repeats: number): Step[] {
  const points = models.flatMap((model) =>
    (model === 'serial' ? [1] : [...new Set(workers)]).map((count) => ({ model, workers: count })),
  );
  return Array.from({ length: repeats }, (_, round) =>
    points.map((point) => ({ ...point, repeat: round + 1 })),
  ).flat();
}
