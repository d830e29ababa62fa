import type { Pack } from './types.ts';

/** Decision files of a pack by the names of their files (决策文件), as problems name them. */
export function decisionFiles({ decisions }: Pick<Pack, 'decisions'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(decisions ?? {}).map(([id, xml]) => [`decisions/${id}.dmn`, xml]));
}
