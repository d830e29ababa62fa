import type { AnswerOf } from '#server/contract/routes.ts';
import type { Me } from '#server/contract/schemas.ts';
import type { Text } from '#engine/problem.ts';

type Choices = AnswerOf<'listCaseChoices'>;

/** Something to choose; groups hold the units of one centre each. */
export interface Option {
  readonly value: string;
  readonly label: string;
}
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** A unit belongs to a centre: both stand in the value, as units of two centres may have one id. */
export const unitValue = (centre: string, unit: string): string => `${centre}/${unit}`;
/** The centre and unit of such a value. */
export function readUnitValue(value: string): { readonly centre: string; readonly unit: string } {
  const [centre = '', unit = ''] = value.split('/');
  return { centre, unit };
}

/** Units to choose from (可选部门): under their centre where there are several. */
export function unitOptions(choices: Choices, centres: Me['centres'], pick: (text: Text) => string): (Option | OptionGroup)[] {
  const groups = centres.flatMap(centre => {
    const options = choices.units
      .filter(unit => unit.centre === centre.id)
      .map(unit => ({ value: unitValue(centre.id, unit.id), label: pick(unit.title) }));
    return options.length === 0 ? [] : [{ label: pick(centre.title), options }];
  });
  return groups.length > 1 ? groups : (groups[0]?.options ?? []);
}

/** Items to choose from (可选事项): one item that several centres share is named once; narrowed to the chosen unit. */
export function itemOptions(choices: Choices, unit: string | undefined, pick: (text: Text) => string): Option[] {
  const found = new Map<string, string>();
  for (const item of choices.items)
    if (!found.has(item.id) && (unit === undefined || item.unit === unit)) found.set(item.id, pick(item.title));
  return [...found].map(([value, label]) => ({ value, label }));
}
