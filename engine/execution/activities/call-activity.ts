import type { Behaviour, Here } from '../execution.ts';
import { releaseOf } from '../execution.ts';
import { Fault } from '../fault.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Runs another release's process in a scope of its own (调用活动); values pass by `bj:in` and `bj:out` alone. */
export const callActivity: Behaviour = {
  execute: (execution, here) => {
    const called = releaseOf(execution, contentOf(here));
    const vars = evaluateMappings(execution, here, here.element.in);
    openScope(execution, here, { content: called.content, container: called.process.id, vars });
    return false;
  },
};

function contentOf({ element, release }: Here): string {
  const name = element.calledElement ?? '';
  if (Object.hasOwn(release.calls, name)) return release.calls[name]!;
  throw new Fault('call-unknown', {
    zh: `「${element.name ?? element.id}」调用的模板「${name}」应随本发布版一起发布，但没有。请重新发布。`,
    en: `Expected the call "${name}" of "${element.name ?? element.id}" to be resolved in the release, but it is not. Publish again.`,
  });
}
