type Progress = Readonly<{ stage: string; done: number; total: number }>;
export function createProgressBar(stream?: { readonly isTTY?: boolean; write(text: string): unknown }): { show(progress: Progress): void; end(): void };
