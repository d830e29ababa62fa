import fc from 'fast-check';
import { flowsOf, model } from '../engine/execution/model.ts';

/** A block of a well-nested process: one way in, one way out. */
export type Block =
  | { readonly kind: 'task' | 'userTask' }
  | { readonly kind: 'sequence' | 'parallel' | 'subProcess'; readonly inner: readonly Block[] }
  | { readonly kind: 'choice'; readonly inner: readonly Block[]; readonly takes: number };

/** Arbitrary well-nested processes of tasks, user tasks, parallel and exclusive blocks and sub-processes. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>(tie => {
  const inner = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const leaf = fc.record({ kind: fc.constantFrom('task' as const, 'userTask' as const, 'userTask' as const) });
  const nested = fc.record({ kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'subProcess' as const), inner });
  const choice = fc.record({ kind: fc.constant('choice' as const), inner, takes: fc.nat({ max: 2 }) });
  return { block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, nested, choice) };
}).block;

interface Drawn {
  readonly body: string;
  readonly flows: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Draw a block as BPMN. */
export function draw(block: Block): string {
  let last = 0;
  const id = (prefix: string) => `${prefix}${++last}`;
  const one = (root: Block): Drawn => {
    if (!('inner' in root)) {
      const own = id(root.kind === 'task' ? 't' : 'u');
      return { body: `<${root.kind} id="${own}"/>`, flows: [], from: own, to: own };
    }
    if (root.kind === 'sequence') return inSequence(root.inner.map(one));
    if (root.kind === 'subProcess') return inSubProcess(id('sub'), inSequence(root.inner.map(one)));
    return between(id, root, root.inner.map(one));
  };
  const drawn = one(block);
  return model(`<startEvent id="start"/>${drawn.body}<endEvent id="end"/>`, `start>${drawn.from}`, ...drawn.flows, `${drawn.to}>end`);
}

function inSequence(parts: readonly Drawn[]): Drawn {
  const links = parts.slice(1).map((part, i) => `${parts[i]!.to}>${part.from}`);
  return {
    body: parts.map(({ body }) => body).join(''),
    flows: [...parts.flatMap(({ flows }) => flows), ...links],
    from: parts[0]!.from,
    to: parts.at(-1)!.to,
  };
}

function inSubProcess(id: string, { body, flows, from, to }: Drawn): Drawn {
  const inner = `<startEvent id="${id}s"/>${body}<endEvent id="${id}e"/>${flowsOf(`${id}s>${from}`, ...flows, `${to}>${id}e`)}`;
  return { body: `<subProcess id="${id}">${inner}</subProcess>`, flows: [], from: id, to: id };
}

function between(
  id: (prefix: string) => string,
  block: Extract<Block, { kind: 'parallel' | 'choice' | 'sequence' | 'subProcess' }>,
  parts: readonly Drawn[],
): Drawn {
  const [split, join] = [id('g'), id('g')];
  const kind = block.kind === 'choice' ? 'exclusiveGateway' : 'parallelGateway';
  const taken = block.kind === 'choice' ? block.takes % parts.length : -1;
  const into = parts.map(({ from }, i) => `${split}>${from}${block.kind === 'choice' ? `: ${i === taken}` : ''}`);
  return {
    body: `<${kind} id="${split}"/>${parts.map(({ body }) => body).join('')}<${kind} id="${join}"/>`,
    flows: [...parts.flatMap(({ flows }) => flows), ...into, ...parts.map(({ to }) => `${to}>${join}`)],
    from: split,
    to: join,
  };
}
