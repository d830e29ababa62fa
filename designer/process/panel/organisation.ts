import { postWords } from '#processes/words.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useText } from '../../ui/preferences.tsx';
import { useRead } from '../../ui/read.ts';
import type { ChoiceOption } from './parts/ChoiceField.tsx';

type Facts = AnswerOf<'getOrganisationFacts'>;

/** People and units of the centre, to be chosen by name (人员、部门). */
export interface Organisation {
  /** What the server said; null while it is not known. */
  readonly facts: Facts | null;
  readonly people: readonly ChoiceOption[];
  readonly units: readonly ChoiceOption[];
  readonly isLoading: boolean;
  /** true: they could not be read; what is set stays as it is. */
  readonly hasFailed: boolean;
}

const titleOf = ({ units }: Facts, unit: string, pick: ReturnType<typeof useText>['pick']): string => {
  const found = units.find(({ id }) => id === unit);
  return found ? pick(found.title) : unit;
};

/** One entry a person: name, then each post with its unit, so that namesakes are told apart. */
function peopleOf(facts: Facts, pick: ReturnType<typeof useText>['pick'], join: string): readonly ChoiceOption[] {
  const names = new Map(facts.posts.map(({ account, name }) => [account, name]));
  const isShared = (name: string): boolean => [...names.values()].filter(one => one === name).length > 1;
  return [...names].map(([account, name]) => {
    const held = facts.posts.filter(one => one.account === account);
    const posts = held.map(({ post, unit }) => {
      const word = postWords[post];
      return [unit === null ? '' : titleOf(facts, unit, pick), word ? pick(word) : post].filter(Boolean).join(' ');
    });
    const label = `${name}（${[...new Set(posts)].join(join)}）`;
    return { value: account, label, ...(isShared(name) ? {} : { short: name }) };
  });
}

/** The people and units of the centre, read once for all pickers. */
export function useOrganisation(): Organisation {
  const { pick, lang } = useText();
  const { data, isPending, isError } = useRead('getOrganisationFacts', {});
  return {
    facts: data ?? null,
    people: data ? peopleOf(data, pick, lang === 'zh' ? '、' : ', ') : [],
    units: (data?.units ?? []).map(({ id, title }) => ({ value: id, label: pick(title) })),
    isLoading: isPending,
    hasFailed: isError,
  };
}
