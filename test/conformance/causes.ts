import type { Block, Leaf, SubProcess } from './blocks.ts';

/** Why the two engines differ (差异原因), and how a model is drawn without it. */
export interface Cause {
  readonly id: CauseId;
  readonly title: string;
  /** What bpmn-engine does, and what is right. */
  readonly theirs: string;
  readonly right: string;
  /** Clause of BPMN 2.0.2 that decides. */
  readonly clause: string;
  /** Smallest model, as a block. */
  readonly minimal: Block;
  /** The same model with what causes the difference taken out; unchanged when it does not have it. */
  readonly without: (block: Block) => Block;
}

export type CauseId = 'inclusive-join' | 'terminate-race' | 'error' | 'boundary-again' | 'interrupted-completes' | 'discarded-token';

const task: Leaf = { kind: 'leaf', leaf: 'task' };
const person: Leaf = { kind: 'leaf', leaf: 'userTask' };

/** Every known cause; a difference that none of them explains fails the test. */
export const causes: readonly Cause[] = [
  {
    id: 'inclusive-join',
    title: 'An inclusive join with more than one token on its way',
    theirs: 'The join passes on the first token, and again on each later one: what follows runs once per token.',
    right: 'The join waits while a token can still reach one of its empty incoming flows, and passes once.',
    clause: '13.4.3 (Inclusive Gateway), 10.6.3',
    minimal: { kind: 'inclusive', inner: [person, person], takes: 3 },
    without: block => (block.kind === 'inclusive' ? { kind: 'parallel', inner: [...takenOf(block), task] } : block),
  },
  {
    id: 'terminate-race',
    title: 'A terminate end event beside a branch that waits for nothing',
    theirs:
      'The branch that waits for nothing is run to its end before the terminate end event takes effect, or the other way round, by the order of its inner queues.',
    right:
      'Which of two ready tokens moves first is not laid down; once the end event is reached everything else in the scope ends. Ours moves tokens in the order they came.',
    clause: '13.5.6 (Terminate End Event)',
    minimal: { kind: 'terminating', body: task, other: { kind: 'sequence', inner: [task, task] } },
    without: block => (block.kind === 'terminating' ? { kind: 'parallel', inner: [block.body, block.other] } : block),
  },
  {
    id: 'error',
    title: 'An error end event in a sub-process',
    theirs:
      'Reached by a message or signal, the sub-process is reported complete and its boundary event stays silent; nested, the boundary events of outer sub-processes fire as well.',
    right: 'The error interrupts the innermost sub-process that catches it, which is left by that boundary event; nobody else hears of it.',
    clause: '10.5.7 (Error), 13.5.3',
    minimal: { kind: 'failing', body: { kind: 'leaf', leaf: 'catchMessage' }, fails: true, mend: task },
    without: block => (block.kind === 'failing' ? { ...block, fails: false } : block),
  },
  {
    id: 'boundary-again',
    title: 'A boundary event that does not interrupt, triggered again',
    theirs: 'Only the first occurrence is heard, though the activity still runs.',
    right: 'Each occurrence while the activity runs starts the flow behind the event anew.',
    clause: '10.5.4 (boundary events, cancelActivity false), 13.5.3',
    minimal: { kind: 'guarded', body: person, on: 'message', beside: true, next: task },
    without: block => (block.kind === 'guarded' ? { ...block, beside: false } : block),
  },
  {
    id: 'interrupted-completes',
    title: 'A sub-process interrupted while parallel branches wait in it',
    theirs:
      'Giving up the waiting branches is passed on as if they had been taken: the join and the end event behind it are reported complete.',
    right: 'What an interruption takes away is cancelled; nothing behind it is reached.',
    clause: '13.5.3 (interrupting boundary events), 13.3.4',
    minimal: {
      kind: 'guarded',
      body: { kind: 'subProcess', inner: [{ kind: 'parallel', inner: [task, person] }] },
      on: 'message',
      beside: false,
      next: task,
    },
    without: block => (block.kind === 'guarded' ? block.body : block),
  },
  {
    id: 'discarded-token',
    title: 'A way not taken (choice, loop, event gateway, error, boundary event) before or inside a parallel gateway',
    theirs:
      'Ways not taken are passed on as discarded tokens. At a parallel join they count as arrivals: it passes too early, or a second time, or keeps a flow that never ends its sub-process or the process.',
    right: 'Only tokens count: one on each incoming flow. A way not taken has no token.',
    clause: '13.4.1 (Parallel Gateway), 13.2 (tokens)',
    minimal: {
      kind: 'subProcess',
      inner: [{ kind: 'parallel', inner: [task, { kind: 'choice', inner: [task, task], takes: 1, withDefault: false }] }],
    },
    without: straightened,
  },
];

/** Only the way that is taken. */
function straightened(block: Block): Block {
  switch (block.kind) {
    case 'choice':
      return block.inner[block.takes]!;
    case 'inclusive':
      return { kind: 'parallel', inner: [...takenOf(block), task] };
    case 'loop':
      return { kind: 'sequence', inner: [block.body, person] };
    case 'events':
      return { kind: 'sequence', inner: [{ kind: 'leaf', leaf: 'catchMessage' }, block.ways[0]!.next] };
    case 'failing':
      return block.fails ? { kind: 'sequence', inner: [block.body, block.mend] } : block.body;
    case 'guarded':
      return block.body;
    default:
      return block;
  }
}

function takenOf({ inner, takes }: Extract<Block, { kind: 'inclusive' }>): Block[] {
  return inner.filter((_, way) => (takes >> way) % 2 === 1);
}

/** The block with `change` made to it and to every block inside it, the innermost first. */
export function rewrite(block: Block, change: (block: Block) => Block): Block {
  const again = (one: Block) => rewrite(one, change);
  switch (block.kind) {
    case 'leaf':
      return change(block);
    case 'loop':
      return change({ ...block, body: again(block.body) });
    case 'events':
      return change({ ...block, ways: block.ways.map(way => ({ ...way, next: again(way.next) })) });
    case 'guarded':
      return change({ ...block, body: again(block.body) as Leaf | SubProcess, next: again(block.next) });
    case 'failing':
      return change({ ...block, body: again(block.body), mend: again(block.mend) });
    case 'terminating':
      return change({ ...block, body: again(block.body), other: again(block.other) });
    default:
      return change({ ...block, inner: block.inner.map(again) });
  }
}
