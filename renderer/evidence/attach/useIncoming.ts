import { useEffect, useEffectEvent, useState } from 'react';
import { formatTime, londonDate, type Instant } from '../../../app/model/calendar.ts';
import { isTyping } from '../../parts/singleKeys.ts';
import type { Incoming } from '../uploadStore.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
/** A dialog stands over the page that is not about files. */
const isCovered = (): boolean => {
  const over = document.querySelector('.MuiModal-root:not(.MuiModal-hidden)');
  return over !== null && over.querySelector('[data-takes-files]') === null;
};

/** What was dropped: files, and folders, which are named and refused. */
function dropped(transfer: DataTransfer): readonly Incoming[] {
  return [...transfer.items].flatMap((item): Incoming[] => {
    const source = item.getAsFile();
    return source === null ? [] : [{ source, folder: item.webkitGetAsEntry()?.isDirectory === true }];
  });
}

/** Pictures from the clipboard all have one name: the moment tells them apart. `2026-11-18 9.41am.png` */
export function pastedName(name: string, now: Instant, index: number): string {
  if (!/^image\.(png|jpe?g|gif|tiff?)$/i.test(name) || now === '') return name;
  const ending = name.slice(name.lastIndexOf('.'));
  return `Pasted ${londonDate(now)} ${formatTime(now).replace(':', '.')}${index === 0 ? '' : ` (${index + 1})`}${ending}`;
}

/**
 * Files dropped anywhere on the window, or pasted while no text has the cursor. `over` is true while files are dragged
 * over the window. Nothing is taken while a dialog about something else is open.
 */
export function useIncoming(now: Instant, onFiles: (files: readonly Incoming[]) => void, takes: boolean): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((files: readonly Incoming[]) => {
    if (files.length > 0) onFiles(files);
  });
  const named = useEffectEvent((file: File, index: number) => new File([file], pastedName(file.name, now, index), { type: file.type }));
  useEffect(() => {
    if (!takes) return undefined;
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event) || isCovered()) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (!hasFiles(event) || isCovered() || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || event.dataTransfer === null || isCovered()) return;
      event.preventDefault();
      take(dropped(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isTyping(event.target) || isCovered()) return;
      event.preventDefault();
      take(files.map((file, index) => ({ source: named(file, index), folder: false })));
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', hover);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', hover);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [takes]);
  return over;
}

/** A file dropped where nothing takes it would open in the window, in place of Casebench. */
export function useStrayFiles(): void {
  useEffect(() => {
    const stop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', stop);
    window.addEventListener('drop', stop);
    return () => {
      window.removeEventListener('dragover', stop);
      window.removeEventListener('drop', stop);
    };
  }, []);
}
