import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { generatedFiles, typeName } from '#processes/generate/files.ts';
import { generatedFolder, writeGenerated } from '#processes/generate/main.ts';
import type { Pack } from '#processes/types.ts';
import { shipped } from '../shipped.ts';

const packs = Object.values(shipped);

describe('forms/generated', () => {
  it('should be what the forms of the packs say: else run `npm run generate`', async () => {
    // when
    const files = await generatedFiles(packs);
    // then
    expect(readdirSync(generatedFolder).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(join(generatedFolder, name), 'utf8'), name).toBe(text);
  });

  it('should be the same for the same packs, in whatever order their forms stand', async () => {
    // given
    const turned = packs.map(pack => ({ ...pack, forms: Object.fromEntries(Object.entries(pack.forms).reverse()) }));
    // when, then
    expect([...(await generatedFiles(turned))]).toEqual([...(await generatedFiles(packs))]);
  });

  it('should name types after forms', () => {
    expect([typeName('food-business'), typeName('check')]).toEqual(['FoodBusinessAnswers', 'CheckAnswers']);
  });
});

describe('writeGenerated', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-generated-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('should write what is missing or changed, take away what is no pack any more, and leave the rest', async () => {
    // given
    const first = await writeGenerated(folder);
    writeFileSync(join(folder, 'promised.ts'), 'changed');
    writeFileSync(join(folder, 'gone.ts'), 'of a pack that is gone');
    // when
    const again = await writeGenerated(folder);
    // then
    expect(first).toContain('index.ts');
    expect(again).toEqual(['promised.ts', 'gone.ts']);
    expect(await writeGenerated(folder)).toEqual([]);
    expect(readdirSync(folder)).not.toContain('gone.ts');
  });
});

/** Answers in the golden cases of a pack: where they stand, the forms they may be of, and what they are. */
async function goldenAnswers(pack: Pack): Promise<{ at: string; types: string[]; answers: unknown }[]> {
  const reachable = [pack, ...packs.filter(({ head }) => pack.head.calls.includes(head.id))];
  const called = reachable.flatMap(({ head }) => packs.filter(one => head.calls.includes(one.head.id)));
  const formsOf = new Map<string, string>();
  for (const one of new Set([...reachable, ...called].toReversed())) {
    const { definition } = await readBpmn(one.bpmn);
    for (const { id, form } of Object.values(definition!.elements)) {
      const owner = form === undefined ? undefined : [one, ...packs].find(({ forms }) => Object.hasOwn(forms, form));
      if (owner) formsOf.set(id, `FormAnswers['${owner.head.id}/${form}']`);
    }
  }
  const items = packs.flatMap(one => one.items.map(item => [item.id, `FormAnswers['${one.head.id}/${item.form}']`] as const));
  const itemTypes = Object.fromEntries(items);
  return Object.entries(pack.scenarios).flatMap(([id, { item, answers, steps }]) => [
    { at: `${pack.head.id}/${id}`, types: [itemTypes[item]!], answers },
    ...steps.flatMap((step, index) =>
      'complete' in step && step.data !== undefined && formsOf.has(step.complete)
        ? [{ at: `${pack.head.id}/${id}/${index}`, types: [formsOf.get(step.complete)!], answers: step.data }]
        : [],
    ),
  ]);
}

/** What the compiler says of a text that stands beside the generated types. */
function diagnosticsOf(text: string): string[] {
  const name = join(generatedFolder, 'golden.check.ts');
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] };
  const host = ts.createCompilerHost({ ...options, module: ts.ModuleKind.NodeNext });
  const { getSourceFile, fileExists, readFile } = host;
  const own = ts.createSourceFile(name, text, ts.ScriptTarget.ES2024);
  host.getSourceFile = (file, ...rest) => (file === name ? own : getSourceFile.call(host, file, ...rest));
  host.fileExists = file => file === name || fileExists.call(host, file);
  host.readFile = file => (file === name ? text : readFile.call(host, file));
  const program = ts.createProgram(
    [name],
    { ...options, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start }) => {
    const line = text.slice(0, start).split('\n').at(-1) ?? '';
    return `${line.slice(0, 200)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

describe('answers of the golden cases', () => {
  let checked: string[] = [];
  beforeAll(async () => {
    const golden = (await Promise.all(packs.map(goldenAnswers))).flat();
    checked = golden.map(({ at, types, answers }) => `/* ${at} */ take<${types.join(' | ')}>(${JSON.stringify(answers)});`);
  });
  const textOf = (lines: readonly string[]) =>
    `import type { FormAnswers } from './index.ts';\nconst take = <Type>(_answers: Type): void => {};\n${lines.join('\n')}\n`;

  it('should have the types of their forms', () => {
    expect(checked.length).toBeGreaterThan(300);
    expect(diagnosticsOf(textOf(checked))).toEqual([]);
  });

  it('should be told apart from answers of another type', () => {
    // given
    const wrong = `take<FormAnswers['promised/check']>({ result: 'maybe' });`;
    // when, then
    expect(diagnosticsOf(textOf([...checked, wrong]))).toMatchObject([expect.stringContaining('maybe')]);
  });
});
