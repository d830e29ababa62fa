import { checkPack } from '#processes/check.ts';
import type { OrganisationFacts } from '#processes/check/people.ts';
import type { Problem } from '#engine/problem.ts';
import { readPack } from '#processes/read.ts';
import type { PackFiles } from '#processes/types.ts';
import { shipped } from '../shipped.ts';

/** Problems of a pack made from changed files. */
export async function problemsIn(files: PackFiles, facts?: OrganisationFacts): Promise<Problem[]> {
  const { pack, problems } = readPack(files);
  return pack ? checkPack(pack, shipped, facts) : problems;
}

/** Code, severity and place of each problem, e.g. `error option-uncovered gwCheck`. */
export async function codesIn(files: PackFiles, facts?: OrganisationFacts): Promise<string[]> {
  return (await problemsIn(files, facts)).map(({ severity, code, element, pointer }) =>
    `${severity} ${code} ${element ?? pointer ?? ''}`.trim(),
  );
}
