import { describe, expect, it } from 'vitest';
import { canonicalBpmn, canonicalJson } from '#processes/canonical.ts';
import { contentOf, layoutOf } from '#processes/hash.ts';
import type { Pack } from '#processes/types.ts';
import { shipped } from './shipped.ts';

const promised = shipped.promised!;
const calls = { supplement: '0'.repeat(64) };
const content = (change: Partial<Pack>) => contentOf({ ...promised, ...change }, calls);
const unchanged = content({});
const edit = (from: string | RegExp, to: string) => {
  const bpmn = promised.bpmn.replace(from, to);
  if (bpmn === promised.bpmn) throw new Error(`Expected the process to contain ${from}.`);
  return bpmn;
};

/** A small process whose hashes must stay what they are across library upgrades. */
const small = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" xmlns:x="http://example.org/x" id="d">
  <bpmn:process id="small" isExecutable="true">
    <bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="t" name="审核" bj:form="check"><bpmn:extensionElements><x:colour value="red">深</x:colour></bpmn:extensionElements></bpmn:userTask>
    <bpmn:exclusiveGateway id="g" default="f4" />
    <bpmn:endEvent id="a" /><bpmn:endEvent id="b" /><bpmn:endEvent id="c" />
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t" /><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="g" />
    <bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">x &gt; 1</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f5" sourceRef="g" targetRef="b"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">x &gt; 0</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f4" sourceRef="g" targetRef="c" />
  </bpmn:process>
  <di:BPMNDiagram id="diagram"><di:plane element="small" /></di:BPMNDiagram>
