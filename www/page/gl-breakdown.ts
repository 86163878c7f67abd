import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Breakdown, Model } from '../api';
import { PageElement } from '../base/element';
import { counted, percent } from '../base/format';
import { MODEL_LOOKS } from './models';

interface Part {
  readonly key: keyof Breakdown;
  readonly label: string;
  readonly className: string;
}

const PARTS: readonly Part[] = [
  { key: 'computing', label: 'computing', className: 'fill-run' },
  { key: 'waitingForGil', label: 'waiting for the GIL', className: 'fill-waiting' },
  { key: 'starting', label: 'starting', className: 'fill-starting' },
  { key: 'pickling', label: 'pickling', className: 'fill-pickling' },
  { key: 'messaging', label: 'messages', className: 'fill-messaging' },
  { key: 'blocked', label: 'asleep', className: 'fill-idle' },
];

export interface BreakdownRow {
  readonly model: Model;
  /** Null until it was measured. */
  readonly breakdown: Breakdown | null;
}

/** One bar a model: how all of its threads spent their time. */
@customElement('gl-breakdown')
export class BreakdownBars extends PageElement {
  @property({ attribute: false }) rows: readonly BreakdownRow[] = [];
  @property({ type: Number }) workers = 1;

  protected override render(): TemplateResult {
    return html`<h2>Where the time went, ${counted(this.workers, 'worker')}</h2>
      <div class="bars">${this.rows.map((row) => bar(row))}</div>
      <p class="legend">
        ${PARTS.map((part) => html`<span><i class=${part.className}></i>${part.label}</span>`)}
      </p>`;
  }
}

function bar({ model, breakdown }: BreakdownRow): TemplateResult {
  const { label } = MODEL_LOOKS[model];
  const total = breakdown === null ? 0 : PARTS.reduce((sum, part) => sum + breakdown[part.key], 0);
  const shares = PARTS.map((part) => ({
    part,
    share: total > 0 && breakdown !== null ? breakdown[part.key] / total : 0,
  }));
  const shown = shares.filter(({ share }) => share > 0);
  const text = shown.map(({ part, share }) => `${part.label} ${percent(share)}`).join(', ');
  return html`<span class="bar-name">${label}</span>
    <div
      class="bar"
      role="img"
      aria-label="${label}: ${text === '' ? 'nothing measured yet' : text}"
      title=${text}
    >
      ${shown.map(({ part, share }) => html`<i class=${part.className} style="width:${(share * 100).toFixed(3)}%"></i>`)}
    </div>`;
}
