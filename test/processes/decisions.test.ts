import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPack } from '#processes/check.ts';
import { compileRelease } from '#processes/compile.ts';
import { readPackFolder } from '#processes/disk.ts';
import { contentOf, layoutOf } from '#processes/hash.ts';
import { createReleases } from '#processes/publish.ts';
import { readPack } from '#processes/read.ts';
import type { PackFiles } from '#processes/types.ts';
import type { CaseInput } from '#server/store/types.ts';
import { decision, dmn, inputData, tableOf } from '../engine/decisions/dmn.ts';
import { change, onBothDatabases, openCommand, stateOf } from '../support/store.ts';
import { filesOf, shipped, withBpmn } from './shipped.ts';

const riskRules = tableOf(
  {
    hit: 'FIRST',
    inputs: [{ of: 'data.application.area', label: '面积', type: 'number' }],
    outputs: [{ type: 'string', values: '"high","low"' }],
    rules: [
      ['> 50', '"high"'],
      ['-', '"low"'],
    ],
  },
  'riskTable',
);
const risk = dmn(decision('risk', riskRules, { name: '风险等级' }));

/** The promised pack with a business rule task before the first check, and its decision. */
function filesWith(decisions: PackFiles = { 'decisions/risk-levels.dmn': risk }): PackFiles {
  const task = '<bpmn:businessRuleTask id="rateRisk" name="评定风险" bj:decision="risk" bj:result="riskLevel" />';
  const flows =
    '<bpmn:sequenceFlow id="toRisk" sourceRef="start" targetRef="rateRisk" /><bpmn:sequenceFlow id="toCheck" sourceRef="rateRisk" targetRef="check" />';
  const drawn = withBpmn(filesOf('promised'), '<bpmn:sequenceFlow id="toCheck" sourceRef="start" targetRef="check" />', `${task}${flows}`);
  const led = withBpmn(drawn, '<bpmn:outgoing>toCheck</bpmn:outgoing>', '<bpmn:outgoing>toRisk</bpmn:outgoing>');
  const shapes =
    '<bpmndi:BPMNShape id="rateRisk_di" bpmnElement="rateRisk"><dc:Bounds x="0" y="0" width="100" height="80" /></bpmndi:BPMNShape><bpmndi:BPMNEdge id="toRisk_di" bpmnElement="toRisk"><di:waypoint x="0" y="0" /><di:waypoint x="9" y="0" /></bpmndi:BPMNEdge>';
  return { ...withBpmn(led, '</bpmndi:BPMNPlane>', `${shapes}</bpmndi:BPMNPlane>`), ...decisions };
}

