import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bpmn, chain, definitions, element, flow, process } from '../../support/bpmn.ts';
import { banjian, createFolder, root } from './support.ts';

const folder = createFolder();
afterAll(folder.remove);
const promised = join(root, 'test', 'fixtures', 'promised.bpmn');

const completed = (lines: readonly Record<string, unknown>[]) =>
  lines.filter(({ event }) => event === 'element-completed').map(({ element }) => element);
const script = (name: string, steps: unknown) => folder.write(name, typeof steps === 'string' ? steps : JSON.stringify(steps));

describe('banjian run', () => {
  it('should take a file made elsewhere through its script to the end', () => {
    // given
    const steps = [
      { complete: 'accept', data: { incomplete: true } },
      { complete: '补正' },
      { complete: '受理', data: { incomplete: false } },
      { advance: 'P5D' },
      { complete: 'handle' },
      { complete: 'review' },
      { complete: 'approve', data: { rejected: false } },
      { complete: 'deliver' },
    ];
    // when
    const { status, json } = banjian('run', promised, '--script', script('whole.json', steps), '--json');
    // then
    expect(status).toBe(0);
    expect(json.at(-1)).toEqual({ status: 'completed' });
    expect(completed(json)).toEqual(
      'start accept gw1 supplement accept gw1 warn card end2 handle review approve gw2 deliver end'.split(' '),
    );
  });

  it('should wait, and end well, when nobody says what to do next', () => {
    // when
    const { status, json } = banjian('run', promised, '--json');
    // then
    expect(status).toBe(0);
    expect(json.at(-1)).toEqual({ status: 'waiting' });
    expect(json).toContainEqual(expect.objectContaining({ event: 'task-created', element: 'accept', name: '受理' }));
  });

  it('should read top-level variables, messages and signals', () => {
    // given
    const xml = definitions(
      '<bpmn:message id="m" name="paid"/><bpmn:signal id="g" name="flood"/>',
      process([
        element('startEvent', 's'),
        element('exclusiveGateway', 'gw', 'default="d"'),
        element('task', 'small'),
        element('intermediateCatchEvent', 'pay', '', '<bpmn:messageEventDefinition messageRef="m"/>'),
        element('intermediateCatchEvent', 'wet', '', '<bpmn:signalEventDefinition signalRef="g"/>'),
        element('endEvent', 'e'),
        flow('f1', 's', 'gw'),
        flow('d', 'gw', 'small'),
        flow('big', 'gw', 'pay', 'amount &gt; 1000'),
        flow('f2', 'pay', 'wet'),
        flow('f3', 'wet', 'e'),
        flow('f4', 'small', 'e'),
      ]),
    );
    const path = folder.write('pay.bpmn', xml);
    // when
    const steps = script('pay.json', [{ message: 'paid' }, { signal: 'flood' }]);
    const { status, json } = banjian('run', path, '--data', '{"amount": 1200}', '--script', steps, '--json');
    // then
    expect({ status, last: json.at(-1) }).toEqual({ status: 0, last: { status: 'completed' } });
    expect(completed(json)).toEqual(['s', 'gw', 'pay', 'wet', 'e']);
  });

  it('should fail and name the open tasks when a step asks for another', () => {
    // when
    const { status, json, err } = banjian('run', promised, '--script', script('other.json', [{ complete: 'nobody' }]), '--json');
    // then
    expect({ status, last: json.at(-1) }).toEqual({ status: 1, last: { status: 'failed' } });
    expect(err).toContain('第 1 步：应有名为「nobody」的待办任务，但现在只有：accept。');
  });

  it('should fail when a condition cannot be decided', () => {
    // given
    const path = folder.write(
      'undecided.bpmn',
      bpmn(
        element('startEvent', 's'),
        element('exclusiveGateway', 'gw'),
        element('endEvent', 'e'),
        flow('f1', 's', 'gw'),
        flow('f2', 'gw', 'e', 'amount &gt; 1000'),
      ),
    );
    // when
    const { status, json, err } = banjian('run', path, '--json');
    // then
    expect({ status, last: json.at(-1) }).toEqual({ status: 1, last: { status: 'failed' } });
    expect(json).toContainEqual(expect.objectContaining({ event: 'incident-raised', element: 'gw' }));
    expect(err.trim()).not.toBe('');
  });

  it('should stop a model that runs in circles', () => {
    // given
    const path = folder.write(
      'circle.bpmn',
      bpmn(
        element('startEvent', 's'),
        element('task', 'a'),
        element('exclusiveGateway', 'gw', 'default="back"'),
        element('endEvent', 'e'),
        chain('s', 'a', 'gw'),
        flow('back', 'gw', 'a'),
        flow('out', 'gw', 'e', 'false'),
      ),
    );
    // when
    const { status, json } = banjian('run', path, '--json');
    // then
    expect({ status, last: json.at(-1) }).toEqual({ status: 1, last: { status: 'failed' } });
  });

  it('should refuse what it cannot execute and say where it is', () => {
    // given
    const path = folder.write(
      'unsupported.bpmn',
      bpmn(
        element('startEvent', 's'),
        element('choreographyTask', 'joint', 'name="联合审查"'),
        element('endEvent', 'e'),
        chain('s', 'joint', 'e'),
      ),
    );
    // when
    const { status, json } = banjian('run', path, '--json');
    // then
    expect(status).toBe(2);
    expect(json[0]).toMatchObject({ ok: false, problems: [{ element: 'joint', message: { zh: expect.stringContaining('联合审查') } }] });
  });

  it.each([
    ['variables that are no object', ['--data', '[1]'], '--data 应为 JSON 对象'],
    ['variables that are no JSON', ['--data', '{x'], '--data 不是有效的 JSON'],
    ['a script that is no JSON', ['--script', script('no.json', '{x')], '--script 文件不是有效的 JSON'],
    ['a script that is no list', ['--script', script('map.json', '{}')], '步骤应为列表'],
    [
      'a step of an unknown kind',
      ['--script', script('odd.json', '[{"jump": "end"}]')],
      '第 1 步应有 start、complete、advance、message、signal、activity、retry 其中之一',
    ],
    ['a duration nobody understands', ['--script', script('soon.json', '[{"advance": "soon"}]')], '第 1 步的 advance 应为时长'],
    ['a script that is not there', ['--script', 'missing.json'], '找不到或无法读取文件 missing.json'],
  ])('should refuse %s with exit code 2', (_, args, sentence) => {
    // when
    const { status, out, err } = banjian('run', promised, ...args);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
  });
});
