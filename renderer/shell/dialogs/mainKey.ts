type Pressed = Readonly<{ key: string; ctrlKey: boolean; shiftKey: boolean; altKey: boolean; preventDefault(): void }>;

/** Whether this press is Ctrl+Enter, the main button of a form; it is then taken. */
export function isMainKey(event: Pressed): boolean {
  const main = event.key === 'Enter' && event.ctrlKey && !event.shiftKey && !event.altKey;
  if (main) event.preventDefault();
  return main;
}
