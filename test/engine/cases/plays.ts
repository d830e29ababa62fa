import { readLocal } from '#engine/calendar/dates.ts';
import type { Actor } from '#engine/cases/commands.ts';
import type { Answers } from '#engine/cases/state.ts';
import { principalsOf } from '#engine/cases/principals.ts';
import { anybody, bareOpening } from '#engine/simulation/bare.ts';
import { bareRelease } from '#engine/simulation/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { answersFor } from '../../support/answers.ts';
import { cardinality, compensable, compensate, completion, instances, loop as standardLoop } from '../execution/drawing.ts';
import { boundary, compile, conditional, defined, eventSubProcess, flowsOf, model, timer } from '../execution/model.ts';
import { loadShipped, organisation } from './packs.ts';
import type { Play } from './random-run.ts';

const loop =
  '<multiInstanceLoopCharacteristics bj:collection="= list" bj:elementVariable="one" bj:outputCollection="found" bj:outputElement="= one"><completionCondition>ok</completionCondition></multiInstanceLoopCharacteristics>';
const inner = flowsOf('is>ig', 'ig>ia', 'ig>im', 'ia>ij', 'im>ij', 'ij>ix', 'ix>ierr: n = 2', 'ix>ie');

/** Event sub-processes, escalations, conditions and links that meet each other on several levels. */
const meeting = model(
  `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/>${boundary('ab', 'a', conditional('n > 2'), false)}
   <subProcess id="sub"><startEvent id="is"/><userTask id="ia"/><exclusiveGateway id="ix" default="ix_ie"/><intermediateThrowEvent id="ithrow">${defined('escalation', 'late')}</intermediateThrowEvent>
   <endEvent id="ie"/><endEvent id="ierr"><errorEventDefinition errorRef="broken"/></endEvent>${flowsOf('is>ia', 'ia>ix', 'ix>ithrow: n = 1', 'ix>ierr: n = 2', 'ix>ie', 'ithrow>ia')}
   ${eventSubProcess('inote', defined('message', 'reply'), `<userTask id="iread"/>${flowsOf('inoteS>iread')}`, false)}
   ${eventSubProcess('ifix', defined('error', 'broken'), `<userTask id="irepair"/><endEvent id="iesc">${defined('escalation', 'repaired')}</endEvent>${flowsOf('ifixS>irepair', 'irepair>iesc')}`)}</subProcess>
   ${boundary('hurried', 'sub', defined('escalation', 'late'), false)}<userTask id="hurry"/>
   <intermediateCatchEvent id="c">${conditional('ok')}</intermediateCatchEvent><intermediateThrowEvent id="lt">${defined('link', 'x')}</intermediateThrowEvent>
   <intermediateCatchEvent id="lc">${defined('link', 'x')}</intermediateCatchEvent><userTask id="b"/><endEvent id="e"/>
   ${eventSubProcess('esc', defined('escalation'), `<userTask id="told"/>${flowsOf('escS>told')}`, false)}
   ${eventSubProcess('halt', defined('signal', 'stop'), `<userTask id="tidy"/>${flowsOf('haltS>tidy')}`)}
   ${eventSubProcess('tick', timer('timeCycle', 'R5/PT6H'), `<userTask id="look"/>${flowsOf('tickS>look')}`, false)}`,
  's>g',
  'g>a',
  'g>sub',
  'g>c',
  'a>e',
  'ab>b',
  'sub>e',
  'hurried>hurry',
  'c>lt',
  'lc>b',
);