</bpmn:definitions>`;
const title = { zh: '小流程', en: 'Small' };
const tiny: Pack = {
  head: { id: 'small', kind: 'other', title, regimes: ['YC-02', 'HS-12'], calls: [], process: 'process.bpmn', statusOf: {} },
  bpmn: small,
  forms: { check: { schema: { type: 'object', properties: { result: { 'x-id': 'f_result', type: 'string' } } }, ui: {}, title } },
  clocks: { clocks: [] },
  cards: null,
  roles: { roles: [{ id: 'handler', title, posts: ['handler'] }] },
  settings: { schema: {}, values: { max: 1.5 } },
  documents: {},
  scenarios: {},
  items: [],
  texts: { zh: { done: '办结\r\n' }, en: { done: 'Done' } },
  statusOf: { accept: 'accepted' },
};
const smallOf = (bpmn: string) => contentOf({ ...tiny, bpmn }, {});

describe('canonicalJson', () => {
  it('should sort keys, drop undefined fields and keep the order of lists', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: undefined, c: null } })).toBe('{"a":{"c":null},"b":[2,1]}');
  });

  it('should write the same words alike: NFC, LF, no negative zero', () => {
    expect(canonicalJson(['é\r\n', -0])).toBe(canonicalJson(['é\n', 0]));
  });

  it('should refuse what JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([() => 1])).toThrow(TypeError);
  });
});

describe('content hash', () => {
  it('should be the golden value', () => {
    expect(contentOf(tiny, { supplement: '0'.repeat(64) })).toBe('983e94700b1d2d076e035f346b079e4feb45b4d6bcf7ab6bc5fb57a939750f2b');
    expect(layoutOf(tiny)).toBe('1b0639d0af3b0c223e319a7cd4ddf442958682475820a8c3566a523e9c9d4833');
  });

  it('should not change with the identity, golden cases and items of the pack', () => {
    // given
    const head = { ...promised.head, id: 'other', title: { zh: '别的', en: 'Other' }, description: { zh: '', en: '' }, extends: 'x@y' };
    // then
    expect(content({ head, scenarios: {}, items: [] })).toBe(unchanged);
  });

  it('should not change with the order of keys and files', () => {
    // given
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, one]) => [key, turned(one)]),
            )
          : value;
    // then
    expect(contentOf(turned(promised) as Pack, calls)).toBe(unchanged);
  });

  it('should not change with XML layout: attribute order, prefixes, white space, derived lists, written defaults', () => {
    // given
    const same = [
      edit(
        'id="check" name="形式审查" bj:form="check" bj:stage="accept"',
        'bj:stage="accept" bj:form="check"\n  name="形式审查" id="check"',
      ),
      promised.bpmn.replaceAll('bpmn:', 'b:').replace('xmlns:bpmn=', 'xmlns:b='),
      promised.bpmn.replaceAll('bj:', 'q:').replace('xmlns:bj=', 'xmlns:q='),
      promised.bpmn.replaceAll('\n', '\r\n'),
      promised.bpmn.replaceAll(/\n\s*<bpmn:(incoming|outgoing)>.*/g, ''),
      edit('<bpmn:endEvent id="withdrawn"', '<!-- a word --><bpmn:endEvent   id="withdrawn"'),
      edit('<bpmn:conditionExpression xsi:type', '<bpmn:conditionExpression id="FormalExpression_1x" xsi:type'),
      edit('id="closedDefinition"', 'id="TerminateEventDefinition_0abc12"'),
      edit('exporterVersion="0.1.0"', 'exporterVersion="9.9"'),
      edit('<bpmn:exclusiveGateway id="gwCheck"', '<bpmn:exclusiveGateway gatewayDirection="Unspecified" id="gwCheck"'),
    ];
    // then
    for (const bpmn of same) expect(content({ bpmn })).toBe(unchanged);
  });

  it('should not change when elements stand in another order', () => {
    // given
    const elements = [
      ...promised.bpmn.matchAll(/(?<=\n) {4}<bpmn:(userTask|serviceTask|endEvent|exclusiveGateway)[\s\S]*?<\/bpmn:\1>\n/g),
    ].map(([text]) => text);
    const without = elements.reduce((text, element) => text.replace(element, ''), promised.bpmn);
    const bpmn = without.replace('  </bpmn:process>', () => `${elements.toReversed().join('')}  </bpmn:process>`);
    // then
    expect(elements.length).toBeGreaterThan(10);
    expect(content({ bpmn })).toBe(unchanged);
  });

  it('should change with everything that means something', () => {
    // given
    const changed = [
      content({ bpmn: edit('"return"', '"back"') }),
      content({ bpmn: edit('bj:act="grant"', '') }),
      content({ bpmn: edit('name="形式审查"', 'name="初审"') }),
      content({ bpmn: edit('<bpmn:flowNodeRef>refuse</bpmn:flowNodeRef>', '') }),
      content({ bpmn: edit('isInterrupting="false"', '') }),
      content({ forms: {} }),
      content({ cards: null }),
      content({ settings: { schema: {}, values: { x: 1 } } }),
      content({ statusOf: {} }),
      content({ texts: { zh: {}, en: {} } }),
      contentOf(promised, { supplement: '1'.repeat(64) }),
    ];
    // then
    expect(new Set([unchanged, ...changed]).size).toBe(changed.length + 1);
  });

  it('should keep the order in which conditions are tried', () => {
    // given
    const [f3, f5] = [
      /<bpmn:sequenceFlow id="f3"[\s\S]*?<\/bpmn:sequenceFlow>/,
      /<bpmn:sequenceFlow id="f5"[\s\S]*?<\/bpmn:sequenceFlow>/,
    ].map(one => one.exec(small)![0]);
    const swapped = small.replace(f3!, '@').replace(f5!, f3!).replace('@', f5!);
    // then
    expect(smallOf(swapped)).not.toBe(smallOf(small));
  });

  it('should keep unknown extensions', () => {
    expect(JSON.stringify(canonicalBpmn(small).process)).toContain('{http://example.org/x}colour');
    expect(smallOf(small.replace('value="red"', 'value="blue"'))).not.toBe(smallOf(small));
    expect(smallOf(small.replace('深', '浅'))).not.toBe(smallOf(small));
  });
});

describe('layout hash', () => {
  it('should change when a shape moves, and nothing else', () => {
    // given
    const bpmn = edit('<dc:Bounds x="150" y="155"', '<dc:Bounds x="151" y="155"');
    // then
    expect(layoutOf({ bpmn })).not.toBe(layoutOf(promised));
    expect(content({ bpmn })).toBe(unchanged);
  });

  it('should not change when the process does', () => {
    expect(layoutOf({ bpmn: edit('"return"', '"back"') })).toBe(layoutOf(promised));
  });
});
