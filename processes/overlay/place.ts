import type { Problem } from '#engine/problem.ts';
import type { Operation } from './types.ts';

const files: Readonly<Record<Operation['part'], (path: readonly string[]) => string>> = {
  head: () => 'pack.json',
  process: () => 'process.bpmn',
  forms: ([id]) => `forms/${id}.form.json`,
  decisions: ([id]) => `decisions/${id}.dmn`,
  clocks: () => 'clocks.json',
  cards: () => 'cards.json',
  roles: () => 'roles.json',
  settings: () => 'settings.json',
  documents: ([id]) => `documents/${id}.json`,
  texts: ([language]) => `texts/${language}.json`,
};

/** File of the pack an address lies in, with the element or the pointer made of its steps. */
export function inPlace({ part, path }: Pick<Operation, 'part' | 'path'>): Pick<Problem, 'file' | 'element' | 'pointer'> {
  const file = files[part](path);
  if (part === 'process') return { file, ...(path[0] === undefined ? {} : { element: path[0] }) };
  const steps = part === 'documents' || part === 'texts' || part === 'forms' ? path.slice(1) : path;
  return { file, pointer: steps.map(step => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') };
}
