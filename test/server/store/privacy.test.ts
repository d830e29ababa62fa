import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { OpenStore } from '#server/store/types.ts';
import { conditional, defined, flowsOf, model, timer } from '#test/engine/execution/model.ts';
import { compensable, compensate, instances, script } from '#test/engine/execution/drawing.ts';
import { keepPlainModel } from '#test/support/plain.ts';
import { openPlain } from '#test/support/plain-release.ts';
import { admin, clerk, monday, onBothDatabases, selectAll, stateOf } from '#test/support/store.ts';

/** Told apart from everything the program writes by itself. */
const secret = (what: string) => `密语${what}密语`;

/** Columns where what is personal or said in words may stand: they can be erased without breaking the chain. */
const erasable: Readonly<Record<string, readonly string[]>> = {
  journal: ['private'],
  case: ['private', 'applicant_name', 'applicant_id_number'],
  case_data: ['answers'],
  document: ['values'],
  job: ['input'],
};

/** Every other column of every table that has rows of cases. */
async function openColumns(store: OpenStore): Promise<string[]> {
  const tables = Object.keys(erasable).concat(
    'task',
    'task_candidate',
    'timer',
    'subscription',
    'incident',
    'clock',
    'card',
    'notice',
    'material',
  );
  const rows = await Promise.all(
    [...tables, 'case_participant', 'command_receipt'].map(async table => {
      const found = await selectAll<Record<string, unknown>>(store, `select * from "${table}"`);
      const hidden = new Set(erasable[table]);
      return found.flatMap(row =>
        Object.entries(row).flatMap(([column, value]) => (hidden.has(column) ? [] : [`${table}.${column}: ${String(value)}`])),
      );
    }),
  );
  return rows.flat();
}

async function told(store: OpenStore): Promise<string[]> {
  return (await openColumns(store)).filter(text => text.includes('密语')).map(text => text.slice(0, 300));
}

const wrongs: Readonly<Record<string, string>> = {
  'instances that are no list': model(`<startEvent id="s"/><task id="a">${instances('', 'bj:collection="= word"')}</task>`, 's>a'),
  'a number of instances that is none': model(
    `<startEvent id="s"/><task id="a">${instances('<loopCardinality>= word</loopCardinality>')}</task>`,
    's>a',
  ),
  'a timer that is no duration': model(
    `<startEvent id="s"/><intermediateCatchEvent id="a">${timer('timeDuration', '= word')}</intermediateCatchEvent>`,
    's>a',
  ),
  'a timer that is no date': model(
    `<startEvent id="s"/><intermediateCatchEvent id="a">${timer('timeDate', '= word')}</intermediateCatchEvent>`,
    's>a',
  ),
  'a timer that is no cycle': model(
    `<startEvent id="s"/><intermediateCatchEvent id="a">${timer('timeCycle', '= word')}</intermediateCatchEvent>`,
    's>a',
  ),
  'a timer that is a list': model(
    `<startEvent id="s"/><intermediateCatchEvent id="a">${timer('timeDuration', '= [word]')}</intermediateCatchEvent>`,
    's>a',
  ),
  'a condition that is a text': model(
    '<startEvent id="s"/><exclusiveGateway id="a" default="a_b"/><task id="b"/><task id="c"/>',
    's>a',
    'a>b',
    'a>c: word',
  ),
  'a conditional event that is a text': model(
    `<startEvent id="s"/><intermediateCatchEvent id="a">${conditional('word')}</intermediateCatchEvent>`,
    's>a',
  ),
  'a script that adds a text': model(`<startEvent id="s"/>${script('a', 'x', 'word + 1')}`, 's>a'),
  'a script that reads a date': model(`<startEvent id="s"/>${script('a', 'x', 'date(word).year')}`, 's>a'),
  'a script that reads a number': model(`<startEvent id="s"/>${script('a', 'x', 'number(word) * 2')}`, 's>a'),
  'a script with a wrong pattern': model(`<startEvent id="s"/>${script('a', 'x', 'matches("x", word + "(")')}`, 's>a'),
  'a person who is none': model(
    '<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment rule="person" role="= word" whenEmpty="incident"/></extensionElements></userTask>',
    's>a',
  ),
  ...Object.fromEntries(
    [
      'rule="role" role="= word"',
      'rule="role" role="clerk" unit="= word"',
      'rule="field" field="application.word"',
      'rule="field" field="application.word" role="clerk"',
      'rule="choice" of="starter" role="= word"',
    ].map(rule => [
      `people that ${rule} does not find`,
      model(
        `<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment ${rule} whenEmpty="incident"/></extensionElements></userTask>`,
        's>a',
      ),
    ]),
  ),
};

