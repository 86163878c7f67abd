import * as v from 'valibot';
import { MODELS } from '../api';

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** Worker counts, small to large, each once. */
const workerCounts = v.pipe(
  v.array(count(1024)),
  v.minLength(1),
  v.maxLength(32),
  v.transform((counts) => [...new Set(counts)].sort((a, b) => a - b)),
);

/** What a link or the browser's storage holds: only what differs from the defaults. */
export const sharedSchema = v.object({
  /** Name of a scenario of the catalogue; absent when `source` is the reader's own. */
  scenario: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/))),
  source: v.exactOptional(v.string()),
  machine: v.exactOptional(v.picklist(['live', 'simulated'])),
  models: v.exactOptional(v.pipe(v.array(v.picklist(MODELS)), v.minLength(1))),
  workers: v.exactOptional(workerCounts),
  cores: v.exactOptional(count(1024)),
  repeats: v.exactOptional(count(1000)),
  gil: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))),
});

export type Shared = v.InferOutput<typeof sharedSchema>;

/** Checks what came from outside; null when it is not what it should be. */
export function readShared(value: unknown): Shared | null {
  const result = v.safeParse(sharedSchema, value);
  return result.success ? result.output : null;
}
