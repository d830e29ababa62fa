import { readBpmn } from '#engine/bpmn/read.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { toGraph } from '#engine/lint/graph.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { lintSoundness } from '#engine/lint/soundness/index.ts';
import { shippedPacks } from '#processes/disk.ts';
import { flowsOf, model } from '../engine/execution/model.ts';
import { type Figure, middle } from './measure.ts';

const turns = 5;

/** Checking a process while it is drawn (实时检查), and the search of its states. */
export async function lintFigures(): Promise<Figure[]> {
  const sixty = await compiled(branches(5, 9));
  const wide = await compiled(branches(10, 20));
  const packs = await Promise.all(shippedPacks().packs.map(({ bpmn }) => compiled(bpmn)));
  const largest = packs.toSorted((a, b) => size(b) - size(a))[0]!;
  return [
    {
      name: 'lint60: a process of 60 elements checked',
      value: middleTime(() => lintProcess(sixty)),
      unit: 'ms',
      note: `${size(sixty)} elements, five branches at once`,
      target: { most: 200 },
    },
    {
      name: 'soundness: 200 elements, ten branches at once',
      value: middleTime(() => lintSoundness(toGraph(wide))),
      unit: 'ms',
      note: `${size(wide)} elements`,
      target: { most: 2_000 },
    },
    {
      name: 'soundness: the largest shipped pack',
      value: middleTime(() => lintSoundness(toGraph(largest))),
      unit: 'ms',
      note: `${size(largest)} elements`,
      target: { most: 2_000 },
    },
  ];
}

const size = ({ elements }: Definition): number => Object.keys(elements).length;

async function compiled(bpmn: string): Promise<Definition> {
  const { definition } = await readBpmn(bpmn);
  if (!definition) throw new Error('Expected the process to be readable.');
  return definition;
}

/** Branches that run at the same time, each with a choice and a way back. */
function branches(count: number, steps: number): string {
  const parts = Array.from({ length: count }, (_, branch) => {
    const ids = Array.from({ length: steps }, (_step, n) => `t${branch}x${n}`);
    const [first, last] = [ids[0]!, ids.at(-1)!];
    return {
      body: `${ids.map(id => `<userTask id="${id}" name="${id}"/>`).join('')}<exclusiveGateway id="x${branch}" default="x${branch}_j"/>`,
      flows: flowsOf(
        `g>${first}`,
        ...ids.slice(1).map((id, n) => `${ids[n]}>${id}`),
        `${last}>x${branch}`,
        `x${branch}>${first}: data.f${branch}.again = true`,
        `x${branch}>j`,
      ),
    };
  });
  const inner = parts.map(({ body, flows }) => body + flows).join('');
  return model(`<startEvent id="s"/><parallelGateway id="g"/>${inner}<parallelGateway id="j"/><endEvent id="e"/>`, 's>g', 'j>e');
}

function middleTime(work: () => void): number {
  work();
  const times = Array.from({ length: turns }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.round(middle(times) * 10) / 10;
}
