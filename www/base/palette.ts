/** What the CSS variables `names` are as colours now, for drawing on a canvas. */
export function readPalette(element: HTMLElement, names: readonly string[]): Record<string, string> {
  const probe = document.createElement('i');
  element.append(probe);
  const palette: Record<string, string> = {};
  for (const name of names) {
    // A variable's own computed value may still be light-dark(…): only a real property resolves it.
    probe.style.color = `var(--${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return palette;
}
