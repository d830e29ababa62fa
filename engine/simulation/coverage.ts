import type { Definition } from '../bpmn/definition.ts';
import type { Entry } from '../cases/events.ts';

/** Share of something drawn that the golden cases came by (覆盖率). `missing`: what none of them reached, by element or flow id and name. */
export interface Share {
  readonly total: number;
  readonly covered: number;
  readonly missing: readonly { readonly element: string; readonly name: string }[];
}

/** What the golden cases of a pack cover of its own process: end events, refusal paths, sequence flows. */
export interface Coverage {
  readonly ends: Share;
  readonly refusals: Share;
  readonly flows: Share;
}

/** Acts by which an applicant does not get what was asked for (不予受理、不予办理、撤回、终止、书面答复). */
const refusing: ReadonlySet<string> = new Set(['refuse', 'decline', 'withdraw', 'terminate', 'reply']);

/** Elements completed and flows taken in scopes of one content. */
interface Walked {
  readonly elements: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

/** Measure what runs cover of a process (覆盖统计). `content`: the release whose process it is; steps of called packs do not count. */
export function coverageOf(definition: Definition, content: string, runs: readonly (readonly Entry[])[]): Coverage {
  const { elements, flows } = walkedIn(content, runs);
  const all = Object.values(definition.elements);
  const share = (wanted: readonly { id: string; name?: string | undefined }[], reached: ReadonlySet<string>): Share => {
    const missing = wanted.filter(({ id }) => !reached.has(id)).map(({ id, name }) => ({ element: id, name: name ?? id }));
    return { total: wanted.length, covered: wanted.length - missing.length, missing };
  };
  return {
    ends: share(
      all.filter(({ kind }) => kind === 'endEvent'),
      elements,
    ),
    refusals: share(
      all.filter(({ act }) => act !== undefined && refusing.has(act)),
      elements,
    ),
    flows: share(
      Object.values(definition.flows).map(({ id, name, source, target }) => ({
        id,
        name: name ?? `${nameOf(definition, source)} → ${nameOf(definition, target)}`,
      })),
      flows,
    ),
  };
}

function nameOf({ elements }: Definition, id: string): string {
  return elements[id]?.name ?? id;
}

/** Elements completed and flows taken in scopes of a content. */
export function walkedIn(content: string, runs: readonly (readonly Entry[])[]): Walked {
  const elements = new Set<string>();
  const flows = new Set<string>();
  for (const entries of runs) {
    const own = new Set<string>();
    for (const { seq, events } of entries)
      events.forEach((event, index) => {
        if (event.type === 'scope-opened' && event.content === content) own.add(`${seq}.${index}`);
        else if (event.type === 'element-completed' && own.has(event.scope)) elements.add(event.element);
        else if (event.type === 'flow-taken' && own.has(event.scope)) flows.add(event.flow);
      });
  }
  return { elements, flows };
}
