import { Collapse } from 'antd';
import { AnswersView } from '#forms/render/index.ts';
import type { CaseView } from '#server/contract/schemas.ts';
import { useText } from '../../shared/messages/index.ts';
import { formatDay, formatMoment } from '../../shared/time/index.ts';
import { superiorMessages } from './messages.ts';
import './superior.css';

type Superior = NonNullable<CaseView['superior']>;

/** How far it is: not sent, sent and waiting, answered. */
function State({ superior: { forwardedAt, answeredAt } }: { readonly superior: Superior }) {
  const { t } = useText(superiorMessages);
  const tone = forwardedAt === null ? 'rest' : answeredAt === null ? 'wait' : 'good';
  const sent = forwardedAt === null ? '' : formatMoment(forwardedAt);
  const words =
    forwardedAt === null
      ? t('state.here')
      : answeredAt === null
        ? t('state.sent', { at: sent })
        : t('state.answered', { sent, at: formatMoment(answeredAt) });
  return (
    <span className="bj-status" data-tone={tone}>
      {words}
    </span>
  );
}

/** By when somebody has to urge (催办期限), or that it is past. */
function Deadline({ view }: { readonly view: Pick<CaseView, 'clocks' | 'now'> }) {
  const { t, lang } = useText(superiorMessages);
  const clock = view.clocks.find(({ key, status }) => key === 'urging' && status !== 'stopped');
  if (!clock) return null;
  const isOver = clock.due < view.now;
  return (
    <span className="bj-chip" data-tone={isOver ? 'over' : 'soon'}>
      {t(isOver ? 'overdue' : 'urge', { day: formatDay(clock.dueOn, lang) })}
    </span>
  );
}

/** Every urging on record (催办记录), the newest first: when, by whom, and what was written down. */
function Urgings({ view, superior }: { readonly view: Pick<CaseView, 'data'>; readonly superior: Superior }) {
  const { lang } = useText(superiorMessages);
  return superior.urgings.toReversed().map(({ at, by, form, round }) => {
    const data = view.data.find(one => one.form === form && one.round === round);
    return (
      <div className="bj-urging" key={`${form}/${round}/${at}`}>
        <span>
          <span className="bj-number">{formatMoment(at)}</span> {by.name}
        </span>
        {data && <AnswersView schema={data.jsonSchema} ui={data.ui} answers={data.answers} lang={lang} />}
      </div>
    );
  });
}

/** The superior who decides (上级办理): who it is, how far it is, by when to urge, and what was urged. Nothing for a case decided here. */
export function SuperiorPanel({ view }: { readonly view: Pick<CaseView, 'superior' | 'clocks' | 'data' | 'now'> }) {
  const { t, pick } = useText(superiorMessages);
  const { superior } = view;
  if (!superior) return null;
  const last = superior.urgings.at(-1);
  const isWaiting = superior.forwardedAt !== null && superior.answeredAt === null;
  return (
    <section className="bj-panel bj-superior" aria-label={t('title')}>
      <div className="bj-line">
        <h2>{t('title')}</h2>
        <span>{t('organ', { organ: pick(superior.organ) })}</span>
        {superior.courier && (
          <span className="bj-chip" data-tone="rest">
            {t('courier')}
          </span>
        )}
        <State superior={superior} />
        <Deadline view={view} />
        {!last && isWaiting && <span className="bj-soft">{t('urged.none')}</span>}
      </div>
      {last && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'urgings',
              label: t('urged', { n: superior.urgings.length, at: formatMoment(last.at) }),
              children: <Urgings view={view} superior={superior} />,
            },
          ]}
        />
      )}
    </section>
  );
}
