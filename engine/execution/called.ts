import type { ReleaseDefinition } from '../cases/context.ts';
import type { Execution, Here } from './execution.ts';
import { releaseOf } from './execution.ts';
import { Fault } from './fault.ts';

/** The release a call activity (调用活动) calls, as its own release resolved it; a fault when it is unknown. */
export function calledRelease(execution: Execution, { element, release }: Here): ReleaseDefinition {
  const name = element.calledElement ?? '';
  if (Object.hasOwn(release.calls, name)) return releaseOf(execution, release.calls[name]!);
  throw new Fault('call-unknown', {
    zh: `「${element.name ?? element.id}」调用的模板「${name}」应随本发布版一起发布，但没有。请重新发布。`,
    en: `Expected the call "${name}" of "${element.name ?? element.id}" to be resolved in the release, but it is not. Publish again.`,
  });
}
