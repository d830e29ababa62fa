import { createRandom } from '../faults/random.ts';
import { type Below, type Block, type BlockKind, blockKinds, blockOf, containers, kindOf, randomBlock } from './blocks.ts';

/** One generated model: its seed draws it again, and walks it. */
export interface Generated {
  readonly seed: number;
  readonly block: Block;
}

/** What a corpus is made of (构成): share of models, and how often the rarest pair of kinds follow each other. */
export interface Spread {
  readonly models: number;
  readonly loops: number;
  readonly nestedParallel: number;
  readonly boundaryEvents: number;
  readonly pairs: number;
  readonly rarestPair: number;
}

const pairsWanted = 20;

/**
 * Generated corpus (生成模型集): `random` models of any shape, then chains in nested parallel branches, until every ordered pair of kinds stands
 * in a sequence at least twenty times.
 */
export function createCorpus(seed: number, random: number): Generated[] {
  const corpus: Generated[] = [];
  for (let n = 0; n < random; n++) corpus.push({ seed: seed + n, block: anyShape(createRandom(seed + n).below) });
  const counts = countPairs(corpus);
  for (let n = random; ; n++) {
    const missing = allPairs().filter(pair => (counts.get(pair) ?? 0) < pairsWanted);
    if (missing.length === 0) return corpus;
    const one = { seed: seed + n, block: chains(createRandom(seed + n).below, missing) };
    corpus.push(one);
    for (const pair of pairsOf(one.block)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
}

/** Half of the models of any shape are two branches of which one splits again. */
function anyShape(below: Below): Block {
  const root = randomBlock(below, 4);
  if (below(2) === 0) return root;
  return { kind: 'parallel', inner: [root, { kind: 'sequence', inner: [randomBlock(below, 1), blockOf('parallel', below, 2)] }] };
}

/** Two chains of missing pairs, in branches of branches. */
function chains(below: Below, missing: readonly string[]): Block {
  return {
    kind: 'parallel',
    inner: [chain(below, missing), { kind: 'parallel', inner: [chain(below, missing), { kind: 'leaf', leaf: 'userTask' }] }],
  };
}

const chainLength = 7;

function chain(below: Below, missing: readonly string[]): Block {
  const [first, second] = missing[below(missing.length)]!.split(' ') as [BlockKind, BlockKind];
  const kinds: BlockKind[] = [first, second];
  while (kinds.length < chainLength) {
    const last = kinds.at(-1)!;
    const next = missing.filter(pair => pair.startsWith(`${last} `));
    const pair = next[below(next.length)];
    kinds.push(pair === undefined ? blockKinds[below(blockKinds.length)]! : (pair.split(' ')[1] as BlockKind));
  }
  return { kind: 'sequence', inner: kinds.map(kind => blockOf(kind, below, 1)) };
}

function allPairs(): string[] {
  return blockKinds.flatMap(first => blockKinds.map(second => `${first} ${second}`));
}

function countPairs(corpus: readonly Generated[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of corpus.flatMap(({ block }) => pairsOf(block))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

/** Ordered pairs of kinds that follow each other in the sequences of a block. */
function pairsOf(block: Block): string[] {
  return blocksIn(block).flatMap(one =>
    one.kind === 'sequence' || one.kind === 'subProcess' || one.kind === 'transaction'
      ? one.inner.slice(1).map((second, at) => `${kindOf(one.inner[at]!)} ${kindOf(second)}`)
      : [],
  );
}

/** A block and every block inside it. */
export function blocksIn(block: Block): Block[] {
  return [block, ...childrenOf(block).flatMap(blocksIn)];
}

/** The blocks directly inside a block. */
export function childrenOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'leaf':
      return [];
    case 'loop':
      return [block.body];
    case 'events':
      return block.ways.map(({ next }) => next);
    case 'guarded':
      return [block.body, block.next];
    case 'failing':
      return [block.body, block.mend];
    case 'terminating':
      return [block.body, block.other];
    default:
      return block.inner;
  }
}

/** Tell what a corpus is made of. */
export function spreadOf(corpus: readonly Generated[]): Spread {
  const share = (has: (block: Block) => boolean) => corpus.filter(({ block }) => blocksIn(block).some(has)).length / corpus.length;
  const counts = countPairs(corpus);
  return {
    models: corpus.length,
    loops: share(({ kind }) => kind === 'loop'),
    nestedParallel: share(isNestedParallel),
    boundaryEvents: share(({ kind }) => kind === 'guarded' || kind === 'failing'),
    pairs: allPairs().length,
    rarestPair: Math.min(...allPairs().map(pair => counts.get(pair) ?? 0)),
  };
}

function isNestedParallel(block: Block): boolean {
  return block.kind === 'parallel' && block.inner.flatMap(blocksIn).some(({ kind }) => kind === 'parallel');
}

/** How often each container stands in a corpus. */
export function containersIn(corpus: readonly Generated[]): Readonly<Record<string, number>> {
  const all = corpus.flatMap(({ block }) => blocksIn(block));
  return Object.fromEntries(containers.map(kind => [kind, all.filter(block => block.kind === kind).length]));
}
