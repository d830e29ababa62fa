import { CheckCircleFilled, CloseCircleFilled, PlayCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { SimulationReport } from '#server/contract/designing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { Loading } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { isTechnical, withTitles } from './names.ts';
import { useTitles } from './useTitles.ts';
import { actColumn, TableHead } from '../ui/TableHead.tsx';
import { CaseActs, CaseList } from '../golden/CaseList.tsx';
import { PlayDesk } from '../golden/PlayDesk.tsx';
import { useGoldenWork } from '../golden/GoldenWork.tsx';

function Coverage({ report, onElement }: { readonly report: SimulationReport; readonly onElement: (element: string) => void }) {
  const { say, lang } = useText();
  return (
    <div className="bjd-thirds">
      {(['ends', 'refusals', 'flows'] as const).map(key => {
        const { total, covered, missing } = report.coverage[key];
        return (
          <section className="bjd-panel" key={key}>
            <h3>{say(`coverage.${key}`)}</h3>
            <Progress
              aria-label={say(`coverage.${key}`)}
              percent={total === 0 ? 100 : Math.floor((covered / total) * 100)}
              format={() => `${covered} / ${total}`}
            />
            {missing.length > 0 && (
              <p className="bjd-soft">
                {say('coverage.missing')}
                {missing.map(({ element, name }, index) => (
                  <span key={element}>
                    {index > 0 && (lang === 'zh' ? '、' : ', ')}
                    <button type="button" className="bjd-link" onClick={() => onElement(element)}>
                      {name || element}
                    </button>
                  </span>
                ))}
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** What differs from what was expected; what only speaks to those who know the model is folded away. */
function Found({ differences }: Pick<SimulationReport['cases'][number], 'differences'>) {
  const { say, pick } = useText();
  const titles = useTitles();
  const told = (technical: boolean) =>
    differences
      .filter(({ zh }) => isTechnical(zh) === technical)
      .map(difference => <div key={difference.en}>{withTitles(pick(difference), titles)}</div>);
  const more = told(true);
  return (
    <div className="bjd-told">
      {told(false)}
      {more.length > 0 && (
        <details>
          <summary>{say('simulate.details', { n: more.length })}</summary>
          {more}
        </details>
      )}
    </div>
  );
}

function Cases({
  report,
  acts,
}: {
  readonly report: SimulationReport;
  readonly acts: (one: SimulationReport['cases'][number]) => ReactNode;
}) {
  const { say, pick } = useText();
  const passed = report.cases.filter(({ ok }) => ok).length;
  return (
    <section className="bjd-panel">
      <h2>{say('simulate.result', { passed, total: report.cases.length, ms: Math.round(report.ms) })}</h2>
      <div className="bjd-scroll">
        <table className="bjd-table bjd-stacked">
          <TableHead columns={['simulate.outcome', 'simulate.case', 'simulate.differences', actColumn]} />
          <tbody>
            {report.cases.map(one => (
              <tr key={one.id}>
                <td className="bjd-verdict" data-ok={one.ok}>
                  {one.ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}{' '}
                  {say(one.ok ? 'simulate.green' : 'simulate.red')}
                </td>
                <td className="bjd-case">{pick(one.title)}</td>
                <td {...(one.differences.length > 0 ? { 'data-label': say('simulate.differences') } : {})}>
                  <Found differences={one.differences} />
                </td>
                <td className="bjd-number">{acts(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/**
 * Golden cases (试运行): run on the draft, which agree and how much of the process they cover; made, copied, opened and taken away where they may be
 * edited. Unsaved work is saved first.
 */
export function SimulationTab({ mayEdit, onElement }: { readonly mayEdit: boolean; readonly onElement: (element: string) => void }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const { golden, simulation } = useGoldenWork();
  const { report, problem, isRunning } = simulation;
  const mayMake = mayEdit && desk.body.kind === 'whole';
  if (golden.open) {
    return <PlayDesk key={golden.open.id} open={golden.open} onPlay={golden.play} onKeep={golden.keep} onClose={golden.close} />;
  }
  return (
    <div className="bjd-stack">
      <section className="bjd-panel bjd-line">
        <Button type="primary" icon={<PlayCircleOutlined />} loading={isRunning} onClick={simulation.run}>
          {say('simulate.run')}
        </Button>
        {mayMake && (
          <Button icon={<PlusOutlined />} onClick={golden.make}>
            {say('golden.new')}
          </Button>
        )}
        <span className="bjd-soft">{say('simulate.hint')}</span>
      </section>
      {golden.notice}
      {problem && <Alert type="error" showIcon title={pick(problem.message)} />}
      {isRunning && <Loading rows={4} />}
      {report && simulation.isOutdated && <Alert type="info" showIcon title={say('simulate.outdated')} />}
      {!report && !isRunning && <CaseList mayEdit={mayMake} golden={golden} />}
      {report && <Cases report={report} acts={one => (mayMake ? <CaseActs id={one.id} isRed={!one.ok} golden={golden} /> : null)} />}
      {report && <Coverage report={report} onElement={onElement} />}
    </div>
  );
}
