import { hasMessage, type Language, translate } from '../shared/messages/index.ts';

/** Words of a role (岗位). */
export function roleWords(role: string, lang: Language): string {
  const key = `role.${role}`;
  return hasMessage(key) ? translate(lang, key) : translate(lang, 'role.other');
}
