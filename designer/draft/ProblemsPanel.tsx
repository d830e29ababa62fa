import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { DraftProblem } from '#server/contract/designing.ts';
import { useText } from '../ui/preferences.tsx';
import { useDesk } from './EditField.tsx';
import { inOrder, tabOf } from './problems.ts';
import { problemWords } from './problemWords.ts';

const icons: Readonly<Record<DraftProblem['severity'], ReactNode>> = {
  error: <CloseCircleFilled aria-hidden />,
  warning: <WarningFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
};

/** Problems of the draft (问题): each leads to the element or tab where it can be mended. */
export function ProblemsPanel({ onPick }: { readonly onPick: (problem: DraftProblem) => void }) {
  const { say, lang } = useText();
  const desk = useDesk();
  const [isOpen, setOpen] = useState(true);
  const problems = inOrder(desk.judged.problems);
  return (
    <section className="bjd-problems" aria-label={say('problems')} aria-busy={desk.isJudging}>
      <button type="button" className="bjd-problems-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <strong>{say('problemsN', { n: problems.length })}</strong>
        <span className="bjd-soft" role="status">
          {desk.isJudging ? say('problems.judging') : problems.length === 0 ? say('problems.none') : ''}
        </span>
        {!desk.isJudging && problems.length === 0 && <CheckCircleFilled className="bjd-good" aria-hidden />}
      </button>
      {isOpen && problems.length > 0 && (
        <ul>
          {problems.map(problem => (
            <li key={`${problem.code}/${problem.file ?? ''}/${problem.element ?? ''}/${problem.pointer ?? ''}/${problem.message.en}`}>
              <button type="button" data-severity={problem.severity} onClick={() => onPick(problem)}>
                {icons[problem.severity]} <span className="bjd-hidden">{say(`severity.${problem.severity}`)}</span>{' '}
                {problemWords(problem, lang)}
                <small>{say(`edit.${tabOf(problem)}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
