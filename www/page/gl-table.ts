import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Point } from '../api';
import { PageElement } from '../base/element';
import { percent, threeDigits, timeUnit } from '../base/format';
import { modelMark } from './mark';
import { MODEL_LOOKS, findPoint, samePoint, type PointKey } from './models';

const NOTHING_YET = '–';

/**
 * The numbers behind the chart: a row for every point that is planned, so that nothing moves when results arrive.
 *
 * @fires point-select with the chosen `PointKey`
 * @fires point-hover with the `PointKey` under the pointer, or null
 */
@customElement('gl-table')
export class ResultTable extends PageElement {
  @property({ attribute: false }) planned: readonly PointKey[] = [];
  @property({ attribute: false }) points: readonly Point[] = [];
  @property({ attribute: false }) selected: PointKey | null = null;
  @property({ attribute: false }) hovered: PointKey | null = null;

  protected override render(): TemplateResult {
    const unit = timeUnit(Math.max(0.001, ...this.points.map((point) => point.median)));
    return html`<table data-testid="table">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">workers</th>
          <th scope="col">median ${unit.name}</th>
          <th scope="col">speedup</th>
          <th scope="col">efficiency</th>
        </tr>
      </thead>
      <tbody>
        ${this.#rows().map((key) => this.#row(key, unit.factor))}
      </tbody>
    </table>`;
  }

  /** Planned rows first, then points that were measured for something else than what is planned now. */
  #rows(): PointKey[] {
    const extra = this.points.filter(
      (point) => !this.planned.some((key) => samePoint(key, { model: point.model, workers: point.workers })),
    );
    return [...this.planned, ...extra.map(({ model, workers }) => ({ model, workers }))];
  }

  #row(key: PointKey, factor: number): TemplateResult {
    const point = findPoint(this.points, key);
    const chosen = samePoint(key, this.selected);
    const name = html`${modelMark(key.model)} ${MODEL_LOOKS[key.model].label}`;
    return html`<tr
      class="${chosen ? 'chosen' : ''} ${samePoint(key, this.hovered) ? 'lit' : ''} ${point === undefined ? 'pending' : ''}"
      data-model=${key.model}
      data-workers=${key.workers}
      @click=${() => point !== undefined && this.#fire('point-select', key)}
      @pointerenter=${() => this.#fire('point-hover', key)}
      @pointerleave=${() => this.#fire('point-hover', null)}
    >
      <th scope="row">
        ${
          point === undefined
            ? html`<span class="row-name">${name}</span>`
            : html`<button
                type="button"
                class="row-name"
                aria-pressed=${chosen ? 'true' : 'false'}
                aria-label="Show the run of ${MODEL_LOOKS[key.model].label} with ${key.workers}"
              >
                ${name}
              </button>`
        }
      </th>
      <td>${key.workers}</td>
      <td>${point === undefined ? NOTHING_YET : withSpread(point, factor)}</td>
      <td>${cell(point?.speedup, threeDigits)}</td>
      <td>${cell(point?.efficiency, percent)}</td>
    </tr>`;
  }

  #fire(type: 'point-select' | 'point-hover', key: PointKey | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail: key }));
  }
}

/** A median and half the width of its interval, with as many decimals as the median. */
function withSpread(point: Point, factor: number): string {
  const median = threeDigits(point.median * factor);
  if (point.times.length < 2) return median;
  const decimals = median.split('.')[1]?.length ?? 0;
  return `${median} ± ${(((point.high - point.low) / 2) * factor).toFixed(decimals)}`;
}

function cell(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? NOTHING_YET : format(value);
}
