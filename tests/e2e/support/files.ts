import type { Page } from '@playwright/test';

export type TestFile = Readonly<{ name: string; type: string; bytes: Uint8Array }>;

/** Sends an event that carries files, as the window gets it from the desktop: files dropped on it, or pasted into it. */
async function bring(page: Page, how: 'drop' | 'paste', files: readonly TestFile[]): Promise<void> {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, bytes: [...bytes] }));
  await page.evaluate(
    ({ kind, given }) => {
      const carried = new DataTransfer();
      for (const { name, type, bytes } of given) carried.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      const event = (type: string): Event => (type === 'paste' ? new ClipboardEvent(type, { clipboardData: carried, bubbles: true, cancelable: true }) : new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
      const target = document.activeElement ?? document.body;
      for (const type of kind === 'drop' ? ['dragenter', 'dragover', 'drop'] : ['paste']) target.dispatchEvent(event(type));
    },
    { kind: how, given: plain },
  );
}
export const dropFiles = (page: Page, files: readonly TestFile[]): Promise<void> => bring(page, 'drop', files);
export const pasteFiles = (page: Page, files: readonly TestFile[]): Promise<void> => bring(page, 'paste', files);
