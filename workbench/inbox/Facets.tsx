import type { CardLevel } from '#server/contract/schemas.ts';
import { type MessageKey, useText } from '../shared/messages/index.ts';
import type { Facet, FacetCounts } from './facet-values.ts';

const titles: Record<Facet, MessageKey> = { type: 'facet.type', stage: 'facet.stage', card: 'facet.card' };
const shown: readonly Facet[] = ['stage', 'card', 'type'];

/** Word of a facet's value. */
function wordOf(facet: Facet, value: string): MessageKey {
  if (facet === 'stage') return `stage.${value}` as MessageKey;
  if (facet === 'card') return `card.${value as CardLevel}`;
  return `type.${value}` as MessageKey;
}

/** Facets above the list, each value with its count; a second press takes the choice back. */
export function Facets({
  facets,
  chosen,
  onChoose,
}: {
  readonly facets: FacetCounts;
  readonly chosen: Partial<Record<Facet, string>>;
  readonly onChoose: (facet: Facet, value: string | undefined) => void;
}) {
  const { t } = useText();
  return (
    <div className="bj-facets">
      {shown
        .filter(facet => facets[facet].length > 0)
        .map(facet => (
          <fieldset key={facet} aria-label={t(titles[facet])}>
            <span className="bj-soft">{t(titles[facet])}</span>
            {facets[facet].map(({ value, count }) => (
              <button
                key={value}
                type="button"
                aria-pressed={chosen[facet] === value}
                onClick={() => onChoose(facet, chosen[facet] === value ? undefined : value)}
              >
                {t(wordOf(facet, value))} <span className="bj-number">{count}</span>
              </button>
            ))}
          </fieldset>
        ))}
    </div>
  );
}
