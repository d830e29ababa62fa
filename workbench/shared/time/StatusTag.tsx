import { Tag } from 'antd';
import { hasMessage, type Language, translate, useText } from '../messages/index.ts';

const colours: Record<string, string> = {
  granted: 'success',
  delivered: 'success',
  refused: 'error',
  declined: 'error',
  'supplement-pending': 'warning',
  'special-procedure': 'warning',
  suspended: 'warning',
  accepted: 'processing',
  received: 'processing',
  running: 'processing',
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
  return <Tag color={colours[status] ?? 'default'}>{statusWords(status, lang)}</Tag>;
}
