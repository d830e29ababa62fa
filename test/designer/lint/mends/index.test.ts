// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { mendOf, mends } from '#designer/lint/mends/index.ts';
import { createModeler, type ProcessEditor } from '#designer/process/createModeler.ts';
import { type Parts, withValue } from '#designer/draft/address.ts';
import { checkPack } from '#processes/check.ts';
import { readPack } from '#processes/read.ts';
import type { Pack, PackFiles } from '#processes/types.ts';
import { prepareCanvas } from '../../process/canvas.ts';
import { filesOf, shipped, withBpmn, withJson } from '../packs.ts';

const promised = filesOf('promised');
const drawn = (from: string | RegExp, to: string, files: PackFiles = promised) => withBpmn(files, from, to);
const json = (name: string, change: (value: Record<string, unknown>) => void) => withJson(promised, name, change);
const rights = (step: string, fields: string) =>
  drawn(new RegExp(`(<bpmn:userTask id="${step}"[^>]*>\\s*<bpmn:extensionElements>)`), `$1<bj:fields ${fields} />`);
const condition = (from: string, to: string) => drawn(`data.check.result = "${from}"`, to);

async function open(pack: Pack): Promise<ProcessEditor> {
  const host = document.createElement('div');
  document.body.append(host);
  return createModeler(host, pack.bpmn, 'zh');
}

const codesOf = async (pack: Pack): Promise<string[]> => (await checkPack(pack, shipped)).map(({ code }) => code);

/** A superfluous gateway between acceptance and handling. */
const detour = drawn(
  '<bpmn:sequenceFlow id="toHandle" sourceRef="accept" targetRef="handle" />',
  '<bpmn:exclusiveGateway id="idle" name="空"><bpmn:incoming>toIdle</bpmn:incoming><bpmn:outgoing>toHandle</bpmn:outgoing></bpmn:exclusiveGateway><bpmn:sequenceFlow id="toIdle" sourceRef="accept" targetRef="idle" /><bpmn:sequenceFlow id="toHandle" sourceRef="idle" targetRef="handle" />',
  drawn(
    '<bpmn:outgoing>toHandle</bpmn:outgoing>',
    '<bpmn:outgoing>toIdle</bpmn:outgoing>',
    drawn(
      /(<bpmndi:BPMNEdge [^>]*bpmnElement="toHandle"[\s\S]*?<\/bpmndi:BPMNEdge>)/,
      '$1<bpmndi:BPMNShape id="idle_di" bpmnElement="idle"><dc:Bounds x="10" y="10" width="50" height="50" /></bpmndi:BPMNShape><bpmndi:BPMNEdge id="toIdle_di" bpmnElement="toIdle"><di:waypoint x="20" y="20" /><di:waypoint x="60" y="60" /></bpmndi:BPMNEdge>',
    ),
  ),
);
const island = drawn(
  '<bpmn:endEvent id="declined"',
  '<bpmn:endEvent id="island" name="孤岛" /><bpmn:endEvent id="declined"',
  drawn(
    /(<bpmndi:BPMNEdge [^>]*bpmnElement="toHandle"[\s\S]*?<\/bpmndi:BPMNEdge>)/,
    '$1<bpmndi:BPMNShape id="island_di" bpmnElement="island"><dc:Bounds x="10" y="10" width="36" height="36" /></bpmndi:BPMNShape>',
  ),
);
const twins = drawn(
  '<bpmn:sequenceFlow id="toHandle"',
  '<bpmn:sequenceFlow id="twin" sourceRef="accept" targetRef="handle" /><bpmn:sequenceFlow id="toHandle"',
  drawn(
    '<bpmn:outgoing>toHandle</bpmn:outgoing>',
    '<bpmn:outgoing>toHandle</bpmn:outgoing><bpmn:outgoing>twin</bpmn:outgoing>',
    drawn(
      '<bpmn:incoming>toHandle</bpmn:incoming>',
      '<bpmn:incoming>toHandle</bpmn:incoming><bpmn:incoming>twin</bpmn:incoming>',
      drawn(
        /(<bpmndi:BPMNEdge [^>]*bpmnElement="toHandle"[\s\S]*?<\/bpmndi:BPMNEdge>)/,
        '$1<bpmndi:BPMNEdge id="twin_di" bpmnElement="twin"><di:waypoint x="20" y="20" /><di:waypoint x="60" y="60" /></bpmndi:BPMNEdge>',
      ),
    ),
  ),
);

