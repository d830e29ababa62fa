import type { DraftProblem } from '#server/contract/designing.ts';

/** Tabs of the editor (编辑页签). */
export const editorTabs = [
  'process',
  'forms',
  'settings',
  'clocks',
  'cards',
  'texts',
  'documents',
  'roles',
  'differences',
  'simulation',
  'release',
] as const;
export type EditorTab = (typeof editorTabs)[number];

const places: readonly (readonly [RegExp, EditorTab])[] = [
  [/^process\.bpmn$/, 'process'],
  [/^forms\//, 'forms'],
  [/^settings\.json$/, 'settings'],
  [/^clocks\.json$/, 'clocks'],
  [/^items\//, 'clocks'],
  [/^cards\.json$/, 'cards'],
  [/^texts\//, 'texts'],
  [/^documents\//, 'documents'],
  [/^roles\.json$/, 'roles'],
  [/^scenarios\//, 'simulation'],
];

/** The tab on which a problem can be mended (问题所在页签). */
export function tabOf({ file, element }: Pick<DraftProblem, 'file' | 'element'>): EditorTab {
  if (element) return 'process';
  return places.find(([pattern]) => pattern.test(file ?? ''))?.[1] ?? 'release';
}

/** Errors first, then warnings, then hints; each kind as it came. */
export function inOrder(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  return (['error', 'warning', 'info'] as const).flatMap(severity => problems.filter(one => one.severity === severity));
}

/** How many of them forbid publishing. */
export const countErrors = (problems: readonly DraftProblem[]): number => problems.filter(({ severity }) => severity === 'error').length;
