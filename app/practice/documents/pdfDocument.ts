/** A line of a practice paper: bigger and bold where it is a heading. */
export type PaperLine = Readonly<{ text: string; heading?: boolean }>;

const LEFT = 56;
const TOP = 770;
const STEP = 22;
/** A4 in points; text below is cut off where the page is. */
const PAGE = { width: 595, height: 842 };

/** PDF text in the standard Western encoding: what it does not have is a question mark. */
const shown = (text: string): string =>
  Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 63;
    if (letter === '(' || letter === ')' || letter === '\\') return `\\${letter}`;
    if (code >= 32 && code < 127) return letter;
    return code >= 160 && code < 256 ? `\\${code.toString(8)}` : '?';
  }).join('');

/**
 * A PDF of one page with these lines, marked as practice at its head and foot. Pure: the same lines give the same bytes.
 * `crop` leaves out what is to the right of so many points, as a careless scan does.
 */
export function pdfDocument(lines: readonly PaperLine[], mark: string, crop: number | null = null): Uint8Array {
  const content = [
    ...(crop === null ? [] : [`0 0 ${crop} ${PAGE.height} re W n`]),
    `BT /F2 11 Tf ${LEFT} ${TOP + 34} Td (${shown(mark)}) Tj ET`,
    ...lines.map((line, at) => `BT /${line.heading === true ? 'F2 17' : 'F1 12'} Tf ${LEFT} ${TOP - at * STEP} Td (${shown(line.text)}) Tj ET`),
    `BT /F2 11 Tf ${LEFT} 40 Td (${shown(mark)}) Tj ET`,
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  // Everything above is ASCII, so a character is a byte.
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