onBothDatabases('what is said in words', database => {
  const begin = async (xml: string, variables: Record<string, unknown> = { word: secret('变量') }) => {
    const store = await database.openCentre();
    const caseId = v7();
    const content = await keepPlainModel(store, xml);
    const outcome = await openPlain(store, caseId, content, variables);
    expect(outcome.ok).toBe(true);
    return { store, caseId };
  };

  it.each(Object.entries(wrongs))('should not stand in an incident about %s', async (_, xml) => {
    // when
    const { store, caseId } = await begin(xml);
    // then
    expect(Object.values((await stateOf(store, caseId)).incidents)).toHaveLength(1);
    expect(await told(store)).toEqual([]);
  });

  it('should stand in the erasable columns alone, whatever verb it was said with', async () => {
    // given
    const body = `<startEvent id="s"/><subProcess id="in"><startEvent id="is"/><task id="A"/>${compensable('A')}${flowsOf('is>A')}</subProcess>
      <intermediateThrowEvent id="send"><messageEventDefinition messageRef="told"><extensionElements><bj:in source="= word" target="word"/></extensionElements></messageEventDefinition></intermediateThrowEvent>
      <userTask id="a"/><userTask id="b"/><receiveTask id="r" messageRef="reply"/>${compensate('u')}<intermediateCatchEvent id="c">${defined('signal', 'stop')}</intermediateCatchEvent><userTask id="z"/>`;
    const { store, caseId } = await begin(model(body, 's>in', 'in>send', 'send>a', 'a>b', 'b>r', 'r>u', 'u>c', 'c>z'), {
      word: secret('变量'),
      who: { name: secret('姓名') },
    });
    const person: Actor = { ...clerk, principals: [...clerk.principals, 'late-entry'] };
    const say = async (command: CaseCommandBody & { reason?: string; effectiveAt?: number }, actor = person) => {
      const outcome = await store.execute({ ...command, id: v7(), caseId, tenant: 'heshan', actor });
      if (!outcome.ok) throw new Error(`${command.type}: ${outcome.rejection.message.en}`);
    };
    const task = async () => Object.values((await stateOf(store, caseId)).tasks)[0]!;
    const on = async () => {
      const { id, version } = await task();
      return { task: id, version };
    };
    const answers = { word: secret('答复'), result: secret('结果') };
    // when
    await say({ type: 'complete-task', ...(await on()), answers, opinion: secret('意见') });
    await say({ type: 'return-task', ...(await on()), target: { to: 'previous' }, reason: secret('退回') });
    await say({ type: 'transfer-task', ...(await on()), to: 'liqiang-heshan', reason: secret('转办') });
    await say({ type: 'assign-task', ...(await on()), to: 'wangfang-heshan', reason: secret('指派') }, admin);
    await say(
      { type: 'release-task', ...(await on()) },
      { account: 'wangfang-heshan', name: 'wangfang', principals: ['person:wangfang-heshan'] },
    );
    await say({ type: 'comment-case', text: secret('备注') });
    await say({ type: 'urge-case', text: secret('催办') });
    await say({ type: 'circulate-case', kind: 'circulation', to: ['liqiang-heshan'], text: secret('传阅') });
    await say({ type: 'suspend-case', reason: secret('挂起') });
    await say({ type: 'resume-case' });
    database.clock.moment = monday + 3_600_000;
    await say({ type: 'complete-task', ...(await on()), answers: {}, reason: secret('补录'), effectiveAt: monday });
    const { run, scope } = await task();
    await say({ type: 'jump-token', scope, run, to: 'a', reason: secret('跳转') }, admin);
    await say({ type: 'complete-task', ...(await on()), answers: {} });
    await say({ type: 'complete-task', ...(await on()), answers: {} });
    await say({ type: 'deliver-message', name: 'reply', key: null, payload: { word: secret('消息') } });
    await say({ type: 'deliver-signal', name: 'stop', payload: { word: secret('信号') } });
    await say({ type: 'withdraw-application', reason: secret('撤回') });
    // then
    expect(await told(store)).toEqual([]);
    const kept = await selectAll<{ private: string }>(store, 'select private from journal where private is not null');
    const words = kept.map(row => row.private).join('');
    for (const what of ['意见', '退回', '转办', '备注', '催办', '传阅', '挂起', '补录', '跳转', '消息', '信号', '撤回', '答复'])
      expect([what, words.includes(secret(what))]).toEqual([what, true]);
  });
});
