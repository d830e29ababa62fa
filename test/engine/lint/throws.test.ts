import { describe, expect, it } from 'vitest';
import { chain, definitions, element, flow, process } from '#test/support/bpmn.ts';
import { codes, definition, end, known, start, user } from './linting.ts';

const roots =
  '<bpmn:error id="e1" errorCode="E-1"/><bpmn:error id="e2" errorCode="E-2"/><bpmn:escalation id="x1" escalationCode="X-1"/><bpmn:escalation id="x2" escalationCode="X-2"/>';
const file = (...parts: string[]) => definitions(roots, process(parts));
const raised = (sort: string, code: string) => definition(sort, `${sort}Ref="${code}"`);

/** A sub-process that ends by throwing, with something on its boundary. */
const inside = (thrown: string, ...around: string[]) =>
  file(
    start,
    element('subProcess', 's', 'name="子"', element('startEvent', 's2') + element('endEvent', 't', '', thrown) + flow('i', 's2', 't')),
    end,
    chain('start', 's', 'end'),
    ...around,
  );
const boundary = (caught: string, id = 'b') => element('boundaryEvent', id, 'attachedToRef="s"', caught) + flow(`from-${id}`, id, 'end');
const eventSubProcess = (caught: string, id = 'es') =>
  element(
    'subProcess',
    id,
    'name="事件" triggeredByEvent="true"',
    element('startEvent', `${id}-s`, '', caught) + element('endEvent', `${id}-e`) + flow(`${id}-f`, `${id}-s`, `${id}-e`),
  );

describe('lintThrows: errors', () => {
  it.each<readonly [string, string, string[]]>([
    [
      'an error at the end of the process',
      file(start, user('a'), element('endEvent', 't', '', raised('error', 'e1')), chain('start', 'a', 't')),
      ['error-uncaught@t'],
    ],
    ['an error nobody catches', inside(raised('error', 'e1')), ['error-uncaught@t']],
    [
      'an error with another code caught',
      inside(raised('error', 'e1'), boundary(raised('error', 'e2'))),
      ['error-uncaught@t', '?catch-unthrown@b'],
    ],
    ['an error caught by its code', inside(raised('error', 'e1'), boundary(raised('error', 'e1'))), []],
    ['an error caught by a catch of all', inside(raised('error', 'e1'), boundary(definition('error'))), []],
    ['an error caught by an event sub-process outside', inside(raised('error', 'e1'), eventSubProcess(raised('error', 'e1'))), []],
    [
      'an error whose event sub-process throws it again',
      file(
        start,
        user('a'),
        end,
        chain('start', 'a', 'end'),
        eventSubProcess(raised('error', 'e1')).replace('<bpmn:endEvent id="es-e" >', `$&${raised('error', 'e1')}`),
      ),
      ['error-uncaught@es-e', '?catch-unthrown@es-s'],
    ],
    [
      'an error caught on the boundary of a task, which throws none',
      file(start, element('manualTask', 's', 'name="通知"'), end, chain('start', 's', 'end'), boundary(raised('error', 'e1'))),
      ['?catch-unthrown@b'],
    ],
    [
      'an error a called process may throw, however deep it is called',
      file(
        start,
        element(
          'subProcess',
          's',
          'name="子"',
          element('startEvent', 's2') +
            element('callActivity', 'c', 'name="补正" calledElement="supplement"') +
            element('endEvent', 't') +
            flow('i', 's2', 'c') +
            flow('i2', 'c', 't'),
        ),
        end,
        chain('start', 's', 'end'),
        boundary(definition('error')),
      ),
      [],
    ],
    [
      'two catches of one error',
      inside(raised('error', 'e1'), boundary(raised('error', 'e1')), boundary(raised('error', 'e1'), 'b2')),
      ['catch-twice@b2'],
    ],
    [
      'two event sub-processes for one error',
      inside(raised('error', 'e1'), eventSubProcess(raised('error', 'e1')), eventSubProcess(raised('error', 'e1'), 'et')),
      ['catch-twice@et-s'],
    ],
    [
      'one catch by code and one of all',
      inside(raised('error', 'e1'), boundary(raised('error', 'e1')), boundary(definition('error'), 'b2')),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });

  it('should leave errors and escalations to the caller of a process that is called', async () => {
    // when
    const found = [raised('error', 'e1'), raised('escalation', 'x1')].map(thrown => codes(inside(thrown), { ...known, called: true }));
    // then
    expect(await Promise.all(found)).toEqual([[], []]);
  });
});

describe('lintThrows: escalations', () => {
  const loop = '<bpmn:multiInstanceLoopCharacteristics bj:collection="= given" behavior="One" oneBehaviorEventRef="xd"/>';
  const several = (...around: string[]) =>
    definitions(
      roots,
      raised('escalation', 'x1').replace('<bpmn:escalationEventDefinition', '$& id="xd"'),
      process([start, element('manualTask', 's', 'name="通知"', loop), end, chain('start', 's', 'end'), ...around]),
    );

  it.each<readonly [string, string, string[]]>([
    ['an escalation nobody catches', inside(raised('escalation', 'x1')), ['?escalation-uncaught@t']],
    [
      'an escalation with another code caught',
      inside(raised('escalation', 'x1'), boundary(raised('escalation', 'x2'))),
      ['?escalation-uncaught@t', '?catch-unthrown@b'],
    ],
    ['an escalation caught on the boundary', inside(raised('escalation', 'x1'), boundary(raised('escalation', 'x1'))), []],
    ['an escalation caught by an event sub-process', inside(raised('escalation', 'x1'), eventSubProcess(definition('escalation'))), []],
    ['instances that escalate for nobody', several(), ['?escalation-uncaught@s']],
    ['instances that escalate to their own boundary', several(boundary(raised('escalation', 'x1'))), []],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});
