import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GilLab, Model, Trace } from '../api';
import { PageElement } from '../base/element';
import { counted } from '../base/format';
import '../chart/gl-chart';
import '../editor/gl-editor';
import { CodecError } from '../share/codec';
import { copyText } from '../share/clipboard';
import type { Setup } from '../share/setup';
import { findHandovers } from '../timeline/handovers';
import { toTracks } from '../timeline/intervals';
import '../timeline/gl-timeline';
import type { TimelineData } from '../timeline/gl-timeline';
import { badge } from './badge';
import { peekHeader } from './catalogue';
import type { Console } from './gl-console';
import './gl-breakdown';
import './gl-console';
import './gl-controls';
import './gl-header';
import './gl-message';
import './gl-progress';
import './gl-table';
import { MODEL_LOOKS, findPoint, plannedPoints, type PointKey } from './models';
import { summarise } from './sentence';
import { Session, sweepOf, type SessionHost } from './session';
import { lineHeat, threadTotals, type LineHeat } from './stats';
import { explain } from './why';
import type { Workspace } from './workspace';

const COPIED_FOR = 2000;
const HEADER_DELAY = 200;

/** What is made of a trace once, and shown in several places. */
interface TraceViews extends TimelineData {
  readonly heat: readonly LineHeat[];
  readonly why: string;
}

const NO_HEAT: readonly LineHeat[] = [];

/** The whole page: holds what is open and what ran, and passes it down; its parts only show and ask. */
@customElement('gl-lab')
export class LabPage extends PageElement implements SessionHost {
  @property({ attribute: false }) lab!: GilLab;
  @property({ attribute: false }) workspace!: Workspace;
  /** A sentence to show, and a link that could not be copied. */
  @property() message = '';
  @state() private uncopied = '';
  @state() private copied = false;
  @state() private hovered: PointKey | null = null;
  @state() private litLine = 0;

  #session!: Session;
  #headerTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #views = new WeakMap<Trace, TraceViews>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session = new Session(this.lab, this);
    window.addEventListener('hashchange', this.#onAddress);
    window.addEventListener('pagehide', this.#onLeave);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onAddress);
    window.removeEventListener('pagehide', this.#onLeave);
  }

  changed(): void {
    this.requestUpdate();
  }

  print(stream: 'stdout' | 'stderr' | 'note', text: string): void {
    this.#console?.print(stream, text);
  }

  dropped(characters: number): void {
    this.#console?.addDropped(characters);
  }

  clearConsole(): void {
    this.#console?.clear();
  }

  get #console(): Console | null {
    return this.querySelector('gl-console');
  }

  protected override render(): TemplateResult {
    const running = this.#session.phase === 'running';
    return html`<gl-header
        .scenario=${this.workspace.setup.scenario}
        .disabled=${running}
        .copied=${this.copied}
        @scenario-pick=${(event: CustomEvent<string>) => this.#onPick(event.detail)}
        @copy-link=${this.#onCopy}
      ></gl-header>
      <gl-message .sentence=${this.message} .link=${this.uncopied} @dismiss=${this.#onDismiss}></gl-message>
      <main>${this.#scriptCard()} ${this.#resultCard()} ${this.#timelineCard()}</main>`;
  }

  protected override updated(): void {
    const { phase } = this.#session;
    document.documentElement.dataset['state'] = phase === 'failed' ? 'loading' : phase;
    document.title = `${this.#title()} · GIL Lab`;
  }

  #title(): string {
    const title = this.#session.scenario?.title ?? peekHeader(this.workspace.setup.source, 'title');
    return title === '' ? 'Your script' : title;
  }

