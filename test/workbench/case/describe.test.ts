import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import { handlers } from '#engine/cases/commands/table.ts';
import type { JournalEntry } from '#server/contract/schemas.ts';
import { describeEvent, isTelling, type SeenEvent } from '#workbench/case/journal/describe.ts';
import { commandWords, sentences } from '#workbench/case/journal/sentences.ts';
import { createWords, elementNames, type ReleaseWords, type Words } from '#workbench/case/journal/words.ts';
import { journalOf, seen } from '../../designer/viewer/journal.ts';
import { shipped } from '../../processes/shipped.ts';
import { loadShipped, organisation } from '../../engine/cases/packs.ts';
import { eventsOfEveryType } from './events.ts';

const golden = Object.keys(shipped.promised!.scenarios);
const people = organisation.posts.map(({ account, name, post, unit }) => ({ account, name, posts: [{ post, unit }] }));
let releases: Readonly<Record<string, ReleaseWords>>;

function wordsFor(entries: readonly Entry[], content: string, lang: 'zh' | 'en'): Words {
  const opened = entries[0]?.events.find(event => event.type === 'case-opened');
  const materials = opened?.type === 'case-opened' ? opened.service.materials : [];
  const view = { content, packTitle: { zh: '承诺件办理', en: 'Promised case' }, clocks: [], documents: [], data: [], item: { materials } };
  const centre = { ...organisation, units: organisation.units, people };
  return createWords({
    view: view as never,
    entries: entries.map(seen) as unknown as JournalEntry[],
    releases,
    organisation: centre as never,
    lang,
  });
}

/** Pieces of a sentence that no clerk should meet: ids, FEEL, engine words, places left open. */
const raw = /[{}]|\b\d+\.\d+\b|undefined|null|NaN|节点|令牌|实例|token|scope|gw[A-Z]|[a-z]-[a-z]+@|market-supervision|[a-z]+[A-Z][a-z]/;

describe('describeEvent', () => {
  beforeAll(async () => {
    const { releases: compiled } = await loadShipped();
    releases = Object.fromEntries(
      compiled.map(({ pack, content }) => {
        const { head, bpmn, documents, forms } = shipped[pack]!;
        const titles = (list: Readonly<Record<string, { title: ReleaseWords['title'] }>>) =>
          Object.fromEntries(Object.entries(list).map(([id, { title }]) => [id, title]));
        return [content, { title: head.title, names: elementNames(bpmn), documents: titles(documents), forms: titles(forms) }];
      }),
    );
  });

  it('should name a task and its limit by what tells it from others of its element', () => {
    // given
    const created = {
      type: 'task-created',
      scope: '1.0',
      run: '1.1',
      element: 'opinion',
      name: '部门审批意见 · 食品经营许可',
      candidates: [],
    };
    const entry = { seq: 1, events: [{ type: 'case-status-changed' }, created] } as unknown as Entry;
    const words = wordsFor([entry], 'none', 'zh');
    // when, then
    expect(describeEvent({ type: 'task-completed', task: '1.1', by: 'liqiang' } as unknown as SeenEvent, words, 'zh')).toBe(
      '李强完成「部门审批意见 · 食品经营许可」',
    );
    expect(words.clock('step:1.1')).toBe('「部门审批意见 · 食品经营许可」步骤时限');
  });

  it.each(golden)('should tell every event of the golden case %s without ids or engine words', async name => {
    // given
    const { entries, promised } = await journalOf(name);
    for (const lang of ['zh', 'en'] as const) {
      const words = wordsFor(entries, promised.content, lang);
      for (const entry of entries.map(seen))
        for (const event of entry.events) {
          // when
          const sentence = describeEvent(event, words, lang);
          // then
          expect(sentence.trim()).not.toBe('');
          expect(sentence.replace(/HS-\d+-\d+|\d{4}-\d\d-\d\d \d\d:\d\d/g, ''), `${lang} ${event.type}`).not.toMatch(raw);
          if (lang === 'zh' && isTelling(event)) expect(sentence, event.type).toMatch(/[\u4e00-\u9fff]/);
        }
    }
  });

  it('should have a sentence in both languages for every type of event, also those no golden case makes', () => {
    // given
    const words = { zh: wordsFor([], '', 'zh'), en: wordsFor([], '', 'en') };
    const told = new Set<string>();
    for (const event of eventsOfEveryType) {
      for (const lang of ['zh', 'en'] as const) {
        // when
        const sentence = describeEvent(event as unknown as SeenEvent, words[lang], lang);
        // then
        expect(sentence.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, ''), `${lang} ${event.type}`).not.toMatch(raw);
        if (lang === 'en')
          expect(
            people.reduce((text, { name }) => text.replaceAll(name, ''), sentence),
            event.type,
          ).not.toMatch(/[\u4e00-\u9fff]/);
      }
      told.add(event.type);
    }
    expect([...told].toSorted()).toEqual(Object.keys(sentences).toSorted());
  });

  it('should tell why a card was given that is no matter of time, and in which way the office acted', () => {
    const words = wordsFor([], '', 'zh');
    const tell = (event: object) => describeEvent(event as SeenEvent, words, 'zh');
    const card = {
      type: 'card-issued',
      clock: 'conduct',
      level: 'yellow',
      on: '2026-12-10',
      dueOn: '2026-12-10',
      holders: ['person:liqiang'],
    };
    expect(tell({ ...card, cause: 'manual', private: { reason: '未按规定一次性告知' } })).toMatch(
      /^黄牌（人工发牌）：未按规定一次性告知，办理人/,
    );
    const demand = { type: 'supervision-demanded', kind: 'oral-reminder', clock: null, to: ['liqiang'], by: 'liuyang' };
    expect(tell({ ...demand, private: { text: '请尽快办结' } })).toMatch(/督办（口头提醒）：请尽快办结$/);
  });

  it('should say so when a text is hidden, and when an event is newer than the page', () => {
    const words = wordsFor([], '', 'zh');
    const comment: CaseEvent = { type: 'case-commented', by: 'wangfang', private: { text: '' } };
    expect(describeEvent(comment as unknown as SeenEvent, words, 'zh')).toBe('备注：（内容不可见）');
    expect(describeEvent({ type: 'case-teleported' }, words, 'zh')).toBe('记录了一项变更');
  });

  it('should have words for every command to a case', () => {
    expect(Object.keys(handlers).filter(type => !commandWords[type])).toEqual([]);
  });
});

describe('elementNames', () => {
  it('should read names and undo the escapes of XML', () => {
    expect(elementNames('<a id="x" name="收件 &amp; 登记"/><b id="y"/><c name="z" id="q"></c>')).toEqual({ x: '收件 & 登记', q: 'z' });
  });
});
