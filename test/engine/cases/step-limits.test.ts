import { describe, expect, it } from 'vitest';
import type { CardRules } from '#engine/clocks/types.ts';
import type { ServiceItem, Task } from '#engine/cases/state.ts';
import { boundary, flowsOf, model } from '../execution/model.ts';
import { type Case, clockRule, item, openCase, release } from './legal.ts';

const notify = (to: string, text: string, unit = '') => `<bj:notify to="${to}" text="${text}" ${unit && `unit="${unit}"`}/>`;
const extended = (inner: string) => `<extensionElements>${inner}</extensionElements>`;

/** A joint case: one opinion for each branch within the branch's own promise; a late one is told and goes on. */
function joint(limit = '= branch.promisedLimit'): string {
  const opinion = `<userTask id="opinion" name="部门审批意见" bj:limit="${limit}" bj:title="= branch.title.zh">${extended(
    '<bj:assignment rule="role" role="handler" unit="= branch.unit"/>',
  )}</userTask>`;
  const late = boundary('late', 'opinion', '<timerEventDefinition bj:follows="limit"/>', false);
  const told = `<serviceTask id="tell">${extended(`<bj:action type="none"/>${notify('= settings.lead', 'late')}${notify('handler', 'copied', '= branch.unit')}`)}</serviceTask>`;
  const branches = `<subProcess id="branches"><multiInstanceLoopCharacteristics bj:collection="= service.branches" bj:elementVariable="branch"/>
    <startEvent id="bs"/>${opinion}${late}${told}<endEvent id="be"/><endEvent id="te"/>${flowsOf('bs>opinion', 'opinion>be', 'late>tell', 'tell>te')}</subProcess>`;
  return model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>${branches}<endEvent id="e" bj:act="close"/>`,
    's>accept',
    'accept>branches',
    'branches>e',
  );
}

const step = clockRule({ id: 'step', per: 'step', title: { zh: '部门时限', en: 'Limit of a department' }, stop: [], onBreach: 'escalate' });
const leaders: CardRules = {
  basis: 'promised',
  scope: ['step'],
  rules: [{ id: 'yellow', level: 'yellow', when: { used: 100 }, to: ['handler', 'unit-leader'], confirmed: true }],
};
const branch = (unit: string, title: string, promisedLimit: number) => ({ id: unit, unit, title: { zh: title, en: unit }, promisedLimit });
const service: ServiceItem = {
  ...item(10),
  branches: [branch('market-supervision', '食品经营许可', 3), branch('health', '卫生意见', 5)],
};

/** Accepted on Monday 2026-03-02 at 10:00. */
async function opened(limit?: string, of = service): Promise<Case> {
  const settings = { lead: 'windowStaff' };
  return openCase([await release(joint(limit), { clocks: [clockRule(), step], cards: leaders, settings })], '2026-03-02T10:00', of);
}

const tasksOf = (one: Case): Task[] => Object.values(one.state().tasks);
const taskOf = (one: Case, unit: string): Task => tasksOf(one).find(({ candidates }) => candidates.includes(`handler@${unit}`))!;
const told = (one: Case, text: string) =>
  one
    .events('job-requested')
    .flatMap(event => (event.private as { input: { to: string; text: string } }).input)
    .filter(input => input.text === text)
    .map(({ to }) => to);

describe('the limit of a step', () => {
  it('should come from an expression, one clock for each task of a multi-instance element', async () => {
    // when
    const one = await opened();
    // then
    expect(tasksOf(one).map(({ name }) => name)).toEqual(['部门审批意见 · 食品经营许可', '部门审批意见 · 卫生意见']);
    const due = (unit: string) => one.state().clocks[`step:${taskOf(one, unit).id}`];
    expect(due('market-supervision')).toMatchObject({ length: 3, unit: 'working-day', dueOn: '2026-03-05' });
    expect(due('health')).toMatchObject({ length: 5, dueOn: '2026-03-09' });
  });

  it('should stop with its own task and leave the others running', async () => {
    // given
    const one = await opened();
    const [food, health] = [taskOf(one, 'market-supervision'), taskOf(one, 'health')];
    // when
    one.give('liqiang', { type: 'complete-task', task: food.id, version: food.version, answers: {} });
    // then
    expect([food, health].map(({ id }) => one.state().clocks[`step:${id}`]!.status)).toEqual(['stopped', 'running']);
  });

  it.each([
    ['= &quot;2wd&quot;', 2, 'working-day'],
    ['= &quot;4h&quot;', 240, 'minute'],
    ['= loopCounter', 1, 'working-day'],
    ['2d', 2, 'calendar-day'],
  ])('should be counted as %s says', async (limit, length, unit) => {
    // when
    const one = await opened(limit);
    // then
    expect(one.state().clocks[`step:${tasksOf(one)[0]!.id}`]).toMatchObject({ length, unit });
  });

  it.each([
    ['0', '= 0'],
    ['a fraction', '= 2.5'],
    ['null', '= service.branches[9].promisedLimit'],
    ['another text', '= &quot;soon&quot;'],
    ['a list', '= [3]'],
  ])('should stop the step with an incident when it comes to %s', async (_name, limit) => {
    // when
    const one = await opened(limit);
    // then
    expect(tasksOf(one)).toEqual([]);
    expect(Object.values(one.state().incidents).map(({ code }) => code)).toEqual(['step-limit-wrong', 'step-limit-wrong']);
  });

  it('should give the card to the task’s own people and the leader of its own unit', async () => {
    // given
    const one = await opened(undefined, { ...service, unit: 'health' });
    const [clock, to] = [`step:${taskOf(one, 'market-supervision').id}`, ['handler@market-supervision', 'unit-leader@market-supervision']];
    // when
    one.at('2026-03-06T09:00');
    // then
    expect(one.state().cards).toMatchObject([{ clock, level: 'yellow', on: '2026-03-05', to }]);
  });
});

describe('a timer that follows the limit of its task', () => {
  it('should fire when that clock is over, beside the open task, in place of the general notice', async () => {
    // given
    const one = await opened();
    // when: past the first branch's limit, not the second's
    one.at('2026-03-06T09:00');
    // then
    expect(one.events('element-completed').filter(({ element }) => element === 'late')).toHaveLength(1);
    expect(tasksOf(one)).toHaveLength(2);
    expect(told(one, 'late')).toEqual(['window-staff']);
    expect(told(one, 'copied')).toEqual(['handler@market-supervision']);
    expect(told(one, 'breached')).toEqual([]);
  });

  it('should fire when the last day closes, not at the hour at which the task began', async () => {
    // given
    const one = await opened();
    const { id } = taskOf(one, 'market-supervision');
    // when
    one.at('2026-03-05T16:00');
    expect(one.events('element-completed').filter(({ element }) => element === 'late')).toHaveLength(0);
    one.at('2026-03-05T18:00');
    // then
    expect(one.state().clocks[`step:${id}`]).toMatchObject({ breached: true });
    expect(one.events('element-completed').filter(({ element }) => element === 'late')).toHaveLength(1);
  });

  it('should fire on the border of a repeated task for each of its instances whose limit is over', async () => {
    // given: two signers, asked side by side
    const many = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const late = boundary('late', 'v', '<timerEventDefinition bj:follows="limit"/>', false);
    const signing = `<userTask id="v" bj:limit="3wd">${extended('<bj:assignment rule="role" role="handler"/>')}${many}</userTask>${late}`;
    const accept = '<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>';
    const body = `${accept}${signing}<endEvent id="e" bj:act="close"/><endEvent id="le"/>`;
    const flows = ['s>accept', 'accept>v', 'v>e', 'late>le'];
    const drawn = await release(model(body, ...flows), { clocks: [clockRule(), step], cards: leaders });
    const one = openCase([drawn], '2026-03-02T10:00');
    expect(tasksOf(one)).toHaveLength(2);
    // when
    one.at('2026-03-06T09:00');
    // then: what is drawn takes the place of the notice, and the tasks stay
    expect(one.events('element-completed').filter(({ element }) => element === 'late')).toHaveLength(2);
    expect(tasksOf(one)).toHaveLength(2);
  });

  it('should be nobody’s to say', async () => {
    // given
    const one = await opened();
    // when
    const refused = one.give('liqiang', { type: 'deliver-message', name: 'limit-over', key: null, payload: {} });
    // then
    expect(refused?.code).toBe('machine-only');
  });

  it('should be gone with its task', async () => {
    // given
    const one = await opened();
    const food = taskOf(one, 'market-supervision');
    // when
    one.give('liqiang', { type: 'complete-task', task: food.id, version: food.version, answers: {} });
    one.at('2026-03-06T09:00');
    // then
    expect(Object.values(one.state().waits)).toHaveLength(1);
    expect(one.events('element-completed').filter(({ element }) => element === 'late')).toHaveLength(0);
  });
});

describe('a role that a setting names', () => {
  const lead = model(
    `<startEvent id="s"/><userTask id="lead">${extended('<bj:assignment rule="role" role="= settings.lead"/>')}</userTask><endEvent id="e"/>`,
    's>lead',
    'lead>e',
  );

  it.each([
    ['windowStaff', ['window-staff']],
    ['handler', ['handler']],
    ['nobody-at-all', ['administrator']],
    [7, ['administrator']],
  ])('should do the task: %s', async (setting, candidates) => {
    // when
    const one = openCase([await release(lead, { settings: { lead: setting } })], '2026-03-02T10:00');
    // then
    expect(tasksOf(one)[0]!.candidates).toEqual(candidates);
  });
});
