import { feelRoots } from '../../expressions/check.ts';
import { type Problem, problem } from '../../problem.ts';
import type { DecisionFile, DrawnDecision } from '../model.ts';
import { namesOfDecision } from '../names.ts';

/**
 * Names a decision reads (名称检查): in a file that declares input data each must be declared as required, be the result of a required
 * decision or a root. A file without input data reads the variables of the process, which are checked where it is used.
 */
export function lintNames(file: DecisionFile): Problem[] {
  return file.decisions.flatMap(decision => [...unknownNames(decision, file), ...sameNames(decision, file)]);
}

function unknownNames(decision: DrawnDecision, file: DecisionFile): Problem[] {
  if (file.inputs.length === 0) return [];
  const known = new Set([...feelRoots, ...declaredNames(decision, file)]);
  return namesOfDecision(decision)
    .filter(name => !known.has(name))
    .map(name =>
      problem(
        'unknown-name',
        {
          zh: `决策「${decision.name}」读取了“${name}”，但没有需要名为“${name}”的输入数据或决策。请连线或改正拼写。`,
          en: `The decision "${decision.name}" reads "${name}", but it requires no input data or decision of that name; draw the requirement or correct the name.`,
        },
        { element: decision.id },
      ),
    );
}

function sameNames(decision: DrawnDecision, file: DecisionFile): Problem[] {
  const names = declaredNames(decision, file);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map(name =>
      problem(
        'name-twice',
        {
          zh: `决策「${decision.name}」需要的两项都叫“${name}”，请改名。`,
          en: `Two things the decision "${decision.name}" requires are named "${name}"; rename one.`,
        },
        { element: decision.id },
      ),
    );
}

function declaredNames({ decisions, inputs }: DrawnDecision, file: DecisionFile): string[] {
  return [
    ...file.decisions.filter(({ id }) => decisions.includes(id)).map(({ variable }) => variable),
    ...file.inputs.filter(({ id }) => inputs.includes(id)).map(({ variable }) => variable),
  ];
}
