import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { bareRelease } from '#engine/simulation/index.ts';
import { compileRelease } from '#processes/compile.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { JournalRow } from '#server/store/execute/entry.ts';
import type { CaseRow } from '#server/store/execute/snapshot.ts';
import type { Row } from '#server/store/plan.ts';
import { compile } from '../engine/execution/model.ts';

/** One case as a former version stored it, standing at some kind of wait (状态样本). */
export interface ZooCase {
  readonly name: string;
  /** BPMN text of a plain model; null: the promised pack of that version. */
  readonly model: string | null;
  readonly case: CaseRow & Row;
  readonly case_data: readonly Row[];
  readonly journal: readonly JournalRow[];
}

const folder = (version: string) => join(import.meta.dirname, '..', 'fixtures', 'state-zoo', version);

/** Versions that have left samples. */
export const zooVersions = readdirSync(join(import.meta.dirname, '..', 'fixtures', 'state-zoo'));

/** Every sample of a version. */
export function zooCases(version: string): ZooCase[] {
  const files = readdirSync(folder(version)).filter(file => file !== 'releases.json');
  return files.map(file => ({
    name: file.replace('.json', ''),
    ...(JSON.parse(readFileSync(join(folder(version), file), 'utf8')) as Omit<ZooCase, 'name'>),
  }));
}

/** Releases of a version's packs, as they were stored. */
export function zooReleases(version: string): { content: string; release: ReleaseContent }[] {
  return JSON.parse(readFileSync(join(folder(version), 'releases.json'), 'utf8')) as { content: string; release: ReleaseContent }[];
}

/** Finds what a sample runs on, compiled by this version. */
export async function releasesOf(version: string, sample: ZooCase): Promise<ReadonlyMap<string, ReleaseDefinition>> {
  if (sample.model !== null) return new Map([[sample.case.content, bareRelease(await compile(sample.model))]]);
  const compiled = new Map<string, ReleaseDefinition>();
  for (const { content, release } of zooReleases(version)) {
    const { release: one, problems } = await compileRelease(content, release);
    if (!one) throw new Error(JSON.stringify(problems));
    compiled.set(content, one);
  }
  return compiled;
}
