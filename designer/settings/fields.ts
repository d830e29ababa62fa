import type { Text } from '#engine/problem.ts';

/** One setting of settings.json as its field shows it (参数). */
export interface SettingField {
  readonly id: string;
  readonly title: Text;
  readonly hint: string;
  readonly type: 'choice' | 'flag' | 'number' | 'text';
  readonly choices: readonly unknown[];
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** null is allowed and means no limit (不限). */
  readonly mayBeNull: boolean;
}

type Json = Readonly<Record<string, unknown>>;
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function typeOf(property: Json, types: readonly unknown[]): SettingField['type'] {
  if (Array.isArray(property.enum)) return 'choice';
  if (types.includes('boolean')) return 'flag';
  return types.includes('integer') || types.includes('number') ? 'number' : 'text';
}

/** The fields of a settings schema in its order. */
export function settingFields(schema: Json): readonly SettingField[] {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  return Object.entries(properties).map(([id, property]) => {
    const types = Array.isArray(property.type) ? (property.type as readonly unknown[]) : [property.type];
    const zh = typeof property.title === 'string' ? property.title : id;
    const choices = Array.isArray(property.enum) ? (property.enum as readonly unknown[]) : [];
    return {
      id,
      title: { zh, en: typeof property['x-title-en'] === 'string' ? property['x-title-en'] : zh },
      hint: typeof property.description === 'string' ? property.description : '',
      type: typeOf(property, types),
      choices: choices.filter(choice => choice !== null),
      least: number(property.minimum),
      most: number(property.maximum),
      mayBeNull: types.includes('null') || choices.includes(null),
    };
  });
}

/** The words of each choice, read from a description such as `beforeAcceptance：只在受理前；anyTime：受理后仍可`; the choice itself where it says none. */
export function choiceWords({
  choices,
  hint,
}: Pick<SettingField, 'choices' | 'hint'>): readonly { readonly value: unknown; readonly words: string }[] {
  return choices.map(value => {
    const parts = hint.split(/[；;。]/).map(part => part.trim().split(/[：:]/));
    const found = parts.find(([name]) => name?.trim() === String(value));
    return { value, words: found?.slice(1).join('：').trim() || String(value) };
  });
}
