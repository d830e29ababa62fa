import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FlowElement } from '#engine/bpmn/definition.ts';
import type { Release } from '#server/contract/schemas.ts';
import { acts, stages, termOf } from '../messages/terms.ts';
import { type Say, useText } from '../ui/preferences.tsx';
import { type DiagramGraph, DiagramView, Outline, StepPanel } from '../viewer/index.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { useDefinition } from './useDefinition.ts';

const limitUnits: Readonly<Record<string, 'unit.working-day' | 'unit.working-hour' | 'unit.calendar-day' | 'unit.minute'>> = {
  wd: 'unit.working-day',
  wh: 'unit.working-hour',
  d: 'unit.calendar-day',
  min: 'unit.minute',
};

function limitWords(limit: string, say: Say): string {
  const [, n = '', unit = ''] = /^(\d+)(\w+)$/.exec(limit) ?? [];
  const key = limitUnits[unit];
  return key ? say(key, { n }) : limit;
}

function Facts({ element, release }: { readonly element: FlowElement; readonly release: Release }) {
  const { say, pick, lang } = useText();
  const titleOf = (list: Release['documents'], id: string): string => {
    const found = list.find(other => other.id === id);
    return found ? pick(found.title) : say('none');
  };
  const facts: (readonly [string, ReactNode])[] = [
    ...(element.form ? [[say('step.form'), titleOf(release.forms, element.form)] as const] : []),
    ...(element.stage ? [[say('step.stage'), termOf(stages, element.stage, lang)] as const] : []),
    ...(element.act ? [[say('step.act'), termOf(acts, element.act, lang)] as const] : []),
    ...(element.limit
      ? [[say('step.limit'), element.limit.feel ? `= ${element.limit.text}` : limitWords(element.limit.text, say)] as const]
      : []),
    ...(element.kind === 'userTask' ? [[say('step.opinion'), say(`opinion.${element.opinion}`)] as const] : []),
    ...(element.issues.length
      ? [[say('step.issues'), element.issues.map(({ document }) => titleOf(release.documents, document)).join('，')] as const]
      : []),
    ...(element.calledElement
      ? [
          [
            say('step.calls'),
            <PackLink key="call" packId={element.calledElement}>
              {say('open')}
            </PackLink>,
          ] as const,
        ]
      : []),
  ];
  return (
    <dl className="bjd-facts">
      {facts.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The diagram of a pack with its steps as a list and the settings of the picked one (流程图). */
export function DiagramTab({ release }: { readonly release: Release }) {
  const { say, pick, lang } = useText();
  const [graph, setGraph] = useState<DiagramGraph | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const definition = useDefinition(release.bpmn);
  const step = graph?.steps.find(({ id }) => id === picked);
  const element = picked ? definition?.elements[picked] : undefined;
  return (
    <div className="bjd-stack">
      <DiagramView
        bpmn={release.bpmn}
        title={pick(release.title)}
        lang={lang}
        selected={picked}
        onSelect={setPicked}
        onGraph={setGraph}
        printNote={say('releaseN', { n: release.number })}
      />
      {graph && (
        <div className="bjd-split">
          <section className="bjd-panel">
            <h2>{say('step.outline')}</h2>
            <Outline graph={graph} lang={lang} selected={picked} onSelect={setPicked} />
          </section>
          <section className="bjd-panel" aria-live="polite" aria-label={say('step.details')} style={{ position: 'sticky', top: 12 }}>
            {step ? <StepPanel graph={graph} step={step} lang={lang} /> : <p className="bjd-soft">{say('step.pick')}</p>}
            {step && element && <Facts element={element} release={release} />}
          </section>
        </div>
      )}
    </div>
  );
}
