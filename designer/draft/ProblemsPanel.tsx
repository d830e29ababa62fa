import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, PlayCircleOutlined, ToolOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TraceStep } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import { type Mend, mendOf } from '../lint/mends/index.ts';
import { useMending } from '../lint/useMending.ts';
import '../lint/lint.css';
import type { ProcessEditor } from '../process/createModeler.ts';
import { useText } from '../ui/preferences.tsx';
import { useDesk } from './EditField.tsx';
import { countErrors, type EditorTab, editorTabs, inOrder, tabOf } from './problems.ts';
import { problemWords } from './problemWords.ts';

const icons: Readonly<Record<DraftProblem['severity'], ReactNode>> = {
  error: <CloseCircleFilled aria-hidden />,
  warning: <WarningFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
};

interface ProblemsPanelProps {
  readonly onPick: (problem: DraftProblem) => void;
  /** Plays a counter-example on the canvas. */
  readonly onTrace: (trace: readonly TraceStep[]) => void;
  /** The open canvas, on which problems of the process are mended; null: none is open. */
  readonly editor: ProcessEditor | null;
}

type Shown = 'all' | 'error' | 'warning';

/** Which problems are shown: of a severity, with a word in them. */
function Filter({
  problems,
  shown,
  onShow,
  word,
  onWord,
}: {
  readonly problems: readonly DraftProblem[];
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly word: string;
  readonly onWord: (word: string) => void;
}) {
  const { say } = useText();
  const errors = countErrors(problems);
  const kinds = [
    ['all', say('lint.all', { n: problems.length })],
    ['error', say('lint.errors', { n: errors })],
    ['warning', say('lint.warnings', { n: problems.length - errors })],
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset
    <div className="bjd-problems-tools" role="group" aria-label={say('lint.filter')}>
      {kinds.map(([kind, label]) => (
        <button key={kind} type="button" aria-pressed={shown === kind} onClick={() => onShow(kind)}>
          {label}
        </button>
      ))}
      <Input
        size="small"
        allowClear
        value={word}
        aria-label={say('lint.search')}
        placeholder={say('lint.search')}
        onChange={event => onWord(event.target.value)}
      />
    </div>
  );
}

/** One problem: its sentence leads to where it stands; beside it what can be done at once. */
function Line({
  problem,
  mend,
  onPick,
  onTrace,
  onMend,
}: {
  readonly problem: DraftProblem;
  readonly mend: Mend | null;
  readonly onMend: (mend: Mend) => void;
} & Pick<ProblemsPanelProps, 'onPick' | 'onTrace'>) {
  const { say, lang, pick } = useText();
  const { trace } = problem;
  const words = problemWords(problem, lang);
  return (
    <li>
      <button type="button" data-severity={problem.severity} data-code={problem.code} onClick={() => onPick(problem)}>
        {icons[problem.severity]} <span className="bjd-hidden">{say(`severity.${problem.severity}`)}</span> {words}
      </button>
      {trace && trace.length > 0 && (
        <Button
          size="small"
          icon={<PlayCircleOutlined />}
          aria-label={say('lint.playOf', { text: words })}
          onClick={() => {
            onPick(problem);
            onTrace(trace);
          }}
        >
          {say('lint.play')}
        </Button>
      )}
      {mend && (
        <Button
          size="small"
          icon={<ToolOutlined />}
          title={pick(mend.label)}
          aria-label={say('lint.mendOf', { text: pick(mend.label) })}
          onClick={() => onMend(mend)}
        >
          {say('lint.mend')}
        </Button>
      )}
    </li>
  );
}

/** Problems by the tab on which they are mended, in the order of the tabs. */
function groupsOf(problems: readonly DraftProblem[]): readonly (readonly [EditorTab, readonly DraftProblem[]])[] {
  const ordered = inOrder(problems);
  return editorTabs.flatMap(tab => {
    const mine = ordered.filter(problem => tabOf(problem) === tab);
    return mine.length > 0 ? [[tab, mine] as const] : [];
  });
}

const keyOf = ({ code, file, element, pointer, message }: DraftProblem): string =>
  `${code}/${file ?? ''}/${element ?? ''}/${pointer ?? ''}/${message.en}`;

/** Problems of the draft (问题): grouped, filtered; each leads to where it stands, is played where it has a counter-example, and mended where that is safe. */
export function ProblemsPanel({ onPick, onTrace, editor }: ProblemsPanelProps) {
  const { say, lang, pick } = useText();
  const desk = useDesk();
  const [isOpen, setOpen] = useState(true);
  const [shown, setShown] = useState<Shown>('all');
  const [word, setWord] = useState('');
  const mending = useMending(desk, editor);
  const { problems } = desk.judged;
  const wanted = problems.filter(
    one => (shown === 'all' || (one.severity === 'error') === (shown === 'error')) && problemWords(one, lang).includes(word.trim()),
  );
  const mayEdit = desk.body.kind === 'whole';
  return (
    <section className="bjd-problems" aria-label={say('problems')} aria-busy={desk.isJudging} data-took={desk.lintedIn ?? undefined}>
      <button type="button" className="bjd-problems-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <strong>{say('problemsN', { n: problems.length })}</strong>
        <span className="bjd-soft" role="status">
          {desk.isJudging ? say('problems.judging') : problems.length === 0 ? say('problems.none') : ''}
        </span>
        {!desk.isJudging && problems.length === 0 && <CheckCircleFilled className="bjd-good" aria-hidden />}
      </button>
      {mending.last && (
        <div className="bjd-mended">
          <span role="status">{say('lint.mended', { text: pick(mending.last.label) })}</span>
          <Button size="small" onClick={mending.undo}>
            {say('lint.undo')}
          </Button>
        </div>
      )}
      {isOpen && problems.length > 0 && (
        <>
          <Filter problems={problems} shown={shown} onShow={setShown} word={word} onWord={setWord} />
          <div className="bjd-problems-list">
            {wanted.length === 0 && <p className="bjd-soft bjd-pad">{say('lint.nothing')}</p>}
            {groupsOf(wanted).map(([tab, mine]) => (
              <section key={tab} aria-label={say(`edit.${tab}`)}>
                <h3>
                  {say(`edit.${tab}`)} {mine.length}
                </h3>
                <ul>
                  {mine.map(problem => (
                    <Line
                      key={keyOf(problem)}
                      problem={problem}
                      mend={mayEdit ? mendOf({ problem, parts: desk.parts, editor }) : null}
                      onPick={onPick}
                      onTrace={onTrace}
                      onMend={mending.mend}
                    />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
