import type { AnswerOf } from '#server/contract/routes.ts';
import type { AssignmentView } from './assignment.ts';

type Facts = Pick<AnswerOf<'getOrganisationFacts'>, 'units' | 'posts'>;

/** Who could do a step today (现有人员): names, each once, of one unit or of every unit. */
export interface Holders {
  /** Id of the unit; null: the centre as a whole. */
  readonly unit: string | null;
  readonly names: readonly string[];
}

const namesOf = (posts: Facts['posts']): readonly string[] => [...new Map(posts.map(({ account, name }) => [account, name])).values()];

/**
 * Who holds the posts of a role as the organisation stands (现有人员预览), as far as the rule says it before there is a case: of the centre or of a
 * named unit; unit by unit where the item or the window decides, only those units in which somebody holds one. null: it cannot be said.
 */
export function holdersOf(facts: Facts, view: Pick<AssignmentView, 'reach' | 'unit'>, posts: readonly string[]): readonly Holders[] | null {
  const held = facts.posts.filter(({ post }) => posts.includes(post));
  switch (view.reach) {
    case 'centre':
      return [{ unit: null, names: namesOf(held) }];
    case 'named':
      return [{ unit: view.unit ?? null, names: namesOf(held.filter(({ unit }) => unit === view.unit)) }];
    case 'unit':
    case 'window':
      return facts.units
        .map(({ id }) => ({ unit: id, names: namesOf(held.filter(({ unit }) => unit === id)) }))
        .filter(({ names }) => names.length > 0);
    case 'feel':
      return null;
  }
}
