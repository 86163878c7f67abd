/** What both machines are to the engine. */
import type { LabSettings } from '../kernel/settings';
import type { Settings } from './options';
import type { Output } from './output';
import type { Summary } from './protocol';
import type { Step } from './sweep';
import type { SweepRecorder } from './sweep-recorder';

/** Makes the settings of one run of a sweep. */
export type SettingsOfStep = (step: Step) => Promise<LabSettings>;

export interface Runner {
  /** Runs a script once. Aborting ends it within half a second, with what is there of a result. */
  run(settings: Settings, lab: LabSettings, output: Output): Promise<Summary>;
  /** Runs a sweep's steps up to the first error, telling `recorder`. */
  sweep(
    settings: Settings,
    steps: readonly Step[],
    labOf: SettingsOfStep,
    recorder: SweepRecorder,
  ): Promise<void>;
}
