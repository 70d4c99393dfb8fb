import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceFile, shippedEvidenceSettings } from '../../tests/fixtures/evidence.ts';
import { parseEvidenceSettings } from './evidenceSettings.ts';
import { inspectFile, typeOfName } from './inspectFile.ts';
import { gifSample, jpegSample, pdfSample, pngSample, tiffSample } from './samplesForTests.ts';

const raw = evidenceFile();
const limits = shippedEvidenceSettings().on('2026-11-18');
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const codeOf = (bytes: Uint8Array, name: string): string => {
  const found = inspectFile(bytes, name, limits);
  return found.ok ? `${found.value.type} ${found.value.pages ?? 'unknown'}` : found.error.code;
};

describe('a whole file', () => {
  it.each([
    ['payslip.pdf', pdfSample(), 'pdf 1'], ['scan.PDF', pdfSample(), 'pdf 1'], ['photo.jpg', jpegSample(), 'jpeg 1'], ['photo.JPEG', jpegSample(), 'jpeg 1'], ['picture.png', pngSample(), 'png 1'],
    ['picture.gif', gifSample(), 'gif 1'], ['fax.tif', tiffSample(3), 'tiff 3'], ['fax.tiff', tiffSample(1), 'tiff 1'], ['no ending', pdfSample(), 'pdf 1'], ['10-0042', jpegSample(), 'jpeg 1'],
  ])('%s is taken for what is in it', (name, bytes, expected) => {
    expect(codeOf(bytes, name)).toBe(expected);
  });

  it('may have a little before and after it, as mailers and cameras leave', () => {
    expect(codeOf(join(ascii('\r\n'), pdfSample(), ascii('\r\n\r\n')), 'payslip.pdf')).toBe('pdf 1');
    expect(codeOf(join(jpegSample(), new Uint8Array(40)), 'photo.jpg')).toBe('jpeg 1');
  });
});

describe('a file whose name says something else', () => {
  it.each([
    ['payslip.pdf', pngSample()], ['payslip.png', pdfSample()], ['photo.jpg', gifSample()], ['payslip.docx', pdfSample()], ['payslip.pdf.exe', pdfSample()], ['payslip.pdf', ascii('MZ\u0090\u0000 a program %PDF-1.4')],
    ['photo.png', ascii('<svg xmlns="http://www.w3.org/2000/svg"></svg>')], ['statement.pdf', ascii('<html><script>1</script> %PDF-1.4 </html>')], ['papers.pdf', ascii('PK\u0003\u0004 %PDF-1.4')], ['run.gif', ascii('#!/bin/sh\n')],
  ])('%s is refused as one that lies', (name, bytes) => {
    expect(codeOf(bytes, name)).toBe('FILE_LIES');
  });

  it.each([['letter.docx', ascii('PK\u0003\u0004')], ['photo.heic', ascii('\u0000\u0000\u0000\u0018ftypheic')], ['notes', ascii('just some words')], ['setup.exe', ascii('MZ')]])('%s is simply of a kind that is not kept', (name, bytes) => {
    expect(codeOf(bytes, name)).toBe('FILE_TYPE_REFUSED');
  });

  it('knows what each name says, and nothing of names that every object has', () => {
    expect(['a.pdf', 'a.JPG', 'a.tif', 'a.exe', 'a', '.pdf', 'a.constructor', 'a.toString'].map(typeOfName)).toEqual(['pdf', 'jpeg', 'tiff', 'other', null, 'pdf', null, 'other']);
  });
});

describe('limits', () => {
  it('are those of the published settings, each with its source', () => {
    expect(limits).toEqual({ maxBytes: 20 * 1024 * 1024, maxFiles: 7, types: ['pdf', 'jpeg', 'png', 'gif', 'tiff'] });
  });

  it('hold on both sides', () => {
    const whole = pdfSample();
    expect(inspectFile(whole, 'a.pdf', { ...limits, maxBytes: whole.length })).toMatchObject({ ok: true });
    expect(inspectFile(whole, 'a.pdf', { ...limits, maxBytes: whole.length - 1 })).toEqual({ ok: false, error: { code: 'FILE_TOO_BIG', facts: { bytes: whole.length, limit: whole.length - 1 } } });
    expect(codeOf(new Uint8Array(0), 'a.pdf')).toBe('FILE_EMPTY');
    expect(inspectFile(whole, 'a.pdf', { ...limits, types: ['png'] })).toMatchObject({ error: { code: 'FILE_TYPE_REFUSED' } });
  });

  it('are the ones of the day, and a file without them is refused', () => {
    const later = { ...raw, settings: [...(raw['settings'] as object[]), { key: 'maxFiles', value: 5, from: '2027-01-01', mark: 'sourced', source: 'A test' }] };
    const read = parseEvidenceSettings(later);
    expect(read.ok && [read.value.on('2026-12-31').maxFiles, read.value.on('2027-01-01').maxFiles]).toEqual([7, 5]);
    expect(parseEvidenceSettings({ ...raw, settings: [] })).toMatchObject({ ok: false, error: { code: 'FILE_INVALID' } });
  });
});

describe('a PDF', () => {
  it('with a password is refused, wherever its trailer stands', () => {
    const text = String.fromCharCode(...pdfSample());
    expect(codeOf(ascii(text.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R')), 'a.pdf')).toBe('FILE_LOCKED');
    expect(codeOf(ascii(text.replace('/Root 1 0 R', '/Encrypt<< /Filter /Standard >> /Root 1 0 R')), 'a.pdf')).toBe('FILE_LOCKED');
    expect(codeOf(pdfSample('about /Encryption of papers'), 'a.pdf')).toBe('pdf 1');
  });

  it('is not counted where its objects are packed, rather than counted wrong', () => {
    const text = String.fromCharCode(...pdfSample());
    expect(codeOf(ascii(text.replace('/Type /Catalog', '/Type /Catalog /X /ObjStm')), 'a.pdf')).toBe('pdf unknown');
    expect(codeOf(ascii(text.replace('/Count 1', '/Count 12')), 'a.pdf')).toBe('pdf 12');
    // Added to later: the newest page tree counts.
    expect(codeOf(ascii(`${text.replace('%%EOF\n', '')}2 0 obj\n<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`), 'a.pdf')).toBe('pdf 2');
  });
});

describe('a file that was cut short', () => {
  const samples = [['a.pdf', pdfSample()], ['a.png', pngSample()], ['a.jpg', jpegSample()], ['a.gif', gifSample()], ['a.tif', tiffSample(2)]] as const;
  it.each(samples)('%s is never taken, wherever the cut is', (name, whole) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 7 }), (cut) => {
        expect(inspectFile(whole.subarray(0, cut), name, limits).ok).toBe(false);
      }),
    );
    expect(codeOf(whole.subarray(0, Math.floor(whole.length / 2)), name)).toBe('FILE_BROKEN');
  });

  it('nor one that goes in circles, nor any other bytes: it always comes to an answer', () => {
    const loop = tiffSample(1);
    loop.set([8, 0, 0, 0], 8 + 2 + 24);
    expect(codeOf(loop, 'a.tif')).toBe('FILE_BROKEN');
    const heads = fc.constantFrom(...samples.map(([, whole]) => whole.subarray(0, 12)));
    fc.assert(fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, tail) => {
      expect(typeof inspectFile(join(head, tail), 'x', limits).ok).toBe('boolean');
    }));
  });
});
