/** Kinds of elements with one way in and one way out that both engines run (单入单出元素). */
export const leafKinds = [
  'task',
  'userTask',
  'serviceTask',
  'sendTask',
  'scriptTask',
  'businessRuleTask',
  'receiveTask',
  'catchMessage',
  'catchSignal',
  'catchTimer',
  'throwNone',
  'throwSignal',
  'throwMessage',
  'userTasksParallel',
  'userTasksSequential',
] as const;
export type LeafKind = (typeof leafKinds)[number];

/** Kinds of boundary events (边界事件) the generator draws on user tasks, receive tasks and sub-processes. */
export const boundaryKinds = ['timer', 'message', 'signal'] as const;
export type BoundaryKind = (typeof boundaryKinds)[number];

export type Leaf = { readonly kind: 'leaf'; readonly leaf: LeafKind };
export type SubProcess = { readonly kind: 'subProcess'; readonly inner: readonly Block[] };

/** A block of a well-nested process: one way in, one way out. */
export type Block =
  | Leaf
  | SubProcess
  | { readonly kind: 'sequence' | 'transaction'; readonly inner: readonly Block[] }
  | { readonly kind: 'parallel'; readonly inner: readonly Block[] }
  /** Exclusive choice by the variable of the block; `withDefault`: the last way is the default flow. */
  | { readonly kind: 'choice'; readonly inner: readonly Block[]; readonly takes: number; readonly withDefault: boolean }
  /** Inclusive split and join: every way whose bit is set. */
  | { readonly kind: 'inclusive'; readonly inner: readonly Block[]; readonly takes: number }
  /** Runs `body`, then goes back `times` times. */
  | { readonly kind: 'loop'; readonly body: Block; readonly times: number }
  /** Event-based gateway: the first of its events. */
  | { readonly kind: 'events'; readonly ways: readonly { readonly on: BoundaryKind; readonly next: Block }[] }
  /** An activity with a boundary event; `beside`: not interrupting. The way behind it has its own end, or joins the normal way again. */
  | {
      readonly kind: 'guarded';
      readonly body: Leaf | SubProcess;
      readonly on: BoundaryKind;
      readonly beside: boolean;
      readonly next: Block;
    }
  /** A sub-process that may end in an error, caught on its boundary. */
  | { readonly kind: 'failing'; readonly body: Block; readonly fails: boolean; readonly mend: Block }
  /** A sub-process in which one of two ways ends everything. */
  | { readonly kind: 'terminating'; readonly body: Block; readonly other: Block };

/** Whole numbers below a bound, the same for the same seed. */
export type Below = (bound: number) => number;

export const containers = [
  'sequence',
  'parallel',
  'choice',
  'loop',
  'subProcess',
  'guarded',
  'events',
  'inclusive',
  'failing',
  'terminating',
  'transaction',
] as const;
/** How often each container is drawn, out of the sum: inclusive joins and terminate are rare, since the oracle is known to err there. */
const weights: Readonly<Record<(typeof containers)[number], number>> = {
  sequence: 22,
  parallel: 22,
  choice: 14,
  loop: 12,
  subProcess: 10,
  guarded: 12,
  events: 6,
  inclusive: 3,
  failing: 6,
  terminating: 3,
  transaction: 3,
};

/** Every kind a block can have: leaves and containers. */
export const blockKinds = [...leafKinds, ...containers.filter(kind => kind !== 'sequence')] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Kind of a block: of a leaf what it is. */
export function kindOf(block: Block): BlockKind | 'sequence' {
  return block.kind === 'leaf' ? block.leaf : block.kind;
}

/** Draw a random block (随机块), `depth` levels deep at most. */
export function randomBlock(below: Below, depth: number): Block {
  if (depth <= 0 || below(4) === 0) return leaf(below);
  return container(pick(below), below, depth);
}

/** Draw a block of one kind. */
export function blockOf(kind: BlockKind, below: Below, depth: number): Block {
  return (leafKinds as readonly string[]).includes(kind)
    ? { kind: 'leaf', leaf: kind as LeafKind }
    : container(kind as (typeof containers)[number], below, depth);
}

function container(kind: (typeof containers)[number], below: Below, depth: number): Block {
  switch (kind) {
    case 'sequence':
      return { kind: 'sequence', inner: several(below, depth, 2 + below(3)) };
    case 'parallel':
      return { kind: 'parallel', inner: several(below, depth, 2 + below(2)) };
    case 'choice': {
      const inner = several(below, depth, 2 + below(2));
      return { kind: 'choice', inner, takes: below(inner.length), withDefault: below(2) === 0 };
    }
    case 'inclusive': {
      const inner = several(below, depth, 2 + below(2));
      return { kind: 'inclusive', inner, takes: 1 + below(2 ** inner.length - 1) };
    }
    case 'loop':
      return { kind: 'loop', body: randomBlock(below, depth - 1), times: below(3) };
    case 'subProcess':
      return { kind: 'subProcess', inner: several(below, depth, 1 + below(3)) };
    case 'transaction':
      return { kind: 'transaction', inner: several(below, depth, 1 + below(2)) };
    case 'events':
      return { kind: 'events', ways: boundaryKinds.slice(below(2)).map(on => ({ on, next: randomBlock(below, depth - 2) })) };
    case 'guarded':
      return guarded(below, depth);
    case 'failing':
      return { kind: 'failing', body: randomBlock(below, depth - 1), fails: below(2) === 0, mend: randomBlock(below, depth - 2) };
    case 'terminating':
      return { kind: 'terminating', body: randomBlock(below, depth - 2), other: randomBlock(below, depth - 2) };
  }
}

function guarded(below: Below, depth: number): Block {
  const body: Leaf | SubProcess =
    below(2) === 0 ? { kind: 'leaf', leaf: 'userTask' } : { kind: 'subProcess', inner: [...several(below, depth, 1 + below(2)), waiting] };
  return {
    kind: 'guarded',
    body,
    on: boundaryKinds[below(boundaryKinds.length)]!,
    beside: below(3) === 0,
    next: randomBlock(below, depth - 2),
  };
}

const waiting: Block = { kind: 'leaf', leaf: 'userTask' };

function several(below: Below, depth: number, count: number): Block[] {
  return Array.from({ length: count }, () => randomBlock(below, depth - 1));
}

function leaf(below: Below): Block {
  return { kind: 'leaf', leaf: leafKinds[below(leafKinds.length)]! };
}

function pick(below: Below): (typeof containers)[number] {
  let at = below(Object.values(weights).reduce((sum, weight) => sum + weight, 0));
  for (const kind of containers) {
    at -= weights[kind];
    if (at < 0) return kind;
  }
  return 'sequence';
}
