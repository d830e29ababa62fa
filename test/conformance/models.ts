import { readFileSync } from 'node:fs';
import type { ScriptStep } from '#engine/simulation/index.ts';
import { flowsOf, model, timer } from '../engine/execution/model.ts';
import { events as others } from './events.ts';

/** A model with a script that both engines run. */
export interface Shared {
  readonly name: string;
  readonly xml: string;
  readonly steps: readonly ScriptStep[];
  readonly data: Readonly<Record<string, unknown>>;
}

const promised = readFileSync(new URL('../fixtures/promised.bpmn', import.meta.url), 'utf8');
const all = ['accept', 'handle', 'review', 'approve', 'deliver'];
const complete = (...ids: string[]): ScriptStep[] => ids.map(id => ({ complete: id }));
const no = { incomplete: false, rejected: false };

const diamond = model(
  '<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><task id="c"/><parallelGateway id="j"/><userTask id="d"/><endEvent id="e"/>',
  's>g',
  'g>a',
  'g>b',
  'g>c',
  'a>j',
  'b>j',
  'c>j',
  'j>d',
  'd>e',
);
const choice = model(
  '<startEvent id="s"/><exclusiveGateway id="g" default="g_z"/><task id="x"/><task id="y"/><task id="z"/><exclusiveGateway id="m"/><endEvent id="e"/>',
  's>g',
  'g>x: n > 10',
  'g>y: n > 5',
  'g>z',
  'x>m',
  'y>m',
  'z>m',
  'm>e',
);
const loop = model(
  '<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="g_e"/><userTask id="fix"/><endEvent id="e"/>',
  's>a',
  'a>g',
  'g>fix: again',
  'fix>a',
  'g>e',
);
const nested = model(
  `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><subProcess id="deep"><startEvent id="ds"/><userTask id="da"/><endEvent id="de"/>${flowsOf('ds>da', 'da>de')}</subProcess>
   <parallelGateway id="ij"/><endEvent id="ie"/>${flowsOf('is>ig', 'ig>ia', 'ig>deep', 'ia>ij', 'deep>ij', 'ij>ie')}</subProcess><userTask id="after"/><endEvent id="e"/>`,
  's>sub',
  'sub>after',
  'after>e',
);
const guarded = (definition: string, attributes = '') =>
  model(
    `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" ${attributes}>${definition}</boundaryEvent><userTask id="other"/><endEvent id="e"/><endEvent id="oe"/>`,
    's>a',
    'a>e',
    'b>other',
    'other>oe',
  );
const message = '<messageEventDefinition messageRef="ask"/>';
const events = model(
  `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="ask"/></intermediateCatchEvent>
   <intermediateCatchEvent id="t">${timer('timeDuration', 'PT2H')}</intermediateCatchEvent><endEvent id="em"/><endEvent id="et"/>`,
  's>g',
  'g>m',
  'g>t',
  'm>em',
  't>et',
);
const catches = model(
  `<startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition signalRef="go"/></intermediateCatchEvent><receiveTask id="r" messageRef="ask"/>
   <intermediateCatchEvent id="t">${timer('timeDuration', 'P2D')}</intermediateCatchEvent><endEvent id="e"/>`,
  's>c',
  'c>r',
  'r>t',
  't>e',
);
const errors = model(
  `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><userTask id="ia"/><exclusiveGateway id="ig" default="ig_ie"/><endEvent id="bad"><errorEventDefinition errorRef="broken"/></endEvent><endEvent id="ie"/>${flowsOf('is>ia', 'ia>ig', 'ig>bad: fails', 'ig>ie')}</subProcess>
   <boundaryEvent id="b" attachedToRef="sub"><errorEventDefinition errorRef="broken"/></boundaryEvent><task id="mend"/><endEvent id="e"/><endEvent id="me"/>`,
  's>sub',
  'sub>e',
  'b>mend',
  'mend>me',
);
const terminate = model(
  '<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><endEvent id="t"><terminateEventDefinition/></endEvent><endEvent id="e"/>',
  's>g',
  'g>a',
  'g>b',
  'a>t',
  'b>e',
);
const instances = (attributes: string, completion = '') =>
  model(
    `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics ${attributes}><loopCardinality xsi:type="tFormalExpression">3</loopCardinality>${completion}</multiInstanceLoopCharacteristics></userTask><task id="after"/><endEvent id="e"/>`,
    's>a',
    'a>after',
    'after>e',
  );
const plain = model(
  '<startEvent id="s"/><task id="a"/><serviceTask id="b"/><intermediateThrowEvent id="c"/><task id="d"/><task id="x"/><endEvent id="e"/>',
  's>a',
  'a>b',
  'b>c',
  'c>d',
  'c>x',
  'd>e',
  'x>e',
);

