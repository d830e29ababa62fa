import { describe, expect, it } from 'vitest';
import { openModdle } from '#engine/bpmn/moddle.ts';
import { parseBpmn } from '#engine/bpmn/parse.ts';
import { readBpmn } from '#engine/bpmn/read.ts';
import { around, element, extensions } from '#test/support/bpmn.ts';
import { readElement } from './reading.ts';

const task = (...parts: string[]) => around('t', element('userTask', 't', '', extensions(...parts)));

describe('readFields', () => {
  it('should give no rights where nothing is drawn', async () => {
    expect(await readElement(task(''), 't')).not.toHaveProperty('fields');
  });

  it.each([
    ['one list', 'read="f_a f_b"', { read: ['f_a', 'f_b'] }],
    ['all lists', 'write="f_a" read="f_b" hide="f_c" required="f_a"', { write: ['f_a'], read: ['f_b'], hide: ['f_c'], required: ['f_a'] }],
    ['blanks, line ends and repetitions', 'hide="  f_a\n f_b  f_a "', { hide: ['f_a', 'f_b'] }],
    ['nothing to be written', 'write=""', { write: [] }],
  ])('should read %s', async (_name, attributes, expected) => {
    // when
    const read = await readElement(task(`<bj:fields ${attributes}/>`), 't');
    // then
    expect(read.fields).toEqual(expected);
  });

  it.each(['', 'read="" hide=" " required=""'])('should give no rights where <bj:fields %s> says nothing', async attributes => {
    expect(await readElement(task(`<bj:fields ${attributes}/>`), 't')).not.toHaveProperty('fields');
  });

  it('should name the element and the text that is no x-id', async () => {
    // when
    const { definition, problems } = await readBpmn(task('<bj:fields hide="f_a 1b" read="<x>"/>'.replace('<x>', '&lt;x&gt;')));
    // then
    expect(definition).toBeNull();
    expect(problems.map(({ code, element: at }) => [code, at])).toEqual([
      ['fields-malformed', 't'],
      ['fields-malformed', 't'],
    ]);
    expect(problems.map(({ message }) => message.zh).join()).toMatch(/“<x>”.*“1b”/s);
  });

  it('should keep the rights through writing and reading', async () => {
    // given
    const xml = task('<bj:fields write="f_a" read="f_b" hide="f_c" required="f_a"/>');
    const { root } = await parseBpmn(xml);
    // when
    const written = await openModdle().toXML(root, { format: true });
    // then
    expect((await readElement(written.xml, 't')).fields).toEqual((await readElement(xml, 't')).fields);
  });
});
