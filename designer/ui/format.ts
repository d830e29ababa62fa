/** `赫山区` of `赫山区政务服务中心`: what a centre is called where its kind is plain (中心简称). */
export const shortCentre = (title: string): string =>
  title
    .replace(/(政务服务中心|便民服务中心|便民服务站)$/, '')
    .replace(/ ((Government|Convenience|Public|Citizen)? ?)?Service(s)? (Centre|Center|Station)$/, '') || title;

/** `2026-11-22 10:32` of a moment, in Asia/Shanghai. */
export const formatMoment = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
