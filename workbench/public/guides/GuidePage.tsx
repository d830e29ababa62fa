import { type ReactNode, useEffect } from 'react';
import type { Guide } from '#server/contract/public.ts';
import { formatMoney } from '../../shared/time/format.ts';
import { Answered } from '../shared/Answered.tsx';
import { getGuide, useAnswer } from '../shared/call.ts';
import { Link } from '../shared/Link.tsx';
import { useWords } from '../shared/messages.ts';
import { DemoNote } from '../shared/Shell.tsx';
import { Where } from '../shared/Where.tsx';
import { GuideQr } from './GuideQr.tsx';
import { Materials } from './Materials.tsx';

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="pb-card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Facts({ guide }: { readonly guide: Guide }) {
  const { say, sayOr, pick, lang } = useWords();
  const { item, kind, result, superior } = guide;
  const limit = item.promisedLimit === 0 ? sayOr(`promise.${item.promise}`, 'promise.sameDay') : say('days', { n: item.promisedLimit });
  const fee = item.fee === null ? say('free') : `${formatMoney(item.fee.amount, lang)}（${pick(item.fee.basis)}）`;
  const facts: readonly (readonly [string, string])[] = [
    [say('unit'), pick(item.unitTitle)],
    ...(superior === null ? [] : [[say('superior'), pick(superior)] as const]),
    [say('kind'), sayOr(`kind.${kind}`, 'kind.other')],
    [say('promised'), limit],
    [say('statutory'), say('days', { n: item.statutoryLimit })],
    [say('fee'), fee],
    ...(result === null ? [] : [[say('result'), pick(result)] as const]),
    [say('itemCode'), item.code],
  ];
  return (
    <section className="pb-card pb-summary">
      <h1>{pick(item.title)}</h1>
      <dl className="pb-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Flow({ steps }: { readonly steps: Guide['steps'] }) {
  const { say, pick } = useWords();
  return (
    <ol className="pb-flow">
      {steps.map(({ title, days }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the list
        <li key={index}>
          <b>{index + 1}</b>
          <span>{pick(title)}</span>
          {days !== null && <span className="pb-soft pb-small">{say('stepDays', { n: days })}</span>}
        </li>
      ))}
    </ol>
  );
}

function Branches({ branches }: { readonly branches: Guide['branches'] }) {
  const { say, pick } = useWords();
  return (
    <ul className="pb-documents">
      {branches.map(({ unitTitle, title, promisedLimit }) => (
        <li key={title.zh}>
          <span>{pick(title)}</span>
          <span className="pb-soft pb-small">
            {pick(unitTitle)} · {say('days', { n: promisedLimit })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Body({ guide }: { readonly guide: Guide }) {
  const { say, pick } = useWords();
  const { item, steps, branches, questions, centre } = guide;
  return (
    <div className="pb-progress pb-guide">
      <div className="pb-column">
        <Facts guide={guide} />
        <Section title={say('conditions')}>
          <ol className="pb-list">
            {item.conditions.map(condition => (
              <li key={condition.zh}>{pick(condition)}</li>
            ))}
          </ol>
        </Section>
        <Section title={say('materials')}>
          <Materials materials={item.materials} />
        </Section>
        <Section title={say('basis')}>
          <ul className="pb-list">
            {item.basis.map(({ law, article }) => (
              <li key={law + article}>
                《{law.replace(/[《》]/g, '')}》{article}
              </li>
            ))}
          </ul>
        </Section>
        {questions.length > 0 && (
          <Section title={say('questions')}>
            <p className="pb-questions">{questions.map(pick).join('、')}</p>
          </Section>
        )}
      </div>
      <div className="pb-column">
        <Section title={say('flow')}>
          <Flow steps={steps} />
        </Section>
        {branches.length > 0 && (
          <Section title={say('branches')}>
            <Branches branches={branches} />
          </Section>
        )}
        <Where centre={centre} hint={say('officeHours')} />
        <GuideQr />
      </div>
    </div>
  );
}

/** The guide of a service item (办事指南): all one has to know before applying; fits A4 when printed. */
export function GuidePage({ centre, itemId }: { readonly centre: string; readonly itemId: string }) {
  const { say, pick } = useWords();
  const read = useAnswer(`${centre}/${itemId}`, () => getGuide({ centre, itemId }));
  const { value } = read;
  useEffect(() => {
    if (value) document.title = `${pick(value.item.title)} · ${say('guidesTitle')}`;
  }, [value, pick, say]);
  return (
    <Answered
      read={read}
      otherwise={
        <Link to="/public/guides" className="pb-button">
          {say('homeGuidesLink')}
        </Link>
      }
    >
      {guide => (
        <>
          <DemoNote demo={guide.demo} />
          <p className="pb-foot pb-no-print">
            <Link to={`/public/guides?centre=${guide.centre.id}`}>‹ {say('guidesTitle')}</Link>
            <button type="button" className="pb-button" onClick={() => print()}>
              {say('print')}
            </button>
          </p>
          <p className="pb-print-head">
            {pick(guide.centre.title)} · {say('guidesTitle')}
          </p>
          <Body guide={guide} />
          <p className="pb-foot pb-no-print">
            <Link to="/public">{say('applied')}</Link>
          </p>
        </>
      )}
    </Answered>
  );
}
