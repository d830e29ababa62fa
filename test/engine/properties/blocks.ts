import fc from 'fast-check';

/** Kinds of single elements (单个元素), beside the user tasks, whose settings are drawn apart. */
export const leafKinds = [
  'task',
  'serviceTask',
  'sendTask',
  'scriptTask',
  'rule',
  'receiveTask',
  'catchMessage',
  'catchKeyed',
  'catchSignal',
  'catchTimer',
  'throwNone',
  'throwSignal',
  'throwMessage',
  'throwEscalation',
  'throwCompensation',
  'call',
] as const;
export type LeafKind = (typeof leafKinds)[number];

/** What several ways lie between (分支): split and join of one kind. */
export const splitKinds = ['row', 'parallel', 'choice', 'inclusive', 'complex', 'events'] as const;
export type SplitKind = (typeof splitKinds)[number];

/** What is drawn around one block (包裹): a loop, or a sub-process of some kind. */
export const wrapKinds = [
  'loop',
  'sub',
  'manyParallel',
  'manySequential',
  'turns',
  'transaction',
  'compensable',
  'terminating',
  'link',
] as const;
export type WrapKind = (typeof wrapKinds)[number];

/** What starts an event sub-process, or lies on a boundary. */
export const eventKinds = ['message', 'signal', 'timer', 'cycle', 'conditional', 'escalation', 'error'] as const;
export type EventKind = (typeof eventKinds)[number];

/** An event that is caught, by interrupting or beside what runs. */
export interface Caught {
  readonly on: EventKind;
  readonly beside: boolean;
}

/** A well-nested process as a tree (良好嵌套): each block has one way in and one way out. */
export type Block =
  | { readonly kind: 'leaf'; readonly leaf: LeafKind }
  /** A user task with one of the settings for people and verbs, repeated or not. */
  | { readonly kind: 'user'; readonly setting: number; readonly repeated: 'no' | 'parallel' | 'sequential' | 'turns' }
  | { readonly kind: 'split'; readonly split: SplitKind; readonly parts: readonly Block[] }
  | { readonly kind: 'wrap'; readonly wrap: WrapKind; readonly part: Block }
  /** An activity with a boundary event; behind it lies a way of its own. */
  | { readonly kind: 'guarded'; readonly caught: Caught; readonly part: Block; readonly way: Block }
  /** A sub-process with an event sub-process. */
  | { readonly kind: 'watched'; readonly caught: Caught; readonly part: Block; readonly way: Block }
  /** An ad-hoc sub-process of two user tasks and a block that follows the first. */
  | {
      readonly kind: 'adHoc';
      readonly sequential: boolean;
      readonly conditional: boolean;
      readonly cancels: boolean;
      readonly setting: number;
    };

/** Number of settings a user task can have (`settings.ts`). */
export const settingsCount = 25;

const user = fc.record({
  kind: fc.constant('user' as const),
  // Half of all tasks are plain.
  setting: fc.oneof(fc.constant(0), fc.nat({ max: settingsCount - 1 })),
  repeated: fc.oneof(
    { weight: 6, arbitrary: fc.constant('no' as const) },
    { weight: 3, arbitrary: fc.constantFrom('parallel' as const, 'sequential' as const, 'turns' as const) },
  ),
});
const leaf = fc.record({ kind: fc.constant('leaf' as const), leaf: fc.constantFrom(...leafKinds) });
const caught = fc.record({ on: fc.constantFrom(...eventKinds), beside: fc.boolean() });
const adHoc = fc.record({
  kind: fc.constant('adHoc' as const),
  sequential: fc.boolean(),
  conditional: fc.boolean(),
  cancels: fc.boolean(),
  setting: fc.nat({ max: settingsCount - 1 }),
});

/** Random trees, three levels deep at most: user tasks, parallel ways and multi-instance sub-processes most of all. */
const trees = fc.letrec<{ block: Block; parts: Block[] }>(tie => ({
  parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { weight: 8, arbitrary: user },
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: adHoc },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('split' as const),
        split: fc.constantFrom('parallel' as const, 'parallel' as const, ...splitKinds),
        parts: tie('parts'),
      }),
    },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('wrap' as const), wrap: fc.constantFrom(...wrapKinds), part: tie('block') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('guarded' as const), caught, part: tie('block'), way: tie('block') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('watched' as const), caught, part: tie('block'), way: tie('block') }) },
  ),
}));

/** Models to play: most are parallel or repeated on their first level, so that what is inside stands beside something else. */
export const blocks: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('split' as const), split: fc.constant('parallel' as const), parts: trees.parts }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wrap' as const),
      wrap: fc.constantFrom('manyParallel' as const, 'manySequential' as const),
      part: trees.block,
    }),
  },
  { weight: 4, arbitrary: trees.block },
);

/** Every kind of a tree, for the spread (分布). */
export function kindsOf(block: Block): string[] {
  switch (block.kind) {
    case 'leaf':
      return [block.leaf];
    case 'user':
      return [`user ${block.setting}`, `user repeated ${block.repeated}`];
    case 'adHoc':
      return [`ad-hoc ${block.sequential ? 'sequential' : 'parallel'}`];
    case 'split':
      return [block.split, ...block.parts.flatMap(kindsOf)];
    case 'wrap':
      return [block.wrap, ...kindsOf(block.part)];
    default:
      return [`${block.kind} ${block.caught.on}${block.caught.beside ? ' beside' : ''}`, ...kindsOf(block.part), ...kindsOf(block.way)];
  }
}
