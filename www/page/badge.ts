import { html, type TemplateResult } from 'lit';
import type { Machine } from '../api';
import { browserName } from '../base/browser';
import { counted } from '../base/format';

/** Where numbers come from: a result never stands without it. */
export interface Provenance {
  readonly machine: Machine;
  readonly cores: number;
  readonly repeats: number;
  readonly seed: number;
}

export function badge({ machine, cores, repeats, seed }: Provenance): TemplateResult {
  return machine === 'live'
    ? html`<span class="badge" data-testid="badge"
        ><b>● Measured here</b> · ${counted(repeats, 'run')} each · ${counted(cores, 'core')} ·
        ${browserName()}</span
      >`
    : html`<span class="badge" data-testid="badge"
        ><b class="simulated">◇ Simulated</b> · ${counted(cores, 'core')} · seed ${seed}</span
      >`;
}
