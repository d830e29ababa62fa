// Records random cases with the hashes of their events: node test/browser-engine/record.ts <folder>
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { evolve } from '#engine/cases/evolve.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { loadPlays } from '../engine/cases/plays.ts';
import type { Play } from '../engine/cases/random-run.ts';
import { playRandomly } from '../engine/cases/random-run.ts';
import { blocks } from '../engine/properties/blocks.ts';
import { draw, helper, helperModel } from '../engine/properties/draw.ts';
import { feeTable, layGround, playOf } from '../engine/properties/models.ts';
import { type Recording, type ReleaseText, replay } from './replay.ts';

const seed = 20_261_122;
/** Models, cases of each, and cases of the promised pack: 1,100 cases. */
const counts = { models: 250, cases: 4, promised: 100 };
const choices = fc.array(fc.nat(), { minLength: 12, maxLength: 60 });

function runsOf(play: Play, count: number, from: number): Recording['runs'] {
  return fc.sample(choices, { numRuns: count, seed: from }).map(steps => {
    const { wrong, commands } = playRandomly(play, steps, evolve, true);
    if (wrong) throw new Error(wrong);
    return commands;
  });
}

/** A compiled release of a drawn model as text: what compiling made of it is left out. */
function textOf(play: Play, content: string, bpmn: string, decisions: Readonly<Record<string, string>>): ReleaseText {
  const { process: _1, decisions: _2, expressions: _3, ...head } = play.releases.get(content)!;
  return { head, bpmn, decisions };
}

async function recordModels(): Promise<Recording[]> {
  const ground = await layGround();
  const drawn = fc.sample(blocks, { numRuns: counts.models, seed });
  const recordings: Recording[] = [];
  for (const [n, block] of drawn.entries()) {
    const play = await playOf(block, ground);
    const { organisation, calendar } = play.context;
    const releases = [textOf(play, 'c1', draw(block), { 'fee.dmn': feeTable }), textOf(play, helper, helperModel, {})];
    recordings.push({ context: { organisation, calendar }, releases, runs: runsOf(play, counts.cases, seed + n) });
  }
  return recordings;
}

async function recordPromised(): Promise<Recording> {
  const { promised } = await loadPlays();
  const { organisation, calendar } = promised!.context;
  const { releases } = await createReleases(shippedPacks().packs, { author: 'test', publishedAt: 0 });
  const texts = releases.map(({ content, release }) => ({ content, release }));
  return { context: { organisation, calendar }, releases: texts, runs: runsOf(promised!, counts.promised, seed) };
}

const recordings = [...(await recordModels()), await recordPromised()];
const texts = JSON.stringify(recordings);
const hashes: string[] = [];
for (const recording of JSON.parse(texts) as Recording[]) hashes.push(...(await replay(recording)));
const folder = process.argv[2]!;
writeFileSync(join(folder, 'recordings.json'), texts);
writeFileSync(join(folder, 'hashes.json'), JSON.stringify(hashes));
