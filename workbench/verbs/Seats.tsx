import type { SeatView, TaskView } from '#server/contract/schemas.ts';
import { formatMoment } from '../shared/time/index.ts';
import { type SayVerb, useVerbText } from './useVerbText.ts';

/** Who decides a task and how far they are (参与人员): state, vote, 加签 badge. */
export function Seats({ view }: { readonly view: TaskView }) {
  const { t } = useVerbText();
  if (view.seats.length === 0) return null;
  return (
    <section className="bj-seats" aria-label={t('seats.title')}>
      <header className="bj-line">
        <strong>{t('seats.title')}</strong>
        <span className="bj-soft">{ruleWords(view, t)}</span>
      </header>
      <ul>
        {view.seats.map(seat => (
          <Seat key={seat.id} seat={seat} />
        ))}
      </ul>
    </section>
  );
}

const tones = { agree: 'good', refuse: 'over', abstain: 'rest' } as const;

function Seat({ seat }: { readonly seat: SeatView }) {
  const { t } = useVerbText();
  return (
    <li data-added={seat.place !== 'own' || undefined}>
      <span>
        {seat.person.name}
        {seat.mine && <span className="bj-soft">（{t('seats.you')}）</span>}
      </span>
      {seat.place !== 'own' && (
        <span className="bj-chip" data-tone="soon" title={seat.addedBy ? t('seats.addedBy', { name: seat.addedBy.name }) : undefined}>
          {t(`place.${seat.place}`)}
        </span>
      )}
      {seat.weight !== 1 && <span className="bj-soft">{t('seats.weight', { n: seat.weight })}</span>}
      <span className="bj-chip" data-tone={seat.vote ? tones[seat.vote] : 'rest'}>
        {seat.vote ? t(`vote.${seat.vote}`) : t(`seats.status.${seat.status}`)}
      </span>
      {seat.at !== null && <span className="bj-soft bj-number">{formatMoment(seat.at)}</span>}
    </li>
  );
}

/** How the seats decide, in one sentence. */
function ruleWords({ signing }: TaskView, t: SayVerb): string {
  if (!signing) return t('seats.added');
  const share = Math.round((signing.threshold ?? 0) * 100);
  if (signing.mode === 'vote')
    return `${t('signing.vote')}，${t(signing.inclusive || share === 100 ? 'signing.reach' : 'signing.exceed', { n: share })}`;
  const isStrict = signing.refusal === 'first' && signing.mode !== 'any';
  return isStrict ? `${t(`signing.${signing.mode}`)}，${t('signing.first')}` : t(`signing.${signing.mode}`);
}
