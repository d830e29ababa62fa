import { compensable, loop } from '../engine/execution/drawing.ts';
import { boundary, conditional, defined, flowsOf, model } from '../engine/execution/model.ts';
import type { Shared } from './models.ts';

const complete = (...ids: string[]) => ids.map(id => ({ complete: id }));
const ends = '<startEvent id="s"/><endEvent id="e"/>';

const link = model(
  `${ends}<userTask id="a"/><intermediateThrowEvent id="lt">${defined('link', 'L')}</intermediateThrowEvent><intermediateCatchEvent id="lc">${defined('link', 'L')}</intermediateCatchEvent><userTask id="b"/>`,
  's>a',
  'a>lt',
  'lc>b',
  'b>e',
);

/** A sub-process that escalates after its first task, in passing or at its end. */
const escalates = (how: 'intermediateThrowEvent' | 'endEvent', interrupting: boolean) => {
  const flows = how === 'endEvent' ? ['w>x'] : ['w>x', 'x>w2', 'w2>se'];
  const rest = how === 'endEvent' ? '' : '<userTask id="w2"/><endEvent id="se"/>';
  const inside = `<startEvent id="ss"/><userTask id="w"/><${how} id="x">${defined('escalation', 'q')}</${how}>${rest}${flowsOf('ss>w', ...flows)}`;
  return model(
    `${ends}<subProcess id="sub">${inside}</subProcess>${boundary('b', 'sub', defined('escalation', 'q'), interrupting)}<task id="told"/><endEvent id="e2"/>`,
    's>sub',
    'sub>e',
    'b>told',
    'told>e2',
  );
};

const repeated = model(`${ends}<userTask id="a">${loop('', 'loopMaximum="3"')}</userTask><task id="b"/>`, 's>a', 'a>b', 'b>e');
const waits = model(`${ends}<intermediateCatchEvent id="c">${conditional('n > 3')}</intermediateCatchEvent>`, 's>c', 'c>e');
const conditionalBoundary = model(
  `${ends}<userTask id="a"/>${boundary('b', 'a', conditional('n > 3'))}<task id="x"/>`,
  's>a',
  'a>e',
  'b>x',
  'x>e',
);

const transaction = model(
  `${ends}<transaction id="tx"><startEvent id="ts"/><task id="a"/>${compensable('a')}<userTask id="w"/><endEvent id="te"/>${flowsOf('ts>a', 'a>w', 'w>te')}</transaction>${boundary('b', 'tx', '<cancelEventDefinition/>')}<task id="x"/>`,
  's>tx',
  'tx>e',
  'b>x',
  'x>e',
);

const signalled = model(
  `${ends}<parallelGateway id="f"/><userTask id="a"/><userTask id="w"/>${boundary('b', 'a', defined('signal', 'q'))}<intermediateThrowEvent id="t">${defined('signal', 'q')}</intermediateThrowEvent><task id="x"/><endEvent id="e2"/>`,
  's>f',
  'f>a',
  'f>w',
  'w>t',
  't>e2',
  'a>e',
  'b>x',
  'x>e',
);

/** Links, escalations, standard loops, conditions, transactions and signals inside a case (其余事件). */
export const events: readonly Shared[] = [
  { name: 'link', xml: link, steps: complete('a', 'b'), data: {} },
  { name: 'escalation in passing, interrupting', xml: escalates('intermediateThrowEvent', true), steps: complete('w'), data: {} },
  { name: 'escalation in passing, beside', xml: escalates('intermediateThrowEvent', false), steps: complete('w', 'w2'), data: {} },
  { name: 'escalation at the end, interrupting', xml: escalates('endEvent', true), steps: complete('w'), data: {} },
  { name: 'escalation at the end, beside', xml: escalates('endEvent', false), steps: complete('w'), data: {} },
  { name: 'standard loop, waiting for its last turn', xml: repeated, steps: complete('a', 'a'), data: {} },
  { name: 'standard loop, done', xml: repeated, steps: complete('a', 'a', 'a'), data: {} },
  { name: 'condition that holds', xml: waits, steps: [], data: { n: 5 } },
  { name: 'condition that does not hold', xml: waits, steps: [], data: { n: 1 } },
  { name: 'boundary condition that holds', xml: conditionalBoundary, steps: [], data: { n: 5 } },
  { name: 'transaction that is not cancelled', xml: transaction, steps: complete('w'), data: {} },
  { name: 'signal thrown to a boundary event of the same case', xml: signalled, steps: complete('w'), data: {} },
];
