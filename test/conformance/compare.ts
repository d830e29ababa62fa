import { createRandom } from '../faults/random.ts';
import type { Block } from './blocks.ts';
import { type CauseId, causes, rewrite } from './causes.ts';
import type { Generated } from './corpus.ts';
import { type Drawing, draw } from './draw.ts';
import { countOracle, type Outcome } from './oracle.ts';
import { agreedBefore, markOf, remember } from './said.ts';
import { type Walk, walk } from './walk.ts';

/** What came of one generated model in both engines (比对结果). */
export interface Comparison {
  readonly seed: number;
  readonly status: Outcome['status'];
  readonly steps: number;
  /** none: both agree. unknown: no known cause explains the difference. */
  readonly cause: 'none' | CauseId | 'unknown';
  /** The difference in words, where there is one. */
  readonly difference: string | null;
}

/** Our walk, and in what bpmn-engine differs from it. */
interface Compared {
  readonly ours: Walk;
  readonly difference: string | null;
}

/** Whether bpmn-engine is asked anew, or only where it was not asked before (`said.ts`). */
export type Asking = 'anew' | 'once';

/** Run a model through both engines; a difference is put down to the cause without which it disappears. */
export async function compare({ seed, block }: Generated, asking: Asking): Promise<Comparison> {
  const { ours, difference } = await runBoth(seed, block, asking);
  const found = { seed, status: ours.status, steps: ours.steps.length, difference };
  return { ...found, cause: difference === null ? 'none' : await causeOf(seed, block, asking) };
}

/** Both engines on one model and one walk. */
export async function runBoth(seed: number, block: Block, asking: Asking = 'anew'): Promise<Compared> {
  const drawing = draw(block);
  const ours = await walk(drawing, createRandom(seed).below);
  const mark = markOf(drawing, ours);
  const agreed = asking === 'once' ? agreedBefore(mark) : undefined;
  if (agreed !== undefined) return { ours, difference: agreed ? null : 'as bpmn-engine said before' };
  const theirs = await countOracle(drawing.xml, ours.steps, drawing.data);
  const difference = differenceOf(drawing, ours, theirs);
  remember(mark, difference === null);
  return { ours, difference };
}

/**
 * Causes are taken out one after the other, each alone, then all up to it. A model that does not have a cause stays what it is without it: the same model by
 * the same seed differs again, so that it is not run a second time.
 */
async function causeOf(seed: number, block: Block, asking: Asking): Promise<CauseId | 'unknown'> {
  const differing = new Set([JSON.stringify(block)]);
  const agrees = async (changed: Block): Promise<boolean> => {
    const model = JSON.stringify(changed);
    if (differing.has(model)) return false;
    differing.add(model);
    return (await runBoth(seed, changed, asking)).difference === null;
  };
  for (const cause of causes) {
    if (await agrees(rewrite(block, cause.without))) return cause.id;
  }
  let without = block;
  for (const cause of causes) {
    without = rewrite(without, cause.without);
    if (await agrees(without)) return cause.id;
  }
  return 'unknown';
}

/** Elements completed by one engine only, or a different end; the throwing of an error is told differently and left out. */
function differenceOf({ kinds }: Drawing, ours: Walk, theirs: Outcome): string | null {
  const seen = ({ completed }: Outcome) => completed.filter(id => kinds[id] !== 'endError');
  const [more, less] = [surplus(seen(ours), seen(theirs)), surplus(seen(theirs), seen(ours))];
  if (more.length === 0 && less.length === 0 && ours.status === theirs.status) return null;
  const named = (ids: readonly string[]) => ids.map(id => `${id} ${kinds[id]}`).join(', ') || '-';
  return `ours ${ours.status}, theirs ${theirs.status}; only ours: ${named(more)}; only theirs: ${named(less)}${ours.problem ? `; ${ours.problem}` : ''}`;
}

function surplus(ids: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return ids.filter(id => {
    const at = rest.indexOf(id);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
