import type { Release } from '#server/contract/schemas.ts';
import { posts, termsOf } from '../messages/terms.ts';
import { Notice } from '../ui/Answered.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { cardsIn, clocksIn, whenWords } from './rules.ts';
import { TableHead } from '../ui/TableHead.tsx';

/** Warning and card rules as a table (红黄牌规则); what nobody has confirmed yet says so. */
export function CardsTab({ release }: { readonly release: Release }) {
  const { say, pick, lang } = useText();
  const cards = cardsIn(release.cards);
  if (!cards) return <Notice title={say('card.none')} hint="" />;
  const basis = clocksIn(release.clocks).find(({ id }) => id === cards.basis)?.title;
  const scope = cards.scope.map(part => sayOr(say, `scope.${part}`, 'scope.case')).join(lang === 'zh' ? '、' : ', ');
  return (
    <div className="bjd-panel">
      <p style={{ marginBottom: 12 }}>{say('card.basis', { clock: basis ? pick(basis) : say('none'), scope })}</p>
      <div className="bjd-scroll">
        <table className="bjd-table">
          <TableHead columns={['card', 'card.when', 'card.to', 'card.confirmed']} />
          <tbody>
            {cards.rules.map(rule => (
              <tr key={rule.id}>
                <td>
                  <span className="bjv-badge" data-kind={rule.level}>
                    {say(`card.${rule.level}`)}
                  </span>
                </td>
                <td>{whenWords(rule.when, say)}</td>
                <td>{termsOf(posts, rule.to, lang)}</td>
                <td>{rule.confirmed ? say('card.isConfirmed') : <span className="bjd-unconfirmed">{say('card.notConfirmed')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
