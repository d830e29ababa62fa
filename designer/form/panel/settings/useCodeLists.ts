import type { Text } from '#engine/problem.ts';

/** A list a field may take its codes from (字典). */
export interface ListChoice {
  readonly id: string;
  readonly title: Text;
  readonly levels: number;
}

const shipped: readonly ListChoice[] = [
  { id: 'industry', title: { zh: '行业', en: 'Industries' }, levels: 4 },
  { id: 'ethnic-group', title: { zh: '民族', en: 'Ethnic groups' }, levels: 1 },
  { id: 'id-type', title: { zh: '证件类型', en: 'Kinds of certificate' }, levels: 1 },
];

/** The code lists of the centre. */
export const useCodeLists = (): { readonly lists: readonly ListChoice[]; readonly hasFailed: boolean } => ({
  lists: shipped,
  hasFailed: false,
});
