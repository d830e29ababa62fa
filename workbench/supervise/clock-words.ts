import { hasMessage, type Language, translate } from '../shared/messages/index.ts';
import { stageWords } from '../shared/time/index.ts';

/** Words of a clock's key (时限名称): `promised`, `stage:review`, `step:<task>`. */
export function clockWords(key: string, lang: Language): string {
  const [kind = '', stage] = key.split(':');
  if (kind === 'stage') return translate(lang, 'clock.stage', { stage: stageWords(stage ?? null, lang) });
  const message = `clock.${kind}`;
  return hasMessage(message) ? translate(lang, message) : translate(lang, 'clock.other');
}
