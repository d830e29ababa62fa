import { hasMessage, type Language, translate, useText } from '../messages/index.ts';

type Tone = 'good' | 'bad' | 'wait' | 'busy' | 'rest';
const tones: Record<string, Tone> = {
  granted: 'good',
  delivered: 'good',
  replied: 'good',
  refused: 'bad',
  declined: 'bad',
  'supplement-pending': 'wait',
  'special-procedure': 'wait',
  forwarded: 'wait',
  suspended: 'wait',
  withdrawn: 'rest',
  terminated: 'rest',
  'taken-up': 'rest',
  closed: 'rest',
};

/** Words of a case's status (办件状态); a status of a newer pack reads as 办理中. */
export function statusWords(status: string, lang: Language): string {
  const key = `status.${status}`;
  return hasMessage(key) ? translate(lang, key) : translate(lang, 'status.running');
}

/** Words of one of the five stages (环节). */
export function stageWords(stage: string | null, lang: Language): string {
  const key = `stage.${stage}`;
  return hasMessage(key) ? translate(lang, key) : '';
}

/** Status of a case (办件状态). */
export function StatusTag({ status }: { readonly status: string }) {
  const { lang } = useText();
  return (
    <span className="bj-status" data-tone={tones[status] ?? 'busy'}>
      {statusWords(status, lang)}
    </span>
  );
}