/** Models and scripts of the kinds both engines support: the answers must be the same. */
export const shared: readonly Shared[] = [
  { name: 'promised case, straight through', xml: promised, steps: complete(...all), data: no },
  {
    name: 'promised case, supplement round and reminder',
    xml: promised,
    steps: [
      { complete: 'accept', data: { incomplete: true } },
      { complete: 'supplement', data: { incomplete: false } },
      ...complete('accept'),
      { advance: 'P6D' },
      ...complete('handle', 'review'),
    ],
    data: no,
  },
  {
    name: 'promised case, rejected',
    xml: promised,
    steps: [...complete('accept', 'handle', 'review'), { complete: 'approve', data: { rejected: true } }, ...complete('reject')],
    data: no,
  },
  { name: 'parallel, half done', xml: diamond, steps: complete('b'), data: {} },
  { name: 'parallel, done', xml: diamond, steps: complete('b', 'a', 'd'), data: {} },
  ...[12, 7, 1].map(n => ({ name: `exclusive with n = ${n}`, xml: choice, steps: [], data: { n } })),
  {
    name: 'loop over a task',
    xml: loop,
    steps: [{ complete: 'a', data: { again: true } }, ...complete('fix'), { complete: 'a', data: { again: false } }],
    data: {},
  },
  { name: 'nested sub-processes, waiting', xml: nested, steps: complete('da'), data: {} },
  { name: 'nested sub-processes, done', xml: nested, steps: complete('da', 'ia', 'after'), data: {} },
  {
    name: 'boundary timer that interrupts',
    xml: guarded(timer('timeDuration', 'PT1H')),
    steps: [{ advance: 'PT90M' }, ...complete('other')],
    data: {},
  },
  {
    name: 'boundary timer that comes too late',
    xml: guarded(timer('timeDuration', 'PT1H')),
    steps: [...complete('a'), { advance: 'P1D' }],
    data: {},
  },
  {
    name: 'boundary timer beside',
    xml: guarded(timer('timeDuration', 'PT1H'), 'cancelActivity="false"'),
    steps: [{ advance: 'PT90M' }, ...complete('other', 'a')],
    data: {},
  },
  { name: 'boundary message that interrupts', xml: guarded(message), steps: [{ message: 'ask' }, ...complete('other')], data: {} },
  {
    name: 'boundary message beside',
    xml: guarded(message, 'cancelActivity="false"'),
    steps: [{ message: 'ask' }, ...complete('a', 'other')],
    data: {},
  },
  { name: 'event-based gateway, message first', xml: events, steps: [{ message: 'ask' }], data: {} },
  { name: 'event-based gateway, timer first', xml: events, steps: [{ advance: 'PT3H' }], data: {} },
  { name: 'signal, receive task, timer', xml: catches, steps: [{ signal: 'go' }, { message: 'ask' }, { advance: 'P3D' }], data: {} },
  {
    name: 'signal, receive task, waiting for the timer',
    xml: catches,
    steps: [{ signal: 'go' }, { message: 'ask' }, { advance: 'P1D' }],
    data: {},
  },
  { name: 'error caught at the boundary', xml: errors, steps: complete('ia'), data: { fails: true } },
  { name: 'no error', xml: errors, steps: complete('ia'), data: { fails: false } },
  { name: 'terminate', xml: terminate, steps: complete('a'), data: {} },
  { name: 'terminate after the other branch', xml: terminate, steps: complete('b', 'a'), data: {} },
  { name: 'parallel instances, waiting', xml: instances(''), steps: complete('a', 'a'), data: {} },
  { name: 'parallel instances, done', xml: instances(''), steps: complete('a', 'a', 'a'), data: {} },
  { name: 'sequential instances, done', xml: instances('isSequential="true"'), steps: complete('a', 'a', 'a'), data: {} },
  { name: 'tasks without people, a split without gateway', xml: plain, steps: [], data: {} },
  ...others,
];

/** Constructs that bpmn-engine gets wrong: what it says, and what is right. */
export const faults: readonly (Shared & { readonly fault: string; readonly right: readonly string[]; readonly status: string })[] = [
  {
    name: 'inclusive join with two branches, the first one done',
    fault: 'L15: the join fires on the first token',
    xml: model(
      '<startEvent id="s"/><inclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><task id="after"/><endEvent id="e"/>',
      's>g',
      'g>a: true',
      'g>b: true',
      'a>j',
      'b>j',
      'j>after',
      'after>e',
    ),
    steps: complete('a'),
    data: {},
    right: ['a', 'g', 's'],
    status: 'waiting',
  },
  {
    name: 'a timer of thirty days',
    fault: 'L1: timers of 24.8 days and more are never armed',
    xml: model(
      `<startEvent id="s"/><intermediateCatchEvent id="t">${timer('timeDuration', 'P30D')}</intermediateCatchEvent><endEvent id="e"/>`,
      's>t',
      't>e',
    ),
    steps: [{ advance: 'P31D' }],
    data: {},
    right: ['e', 's', 't'],
    status: 'completed',
  },
  {
    name: 'a duration from a variable that is not there',
    fault: 'L5: the timer fires at once',
    xml: model(
      `<startEvent id="s"/><intermediateCatchEvent id="t">${timer('timeDuration', '= wait')}</intermediateCatchEvent><endEvent id="e"/>`,
      's>t',
      't>e',
    ),
    steps: [],
    data: {},
    right: ['s'],
    status: 'failed',
  },
  {
    name: 'a manual task',
    fault: 'it waits for a signal, though nothing tells the engine about manual work (clause 13.3.3)',
    xml: model('<startEvent id="s"/><manualTask id="m"/><endEvent id="e"/>', 's>m', 'm>e'),
    steps: [],
    data: {},
    right: ['e', 'm', 's'],
    status: 'completed',
  },
];
