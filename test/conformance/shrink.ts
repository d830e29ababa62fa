import type { Block } from './blocks.ts';
import { runBoth } from './compare.ts';

/** Smallest block found that still makes the engines differ under some walk of a few seeds (最小化): greedy, for the report of an unknown difference. */
export async function shrink(seed: number, block: Block): Promise<{ readonly seed: number; readonly block: Block }> {
  let best = { seed, block };
  for (let better: typeof best | undefined = best; better; ) {
    best = better;
    better = await firstDiffering(best.seed, smaller(best.block));
  }
  return best;
}

async function firstDiffering(seed: number, blocks: readonly Block[]) {
  for (const block of blocks)
    for (const other of [seed, seed + 1, seed + 2]) if ((await runBoth(other, block)).difference !== null) return { seed: other, block };
  return undefined;
}

/** Blocks that are one step smaller: a child in place of its parent, one child fewer, one child smaller. */
function smaller(block: Block): Block[] {
  switch (block.kind) {
    case 'leaf':
      return block.leaf === 'task' ? [] : [{ kind: 'leaf', leaf: 'task' }];
    case 'loop':
      return [
        block.body,
        ...(block.times > 0 ? [{ ...block, times: block.times - 1 }] : []),
        ...smaller(block.body).map(body => ({ ...block, body })),
      ];
    case 'events':
      return [
        ...block.ways.map(({ next }) => next),
        ...(block.ways.length > 1 ? block.ways.map((_, n) => ({ ...block, ways: block.ways.toSpliced(n, 1) })) : []),
        ...block.ways.flatMap((way, n) => smaller(way.next).map(next => ({ ...block, ways: block.ways.with(n, { ...way, next }) }))),
      ];
    case 'guarded':
      return [
        block.body,
        block.next,
        ...smaller(block.next).map(next => ({ ...block, next })),
        ...smaller(block.body).flatMap(body => (body.kind === 'subProcess' ? [{ ...block, body }] : [])),
      ];
    case 'failing':
      return [
        block.body,
        block.mend,
        ...smaller(block.body).map(body => ({ ...block, body })),
        ...smaller(block.mend).map(mend => ({ ...block, mend })),
      ];
    case 'terminating':
      return [
        block.body,
        block.other,
        ...smaller(block.body).map(body => ({ ...block, body })),
        ...smaller(block.other).map(other => ({ ...block, other })),
      ];
    default:
      return [
        ...block.inner,
        ...(block.inner.length > 1 && block.kind !== 'choice'
          ? block.inner.map((_, n) => ({ ...block, inner: block.inner.toSpliced(n, 1) }))
          : []),
        ...block.inner.flatMap((one, n) => smaller(one).map(less => ({ ...block, inner: block.inner.with(n, less) }))),
      ];
  }
}
