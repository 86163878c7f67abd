import type { Model } from '../api';

/** What the `lab` module says in a run, made by `lab_settings` of `crate/src/web/scenario.rs`. */
export interface LabSettings {
  model: Model;
  workers: number;
  /** Name of the GIL's variant. */
  gil: string;
  /** Seconds; null where instructions count. */
  switchInterval: number | null;
  /** All of it, with the parameters, as the Rust side reads it. */
  json: string;
}
