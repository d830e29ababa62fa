import fc from 'fast-check';
import { flowsOf } from '../execution/model.ts';

/** A structured model as a tree: what is drawn one inside the other. */
export type Block = Leaf | Branching | Wrapped;
interface Leaf {
  readonly kind: 'task' | 'many';
}
interface Branching {
  readonly kind: 'row' | 'parallel' | 'choice' | 'inclusive';
  readonly parts: readonly Block[];
}
interface Wrapped {
  readonly kind: 'loop' | 'sub';
  readonly part: Block;
}

/** Random trees, a few levels deep. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block; parts: Block[] }>(tie => ({
  parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constant<Block>({ kind: 'task' }) },
    { weight: 3, arbitrary: tie('parts').map((parts): Block => ({ kind: 'parallel', parts })) },
    { weight: 2, arbitrary: tie('parts').map((parts): Block => ({ kind: 'row', parts })) },
    { weight: 1, arbitrary: tie('parts').map((parts): Block => ({ kind: 'choice', parts })) },
    { weight: 1, arbitrary: tie('parts').map((parts): Block => ({ kind: 'inclusive', parts })) },
    { weight: 1, arbitrary: tie('block').map((part): Block => ({ kind: 'loop', part })) },
    { weight: 1, arbitrary: tie('block').map((part): Block => ({ kind: 'sub', part })) },
    { weight: 1, arbitrary: fc.constant<Block>({ kind: 'many' }) },
  ),
})).block;

/** A drawn block: its XML and flows, and where it is entered and left. */
interface Drawn {
  readonly xml: string;
  readonly flows: readonly string[];
  readonly first: string;
  readonly last: string;
}

/** Draw a tree; choices, loops and inclusive splits look at the variable `n` of 0 to 9, which every task sets. */
export function draw(block: Block): { readonly body: string; readonly flows: readonly string[] } {
  let count = 0;
  const name = (kind: string) => `${kind}${++count}`;
  const drawn = drawBlock({ kind: 'row', parts: [{ kind: 'task' }, block, { kind: 'task' }] }, name);
  const body = `<startEvent id="s"/>${drawn.xml}<endEvent id="e"/>`;
  return { body, flows: [`s>${drawn.first}`, ...drawn.flows, `${drawn.last}>e`] };
}

type Name = (kind: string) => string;

const many = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';

function drawBlock(block: Block, name: Name): Drawn {
  if ('part' in block) {
    const inner = drawBlock(block.part, name);
    return block.kind === 'sub' ? drawSub(inner, name('sub')) : drawLoop(inner, name('l'));
  }
  if (!('parts' in block)) return drawTask(block, name('t'));
  const parts = block.parts.map(part => drawBlock(part, name));
  if (block.kind === 'row') return drawRow(parts);
  return drawSplit(parts, name('g'), block.kind);
}

function drawTask({ kind }: Leaf, id: string): Drawn {
  return { xml: `<userTask id="${id}">${kind === 'many' ? many : ''}</userTask>`, flows: [], first: id, last: id };
}

function drawSub({ xml, flows, first, last }: Drawn, id: string): Drawn {
  const inner = flowsOf(`${id}s>${first}`, ...flows, `${last}>${id}e`);
  const body = `<subProcess id="${id}"><startEvent id="${id}s"/>${xml}<endEvent id="${id}e"/>${inner}</subProcess>`;
  return { xml: body, flows: [], first: id, last: id };
}

function drawLoop({ xml, flows, first, last }: Drawn, id: string): Drawn {
  const [merge, split] = [`${id}m`, `${id}x`];
  return {
    xml: `${xml}<exclusiveGateway id="${merge}"/><exclusiveGateway id="${split}" default="${split}_${id}o"/><task id="${id}o"/>`,
    flows: [`${merge}>${first}`, ...flows, `${last}>${split}`, `${split}>${merge}: n < 3`, `${split}>${id}o`],
    first: merge,
    last: `${id}o`,
  };
}

function drawRow(parts: readonly Drawn[]): Drawn {
  const between = parts.slice(1).map((part, n) => `${parts[n]!.last}>${part.first}`);
  return {
    xml: parts.map(({ xml }) => xml).join(''),
    flows: [...parts.flatMap(({ flows }) => flows), ...between],
    first: parts[0]!.first,
    last: parts.at(-1)!.last,
  };
}

const gateways = { parallel: 'parallelGateway', choice: 'exclusiveGateway', inclusive: 'inclusiveGateway' } as const;

function drawSplit(parts: readonly Drawn[], id: string, kind: keyof typeof gateways): Drawn {
  const [split, join] = [`${id}s`, `${id}j`];
  const condition = (n: number) => (kind === 'parallel' ? '' : n === 0 ? ': n < 4' : ': n > 6');
  const byDefault = kind === 'parallel' ? '' : `default="${split}_${parts.at(-1)!.first}"`;
  const out = parts.map(({ first }, n) => `${split}>${first}${n === parts.length - 1 ? '' : condition(n)}`);
  return {
    xml: `<${gateways[kind]} id="${split}" ${byDefault}/><${gateways[kind]} id="${join}"/>${parts.map(({ xml }) => xml).join('')}`,
    flows: [...out, ...parts.flatMap(({ flows }) => flows), ...parts.map(({ last }) => `${last}>${join}`)],
    first: split,
    last: join,
  };
}