const folders: string[] = [];
/** Write a pack to disk. */
function folderOf(files: PackFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-pack-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const problemsOf = async (files: PackFiles) => checkPack(readPack(files).pack!, shipped);
const content = (files: PackFiles) => contentOf(readPack(files).pack!, {});
const withRisk = (from: string | RegExp, to: string) => {
  const changed = risk.replace(from, to);
  if (changed === risk) throw new Error(`Expected the decisions to contain ${from}.`);
  return filesWith({ 'decisions/risk-levels.dmn': changed });
};

describe('decisions of a pack', () => {
  it('should be read, checked and compiled with the pack', async () => {
    // given
    const { pack, problems } = readPack(filesWith());
    // when
    const { release } = await compileRelease('c', { pack: pack!, calls: {} });
    // then
    expect([...problems, ...(await checkPack(pack!, shipped))]).toEqual([]);
    expect(release!.decisions.risk).toMatchObject({ id: 'risk', name: '风险等级', inputs: ['data'] });
  });

  it.each([
    [
      'a file that is no decision',
      filesWith({ 'decisions/risk-levels.dmn': '<x/>' }),
      'dmn-version',
      { file: 'decisions/risk-levels.dmn' },
    ],
    ['a task whose decision is not there', filesWith({}), 'unknown-decision', { file: 'process.bpmn', element: 'rateRisk' }],
    [
      'a field no form has',
      withRisk('application.area', 'application.size'),
      'unknown-path',
      { file: 'decisions/risk-levels.dmn', element: 'risk' },
    ],
    [
      'an input nothing in the process sets',
      filesWith({
        'decisions/risk-levels.dmn': dmn(
          inputData('area'),
          decision('risk', tableOf({ inputs: [{ of: 'area' }], rules: [['-', '1']] }), { requires: ['#area'] }),
        ),
      }),
      'unknown-decision-input',
      { file: 'process.bpmn', element: 'rateRisk' },
    ],
    [
      'a decision in two files',
      filesWith({ 'decisions/a.dmn': risk, 'decisions/b.dmn': risk }),
      'duplicate-decision',
      { file: 'decisions/b.dmn', element: 'risk' },
    ],
  ])('should be refused: %s', async (_, files, code, place) => {
    expect(await problemsOf(files)).toContainEqual(expect.objectContaining({ code, severity: 'error', ...place }));
  });

  it('should be bounded in size and named like every other part', () => {
    const codes = (files: PackFiles) => readPack(files).problems.map(found => found.code);
    expect(codes(filesWith({ 'decisions/risk-levels.dmn': 'x'.repeat(512 * 1024 + 1) }))).toEqual(['file-too-large']);
    expect(codes(filesWith({ 'decisions/Risk.dmn': risk }))).toEqual(['unknown-file']);
  });

  it('should be part of the content hash by what they mean', () => {
    // given
    const unchanged = content(filesWith());
    const drawn =
      '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:DMNDiagram id="g"/></dmndi:DMNDI></definitions>';
    // then
    expect(content(filesWith({}))).not.toBe(unchanged);
    expect(content(withRisk('50', '60'))).not.toBe(unchanged);
    expect(content(withRisk('hitPolicy="FIRST"', 'hitPolicy="COLLECT"'))).not.toBe(unchanged);
    expect(content(withRisk(/id="riskTable_r0"/, 'id="other"'))).toBe(unchanged);
    expect(content(withRisk('name="decisions"', 'name="renamed" exporter="x"'))).toBe(unchanged);
    expect(content(withRisk('</definitions>', drawn))).toBe(unchanged);
  });

  it('should change the layout hash alone when only their drawing changes', () => {
    const drawn =
      '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:DMNDiagram id="g"/></dmndi:DMNDI></definitions>';
    expect(layoutOf(readPack(withRisk('</definitions>', drawn)).pack!)).not.toBe(layoutOf(readPack(filesWith()).pack!));
  });
});

onBothDatabases('a pack with a decision', database => {
  it('should be published from disk, found again after a restart, and decide', async () => {
    // given
    const { pack } = readPackFolder(folderOf(filesWith()));
    const { releases, problems } = await createReleases([shipped.supplement!, shipped.extension!, pack!], {
      author: 'admin',
      publishedAt: 1,
      numbers: { promised: 2 },
    });
    expect(problems).toEqual([]);
    const { manifest, release } = releases.find(one => one.manifest.pack === 'promised')!;
    const store = await database.openCentre();
    await change(store, {
      stream: 'release',
      streamId: 'promised',
      tenant: 'heshan',
      type: 'publish-release',
      body: { manifest, release },
    });
    await store.close();
    // when
    const again = await database.open();
    const command = { ...(await openCommand('case-1')), content: manifest.content, releaseNumber: 2 } as CaseInput;
    const outcome = await again.execute(command);
    // then
    expect(outcome).toMatchObject({ ok: true });
    const { scopes, tasks } = await stateOf(again, 'case-1');
    expect(Object.values(scopes)[0]!.vars).toEqual({ riskLevel: 'high' });
    expect(Object.values(tasks).map(({ element }) => element)).toEqual(['check']);
  });
});
