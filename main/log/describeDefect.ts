/**
 * What may be kept of a thrown value: its class and our own file and line. Messages attract names and figures,
 * so they are never logged.
 */
export function describeDefect(cause: unknown): Readonly<{ defect: string; place?: string }> {
  if (!(cause instanceof Error)) return { defect: 'Unknown' };
  const defect = /^[A-Z][A-Za-z]{0,34}$/.test(cause.name) ? (cause.name.endsWith('Error') ? cause.name : `${cause.name}Error`) : 'Error';
  const frame = /([A-Za-z][\w.-]{0,60}):(\d{1,6}):\d+\)?$/m.exec((cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n'));
  return frame === null ? { defect } : { defect, place: `${frame[1]}:${frame[2]}` };
}
