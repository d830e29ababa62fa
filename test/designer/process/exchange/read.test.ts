import { describe, expect, it } from 'vitest';
import { decodeXml } from '#designer/process/exchange/decode.ts';
import { isUndrawn } from '#designer/process/exchange/layout.ts';
import { pdfOf } from '#designer/process/exchange/pdf.ts';
import { type Imported, ofPack, readForeign } from '#designer/process/exchange/read.ts';
import { blankProcess } from '#processes/blank.ts';
import { foreign, linesOf, modelOf } from '../../../support/foreign.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const taken = async (text: string): Promise<Imported> => {
  const found = await readForeign(bytes(text));
  if ('refused' in found) throw new Error(found.refused.en);
  return found;
};
const drawn = Object.entries(foreign).filter(([, text]) => !isUndrawn(text));

describe('taking in a file of another tool', () => {
  it.each(drawn)('should keep %s to the character', async (_, text) => {
    expect((await taken(text)).bpmn).toBe(text);
  });

  it('should name the vocabularies that are kept without effect, the most used first', async () => {
    const { vocabularies } = await taken(foreign['camunda-7']!);
    expect(vocabularies[0]).toMatchObject({ uri: 'http://camunda.org/schema/1.0/bpmn' });
    expect(vocabularies.map(({ uri }) => uri)).toContain('http://bpmn.io/schema/bpmn/biocolor/1.0');
  });

  it('should say in words what will not run', async () => {
    const { problems } = await taken(foreign.compensation!);
    expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    for (const { message } of problems) expect(message.zh).not.toBe('');
  });

  it('should say that a process must be called as its pack is', async () => {
    const found = await taken(blankProcess({ id: 'leave', title: { zh: '请假', en: 'Leave' } }));
    expect(ofPack(found, 'leave')).toEqual([]);
    expect(ofPack(found, 'travel')).toMatchObject([{ code: 'process-id', element: 'leave' }]);
  });

  it.each([
    ['nothing', ''],
    ['words', '你好'],
    ['another XML', '<html/>'],
    ['a torn file', foreign.signavio!.slice(0, 2_000)],
    ['a file without a process', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><choreography id="c"/></definitions>'],
  ])('should refuse %s in words', async (_, text) => {
    expect(await readForeign(bytes(text))).toMatchObject({ refused: { zh: expect.any(String) } });
  });

  it('should refuse what is larger than a process may be', async () => {
    expect(await readForeign(new Uint8Array(2 * 1024 * 1024 + 1))).toHaveProperty('refused');
  });
});

describe('a file without a drawing', () => {
  it('should get one with a shape for every step, a line for every flow, and lose nothing', async () => {
    // given
    const text = foreign['bpmn-engine']!;
    // when
    const { bpmn, isLaidOut } = await taken(text);
    // then
    expect(isLaidOut).toBe(true);
    const now = linesOf(bpmn);
    for (const line of linesOf(text)) expect(now).toContain(line);
    const { byId } = await modelOf(bpmn);
    for (const { id, $type } of Object.values((await modelOf(text)).byId))
      if (/Event$|Task$|Gateway$|SequenceFlow$/.test($type)) expect(byId[`${id}_di`]?.get('bpmnElement')).toMatchObject({ id });
  });

  it('should draw no two steps over each other', async () => {
    // given
    const { byId } = await modelOf((await taken(foreign['bpmn-engine']!)).bpmn);
    // when
    const places = Object.values(byId)
      .filter(({ $type }) => $type === 'bpmndi:BPMNShape')
      .map(one => one.get('bounds') as { x: number; y: number });
    // then
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
  });

  it('should draw pools around their processes', async () => {
    // given
    const text = foreign['two-pools']!.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');
    // when
    const { byId } = await modelOf((await taken(text)).bpmn);
    // then
    const box = (id: string) => byId[`${id}_di`]!.get('bounds') as { x: number; y: number; width: number; height: number };
    expect(box('P1').y).toBeLessThan(box('Send').y);
    expect(box('P1').y + box('P1').height).toBeGreaterThan(box('Send').y + box('Send').height);
    expect(box('P2').y).toBeGreaterThan(box('P1').y + box('P1').height);
  });
});

describe('the bytes of a file', () => {
  it('should be read by what the file says of itself, and be declared as UTF-8', () => {
    const declared = '<?xml version="1.0" encoding="GB2312"?><a/>';
    const head = bytes('<?xml version="1.0" encoding="GB2312"?><a>');
    const found = decodeXml(Uint8Array.from([...head, 0xb0, 0xec, 0xbc, 0xfe, ...bytes('</a>')]));
    expect(found).toEqual({ text: '<?xml version="1.0" encoding="UTF-8"?><a>办件</a>', encoding: 'gb2312' });
    const wide = Uint8Array.from([0xff, 0xfe, ...[...declared].flatMap(letter => [letter.charCodeAt(0), 0])]);
    expect(decodeXml(wide)).toEqual({ text: '<?xml version="1.0" encoding="UTF-8"?><a/>', encoding: 'utf-16le' });
    expect(decodeXml(bytes('\uFEFF<a/>'))).toEqual({ text: '<a/>', encoding: 'utf-8' });
  });
});

describe('a page with a picture', () => {
  it('should say where each of its objects begins', () => {
    // when
    const pdf = new TextDecoder('latin1').decode(pdfOf({ jpeg: Uint8Array.from([1, 2, 255]), width: 1200, height: 300 }));
    // then
    const table = Number(/startxref\n(\d+)/.exec(pdf)![1]);
    const starts = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) => Number(at));
    expect(pdf.slice(table, table + 4)).toBe('xref');
    expect(starts.map((at, index) => pdf.startsWith(`${index + 1} 0 obj`, at))).toEqual([true, true, true, true, true]);
  });
});
