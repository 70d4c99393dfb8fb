import type { Sha256 } from './ports.ts';

/** 64 bits of one cluster at one version. Both sides XOR these per scope; equal digests prove equal holdings. */
export const h8 = (sha256: Sha256, clusterId: string, ver: number): string => sha256(`${clusterId}:${ver}`).slice(0, 16);

export const EMPTY_DIGEST = '0000000000000000';

/** XOR of two 64-bit values written as 16 hex digits. Never through a double, which loses digits. */
export const xorHex = (a: string, b: string): string => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(16).padStart(16, '0');
