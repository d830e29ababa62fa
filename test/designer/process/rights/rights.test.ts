// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModeler, type EditorElement, type ProcessEditor } from '#designer/process/createModeler.ts';
import type { Editable } from '#designer/process/properties.ts';
import { fieldsIn, type Rights, rightsOf, sectionsOfForm, withAccess, withRequired, withRights } from '#designer/process/rights/rights.ts';
import { readBpmn } from '#engine/bpmn/index.ts';
import type { FormFile } from '#processes/types.ts';
import { prepareCanvas } from '../canvas.ts';

const field = (id: string) => ({ 'x-id': id, title: `字段 ${id}`, type: 'string' });
const form: FormFile = {
  title: { zh: '审查', en: 'Check' },
  schema: {
    type: 'object',
    properties: { result: field('f_result'), reason: field('f_reason'), note: field('f_note') },
    required: ['result'],
  },
  ui: {
    'ui:layout': {
      pages: [
        {
          id: 'page1',
          title: { zh: '一', en: 'One' },
          sections: [
            { id: 'why', title: { zh: '理由', en: 'Why' }, columns: 1, fields: ['note', 'reason'] },
            { id: 'empty', columns: 1, fields: [] },
          ],
        },
        { id: 'page2', title: { zh: '二', en: 'Two' }, sections: [{ id: 'end', columns: 1, fields: ['result'] }] },
      ],
    },
  },
};
const fields = fieldsIn(sectionsOfForm(form));
const open: Rights = { access: { f_note: 'write', f_reason: 'write', f_result: 'write' }, required: [], later: 'write', unknown: [] };
const bpmn = readFileSync('processes/packs/promised/process.bpmn', 'utf8');
const drawn = (rights: string) => bpmn.replace(/(<bpmn:userTask id="check"[^>]*>\s*<bpmn:extensionElements>)/, `$1<bj:fields ${rights} />`);

async function opened(xml: string): Promise<{ editor: ProcessEditor; element: EditorElement; subject: Editable }> {
  const host = document.createElement('div');
  document.body.append(host);
  const editor = await createModeler(host, xml, 'zh');
  const element = editor.find('check')!;
  return { editor, element, subject: element.businessObject };
}

/** What the engine reads of a step. */
async function compiled(editor: ProcessEditor, id = 'check') {
  return (await readBpmn(await editor.saveXml())).definition!.elements[id]!.fields;
}

beforeAll(prepareCanvas);

describe('sectionsOfForm', () => {
  it('should give the fields by section in reading order, without empty sections', () => {
    expect(sectionsOfForm(form).map(section => [section.title?.zh, section.fields.map(({ xId }) => xId)])).toEqual([
      ['理由', ['f_note', 'f_reason']],
      [undefined, ['f_result']],
    ]);
    expect(fields.filter(({ isRequired }) => isRequired).map(({ title }) => title.zh)).toEqual(['字段 f_result']);
  });
});

describe('rightsOf', () => {
  it.each<[string, string, Partial<Rights>]>([
    ['read and hide', 'read="f_note" hide="f_reason"', { access: { f_note: 'read', f_reason: 'hide', f_result: 'write' } }],
    ['a list of what may be written', 'write="f_note"', { access: { f_note: 'write', f_reason: 'read', f_result: 'read' }, later: 'read' }],
    ['an empty list of what may be written', 'write=""', { access: { f_note: 'read', f_reason: 'read', f_result: 'read' }, later: 'read' }],
    ['what must be filled', 'required="f_note f_reason"', { required: ['f_note', 'f_reason'] }],
    ['what the form has not', 'read="f_gone" hide="f_gone f_other"', { unknown: ['f_gone', 'f_other'] }],
  ])('should read %s', async (_name, rights, expected) => {
    // given
    const { editor, subject } = await opened(drawn(rights));
    // when, then
    expect(rightsOf(subject, fields)).toEqual({ ...open, ...expected });
    editor.destroy();
  });

  it('should give every right where nothing is drawn', async () => {
    // given
    const { editor, subject } = await opened(bpmn);
    // when, then
    expect(rightsOf(subject, fields)).toEqual(open);
    editor.destroy();
  });
});

describe('withRights', () => {
  it('should write what the engine reads, in one step of undo each, and leave no trace', async () => {
    // given
    const { editor, element, subject } = await opened(bpmn);
    const before = await editor.saveXml();
    // when
    const some = withRequired(withAccess(withAccess(open, ['f_note'], 'read'), ['f_reason'], 'hide'), ['f_result'], true);
    editor.apply(element, withRights(subject, some, editor.factory));
    const written = await compiled(editor);
    editor.apply(element, withRights(subject, { ...some, later: 'read' }, editor.factory));
    const closed = await compiled(editor);
    // then
    expect(written).toEqual({ read: ['f_note'], hide: ['f_reason'], required: ['f_result'] });
    expect(closed).toEqual({ write: ['f_result'], hide: ['f_reason'], required: ['f_result'] });
    expect(rightsOf(subject, fields)).toEqual({ ...some, later: 'read' });
    editor.history.undo();
    expect(await compiled(editor)).toEqual(written);
    editor.history.undo();
    expect(await editor.saveXml()).toBe(before);
    editor.destroy();
  });

  it('should take the element away once the rights say nothing, and drop what the form has not', async () => {
    // given
    const { editor, element, subject } = await opened(drawn('read="f_note f_gone"'));
    const rights = rightsOf(subject, fields);
    // when
    editor.apply(element, withRights(subject, rights, editor.factory));
    const known = await compiled(editor);
    editor.apply(element, withRights(subject, withAccess(rights, ['f_note'], 'write'), editor.factory));
    // then
    expect(known).toEqual({ read: ['f_note'] });
    expect(await editor.saveXml()).not.toContain('bj:fields');
    editor.destroy();
  });

  it('should keep a list that lets nothing be written', async () => {
    // given
    const { editor, element, subject } = await opened(bpmn);
    // when
    editor.apply(element, withRights(subject, { ...withAccess(open, Object.keys(open.access), 'read'), later: 'read' }, editor.factory));
    // then
    expect(await compiled(editor)).toEqual({ write: [] });
    editor.destroy();
  });

  it('should go with the step when it is copied and pasted', async () => {
    // given
    const { editor, element } = await opened(drawn('write="f_result" hide="f_reason" required="f_result"'));
    const copies = editor.service<{ copy(elements: unknown): void; paste(at: object): readonly EditorElement[] }>('copyPaste');
    // when
    copies.copy([element]);
    const [pasted] = copies.paste({ element: element.parent, point: { x: 500, y: 400 } });
    // then
    expect(pasted!.id).not.toBe('check');
    expect(await compiled(editor, pasted!.id)).toEqual({ write: ['f_result'], hide: ['f_reason'], required: ['f_result'] });
    editor.destroy();
  });
});

describe('withAccess and withRequired', () => {
  it('should not ask for what may not be filled', () => {
    // given
    const asked = withRequired(open, ['f_note', 'f_reason'], true);
    // when
    const hidden = withAccess(asked, ['f_note'], 'hide');
    // then
    expect(hidden.required).toEqual(['f_reason']);
    expect(withRequired(hidden, ['f_note', 'f_result'], true).required).toEqual(['f_reason', 'f_result']);
    expect(withRequired(hidden, ['f_reason'], false).required).toEqual([]);
  });
});
