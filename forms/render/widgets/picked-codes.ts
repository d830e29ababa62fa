/** What a picker of several levels is asked for: what was chosen before, the level an entry must have, and how deep an entry lies as far as known. */
interface Picking {
  readonly chosen: readonly string[];
  readonly level: number;
  readonly levelOf: (path: readonly string[]) => number;
}

/** The codes of the paths picked that are deep enough (选中的字典项). What was chosen before stays, also while its level is not loaded yet. */
export function pickedCodes(paths: readonly (readonly string[])[], { chosen, level, levelOf }: Picking): readonly string[] {
  const isGood = (path: readonly string[]): boolean => chosen.includes(path.at(-1)!) || levelOf(path) >= level;
  return [...new Set(paths.filter(path => path.length > 0 && isGood(path)).map(path => path.at(-1)!))];
}
