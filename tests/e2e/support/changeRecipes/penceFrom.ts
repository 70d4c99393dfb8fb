/** `300.50` in pence. Only for tests: amounts there are always written with two decimals or none. */
export const penceFrom = (text: string): number => Math.round(Number(text.replace(/[£,]/g, '')) * 100);
