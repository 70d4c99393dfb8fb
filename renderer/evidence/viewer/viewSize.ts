/** A quarter turn to the right, none to three of them. */
export type Turn = 0 | 90 | 180 | 270;
/** How big a page stands: the whole of it in sight, its width in sight, or CSS pixels for each of its own. */
export type Zoom = 'page' | 'width' | number;
export type PageView = Readonly<{ zoom: Zoom; turn: Turn }>;
export type Size = Readonly<{ width: number; height: number }>;

export const firstView: PageView = { zoom: 'page', turn: 0 };
/** Steps of the zoom, as people know them from other viewers. */
const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 4, 6] as const;
/** Room between the page and the edge of its box, in CSS pixels on each side. */
const MARGIN = 16;

export const turned = ({ width, height }: Size, turn: Turn): Size => (turn === 90 || turn === 270 ? { width: height, height: width } : { width, height });

/** CSS pixels for each pixel of the page. Fitting never makes a page bigger than four times itself. */
export function scaleOf({ zoom, turn }: PageView, page: Size, box: Size): number {
  if (typeof zoom === 'number') return zoom;
  const { width, height } = turned(page, turn);
  const across = (box.width - 2 * MARGIN) / width;
  const down = (box.height - 2 * MARGIN) / height;
  return Math.min(4, Math.max(0.05, zoom === 'width' ? across : Math.min(across, down)));
}

/** The next step of the zoom from where it stands, up or down; the last one stays. */
export function zoomStep(scale: number, by: 1 | -1): number {
  const next = by === 1 ? steps.find((step) => step > scale * 1.01) : steps.findLast((step) => step < scale / 1.01);
  return next ?? (by === 1 ? (steps.at(-1) ?? scale) : (steps[0] ?? scale));
}
export const turnBy = (turn: Turn, by: 90 | -90): Turn => ((turn + by + 360) % 360) as Turn;

/** Canvas pixels beyond which machines of the office stop drawing. */
const MOST_PIXELS = 24_000_000;
/** Drawing pixels for each CSS pixel: as fine as the screen, less where the canvas would be too big. */
export function finenessOf(shown: Size, deviceRatio: number): number {
  const most = Math.sqrt(MOST_PIXELS / Math.max(1, shown.width * shown.height));
  return Math.min(Math.max(1, deviceRatio), most);
}
