import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';

/** Asked: the file once, then pages by number. Answered: how many pages, then pixels, or that it cannot be. */
export type TiffAsk = Readonly<{ open: ArrayBuffer }> | Readonly<{ page: number }>;
export type TiffAnswer = Readonly<{ count: number }> | Readonly<{ page: number; width: number; height: number; rgba: ArrayBuffer }> | Readonly<{ broken: true }>;

/** An A3 sheet at 600 dots an inch is 70 million; more is a trap or a mistake. */
const MOST_PIXELS = 80_000_000;
/** A picture has a width and a height; thumbnails' lists of other facts have none. */
const WIDTH = 't256';
const HEIGHT = 't257';
const numberOf = (ifd: IFD, tag: string): number => {
  const value = ifd[tag];
  const first = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'number' ? first : 0;
};

let file = new ArrayBuffer(0);
let pictures: readonly IFD[] = [];

function answerTo(ask: TiffAsk): TiffAnswer {
  if ('open' in ask) {
    file = ask.open;
    pictures = decode(file).filter((ifd) => numberOf(ifd, WIDTH) > 0 && numberOf(ifd, HEIGHT) > 0);
    return pictures.length === 0 ? { broken: true } : { count: pictures.length };
  }
  const ifd = pictures[ask.page];
  if (ifd === undefined || numberOf(ifd, WIDTH) * numberOf(ifd, HEIGHT) > MOST_PIXELS) return { broken: true };
  decodeImage(file, ifd);
  const rgba = toRGBA8(ifd);
  const { width, height } = ifd;
  // Decoded pixels are the heavy part: given away, not kept.
  ifd.data = new Uint8Array(0);
  return { page: ask.page, width, height, rgba: rgba.slice().buffer };
}

self.onmessage = ({ data }: MessageEvent<TiffAsk>) => {
  let answer: TiffAnswer;
  try {
    answer = answerTo(data);
  } catch {
    answer = { broken: true };
  }
  self.postMessage(answer, { transfer: 'rgba' in answer ? [answer.rgba] : [] });
};
