import type { Definition } from '#engine/bpmn/definition.ts';
import type { Organisation } from '#engine/cases/context.ts';
import { postTitle } from '../identity/posts.ts';

/** Words of the engine: ids of people, posts and units as they stand in a sentence. */
const idPattern = /[A-Za-z0-9_][\w.-]*[A-Za-z0-9_]/g;
/** A principal, `post@unit` or `person:account`. */
const principalPattern = /(?:person:)?[A-Za-z0-9_][\w.-]*@[\w.*-]+|person:[\w.-]+/g;

/** A blank that stood between Chinese and an id that is now a name. */
const blankBetween = /(?<=[\p{Script=Han}，；：、]) (?=\p{Script=Han})/gu;

/**
 * Why a task came to somebody, with names in place of ids (为何是我): people, posts and units of the centre, and steps in 「」. What is no id of the
 * centre stays as it is.
 */
export function nameWhy(why: string, { posts, units }: Organisation, process: Pick<Definition, 'elements'> | undefined): string {
  const people = new Map(posts.map(({ account, name }) => [account, name]));
  const unitTitles = new Map(units.map(({ id, title }) => [id, title.zh]));
  const nameOf = (id: string): string => people.get(id) ?? unitTitles.get(id) ?? postTitle(id).zh;
  const principalName = (text: string): string => {
    const [post = '', unit] = text.replace('person:', '').split('@');
    return unit === undefined || unit === '*' ? nameOf(post) : `${nameOf(unit)}${nameOf(post)}`;
  };
  const steps = why.replace(/「([^「」]+)」/g, (whole, id: string) => {
    const name = process?.elements[id]?.name;
    return name === undefined ? whole : `「${name}」`;
  });
  // The posts tell more than the role of the pack, whose id nobody at a desk knows.
  const plain = steps.replace(/角色 [\w-]+：岗位 /g, '岗位 ');
  return plain.replace(principalPattern, principalName).replace(idPattern, nameOf).replace(blankBetween, '');
}
