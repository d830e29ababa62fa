import type { Act, FlowElement } from '#engine/bpmn/definition.ts';
import type { CaseState, Scope } from '#engine/cases/state.ts';
import { isStep } from './words.ts';
import { type Part, type Releases, wayAfter } from './way.ts';

/** Something that is going on in a case (正在进行). */
export interface Current extends Part {
  readonly scope: string;
  /** Beside the main way: an extension, a special procedure. */
  readonly aside: boolean;
}

/** What a case waits for now (当前步骤): open tasks, then what it awaits from outside, oldest first. */
export function currentOf(state: CaseState, releases: Releases): Current[] {
  const tasks = Object.values(state.tasks).map(({ scope, element }) => ({ scope, element }));
  const waits = Object.values(state.waits).flatMap(({ scope, element, run }) => (run === null ? [] : [{ scope, element }]));
  return [...tasks, ...waits].flatMap(one => {
    const element = elementIn(state, releases, one);
    const content = state.scopes[one.scope]?.content;
    if (!element || content === undefined || element.kind === 'boundaryEvent' || !isStep(element)) return [];
    return [{ content, element, scope: one.scope, aside: isAside(state, releases, one.scope) }];
  });
}

/** The steps that follow what is going on, up to the end of the case (后续步骤). */
export function nextOf(state: CaseState, releases: Releases, { scope, element: from }: Current): Part[] {
  const found: Part[] = [];
  for (let at: { scope: Scope | undefined; element: string } | undefined = { scope: state.scopes[scope], element: from.id }; at?.scope; ) {
    const { scope: here, element: id }: { scope: Scope | undefined; element: string } = at;
    const element = releases.get(here.content)?.process.elements[id];
    if (element && element.container === here.container)
      found.push(...wayAfter(releases, { content: here.content, element }, isDecided(state)));
    at = outward(state, here);
  }
  return found;
}

const decisions: ReadonlySet<Act> = new Set(['grant', 'reply', 'refuse', 'decline', 'withdraw', 'terminate']);

/** A decision has been made; what is left is to hand it over. */
function isDecided({ acts }: CaseState): boolean {
  return acts.some(({ act }) => decisions.has(act));
}

/** The run of the scope around that opened this one. */
function outward(state: CaseState, { parent, run }: Scope): { scope: Scope | undefined; element: string } | undefined {
  const scope = parent === null ? undefined : state.scopes[parent];
  const opener = run === null ? undefined : scope?.runs[run];
  return opener && { scope, element: opener.element };
}

/** true: the scope lies in an event sub-process (事件子流程). */
function isAside(state: CaseState, releases: Releases, scope: string): boolean {
  for (let at: Scope | undefined = state.scopes[scope]; at; at = at.parent === null ? undefined : state.scopes[at.parent]) {
    const { process } = releases.get(at.content) ?? {};
    if (process?.elements[at.container]?.kind === 'eventSubProcess') return true;
  }
  return false;
}

function elementIn({ scopes }: CaseState, releases: Releases, of: { scope: string; element: string }): FlowElement | undefined {
  const scope = scopes[of.scope];
  return scope && releases.get(scope.content)?.process.elements[of.element];
}
