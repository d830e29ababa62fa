import type { CaseView } from '#server/contract/schemas.ts';

/** A material the one-time notice asked for (告知补正的材料). */
export interface Asked {
  readonly name: string;
  readonly requirement: string;
}

const noticeForm = 'notice';
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
/** Where a filled form came to be: ids are `<seq>.<index>`, so the later notice has the higher number. */
const seqOf = (scope: string): number => Number.parseInt(scope, 10);

/** What the newest one-time notice asked for; empty when there was none. */
export function askedOf(data: CaseView['data']): readonly Asked[] {
  const notices = data.filter(({ form }) => form === noticeForm);
  const newest = notices.toSorted((a, b) => seqOf(b.scope) - seqOf(a.scope) || b.round - a.round)[0];
  const rows = newest?.answers.materials;
  if (!Array.isArray(rows)) return [];
  return rows
    .map((row: unknown) => (typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {}))
    .map(({ name, requirement }) => ({ name: textOf(name), requirement: textOf(requirement) }))
    .filter(({ name }) => name !== '');
}

/** The note of a receipt: first what was ticked off from the notice, then what was typed; '' when neither. */
export function noteOf(came: readonly string[], typed: string, cameWords: (names: string) => string): string {
  return [came.length > 0 ? cameWords(came.join('、')) : '', typed.trim()].filter(Boolean).join('');
}