  #scriptCard(): TemplateResult {
    const { setup, modified } = this.workspace;
    const { scenario, headerFault, error } = this.#session;
    const trace = this.#shownTrace();
    const question = scenario?.question ?? peekHeader(setup.source, 'question');
    return html`<section class="card script" aria-labelledby="script-title">
      <div class="script-head">
        <h1 id="script-title">${this.#title()}</h1>
        <button type="button" class="quiet" data-testid="reset" ?hidden=${!modified} @click=${this.#onReset}>
          Undo my edits
        </button>
        <p class=${headerFault === '' ? 'soft' : 'fault'} data-testid="question">
          ${headerFault === '' ? question : headerFault}
        </p>
      </div>
      <gl-editor
        .text=${setup.source}
        .error=${error}
        .heat=${trace === null ? NO_HEAT : this.#viewsOf(trace).heat}
        .litLine=${this.litLine}
        @edit=${(event: CustomEvent<string>) => this.#onEdit(event.detail)}
        @run-request=${this.#onRun}
      ></gl-editor>
      <gl-console></gl-console>
    </section>`;
  }

  #resultCard(): TemplateResult {
    const { setup } = this.workspace;
    const session = this.#session;
    const { models, workers } = sweepOf(setup, session.scenario);
    const sweeps = session.scenario?.sweeps ?? true;
    return html`<section class="card results" aria-label="Run and results">
      <div class="control-bar">
        <gl-controls
          .setup=${setup}
          .machine=${session.machineFor(setup)}
          .gil=${this.#gil()}
          .models=${models}
          .workers=${workers}
          .sweeps=${sweeps}
          .liveUnavailable=${session.liveUnavailable}
          .disabled=${session.phase === 'running'}
          @setup-change=${(event: CustomEvent<Partial<Setup>>) => this.#onSetup(event.detail)}
        ></gl-controls>
        ${this.#runBar()}
      </div>
      ${sweeps ? this.#sweepResults(models, workers) : this.#singleResult()}
    </section>`;
  }

  /** The GIL in effect. */
  #gil(): string {
    const { setup } = this.workspace;
    return setup.gil ?? this.#session.scenario?.gil ?? (peekHeader(setup.source, 'gil') || 'python-3.12');
  }

  #runBar(): TemplateResult {
    const { phase, progress, ending } = this.#session;
    const running = phase === 'running';
    // Without results the sentence already tells how it ended.
    const idle = phase === 'loading' ? 'Loading' : (this.#hasResults() && ending) || this.#plan();
    return html`<div class="run-bar">
      <gl-progress .progress=${progress} .running=${running} .idle=${idle}></gl-progress>
      <button
        type="button"
        class="primary"
        data-testid="run"
        ?hidden=${running}
        ?disabled=${phase !== 'ready'}
        @click=${this.#onRun}
      >
        Run
      </button>
      <button
        type="button"
        class="stop"
        data-testid="stop"
        ?hidden=${!running}
        @click=${() => this.#session.stop()}
      >
        Stop
      </button>
    </div>`;
  }

  /** How much a press of Run would do. */
  #plan(): string {
    const { setup } = this.workspace;
    const { scenario } = this.#session;
    if (scenario === null || !scenario.sweeps) return '';
    const { models, workers } = sweepOf(setup, scenario);
    const points = plannedPoints(models, workers).length;
    const repeats = this.#session.machineFor(setup) === 'live' ? setup.repeats : 1;
    return `${counted(points, 'point')}, ${counted(repeats, 'run')} each`;
  }

  #sweepResults(models: readonly Model[], workers: readonly number[]): TemplateResult {
    const session = this.#session;
    const { points, selected, provenance } = session;
    const cores = provenance?.cores ?? session.coresFor(this.workspace.setup);
    const focus = selected?.workers ?? defaultFocus(workers, cores);
    const rows = models.map((model) => {
      const point =
        findPoint(points, { model, workers: focus }) ??
        (model === 'serial' ? findPoint(points, { model, workers: 1 }) : undefined);
      return { model, breakdown: point?.breakdown ?? null };
    });
    return html`<p class="take" data-testid="sentence" aria-live="polite">${this.#sentence()}</p>
      <div class="result-space">
        <div class="result-grid">
          <div class="chart">
            <gl-chart
              data-testid="chart"
              .points=${points}
              .workers=${workers}
              .cores=${cores}
              .selected=${selected}
              .hovered=${this.hovered}
              @point-select=${this.#onSelect}
              @point-hover=${this.#onHover}
            ></gl-chart>
            <p class="badge-line">${provenance === null ? nothing : badge(provenance)}</p>
          </div>
          ${this.#why()}
          <gl-breakdown .rows=${rows} .workers=${focus}></gl-breakdown>
          <gl-table
            .planned=${plannedPoints(models, workers)}
            .points=${points}
            .selected=${selected}
            .hovered=${this.hovered}
            @point-select=${this.#onSelect}
            @point-hover=${this.#onHover}
          ></gl-table>
        </div>
      </div>`;
  }

  #hasResults(): boolean {
    return this.#session.points.length > 0 || this.#session.singleTrace !== null;
  }

  #singleResult(): TemplateResult {
    const { provenance, phase, singleTrace, ending } = this.#session;
    const waiting = ending === '' ? 'Run it to see what its threads do.' : ending;
    const text =
      singleTrace !== null ? 'One run: its timeline is below.' : phase === 'running' ? 'Running.' : waiting;
    return html`<p class="take" data-testid="sentence">${text}</p>
      <p class="soft">
        Add a <code># /// lab</code> header with <code>workers</code> and <code>models</code> to compare
        threads with processes.
      </p>
      ${this.#why()}
      <p class="badge-line">${provenance === null ? nothing : badge(provenance)}</p>`;
  }

  #sentence(): string {
    const { points, phase, ending } = this.#session;
    const finding = summarise(points);
    if (finding !== '') return finding;
    if (phase === 'running') return 'Results appear as they come.';
    return ending === '' ? 'Which is faster? Make a guess, then press Run.' : ending;
  }

  #why(): TemplateResult {
    const trace = this.#shownTrace();
    const text = trace === null ? '' : this.#viewsOf(trace).why;
    return html`<p class="why soft" data-testid="why">
      <b>Why?</b>
      ${text === '' ? 'After a run, the trace answers: who computed, who waited for the GIL, and what the rest of the time went into.' : text}
    </p>`;
  }

  #timelineCard(): TemplateResult {
    const trace = this.#shownTrace();
    return html`<section class="card wide" aria-labelledby="timeline-title">
      <gl-timeline
        .data=${trace === null ? null : this.#viewsOf(trace)}
        .run=${this.#runTitle()}
        @line-hover=${(event: CustomEvent<number>) => (this.litLine = event.detail)}
      ></gl-timeline>
    </section>`;
  }

  #runTitle(): string {
    const { selected, points, singleTrace } = this.#session;
    const point = findPoint(points, selected);
    if (point === undefined) return singleTrace === null ? '' : 'one run';
    const which = point.times.length > 1 ? `, run ${point.traceRun} of ${point.times.length}` : '';
    return `${MODEL_LOOKS[point.model].label}, ${counted(point.workers, 'worker')}${which}`;
  }

  #shownTrace(): Trace | null {
    const { points, selected, singleTrace } = this.#session;
    return findPoint(points, selected)?.trace ?? singleTrace;
  }

  #viewsOf(trace: Trace): TraceViews {
    let views = this.#views.get(trace);
    if (views === undefined) {
      views = viewsOf(trace, this.#session.selected?.model ?? 'threads');
      this.#views.set(trace, views);
    }
    return views;
  }

  async #start(): Promise<void> {
    try {
      await this.#session.start();
      await this.#session.readHeader(this.workspace.setup.source);
    } catch (error) {
      this.message = `The lab could not start: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  readonly #onRun = async (): Promise<void> => {
    const focused = document.activeElement?.getAttribute('data-testid') === 'run';
    this.message = '';
    this.uncopied = '';
    const done = this.#session.run(this.workspace.setup);
    await this.updateComplete;
    // The button that had the focus is gone: whoever uses the keyboard goes on with the one in its place.
    if (focused) this.querySelector<HTMLElement>('[data-testid=stop]')?.focus();
    await done;
    await this.updateComplete;
    if (focused && document.activeElement === document.body)
      this.querySelector<HTMLElement>('[data-testid=run]')?.focus();
  };

  readonly #onCopy = async (): Promise<void> => {
    try {
      const link = await this.workspace.writeAddress();
      this.copied = await copyText(link);
      this.uncopied = this.copied ? '' : link;
      this.message = this.copied
        ? ''
        : 'The browser did not let this page copy; the link is here, and in the address:';
      setTimeout(() => (this.copied = false), COPIED_FOR);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.message = 'This script is too long for a link.';
    }
  };

  readonly #onDismiss = (): void => {
    this.message = '';
    this.uncopied = '';
  };

  readonly #onAddress = (): void => {
    this.#session.stop();
    void this.workspace.openAddress().then((fault) => {
      this.message = fault;
      this.#opened();
    });
  };

  readonly #onLeave = (): void => this.workspace.save();

  #onPick(scenario: string): void {
    this.workspace.pick(scenario);
    this.message = '';
    this.#opened();
  }

  readonly #onReset = (): void => {
    this.workspace.reset();
    this.#opened();
  };

  #opened(): void {
    this.#session.clear();
    void this.#session.readHeader(this.workspace.setup.source);
  }

  #onEdit(text: string): void {
    this.workspace.edit(text);
    this.#session.forgetError();
    clearTimeout(this.#headerTimer);
    this.#headerTimer = setTimeout(
      () => void this.#session.readHeader(this.workspace.setup.source),
      HEADER_DELAY,
    );
    this.requestUpdate();
  }

  #onSetup(settings: Partial<Setup>): void {
    this.workspace.change(settings);
    this.requestUpdate();
  }

  readonly #onSelect = (event: CustomEvent<PointKey>): void => this.#session.select(event.detail);

  readonly #onHover = (event: CustomEvent<PointKey | null>): void => {
    this.hovered = event.detail;
  };
}

function viewsOf(trace: Trace, model: Model): TraceViews {
  const tracks = toTracks(trace);
  const handovers = findHandovers(trace);
  const totals = tracks.tracks.map(threadTotals);
  const why = explain({ model, trace, tracks, handovers, totals });
  return { tracks, handovers, totals, dropped: trace.dropped, heat: lineHeat(tracks), why };
}

/** The worker count to look at before a point is chosen: as many as there are cores, if that was planned. */
function defaultFocus(workers: readonly number[], cores: number): number {
  const fitting = workers.filter((count) => count <= Math.max(cores, 2));
  return Math.max(1, ...(fitting.length > 0 ? fitting : workers));
}

declare global {
  interface HTMLElementTagNameMap {
    'gl-lab': LabPage;
  }
}
