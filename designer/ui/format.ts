/** `2026-11-22 10:32` of a moment, in Asia/Shanghai. */
export const formatMoment = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
