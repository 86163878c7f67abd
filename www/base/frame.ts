/** Runs `draw` once in the next animation frame, however often it was asked for until then. */
export class FrameTask {
  readonly #draw: () => void;
  #handle = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  request(): void {
    if (this.#handle === 0) {
      this.#handle = requestAnimationFrame(() => {
        this.#handle = 0;
        this.#draw();
      });
    }
  }

  cancel(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }
}
