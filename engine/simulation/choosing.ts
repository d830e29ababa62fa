import type { Choices } from '../cases/commands.ts';
import type { Organisation, ReleaseDefinition } from '../cases/context.ts';
import { choicesAsked } from '../execution/assignment/choosing.ts';
import { peopleBehind } from '../execution/assignment/people.ts';

/** Whom a golden case says: account ids, or principals such as handler@health, by step. */
export type ScriptedChoices = Readonly<Record<string, readonly string[]>>;

/**
 * Whom somebody chooses in a golden case (指定办理人): who the script says, a principal meaning the first of its people; for other steps that are asked
 * for the first person of the role, so that a case runs without a word about it.
 */
export function choicesOf(
  { process, roles }: Pick<ReleaseDefinition, 'process' | 'roles'>,
  {
    organisation,
    step,
    scripted = {},
  }: { readonly organisation: Organisation; readonly step: string | null; readonly scripted?: ScriptedChoices },
): { readonly choices?: Choices } {
  const asked = choicesAsked(process, step);
  const byDefault = asked.flatMap(({ element, role }) => {
    const [first] = peopleOfRole(roles, role, organisation);
    return first === undefined ? [] : [[element, [first]] as const];
  });
  const named = Object.entries(scripted).map(([element, people]) => [element, people.map(one => accountOf(organisation, one))] as const);
  const choices = Object.fromEntries([...byDefault, ...named]);
  return Object.keys(choices).length === 0 ? {} : { choices };
}

/** A role that only an expression gives is left to who is in post. */
function peopleOfRole(roles: ReleaseDefinition['roles'], role: string | undefined, organisation: Organisation): readonly string[] {
  if (role === undefined || role.startsWith('=')) return organisation.posts.map(({ account }) => account);
  return peopleBehind(organisation, Object.hasOwn(roles, role) ? roles[role]! : [role]);
}

function accountOf(organisation: Organisation, said: string): string {
  if (organisation.posts.some(({ account }) => account === said)) return said;
  return peopleBehind(organisation, [said])[0] ?? said;
}
