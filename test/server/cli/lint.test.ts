import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bpmn, chain, element } from '../../support/bpmn.ts';
import { banjian, createFolder, root } from './support.ts';

const folder = createFolder();
afterAll(folder.remove);
const packs = join(root, 'processes', 'packs');

interface Found {
  readonly ok: boolean;
  readonly problems: { code: string; severity: string; element?: string; file?: string; message: { zh: string; en: string } }[];
}
const lintJson = (path: string) => {
  const { status, json } = banjian('lint', path, '--json');
  return { status, ...(json[0] as unknown as Found) };
};

describe('banjian lint', () => {
  it('should find nothing in a shipped pack', () => {
    // when
    const { status, out } = banjian('lint', join(packs, 'promised'));
    // then
    expect({ status, out }).toEqual({ status: 0, out: '没有发现问题。\nNo problems found.\n' });
  });

  it('should warn about a plain file by element id and still end well', () => {
    // when
    const { status, out } = banjian('lint', join(root, 'test', 'fixtures', 'promised.bpmn'));
    // then
    expect(status).toBe(0);
    expect(out).toContain(
      '警告 warning  handle  [form-missing]\n  “承办” (handle) 没有表单，办理人无从填写，请选择表单。\n  "承办" (handle) has no form; choose one.',
    );
  });

  it('should name the element nobody can execute and end with 1', () => {
    // given
    const xml = bpmn(
      element('startEvent', 's'),
      element('choreographyTask', 'odd', 'name="会商"'),
      element('endEvent', 'e'),
      chain('s', 'odd', 'e'),
    );
    const path = folder.write('odd.bpmn', xml);
    // when
    const found = lintJson(path);
    // then
    expect(found).toMatchObject({ status: 1, ok: false });
    expect(found.problems).toContainEqual(expect.objectContaining({ severity: 'error', element: 'odd' }));
    expect(found.problems[0]!.message.zh).toContain('会商');
  });

  it.each([
    ['broken XML', '<broken'],
    ['text that is no XML', 'hello'],
    ['an empty file', ''],
    ['XML of another kind', '<html></html>'],
    ['an entity declaration', '<!DOCTYPE x [<!ENTITY a "b">]><x/>'],
  ])('should explain %s in both languages and end with 1', (name, text) => {
    // when
    const found = lintJson(folder.write(`${name.replaceAll(' ', '-')}.bpmn`, text));
    // then
    expect(found).toMatchObject({ status: 1, ok: false });
    expect(found.problems[0]!.message).toEqual({ zh: expect.stringMatching(/[\u4e00-\u9fff].*。$/), en: expect.stringMatching(/\w.*\.$/) });
  });

  it('should name file and place of what is wrong in a pack', () => {
    // given
    const path = join(folder.path, 'pack');
    cpSync(join(packs, 'promised'), path, { recursive: true });
    const process = readFileSync(join(path, 'process.bpmn'), 'utf8');
    folder.write('pack/process.bpmn', process.replace('data.review.result = "return"', 'data.review.verdict = "return"'));
    // when
    const found = lintJson(path);
    // then
    expect(found).toMatchObject({ status: 1, ok: false });
    expect(found.problems[0]).toMatchObject({ file: 'process.bpmn', element: expect.any(String) });
    expect(found.problems[0]!.message.zh).toContain('verdict');
  });

  it('should refuse a path without a file with exit code 2', () => {
    // when
    const { status, err } = banjian('lint', join(folder.path, 'nothing.bpmn'));
    // then
    expect(status).toBe(2);
    expect(err).toContain('找不到或无法读取文件');
  });
});
