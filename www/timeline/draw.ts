import { ThreadState } from '../api';
import { paintRow, type RowPainter } from './bins';
import { countUntil, type Tracks } from './intervals';
import type { Handovers } from './handovers';
import { tickLabel, ticks, toPixel, type View } from './scale';
import { STATE_LOOKS } from './states';

/** Sizes in CSS pixels. */
export const AXIS_HEIGHT = 26;
export const ROW_HEIGHT = 32;
const BLOCK_HEIGHT = 20;
const THIN_HEIGHT = 3;
/** More hand-over lines than this only make a grey area. */
const MOST_HANDOVER_LINES = 300;

/** Colours by CSS variable name, as the theme has them now. */
export type Palette = Readonly<Record<string, string>>;

export interface Scene {
  readonly tracks: Tracks;
  readonly handovers: Handovers;
  readonly view: View;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels of rows above the visible part. */
  readonly scroll: number;
  readonly palette: Palette;
  /** What the pointer is on. */
  readonly hovered: { readonly track: number; readonly interval: number } | null;
}

/** CSS pixels of all rows with the axis. */
export function timelineHeight(rows: number): number {
  return AXIS_HEIGHT + rows * ROW_HEIGHT;
}

/** Draws the visible part; the cost depends on the pixels, not on the events or the rows. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: Scene): void {
  context.clearRect(0, 0, scene.width, scene.height);
  drawAxis(context, scene);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, scene.width, scene.height - AXIS_HEIGHT);
  context.clip();
  const hatch = hatchPattern(context, scene.palette['threads'] ?? '');
  const first = Math.floor(scene.scroll / ROW_HEIGHT);
  const after = Math.ceil((scene.scroll + scene.height - AXIS_HEIGHT) / ROW_HEIGHT);
  scene.tracks.tracks.slice(first, after).forEach((track, index) => {
    paintRow(track, scene.view, scene.width, rowPainter(context, scene, first + index, hatch));
  });
  drawRules(context, scene);
  drawHandovers(context, scene);
  context.restore();
}

function drawAxis(context: CanvasRenderingContext2D, scene: Scene): void {
  const { times, step } = ticks(scene.view, Math.max(2, Math.floor(scene.width / 110)));
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'alphabetic';
  for (const time of times) {
    const x = Math.round(toPixel(scene.view, scene.width, time)) + 0.5;
    context.strokeStyle = scene.palette['line'] ?? '';
    context.beginPath();
    context.moveTo(x, AXIS_HEIGHT - 6);
    context.lineTo(x, scene.height);
    context.stroke();
    const label = tickLabel(time, step, scene.view.to);
    const room = context.measureText(label).width;
    context.fillStyle = scene.palette['soft'] ?? '';
    context.fillText(label, Math.min(Math.max(x - room / 2, 0), scene.width - room), 14);
  }
}

/** A thin line under each row. */
function drawRules(context: CanvasRenderingContext2D, scene: Scene): void {
  context.strokeStyle = scene.palette['line'] ?? '';
  context.beginPath();
  for (let row = 1; row <= scene.tracks.tracks.length; row += 1) {
    const y = Math.round(topOf(scene, row)) - 0.5;
    context.moveTo(0, y);
    context.lineTo(scene.width, y);
  }
  context.stroke();
}

function topOf(scene: Scene, row: number): number {
  return AXIS_HEIGHT + row * ROW_HEIGHT - scene.scroll;
}

function rowPainter(
  context: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  hatch: CanvasPattern | string,
): RowPainter {
  const top = topOf(scene, row) + (ROW_HEIGHT - BLOCK_HEIGHT) / 2;
  return {
    interval(x0, x1, state, index): void {
      const look = STATE_LOOKS[state];
      const thin = look.shape === 'thin';
      const height = thin ? THIN_HEIGHT : BLOCK_HEIGHT;
      const y = top + (BLOCK_HEIGHT - height) / 2;
      // A hair of space between neighbours, unless that would hide them.
      const width = x1 - x0 > 3 ? x1 - x0 - 1 : x1 - x0;
      context.fillStyle = look.shape === 'hatched' ? hatch : (scene.palette[look.colour] ?? '');
      block(context, x0, y, width, height);
      if (scene.hovered?.track === row && scene.hovered.interval === index) {
        context.strokeStyle = scene.palette['ink'] ?? '';
        context.lineWidth = 2;
        context.strokeRect(x0, top - 2, width, BLOCK_HEIGHT + 4);
        context.lineWidth = 1;
      }
    },
    column(x, held, waited): void {
      const heldHeight = BLOCK_HEIGHT * Math.min(1, held);
      const waitedHeight = BLOCK_HEIGHT * Math.min(1 - Math.min(1, held), waited);
      if (heldHeight + waitedHeight < BLOCK_HEIGHT - 1) {
        context.fillStyle = scene.palette['idle'] ?? '';
        context.fillRect(x, top + (BLOCK_HEIGHT - THIN_HEIGHT) / 2, 1, THIN_HEIGHT);
      }
      context.fillStyle = hatch;
      context.fillRect(x, top, 1, waitedHeight);
      context.fillStyle = scene.palette[STATE_LOOKS[ThreadState.Running].colour] ?? '';
      context.fillRect(x, top + BLOCK_HEIGHT - heldHeight, 1, heldHeight);
    },
  };
}

function block(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  if (width < 6 || height < 6) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fill();
}

function drawHandovers(context: CanvasRenderingContext2D, scene: Scene): void {
  const { handovers, view } = scene;
  const first = countUntil(handovers.taken, handovers.length, view.from);
  const after = countUntil(handovers.taken, handovers.length, view.to);
  if (after - first > MOST_HANDOVER_LINES) return;
  context.strokeStyle = scene.palette['ink'] ?? '';
  context.globalAlpha = 0.5;
  context.beginPath();
  for (let index = first; index < after; index += 1) {
    context.moveTo(
      toPixel(view, scene.width, handovers.time[index] ?? 0),
      middle(scene, handovers.from[index] ?? 0),
    );
    context.lineTo(
      toPixel(view, scene.width, handovers.taken[index] ?? 0),
      middle(scene, handovers.to[index] ?? 0),
    );
  }
  context.stroke();
  context.globalAlpha = 1;
}

function middle(scene: Scene, row: number): number {
  return topOf(scene, row) + ROW_HEIGHT / 2;
}

/** Diagonal stripes on a tint; made at twice the size, for sharp screens. */
function hatchPattern(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const size = 14;
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext('2d');
  if (pen === null) return colour;
  pen.globalAlpha = 0.2;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 0.8;
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 2, size + 2);
    pen.lineTo(shift + size + 2, -2);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(0.5));
  return pattern ?? colour;
}
