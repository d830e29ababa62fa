import { describe, expect, it } from 'vitest';
import { checkCards } from '#engine/cards/index.ts';
import { model } from '../execution/model.ts';
import { countersign } from '../verbs/people.ts';
import { clockRule, item, openCase, release } from './legal.ts';

const assigned = '<extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements>';
const steps = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
   <userTask id="look" bj:stage="handle" bj:limit="2wd">${assigned}</userTask><userTask id="write" bj:stage="handle" bj:limit="4wh">${assigned}</userTask>
   <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>look',
  'look>write',
  'write>grant',
  'grant>e',
);
const perStep = clockRule({ id: 'step', per: 'step', title: { zh: '步骤时限', en: 'Step limit' }, pause: [], stop: [] });
const perStage = clockRule({ id: 'stage', per: 'stage', title: { zh: '环节时限', en: 'Stage limit' }, pause: [], stop: [] });

/** Accepted on Monday 2026-03-02 at 10:00 with cards for case, stage and step. */
async function opened(rules: object) {
  const { rules: cards, problems } = checkCards(rules);
  expect(problems).toEqual([]);
  const service = { ...item(10), stageLimits: { handle: 4 } };
  return openCase([await release(steps, { clocks: [clockRule(), perStage, perStep], cards })], '2026-03-02T10:00', service);
}

describe('cards of case, stage and step', () => {
  it('should watch each kind of clock by the rules of its scope', async () => {
    // given
    const one = await opened({
      rules: [
        { level: 'yellow', when: { used: 50 }, scope: ['case'] },
        { id: 'stage-red', level: 'red', when: { used: 100 }, scope: ['stage'] },
        { id: 'step-yellow', level: 'yellow', when: { used: 100 }, scope: ['step'] },
      ],
    });
    // when: the step takes three days, the next one more than four office hours
    one.at('2026-03-05T10:00');
    one.complete('look');
    one.at('2026-03-10T10:00');
    // then
    const keys = one.state().cards.map(({ clock, level, on, stage }) => [clock.split(':')[0], level, on, stage ?? null]);
    expect(keys).toEqual([
      ['step', 'yellow', '2026-03-04', null],
      ['step', 'yellow', '2026-03-05', null],
      ['stage', 'red', '2026-03-06', 'handle'],
      ['promised', 'yellow', '2026-03-09', null],
    ]);
  });

  it('should give the card of a step to whoever has the step', async () => {
    // given
    const one = await opened({ scope: ['step'], rules: [{ level: 'yellow', when: { used: 100 }, points: 1 }] });
    const task = Object.values(one.state().tasks)[0]!;
    one.give('liqiang', { type: 'claim-task', task: task.id, version: task.version });
    // when
    one.at('2026-03-05T10:00');
    // then
    expect(one.state().cards).toMatchObject([{ clock: `step:${task.id}`, holders: ['liqiang'], to: ['person:liqiang'], points: 1 }]);
  });

  it('should raise at once what is past when the figures change, with its true moment', async () => {
    // given: a warning ten working days before the due day
    const one = await opened({ scope: ['case'], rules: [{ level: 'warning', when: { beforeDue: 10 } }] });
    // when, then: ten working days before the due day is the day of acceptance, its opening is past
    expect(one.state().cards).toMatchObject([{ level: 'warning', on: '2026-03-02' }]);
    const [warning] = one.state().cards;
    expect(warning!.issuedAt - warning!.at).toBe(3_600_000);
  });

  it('should address its letter to people by name, also where nobody has claimed the step', async () => {
    // given: a step two people sign, and one for whoever has a post
    const { rules: cards } = checkCards({ rules: [{ level: 'yellow', when: { used: 100 }, scope: ['step'], letter: 'card-letter' }] });
    const placeholders = ['supervision.to'];
    const documents = { 'card-letter': { title: { zh: '督办函', en: 'Letter' }, numberPattern: '督{seq4}', placeholders } };
    const drawn = model(
      `<startEvent id="s" bj:act="receive"/><parallelGateway id="g"/>
       <userTask id="sign" bj:limit="2wd"><extensionElements>${countersign('all', ['liqiang', 'zhaomin'])}</extensionElements></userTask>
       <userTask id="look" bj:limit="2wd">${assigned}</userTask>`,
      's>g',
      'g>sign',
      'g>look',
    );
    const one = openCase([await release(drawn, { clocks: [perStep], cards, documents })], '2026-03-02T10:00', item(10));
    // when
    one.at('2026-03-05T10:00');
    // then
    expect(one.state().documents.map(({ values }) => values['supervision.to'])).toEqual(['李强、赵敏', '李强']);
  });
});
