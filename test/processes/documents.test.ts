import { describe, expect, it } from 'vitest';
import { placeholdersOf, renderDocument } from '#processes/documents/index.ts';
import type { DocumentTemplate } from '#processes/types.ts';
import { shipped } from './shipped.ts';

const issuedAt = Date.parse('2026-02-27T01:30:00Z');
const template = (...blocks: DocumentTemplate['blocks']): DocumentTemplate => ({
  title: { zh: '决定书', en: 'Decision' },
  number: '赫准〔{year}〕{seq4}号',
  blocks,
  basis: [],
});
const render = (layout: DocumentTemplate, values: Record<string, unknown> = {}) =>
  renderDocument(layout, { number: '赫准〔2026〕0007号', issuedAt, values });

describe('placeholdersOf', () => {
  it('should list each FEEL text once, rows too, those of the record not', () => {
    // given
    const layout = template(
      { kind: 'number', text: '{{ document.number }}' },
      { kind: 'paragraph', text: '{{ applicant.name }}：{{case.number}} {{ applicant.name }}' },
      { kind: 'table', columns: ['材料'], rows: '= for m in service.materials return [m.title.zh]' },
    );
    // then
    expect(placeholdersOf(layout)).toEqual(['applicant.name', 'case.number', 'for m in service.materials return [m.title.zh]']);
  });
});

describe('renderDocument', () => {
  it('should fill in frozen values and the record', () => {
    // given
    const layout = template(
      { kind: 'title', text: '{{ document.title }}' },
      { kind: 'number', text: '{{ document.number }}' },
      { kind: 'paragraph', text: '{{ applicant.name }}：', align: 'left' },
      { kind: 'fields', fields: [{ label: '份数', value: '{{ copies }}' }] },
      { kind: 'seal', organ: '{{ service.unitName }}', date: '{{ document.issuedOn }}' },
    );
    // when
    const blocks = render(layout, { 'applicant.name': '张三', copies: 2, 'service.unitName': '区卫生健康局' });
    // then
    expect(blocks).toEqual([
      { kind: 'title', text: '决定书' },
      { kind: 'number', text: '赫准〔2026〕0007号' },
      { kind: 'paragraph', text: '张三：', indent: false, align: 'left' },
      { kind: 'fields', fields: [{ label: '份数', value: '2' }] },
      { kind: 'seal', organ: '区卫生健康局', date: '2026年2月27日' },
    ]);
  });

  it('should lay out a list of lists as rows', () => {
    // given
    const layout = template({ kind: 'table', columns: ['材料', '份数'], rows: '= rows' });
    // then
    expect(
      render(layout, {
        rows: [
          ['平面图', 1],
          ['照片', null],
        ],
      }),
    ).toEqual([
      {
        kind: 'table',
        columns: ['材料', '份数'],
        rows: [
          ['平面图', '1'],
          ['照片', ''],
        ],
      },
    ]);
  });

  it('should leave out paragraphs and fields without a value', () => {
    // given
    const layout = template(
      { kind: 'paragraph', text: '{{ reason }}' },
      { kind: 'fields', fields: [{ label: '地点', value: '{{ place }}' }] },
    );
    // then
    expect(render(layout, { reason: null })).toEqual([]);
  });

  it('should not read names of JavaScript objects, nor put values through again', () => {
    expect(render(template({ kind: 'paragraph', text: '[{{ constructor }}]' }))).toEqual([
      { kind: 'paragraph', text: '[]', indent: false, align: 'left' },
    ]);
    expect(render(template({ kind: 'paragraph', text: '{{ a }}' }), { a: '{{ b }} $&', b: 'x' })).toEqual([
      { kind: 'paragraph', text: '{{ b }} $&', indent: false, align: 'left' },
    ]);
  });
});

describe('shipped documents', () => {
  const texts = (pack: string, id: string) => JSON.stringify(shipped[pack]!.documents[id]);

  it.each([
    [
      'promised',
      'acceptance-notice',
      ['document.number', 'case.clocks.promised.dueOn', 'service.promisedLimit', 'task.actorName', '"seal"'],
    ],
    ['promised', 'non-acceptance-notice', ['data.check.reason', 'data.check.competentDepartment', '行政复议', '行政诉讼', '"seal"']],
    ['promised', 'refusal-notice', ['data.approve.reason', 'data.approve.basis', '行政复议', '行政诉讼', '"seal"']],
    ['extension', 'extension-notice', ['data.extension.reason', 'data.extension.days', '"seal"']],
    ['promised', 'special-procedure-notice', ['data.special.procedure', 'data.special.days', '"seal"']],
    ['promised', 'delivery-receipt', ['data.deliver.recipient', 'data.deliver.deliveredOn', '"signature"']],
    ['promised', 'decision', ['service.basis', '"seal"']],
    ['supplement', 'supplement-notice', ['data.notice.materials', 'data.notice.cause', 'data.notice.contact', '"seal"']],
  ])('should have what the law and the regimes ask for: %s %s', (pack, id, parts) => {
    for (const part of parts) expect(texts(pack, id)).toContain(part);
    expect(shipped[pack]!.documents[id]!.basis.join()).toContain('行政许可法');
  });

  it('should have the monitoring notice of the supervision office: whom it is for, what about, until when (YC-02 2.1)', () => {
    for (const part of ['supervision.to', 'supervision.text', 'supervision.clock', 'supervision.dueOn', 'document.number', '"seal"'])
      expect(texts('promised', 'monitoring-notice')).toContain(part);
  });
});
