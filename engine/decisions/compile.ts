import { type Problem, problem } from '../problem.ts';
import { compileFile } from './evaluate.ts';
import { lintDecisions } from './lint/index.ts';
import type { DecisionFile } from './model.ts';
import { orderOf } from './order.ts';
import { readDecisions } from './read.ts';
import { checkLoops } from './size.ts';
import type { CompiledDecision } from './types.ts';

/** Decisions of several files by their ids; a file with an error gives none. Problems carry the file's name. */
export interface CompiledDecisions {
  readonly decisions: Readonly<Record<string, CompiledDecision>>;
  readonly problems: Problem[];
}

/** Compile decision files by name (编译决策文件): read, put in order, ready to evaluate. Deterministic; never throws. */
export function compileDecisions(files: Readonly<Record<string, string>>): Promise<CompiledDecisions> {
  return compileAll(files, () => []);
}

/** The same with everything that keeps a pack from being published (决策检查). What was published once runs, whatever is asked of packs later. */
export function checkDecisions(files: Readonly<Record<string, string>>): Promise<CompiledDecisions> {
  return compileAll(files, lintDecisions);
}

type Lint = (file: DecisionFile) => Problem[];

async function compileAll(files: Readonly<Record<string, string>>, lint: Lint): Promise<CompiledDecisions> {
  const decisions: Record<string, CompiledDecision> = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(files).sort()) {
    const compiled = await compileOne(files[name]!, lint);
    const twice = compiled.decisions.filter(({ id }) => Object.hasOwn(decisions, id)).map(duplicate);
    problems.push(...[...compiled.problems, ...twice].map(found => ({ ...found, file: name })));
    for (const decision of compiled.decisions) decisions[decision.id] ??= decision;
  }
  return { decisions, problems };
}

async function compileOne(xml: string, lint: Lint): Promise<{ readonly decisions: CompiledDecision[]; readonly problems: Problem[] }> {
  const { file, problems } = await readDecisions(xml);
  if (!file) return { decisions: [], problems };
  const { order, problems: circles } = orderOf(file);
  const all = [...problems, ...circles, ...checkLoops(file), ...lint(file)];
  return { decisions: all.some(({ severity }) => severity === 'error') ? [] : compileFile(file, order), problems: all };
}

function duplicate({ id }: CompiledDecision): Problem {
  return problem(
    'duplicate-decision',
    { zh: `决策编号“${id}”在另一个文件里已有，请改名。`, en: `The decision id "${id}" is already used in another file; rename it.` },
    { element: id },
  );
}
