import { describe, expect, it } from 'vitest';
import { bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { codes, definition, end, known, start, user } from './linting.ts';

const boundary = (caught: string, id = 'b') => element('boundaryEvent', id, 'attachedToRef="s"', caught) + flow(`from-${id}`, id, 'end');

describe('lintTransactions', () => {
  const transaction = (thrown: string, ...around: string[]) =>
    bpmn(
      start,
      element(
        'transaction',
        's',
        'name="事务"',
        element('startEvent', 's2') + user('u') + element('endEvent', 't', '', thrown) + flow('i1', 's2', 'u') + flow('i2', 'u', 't'),
      ),
      end,
      chain('start', 's', 'end'),
      ...around,
    );

  it.each<readonly [string, string, string[]]>([
    ['a cancel with its boundary', transaction(definition('cancel'), boundary(definition('cancel'))), []],
    ['a cancel without boundary', transaction(definition('cancel')), ['cancel-uncaught@s']],
    ['a boundary without cancel', transaction('', boundary(definition('cancel'))), ['?cancel-unthrown@s']],
    ['a transaction without either', transaction(''), []],
    [
      'a cancel further in',
      transaction('', boundary(definition('cancel'))).replace(
        '<bpmn:endEvent id="t" ></bpmn:endEvent>',
        element(
          'subProcess',
          't',
          'name="内"',
          element('startEvent', 's3') + element('endEvent', 'e3', '', definition('cancel')) + flow('k', 's3', 'e3'),
        ) +
          element('endEvent', 'et') +
          flow('t-et', 't', 'et'),
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});
