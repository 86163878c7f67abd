import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../base/element';
import { byteCount, duration } from '../base/format';
import { FrameTask } from '../base/frame';
import { readPalette } from '../base/palette';
import type { ThreadTotals } from '../page/stats';
import { AXIS_HEIGHT, ROW_HEIGHT, drawTimeline, timelineHeight, type Palette } from './draw';
import { Gestures, type GestureTarget } from './gestures';
import type { Handovers } from './handovers';
import { intervalAt, intervalEnd, type ThreadTrack, type Tracks } from './intervals';
import { fit, toTime, zoom, type View } from './scale';
import { STATE_LOOKS } from './states';
import { timelineTwin } from './twin';

const COLOURS = ['ink', 'soft', 'line', ...new Set(Object.values(STATE_LOOKS).map((look) => look.colour))];
const STEP = 2;
/** CSS pixels; more rows scroll under the axis. */
const MOST_HEIGHT = 560;

export interface TimelineData {
  readonly tracks: Tracks;
  readonly handovers: Handovers;
  /** One for each of the tracks. */
  readonly totals: readonly ThreadTotals[];
  /** Events that the trace lost because there were too many; they are the oldest. */
  readonly dropped: number;
}

interface Spot {
  readonly track: number;
  readonly interval: number;
  /** CSS pixels in the drawing. */
  readonly x: number;
  readonly y: number;
}

/**
 * Who ran, who waited for the GIL and who slept, thread by thread.
 *
 * @fires line-hover with the line of what is under the pointer, 0 for none
 */
@customElement('gl-timeline')
export class Timeline extends PageElement implements GestureTarget {
  @property({ attribute: false }) data: TimelineData | null = null;
  /** Whose run it is, for the heading. */
  @property() run = '';
  @state() view: View = fit(1);
  @state() private spot: Spot | null = null;

  /** CSS pixels of the drawing. */
  width = 0;
  #names: readonly string[] = [];
  #palette: Palette = {};
  #gestures: Gestures | null = null;
  readonly #frame = new FrameTask(() => this.#draw());
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #themes = new MutationObserver(() => this.#readPalette());
  readonly #system = matchMedia('(prefers-color-scheme: dark)');

  get duration(): number {
    return this.data?.tracks.duration ?? 0;
  }

  show(view: View): void {
    this.view = view;
    this.#setSpot(null);
  }

  point(place: { readonly x: number; readonly y: number } | null): void {
    this.#setSpot(place === null ? null : this.#spotAt(place.x, place.y));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.#system.addEventListener('change', this.#readPalette);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#themes.disconnect();
    this.#system.removeEventListener('change', this.#readPalette);
    this.#resized.disconnect();
    this.#gestures?.dispose();
    this.#frame.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('data')) return;
    this.view = fit(this.duration);
    this.spot = null;
    this.#names = rowNames(this.data?.tracks.tracks ?? []);
  }

  protected override render(): TemplateResult {
    const { data } = this;
    const rows = data?.tracks.tracks ?? [];
    return html`<div class="timeline-head">
        <h2 id="timeline-title">Timeline${this.run === '' ? '' : ` · ${this.run}`}</h2>
        ${legend()}
        <span class="spring"></span>
        <div class="buttons">
          <button
            type="button"
            aria-label="Zoom out"
            ?disabled=${data === null}
            @click=${() => this.#zoomBy(1 / STEP)}
          >
            −
          </button>
          <button
            type="button"
            aria-label="Zoom in"
            ?disabled=${data === null}
            @click=${() => this.#zoomBy(STEP)}
          >
            +
          </button>
          <button type="button" ?disabled=${data === null} @click=${() => this.show(fit(this.duration))}>
            Fit
          </button>
        </div>
      </div>
      <div class="timeline" data-testid="timeline" data-from=${this.view.from} data-to=${this.view.to}>
        ${data === null ? lesson() : nothing}
        <div
          class="timeline-scroll ${timelineHeight(rows.length) > MOST_HEIGHT ? 'tall' : ''}"
          ?hidden=${data === null}
          @scroll=${() => this.#frame.request()}
        >
          <ul class="row-names" aria-hidden="true" style="padding-top:${AXIS_HEIGHT}px">
            ${this.#names.map((name, row) => html`<li style="height:${ROW_HEIGHT}px" title=${fullName(rows[row])}>${name}</li>`)}
          </ul>
          <div
            class="drawing"
            tabindex="0"
            role="group"
            aria-labelledby="timeline-title"
            aria-describedby="timeline-keys"
            style="height:${timelineHeight(rows.length)}px"
          >
            <canvas aria-hidden="true"></canvas>
            ${this.spot === null ? nothing : this.#tooltip(this.spot)}
          </div>
        </div>
        <p class="keys" id="timeline-keys" ?hidden=${data === null}>
          Zoom with the wheel or W and S, move by dragging or with A and D, F shows all.
        </p>
        ${lost(data?.dropped ?? 0)}
        ${
          data === null
            ? nothing
            : html`<details>
                <summary>As a table</summary>
                ${timelineTwin(data.totals)}
              </details>`
        }
      </div>`;
  }