/** Plain models that together use every element kind. */
const models: Readonly<Record<string, string>> = {
  meeting,
  parallel: model(
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
  ),
  inclusive: model(
    '<startEvent id="s"/><inclusiveGateway id="g" default="g_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><userTask id="d"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>',
    's>g',
    'g>a: n > 0',
    'g>b: n > 1',
    'g>c',
    'a>j',
    'b>j',
    'c>j',
    'j>d',
    'd>x',
    'x>g: ok',
    'x>e',
  ),
  timers: model(
    `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="remind" attachedToRef="a" cancelActivity="false">${timer('timeCycle', 'R3/PT2H')}</boundaryEvent>
     <boundaryEvent id="late" attachedToRef="a">${timer('timeDuration', 'P1D', 'bj:calendar="working"')}</boundaryEvent><serviceTask id="r"/><userTask id="b"/>
     <eventBasedGateway id="g"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="reply"/></intermediateCatchEvent>
     <intermediateCatchEvent id="t">${timer('timeDuration', 'PT8H')}</intermediateCatchEvent><endEvent id="e"/>`,
    's>a',
    'a>g',
    'remind>r',
    'late>b',
    'b>e',
    'g>m',
    'g>t',
    'm>e',
    't>a',
  ),
  scopes: model(
    `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><receiveTask id="im" messageRef="reply"/><parallelGateway id="ij"/>
     <exclusiveGateway id="ix" default="ix_ie"/><endEvent id="ierr"><errorEventDefinition errorRef="broken"/></endEvent><endEvent id="ie"/>${inner}</subProcess>
     <boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition errorRef="broken"/></boundaryEvent>
     <boundaryEvent id="stopped" attachedToRef="sub"><signalEventDefinition signalRef="stop"/></boundaryEvent><userTask id="b"/><endEvent id="e"/>
     <endEvent id="t"><terminateEventDefinition/></endEvent>`,
    's>sub',
    'sub>e',
    'caught>b',
    'stopped>t',
    'b>sub',
  ),
  instances: model(
    `<startEvent id="s"/><userTask id="a">${loop}</userTask><subProcess id="sub"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>n</loopCardinality></multiInstanceLoopCharacteristics>
     <userTask id="ia"/></subProcess><endEvent id="e"/>`,
    's>a',
    'a>sub',
    'sub>e',
  ),
  undone: model(
    `<startEvent id="s"/><transaction id="tx">${instances(cardinality('2'))}<startEvent id="is"/><userTask id="A"/>${compensable('A', 'userTask')}<subProcess id="in"><userTask id="B"/>${compensable('B')}</subProcess>
     <exclusiveGateway id="x" default="x_ok"/><endEvent id="ok"/><endEvent id="c"><cancelEventDefinition/></endEvent><endEvent id="err">${defined('error', 'broken')}</endEvent>
     ${flowsOf('is>A', 'A>in', 'in>x', 'x>c: n = 1', 'x>err: n = 2', 'x>ok')}</transaction>${boundary('cancelled', 'tx', '<cancelEventDefinition/>')}${boundary('failed', 'tx', defined('error'))}
     <userTask id="again"/>${compensable('again', 'userTask')}<exclusiveGateway id="g" default="g_t"/>${compensate('t', { waits: false })}<userTask id="w"/>${compensate('u')}<endEvent id="e"/>`,
    's>tx',
    'tx>again',
    'cancelled>again',
    'failed>g',
    'again>g',
    'g>tx: ok',
    'g>t',
    't>w',
    'w>u',
    'u>e',
  ),
  free: model(
    `<startEvent id="s"/><adHocSubProcess id="f"><userTask id="a"/><userTask id="b"/><task id="k"/>${flowsOf('a>k')}${completion('n > 1')}</adHocSubProcess>
     <adHocSubProcess id="h" ordering="Sequential" cancelRemainingInstances="false"><userTask id="c"/><userTask id="d"/><userTask id="l"/>${flowsOf('c>l')}</adHocSubProcess>
     <userTask id="r">${standardLoop('n > 0', 'loopMaximum="3"')}</userTask><endEvent id="e"/>`,
    's>f',
    'f>h',
    'h>r',
    'r>e',
  ),
  partial: model(
    `<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
     <complexGateway id="j"><activationCondition>activationCount &gt; n</activationCondition></complexGateway><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>`,
    's>m',
    'm>g',
    'g>a',
    'g>b',
    'g>c',
    'a>j',
    'b>j',
    'c>j',
    'j>x',
    'x>m: ok',
    'x>e',
  ),
  jobs: model(
    `<startEvent id="s"/><serviceTask id="w"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"><bj:out source="= answer" target="n"/></bj:action></extensionElements></serviceTask>
     <scriptTask id="x" scriptFormat="feel" bj:resultVariable="half"><script>10 / n</script></scriptTask><userTask id="a"/><exclusiveGateway id="g"/><endEvent id="e"/>`,
    's>w',
    'w>x',
    'x>a',
    'a>g',
    'g>e: ok',
    'g>w: n = 1',
  ),
};

/** Everybody of the centre (全体人员), as actors. */
export const staff: readonly Actor[] = [...new Set(organisation.posts.map(({ account }) => account))].map(account => ({
  account,
  name: account,
  principals: principalsOf(organisation, account),
}));

/** Random variables every plain model reads. */
const variables = (below: (n: number) => number) => ({ n: below(4), ok: below(2) === 0 });

/** What leads out of the loops of a model, where it is not n = 5 and ok. */
const leading: Readonly<Record<string, Answers>> = {
  undone: { n: 5, ok: false },
  inclusive: { n: 5, ok: false },
  partial: { n: 1, ok: false },
};

async function barePlay(name: string, xml: string): Promise<Play> {
  const release = bareRelease(await compile(xml));
  const releases = new Map([[release.content, release]]);
  return {
    context: { organisation, calendar: officialCalendar(), release: content => releases.get(content) },
    releases,
    now: readLocal('2026-01-09T10:00')!,
    opening: bareOpening({ n: 1, ok: false, list: [1, 2, 3] }),
    actor: anybody,
    people: staff,
    ...(leading[name] ? { leading: leading[name] } : {}),
    answers: (_, below) => variables(below),
    messages: ['reply'],
    signals: ['stop'],
  };
}

async function packPlay(): Promise<Play> {
  const { releases: all, promised, items, calendar } = await loadShipped();
  const releases = new Map(all.map(release => [release.content, release]));
  const service = items.find(({ unit }) => unit === 'market-supervision')!;
  const posts = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];
  return {
    context: { organisation, calendar, release: content => releases.get(content) },
    releases,
    now: readLocal('2026-02-12T10:00')!,
    opening: {
      type: 'open-case',
      content: promised.content,
      pack: 'promised',
      releaseNumber: 1,
      intakeType: 'promised',
      service,
      applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
      window: '综合窗口',
      answers: answersFor(service.form),
      materials: [],
      queryCode: 'TESTTESTTEST',
      numberPattern: 'HS-20260212-{seq4}',
    },
    actor: { account: 'clerk', name: '测试员', principals: ['person:clerk', ...posts, ...posts.map(post => `${post}@*`)] },
    people: staff,
    answers: (task, below) => answersFor(task.form ?? task.element, below),
    finish: task => answersFor(task.form ?? task.element),
    messages: ['supplement-received', 'extension-requested', 'procedure-requested', 'special-procedure-finished', 'unknown'],
    signals: ['unknown'],
  };
}

/** Every play by name: the plain models and the promised pack. */
export async function loadPlays(): Promise<Readonly<Record<string, Play>>> {
  const bare = await Promise.all(Object.entries(models).map(async ([name, xml]) => [name, await barePlay(name, xml)] as const));
  return { ...Object.fromEntries(bare), promised: await packPlay() };
}
