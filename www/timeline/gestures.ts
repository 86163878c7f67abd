import { pan, zoom, type View } from './scale';

/** What gestures read and change. */
export interface GestureTarget {
  readonly view: View;
  /** Seconds of the whole trace. */
  readonly duration: number;
  /** CSS pixels. */
  readonly width: number;
  show(view: View): void;
  /** The pointer rests at this place, in CSS pixels, or left. */
  point(place: { readonly x: number; readonly y: number } | null): void;
}

/** A wheel that turns within this time of turning elsewhere scrolls the page, not the timeline. */
const SAME_SCROLL = 400;
const WHEEL_ZOOM = 0.0022;
const KEY_ZOOM = 1.5;
const KEY_PAN = 0.2;

/** Wheel, drag, pinch and keys on the timeline. */
export class Gestures {
  readonly #element: HTMLElement;
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, number>();
  readonly #listening = new AbortController();
  #scrolledElsewhere = -Infinity;

  constructor(element: HTMLElement, target: GestureTarget) {
    this.#element = element;
    this.#target = target;
    const { signal } = this.#listening;
    element.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false, signal });
    element.addEventListener('pointerdown', (event) => this.#onDown(event), { signal });
    element.addEventListener('pointermove', (event) => this.#onMove(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(type, (event) => this.#pointers.delete(event.pointerId), { signal });
    }
    element.addEventListener('pointerleave', (event) => this.#onLeave(event), { signal });
    element.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    window.addEventListener('wheel', (event) => this.#onPageWheel(event), {
      passive: true,
      capture: true,
      signal,
    });
  }

  dispose(): void {
    this.#listening.abort();
  }

  #onPageWheel(event: WheelEvent): void {
    if (event.target instanceof Node && this.#element.contains(event.target)) return;
    this.#scrolledElsewhere = event.timeStamp;
  }

  #onWheel(event: WheelEvent): void {
    const { view, duration, width } = this.#target;
    if (event.timeStamp - this.#scrolledElsewhere < SAME_SCROLL && !event.ctrlKey) {
      this.#scrolledElsewhere = event.timeStamp;
      return;
    }
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    const sideways =
      Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
    const next =
      sideways !== 0
        ? pan(view, (sideways * pixels) / width, duration)
        : zoom(
            view,
            Math.exp(-event.deltaY * pixels * WHEEL_ZOOM * (event.ctrlKey ? 4 : 1)),
            this.#anchor(event.clientX),
            duration,
          );
    // At its bounds the timeline lets the page scroll.
    if (Math.abs(next.from - view.from) + Math.abs(next.to - view.to) < 1e-12 && !event.ctrlKey) return;
    event.preventDefault();
    this.#target.show(next);
  }

  #onLeave(event: PointerEvent): void {
    // A finger leaves when it is lifted, and what it tapped stays shown.
    if (event.pointerType !== 'touch') this.#target.point(null);
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pointers.set(event.pointerId, event.clientX);
    this.#element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') this.#pointAt(event);
  }

  #pointAt(event: PointerEvent): void {
    const box = this.#element.getBoundingClientRect();
    this.#target.point({ x: event.clientX - box.left, y: event.clientY - box.top });
  }

  #onMove(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) {
      this.#pointAt(event);
      return;
    }
    const { view, duration, width } = this.#target;
    if (before === event.clientX) return;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, event.clientX);
    if (other === undefined) {
      this.#target.show(pan(view, (before - event.clientX) / width, duration));
      return;
    }
    const factor = Math.max(20, Math.abs(event.clientX - other)) / Math.max(20, Math.abs(before - other));
    this.#target.show(zoom(view, factor, this.#anchor((event.clientX + other) / 2), duration));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { view, duration } = this.#target;
    const moves: Record<string, () => View> = {
      w: () => zoom(view, KEY_ZOOM, 0.5, duration),
      s: () => zoom(view, 1 / KEY_ZOOM, 0.5, duration),
      a: () => pan(view, -KEY_PAN, duration),
      d: () => pan(view, KEY_PAN, duration),
      arrowleft: () => pan(view, -KEY_PAN, duration),
      arrowright: () => pan(view, KEY_PAN, duration),
      f: () => ({ from: 0, to: duration }),
    };
    const move = moves[event.key.toLowerCase()];
    if (move === undefined) return;
    event.preventDefault();
    this.#target.show(move());
  }

  #anchor(clientX: number): number {
    return Math.min(
      1,
      Math.max(0, (clientX - this.#element.getBoundingClientRect().left) / this.#target.width),
    );
  }
}
