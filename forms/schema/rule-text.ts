import { checkFeel, type FeelProblem } from '#engine/expressions/index.ts';
import { collectNames, type FeelNames } from '#engine/expressions/names.ts';
import { childrenOf, type FeelNode, parseFeel } from '#engine/expressions/parse.ts';

/** A FEEL text read once (规则文本): a form is checked with every change in the builder, its rules seldom change. */
export interface RuleText {
  /** What is wrong with it whatever names are in sight. */
  readonly problems: readonly FeelProblem[];
  readonly names: FeelNames;
  /** Its syntax tree; undefined where it cannot be read. */
  readonly body: FeelNode | undefined;
}

const known = new Map<string, RuleText>();
const mostKnown = 2_000;
const noNames: FeelNames = { names: new Set(), filterNames: new Set(), functions: new Set(), paths: [] };

/** Reads a FEEL text, without the leading `=`. */
export function readRule(text: string): RuleText {
  const found = known.get(text);
  if (found) return found;
  const problems = checkFeel(text);
  const isGood = problems.every(({ severity }) => severity !== 'error');
  const top = isGood ? parseFeel(text).topNode : undefined;
  const read = { problems, names: top ? collectNames(top, text) : noNames, body: top && childrenOf(top)[0] };
  if (known.size >= mostKnown) known.clear();
  known.set(text, read);
  return read;
}