/** Code of the problem, a pack that has it. */
const broken: readonly (readonly [string, PackFiles])[] = [
  ['process-id', drawn('<bpmn:process id="promised"', '<bpmn:process id="leave"', drawn('bpmnElement="promised"', 'bpmnElement="leave"'))],
  ['unreachable', island],
  ['default-idle', condition('decline', 'data.check.result = "decline" or data.check.result = "accept"')],
  ['gateway-superfluous', detour],
  ['flow-twice', twins],
  ['condition-missing', drawn(' default="checkAccept"', '')],
  ['end-without-act', drawn('name="办结" bj:act="close"', 'name="办结"')],
  ['flow-name-missing', drawn('id="reviewReturn" name="退回承办"', 'id="reviewReturn"')],
  ['gateway-name-missing', drawn('id="gwCheck" name="审查结论"', 'id="gwCheck"')],
  ['feel-double-equals', condition('decline', 'data.check.result == "decline"')],
  ['feel-foreign-operator', condition('decline', 'data.check.result = "decline" &amp;&amp; true')],
  ['feel-foreign-quote', condition('decline', 'data.check.result = “decline”')],
  ['condition-no-option', condition('decline', 'data.check.result = "declined"')],
  ['refusal-without-document', drawn('<bj:issue document="refusal-notice" />', '')],
  ['acceptance-without-document', drawn('<bj:issue document="acceptance-notice" />', '')],
  ['grant-without-document', drawn('<bj:issue document="decision" />', '')],
  ['pause-without-notice', drawn('<bj:issue document="special-procedure-notice" />', '')],
  ['read-field-hidden', rights('check', 'hide="f_check_result"')],
  ['read-field-read-only', rights('check', 'write="f_check_reason"')],
  [
    'clock-promised-longer',
    json('clocks.json', one => {
      const [statutory, own] = one.clocks as Record<string, unknown>[];
      Object.assign(statutory!, { length: '= 20' });
      Object.assign(own!, { length: '= 21' });
    }),
  ],
  ['step-without-clock', drawn('id="handle" name="承办"', 'id="handle" bj:limit="3wd" name="承办"')],
  ['unused-call', json('pack.json', one => (one.calls as string[]).push('rejection'))],
  ['text-missing', json('texts/en.json', one => delete one.granted)],
  ['setting-unknown', json('settings.json', one => Object.assign(one.values as object, { odd: 1 }))],
  ['setting-missing', json('settings.json', one => (one.values = {}))],
];

describe('mendOf', () => {
  beforeAll(prepareCanvas);

  it.each(broken)('should mend %s, and undo it', async (code, files) => {
    // given a pack with the problem
    const pack = readPack(files).pack!;
    const problem = (await checkPack(pack, shipped)).find(one => one.code === code)!;
    expect(problem, `${code} is found`).toBeDefined();
    const editor = await open(pack);
    // when
    const mend = mendOf({ problem: { ...problem }, parts: pack, editor })!;
    expect(mend, `${code} has a mend`).not.toBeNull();
    if (mend.kind === 'parts') {
      const mended = mend.changes.reduce<Parts>((parts, { address, value }) => withValue(parts, address, value), pack);
      // then
      expect(await codesOf({ ...pack, ...mended })).not.toContain(code);
      return;
    }
    mend.apply(editor);
    // then
    const after = await codesOf({ ...pack, bpmn: await editor.saveXml() });
    expect(after).not.toContain(code);
    expect(after.filter(one => one.startsWith('bpmn-'))).toEqual([]);
    while (editor.history.canUndo()) editor.history.undo();
    expect(await codesOf({ ...pack, bpmn: await editor.saveXml() })).toContain(code);
  });

  it('should offer nothing where a person must decide', async () => {
    const pack = readPack(promised).pack!;
    const editor = await open(pack);
    expect(
      mendOf({ problem: { code: 'unknown-form', severity: 'error', message: { zh: '', en: '' }, element: 'check' }, parts: pack, editor }),
    ).toBeNull();
    expect(
      mendOf({
        problem: { code: 'end-without-act', severity: 'warning', message: { zh: '', en: '' }, element: 'gone' },
        parts: pack,
        editor,
      }),
    ).toBeNull();
  });

  it('should have every mend it registers proved above, but for those of other packs', () => {
    const proved = new Set([
      ...broken.map(([code]) => code),
      'branch-without-limit',
      'follows-no-breach',
      'supplement-without-document',
      'extension-without-document',
    ]);
    expect(Object.keys(mends).filter(code => !proved.has(code))).toEqual([]);
  });
});
