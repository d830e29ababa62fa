import type { DifferenceView } from '#server/contract/designing.ts';

/** Sections of a comparison (对比分栏) in reading order; `golden` is told by the page itself. */
export const sectionIds = ['process', 'forms', 'decisions', 'clocks', 'settings', 'documents', 'golden'] as const;
export type SectionId = (typeof sectionIds)[number];

const sectionOf: Readonly<Record<string, SectionId>> = {
  process: 'process',
  forms: 'forms',
  decisions: 'decisions',
  clocks: 'clocks',
  cards: 'clocks',
  item: 'clocks',
  head: 'settings',
  settings: 'settings',
  texts: 'settings',
  roles: 'settings',
  documents: 'documents',
};

/** Differences by the section they are shown in. */
export function bySection(
  differences: readonly DifferenceView[],
): Readonly<Record<Exclude<SectionId, 'golden'>, readonly DifferenceView[]>> {
  const of = (section: SectionId) => differences.filter(({ part }) => (sectionOf[part] ?? 'settings') === section);
  return {
    process: of('process'),
    forms: of('forms'),
    decisions: of('decisions'),
    clocks: of('clocks'),
    settings: of('settings'),
    documents: of('documents'),
  };
}

/** The section to begin with: the first that has something to show, else the process. */
export function firstSection(counts: Readonly<Record<SectionId, number>>): SectionId {
  return sectionIds.find(id => counts[id] > 0) ?? 'process';
}
