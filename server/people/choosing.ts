import type { Organisation, ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, Task } from '#engine/cases/state.ts';
import { choicesAsked } from '#engine/execution/assignment/choosing.ts';
import type { AskedChoice } from '../contract/people.ts';
import { postTitle } from '../identity/posts.ts';
import type { Store } from '../store/types.ts';

/** Steps whose people who opens a case of this release chooses (发起人指定办理人). */
export async function askedAtIntake(store: Store, content: string, organisation: Organisation): Promise<AskedChoice[]> {
  const release = await store.release(content);
  return release ? askedOf(release, organisation, { step: null, without: [], chosen: () => [] }) : [];
}

/** Steps whose people who does this task chooses (上一步指定下一步办理人), with whom they or somebody before chose. */
export async function askedOfTask(store: Store, state: CaseState, organisation: Organisation, task: Task): Promise<AskedChoice[]> {
  const release = await store.release(state.scopes[task.scope]?.content ?? state.content);
  if (!release) return [];
  const chosen = (element: string) => state.choices?.find(one => one.element === element && one.scope === task.scope)?.accounts ?? [];
  return askedOf(release, organisation, { step: task.element, without: state.recused ?? [], chosen });
}

interface Asked {
  /** null: the case is being opened. */
  readonly step: string | null;
  /** Who takes no part in the case (回避). */
  readonly without: readonly string[];
  readonly chosen: (element: string) => readonly string[];
}

function askedOf(release: ReleaseDefinition, organisation: Organisation, { step, without, chosen }: Asked): AskedChoice[] {
  return choicesAsked(release.process, step).map(({ element, name, role, several }) => ({
    element,
    name: name ?? element,
    several,
    people: peopleOf(organisation, postsOf(release, role)).filter(({ account }) => !without.includes(account)),
    chosen: [...chosen(element)],
  }));
}

/** Posts of a role of the pack; undefined: anybody, also where FEEL gives the role, which the engine judges when the choice comes. */
function postsOf(release: ReleaseDefinition, role: string | undefined): readonly string[] | undefined {
  return role === undefined || role.startsWith('=') ? undefined : (release.roles[role] ?? []);
}

/** People of the centre who hold one of the posts, each with the posts and units by which they may be chosen. */
function peopleOf({ posts, units }: Organisation, wanted: readonly string[] | undefined): AskedChoice['people'] {
  const people = new Map<string, AskedChoice['people'][number]>();
  for (const { account, name, post, unit } of posts) {
    if (wanted !== undefined && !wanted.includes(post)) continue;
    const person = people.get(account) ?? { account, name, posts: [] };
    const at = units.find(({ id }) => id === unit)?.title;
    const title = postTitle(post);
    person.posts.push(at ? { zh: `${at.zh} ${title.zh}`, en: `${title.en}, ${at.en}` } : { ...title });
    people.set(account, person);
  }
  return [...people.values()];
}
