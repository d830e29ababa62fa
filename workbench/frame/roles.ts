import { postWords } from '#processes/words.ts';
import { type Language, translate } from '../shared/messages/index.ts';

/** Words of a role (岗位). */
export function roleWords(role: string, lang: Language): string {
  return postWords[role]?.[lang] ?? translate(lang, 'role.other');
}
