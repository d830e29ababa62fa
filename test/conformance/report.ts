import { writeFileSync } from 'node:fs';
import { causes } from './causes.ts';
import { type Comparison, compare } from './compare.ts';
import { containersIn, createCorpus, type Generated, type Spread, spreadOf } from './corpus.ts';
import { draw } from './draw.ts';
import { faults, shared } from './models.ts';
import { writeSaid } from './said.ts';

/** Seed and number of models of any shape of the corpus that tests and report run. */
export const corpusOf = () => createCorpus(20_261_122, 1_300);

/** The spread in one line (生成模型构成). */
export function spreadWords({ models, loops, nestedParallel, boundaryEvents, pairs, rarestPair }: Spread): string {
  const share = (part: number) => `${Math.round(part * 100)} %`;
  return `${models} generated models: ${share(loops)} with loops, ${share(nestedParallel)} with nested parallel gateways, ${share(boundaryEvents)} with boundary events; each of ${pairs} ordered pairs of kinds at least ${rarestPair} times in sequence`;
}

/** How many comparisons came to what. */
export function tally(comparisons: readonly Comparison[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { cause } of comparisons) counts[cause] = (counts[cause] ?? 0) + 1;
  return counts;
}

async function main(): Promise<void> {
  const corpus = corpusOf();
  const comparisons: Comparison[] = [];
  for (const one of corpus) comparisons.push(await compare(one, 'anew'));
  const text = report(corpus, comparisons);
  if (process.argv.includes('--write')) {
    writeFileSync(new URL('../../docs/conformance.md', import.meta.url), text);
    writeSaid();
  }
  process.stdout.write(text);
}

function report(corpus: readonly Generated[], comparisons: readonly Comparison[]): string {
  const counts = tally(comparisons);
  const ended = (status: string) => comparisons.filter(one => one.status === status).length;
  const containers = Object.entries(containersIn(corpus)).map(([kind, times]) => `${kind} ${times}`);
  const rows = causes.map(({ id, title, theirs, right, clause }) => `| ${counts[id] ?? 0} | ${title} | ${theirs} | ${right} | ${clause} |`);
  const drawings = causes.map(({ title, minimal }) => `### ${title}\n\`\`\`xml\n${indent(draw(minimal).xml)}\n\`\`\`\n`);
  const hand = faults.map(({ name, fault }) => `| ${name} | ${fault} |`);
  return `# Conformance: our engine beside bpmn-engine

Written by \`npm run conformance -- --write\`. bpmn-engine 25.0.1 (bpmn-elements 17) is the independent second opinion: the same model, the same
steps, FEEL plugged in, timers under virtual time. Compared are the elements completed, each as often as it was, and whether the case ended,
waits or failed. Here bpmn-engine is asked about every model. \`npm test\` asks it again about one in eight, and about every model whose walk is not
word for word what it was asked about before (\`test/conformance/said.txt\`).

- Hand-drawn: ${shared.length} models on which both agree (\`test/conformance/models.ts\`), ${faults.length} on which bpmn-engine errs.
- ${spreadWords(spreadOf(corpus))}. Containers: ${containers.join(', ')}.
- ${ended('completed')} walks ended, ${ended('waiting')} were left waiting on purpose, ${comparisons.reduce((sum, { steps }) => sum + steps, 0)} steps in all.
- Both agree on ${counts.none ?? 0} of ${comparisons.length}; differences without a known cause: ${counts.unknown ?? 0}.

A difference is put down to a cause only when it disappears once the model is drawn without what the cause names
(\`test/conformance/causes.ts\`, \`compare.ts\`). The throwing of an error counts as completion in one engine and not in the other; it is not compared.

## Differences by cause
| models | where | bpmn-engine | right, and ours | BPMN 2.0.2 |
|---|---|---|---|---|
${rows.join('\n')}

## Hand-drawn models on which bpmn-engine errs
| model | what it does |
|---|---|
${hand.join('\n')}

## Smallest models
${drawings.join('\n')}`;
}

function indent(xml: string): string {
  return xml
    .replace(/^[\s\S]*?(<process)/, '$1')
    .replace('</definitions>', '')
    .replaceAll('><', '>\n<')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

if (import.meta.main) await main();