  protected override firstUpdated(): void {
    const drawing = this.querySelector<HTMLElement>('.drawing');
    if (drawing === null) return;
    this.#gestures = new Gestures(drawing, this);
    this.#resized.observe(drawing);
    this.#readPalette();
  }

  protected override updated(): void {
    this.#frame.request();
  }

  #zoomBy(factor: number): void {
    this.show(zoom(this.view, factor, 0.5, this.duration));
  }

  #measure(): void {
    const width = Math.floor(this.querySelector('.drawing')?.clientWidth ?? 0);
    if (width === 0) return;
    this.width = width;
    this.#frame.request();
  }

  readonly #readPalette = (): void => {
    this.#palette = readPalette(this, COLOURS);
    this.#frame.request();
  };

  #draw(): void {
    const canvas = this.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (this.data === null || !canvas || !context || this.width === 0) return;
    const height = Math.min(timelineHeight(this.data.tracks.tracks.length), MOST_HEIGHT);
    const scroll = this.querySelector('.timeline-scroll')?.scrollTop ?? 0;
    const ratio = window.devicePixelRatio;
    const [pixelWidth, pixelHeight] = [Math.round(this.width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth;
      canvas.height = pixelHeight;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTimeline(context, {
      ...this.data,
      view: this.view,
      width: this.width,
      height,
      scroll,
      palette: this.#palette,
      hovered: this.spot,
    });
  }

  #spotAt(x: number, y: number): Spot | null {
    const row = Math.floor((y - AXIS_HEIGHT) / ROW_HEIGHT);
    const track = this.data?.tracks.tracks[row];
    if (track === undefined) return null;
    const interval = intervalAt(track, toTime(this.view, this.width, x));
    return interval < 0 ? null : { track: row, interval, x, y };
  }

  #setSpot(spot: Spot | null): void {
    if (spot === null && this.spot === null) return;
    const line = (at: Spot | null): number =>
      at === null ? 0 : (this.data?.tracks.tracks[at.track]?.line[at.interval] ?? 0);
    const [before, now] = [line(this.spot), line(spot)];
    this.spot = spot;
    if (before !== now) this.dispatchEvent(new CustomEvent('line-hover', { detail: now }));
  }

  #tooltip(spot: Spot): TemplateResult | typeof nothing {
    const track = this.data?.tracks.tracks[spot.track];
    if (track === undefined) return nothing;
    const start = track.start[spot.interval] ?? 0;
    const line = track.line[spot.interval] ?? 0;
    const bytes = track.bytes[spot.interval] ?? 0;
    const left = Math.min(Math.max(spot.x, 90), Math.max(90, this.width - 90));
    // Above the row where there is room, so that it never lengthens the page.
    const above = spot.track >= 2;
    const top = AXIS_HEIGHT + (above ? spot.track : spot.track + 1) * ROW_HEIGHT;
    return html`<div class="tooltip ${above ? 'above' : ''}" style="left:${left}px;top:${top}px">
      <b>${track.thread.name}</b>
      ${STATE_LOOKS[track.state[spot.interval] as keyof typeof STATE_LOOKS].label}<br />
      ${duration(intervalEnd(track, spot.interval) - start)} from
      ${duration(start)}${line > 0 ? ` · line ${line}` : ''}${bytes > 0 ? ` · ${byteCount(bytes)}` : ''}
    </div>`;
  }
}

function fullName(track: ThreadTrack | undefined): string {
  return track === undefined ? '' : `${track.thread.process}, ${track.thread.name}`;
}

/** Each thread's name, or its process's where that says more. */
function rowNames(rows: readonly ThreadTrack[]): string[] {
  const sizes = new Map<number, number>();
  for (const { thread } of rows) sizes.set(thread.pid, (sizes.get(thread.pid) ?? 0) + 1);
  if (sizes.size === 1) return rows.map(({ thread }) => thread.name);
  return rows.map(({ thread }) => {
    if (thread.tid === 0) return thread.process;
    return sizes.get(thread.pid) === 1 ? thread.process : `· ${thread.name}`;
  });
}

function lost(events: number): TemplateResult | typeof nothing {
  if (events === 0) return nothing;
  return html`<p class="keys">
    The trace keeps each thread's newest events; ${events.toLocaleString('en')} earlier ones are not in it.
  </p>`;
}

function legend(): TemplateResult {
  return html`<p class="legend">
    <span><i class="fill-run"></i>holds the GIL</span>
    <span><i class="fill-waiting"></i>waits for it</span>
    <span><i class="fill-starting"></i>starting</span>
    <span><i class="fill-pickling"></i>pickling</span>
    <span><i class="fill-messaging"></i>sending</span>
    <span><i class="fill-idle"></i>asleep</span>
  </p>`;
}

/** What the empty timeline teaches. */
function lesson(): TemplateResult {
  return html`<p class="lesson">
    After a run, every thread has a row here. Where a bar is solid, the thread runs and holds the GIL; where
    it is hatched, it is ready and waits for the GIL, which another thread holds.
  </p>`;
}
