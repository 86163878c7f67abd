import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Point } from '../api';
import { PageElement } from '../base/element';
import { counted, duration, threeDigits } from '../base/format';
import { MODEL_LOOKS, samePoint, type PointKey } from '../page/models';
import { curves, frameFor, layOut, type Axes, type ChartPoint, type Curve } from './geometry';
import { markShape } from './marks';

/**
 * The speedup chart. It is drawn at the size that it has, so its text never shrinks.
 *
 * @fires point-select with the chosen `PointKey`
 * @fires point-hover with the `PointKey` under the pointer, or null
 */
@customElement('gl-chart')
export class SpeedupChart extends PageElement {
  @property({ attribute: false }) points: readonly Point[] = [];
  /** Worker counts of the sweep, so that the axes stand before the first result. */
  @property({ attribute: false }) workers: readonly number[] = [1, 2, 4];
  @property({ type: Number }) cores = 1;
  @property({ attribute: false }) selected: PointKey | null = null;
  @property({ attribute: false }) hovered: PointKey | null = null;
  @state() private width = 0;

  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.floor(entry.contentRect.width);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render(): TemplateResult {
    const frame = frameFor(Math.max(this.width, 280));
    const speedups = this.points.flatMap((point) => point.speedup ?? []);
    const axes = layOut(frame, [...this.workers, ...this.points.map((point) => point.workers)], speedups);
    const drawn = curves(axes, this.points);
    return html`<svg
      role="group"
      aria-label="Speedup over workers"
      width=${frame.width}
      height=${frame.height}
      viewBox="0 0 ${frame.width} ${frame.height}"
    >
      ${drawAxes(axes)} ${drawIdeal(axes, drawn)} ${this.cores > 1 ? drawCores(axes, this.cores) : nothing}
      ${drawn.length === 0 ? drawLesson(axes) : nothing} ${drawn.map((curve) => this.#drawCurve(curve))}
    </svg>`;
  }

  #drawCurve(curve: Curve): SVGTemplateResult {
    const { model } = curve;
    return svg`<g fill="var(--${model})" stroke="var(--${model})">
      <path class="curve" d=${curve.path} fill="none"></path>
      ${curve.points.map((point) => this.#drawPoint(point))}
    </g>
    <text class="curve-label" style="fill:var(--${model}-ink)" x=${curve.labelX} y=${curve.labelY + 4}>${MODEL_LOOKS[model].label}</text>`;
  }

  #drawPoint(placed: ChartPoint): SVGTemplateResult {
    const { point, x, y } = placed;
    const key: PointKey = { model: point.model, workers: point.workers };
    const chosen = samePoint(key, this.selected);
    const lit = chosen || samePoint(key, this.hovered);
    const name = `${MODEL_LOOKS[point.model].label}, ${counted(point.workers, 'worker')}: ${threeDigits(placed.speedup)}×, ${duration(point.median)}`;
    return svg`<g class="point" role="button" tabindex="0" aria-pressed=${chosen} aria-label=${name}
      @click=${() => this.#select(key)} @keydown=${(event: KeyboardEvent) => this.#onKey(event, key)}
      @pointerenter=${() => this.#hover(key)} @pointerleave=${() => this.#hover(null)}
      @focus=${() => this.#hover(key)} @blur=${() => this.#hover(null)}>
      <title>${name}</title>
      <circle class="target" cx=${x} cy=${y} r="14"></circle>
      ${lit ? svg`<circle class="halo" cx=${x} cy=${y} r="9"></circle>` : nothing}
      ${placed.low - placed.high > 1 ? svg`<path class="whisker" d=${`M${x - 3} ${placed.high}h6M${x} ${placed.high}V${placed.low}M${x - 3} ${placed.low}h6`}></path>` : nothing}
      ${markShape(MODEL_LOOKS[point.model].mark, x, y, 4.5)}
    </g>`;
  }

  #onKey(event: KeyboardEvent, key: PointKey): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.#select(key);
  }

  #select(key: PointKey): void {
    this.dispatchEvent(new CustomEvent('point-select', { detail: key }));
  }

  #hover(key: PointKey | null): void {
    this.dispatchEvent(new CustomEvent('point-hover', { detail: key }));
  }
}

function drawAxes({ frame, x, y, xTicks, yTicks }: Axes): SVGTemplateResult {
  const end = frame.width - frame.right;
  const base = frame.height - frame.bottom;
  return svg`${yTicks.map(
    (
      tick,
    ) => svg`<line class=${tick === 1 ? 'one' : 'grid'} x1=${frame.left} x2=${end} y1=${y(tick)} y2=${y(tick)}></line>
      <text x=${frame.left - 8} y=${y(tick) + 4} text-anchor="end">${tick}×</text>`,
  )}
  ${xTicks.map((tick) => svg`<text x=${x(tick)} y=${base + 18} text-anchor="middle">${tick}</text>`)}
  <text x=${(frame.left + end) / 2} y=${frame.height - 6} text-anchor="middle">workers</text>`;
}

function drawIdeal({ x, y }: Axes, drawn: readonly Curve[]): SVGTemplateResult {
  const most = x.domain()[1] ?? 1;
  const label = { x: x(most) + 8, y: y(most) + 4 };
  const covered = drawn.some(
    (curve) => Math.abs(curve.labelX - label.x) < 60 && Math.abs(curve.labelY - y(most)) < 15,
  );
  return svg`<line class="ideal" x1=${x(1)} y1=${y(1)} x2=${x(most)} y2=${y(most)}></line>
    ${covered ? nothing : svg`<text x=${label.x} y=${label.y}>ideal</text>`}`;
}

function drawCores({ frame, x }: Axes, cores: number): SVGTemplateResult | typeof nothing {
  const most = x.domain()[1] ?? 1;
  if (cores > most) return nothing;
  const base = frame.height - frame.bottom;
  // At the right end the curves' own labels stand.
  const [shift, anchor] = cores === most ? [-5, 'end'] : [5, 'start'];
  return svg`<line class="cores" x1=${x(cores)} x2=${x(cores)} y1=${frame.top} y2=${base}></line>
    <text x=${x(cores) + shift} y=${base - 3} text-anchor=${anchor}>${cores} cores</text>`;
}

/** What the empty chart teaches. */
function drawLesson({ frame, x, y }: Axes): SVGTemplateResult {
  const most = x.domain()[1] ?? 2;
  const middle = Math.sqrt(most);
  const end = frame.width - frame.right;
  return svg`<text class="lesson" x=${x(middle) - 10} y=${y(middle) - 24} text-anchor="end">twice the workers,</text>
    <text class="lesson" x=${x(middle) - 10} y=${y(middle) - 8} text-anchor="end">half the time</text>
    <text class="lesson" x=${end - 8} y=${y(1) + 18} text-anchor="end">as fast as one worker</text>`;
}
