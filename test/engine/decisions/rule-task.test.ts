import { describe, expect, it } from 'vitest';
import type { CompiledDecision } from '#engine/decisions/types.ts';
import { createSession, giveCommand, type Session } from '#engine/simulation/index.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { compile as compileModel, model } from '../execution/model.ts';
import { compile, decision, dmn, tableOf } from './dmn.ts';

const fee = dmn(
  decision(
    'fee',
    tableOf({
      inputs: [{ of: 'amount', label: '金额' }],
      outputs: [{ name: 'sum' }, { name: 'free' }],
      rules: [
        ['< 100', '0', 'true'],
        ['>= least', 'amount / 10', 'false'],
      ],
    }),
    {
      name: '收费',
    },
  ),
);

/** Run a drawn process with decisions to where it stands. */
async function run(
  body: string,
  flows: readonly string[],
  data: Record<string, unknown>,
  decisions: Readonly<Record<string, CompiledDecision>>,
): Promise<Session> {
  const release = { ...bareRelease(await compileModel(model(body, ...flows))), decisions };
  const session = createSession({ releases: [release], organisation: bareOrganisation, calendar: bareCalendar, now: 0 });
  expect(giveCommand(session, anybody, bareOpening(data))).toBeUndefined();
  return session;
}

const drawn = (attributes: string) =>
  `<startEvent id="s"/><businessRuleTask id="rule" name="计费" ${attributes}/><userTask id="wait"/><endEvent id="e"/>`;
const flows = ['s>rule', 'rule>wait', 'wait>e'];
const variables = ({ state }: Session) => Object.values(state!.scopes)[0]!.vars;
const incidents = ({ state }: Session) => Object.values(state!.incidents);

describe('business rule task', () => {
  it('should make its decision and put the result into the result variable', async () => {
    const session = await run(drawn('bj:decision="fee" bj:result="charge"'), flows, { amount: 250, least: 100 }, await compile(fee));
    expect(variables(session)).toEqual({ amount: 250, least: 100, charge: { sum: 25, free: false } });
    expect(Object.values(session.state!.tasks).map(({ element }) => element)).toEqual(['wait']);
  });

  it('should use a variable of the decision’s id when it names none', async () => {
    const session = await run(drawn('bj:decision="fee"'), flows, { amount: 5, least: 100 }, await compile(fee));
    expect(variables(session)).toMatchObject({ fee: { sum: 0, free: true } });
  });

  it('should let a gateway behind it choose by the result', async () => {
    // given
    const body = `<startEvent id="s"/><businessRuleTask id="rule" bj:decision="fee"/><exclusiveGateway id="g" default="g_pay"/><userTask id="pay"/><userTask id="wave"/>`;
    // when
    const session = await run(body, ['s>rule', 'rule>g', 'g>pay', 'g>wave: fee.free'], { amount: 5, least: 100 }, await compile(fee));
    // then
    expect(Object.values(session.state!.tasks).map(({ element }) => element)).toEqual(['wave']);
  });

  it('should pass when it names no decision', async () => {
    const session = await run(drawn(''), flows, {}, {});
    expect(Object.values(session.state!.tasks).map(({ element }) => element)).toEqual(['wait']);
  });

  it('should raise an incident on what cannot be decided, and go on once it can', async () => {
    // given: a rule violated only at run time
    const session = await run(drawn('bj:decision="fee"'), flows, { amount: 50, least: 10 }, await compile(fee));
    // then
    expect(incidents(session)).toMatchObject([
      { element: 'rule', code: 'decision-failed', message: { zh: expect.stringContaining('第 1、2 条规则同时命中') } },
    ]);
    expect(variables(session)).toEqual({ amount: 50, least: 10 });
    // when
    const [incident] = incidents(session);
    const values = { least: 60 };
    expect(giveCommand(session, anybody, { type: 'resolve-incident', incident: incident!.id, action: 'resolve', values })).toBeUndefined();
    // then
    expect(incidents(session)).toEqual([]);
    expect(variables(session)).toMatchObject({ fee: { sum: 0, free: true } });
  });

  it('should raise an incident when the release has no such decision', async () => {
    const session = await run(drawn('bj:decision="other"'), flows, {}, await compile(fee));
    expect(incidents(session)).toMatchObject([{ element: 'rule', code: 'decision-unknown' }]);
  });
});
