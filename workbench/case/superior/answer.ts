/** What a superior may answer (答复结果). */
export const outcomes = ['granted', 'refused', 'returned'] as const;

/** The payload of the drawn message `superior-answered` (上级答复). */
export interface SuperiorAnswer {
  readonly outcome: (typeof outcomes)[number];
  readonly documentNumber: string;
  /** `YYYY-MM-DD`. */
  readonly documentDate: string;
  readonly reason?: string;
}

/** What has been filled in so far. */
export interface AnswerDraft {
  readonly outcome: SuperiorAnswer['outcome'] | null;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly reason: string;
}

/** The answer, once everything needed is there; a grant needs no reason. */
export function answerOf({ outcome, documentNumber, documentDate, reason }: AnswerDraft): SuperiorAnswer | null {
  const [number, why] = [documentNumber.trim(), reason.trim()];
  if (outcome === null || number === '' || !isDate(documentDate) || (outcome !== 'granted' && why === '')) return null;
  return { outcome, documentNumber: number, documentDate, ...(outcome === 'granted' ? {} : { reason: why }) };
}

/** Whether a text is a day of the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
