import { CheckCircleFilled, CloseCircleFilled, PlayCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import type { SimulationReport } from '#server/contract/designing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { Loading } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { isTechnical, withTitles } from './names.ts';
import { useTitles } from './useTitles.ts';
import { TableHead } from '../ui/TableHead.tsx';

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

function Cases({ report }: { readonly report: SimulationReport }) {
  const { say, pick } = useText();
  const passed = report.cases.filter(({ ok }) => ok).length;
  return (
    <section className="bjd-panel">
      <h2>{say('simulate.result', { passed, total: report.cases.length, ms: Math.round(report.ms) })}</h2>
      <div className="bjd-scroll">
        <table className="bjd-table">
          <TableHead columns={['simulate.outcome', 'simulate.case', 'simulate.differences']} />
          <tbody>
            {report.cases.map(one => (
              <tr key={one.id}>
                <td className="bjd-verdict" data-ok={one.ok}>
                  {one.ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}{' '}
                  {say(one.ok ? 'simulate.green' : 'simulate.red')}
                </td>
                <td className="bjd-case">{pick(one.title)}</td>
                <td>
                  <Found differences={one.differences} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Runs the golden cases on the draft (试运行): which agree, and how much of the process they cover. Unsaved work is saved first. */
export function SimulationTab({ mayEdit, onElement }: { readonly mayEdit: boolean; readonly onElement: (element: string) => void }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const send = useSend('simulatePack', () => {});
  const run = async (): Promise<void> => {
    const version = mayEdit && desk.state !== 'clean' ? await desk.save() : desk.server.version;
    if (version === null) return;
    send.mutate({ params: { packId: desk.pack }, body: { of: version > 0 ? 'draft' : (desk.server.released?.content ?? 'draft') } });
  };
  return (
    <div className="bjd-stack">
      <section className="bjd-panel bjd-line">
        <Button type="primary" icon={<PlayCircleOutlined />} loading={send.isPending} onClick={() => void run()}>
          {say('simulate.run')}
        </Button>
        <span className="bjd-soft">{say('simulate.hint')}</span>
      </section>
      {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
      {send.isPending && <Loading rows={4} />}
      {send.data && <Cases report={send.data} />}
      {send.data && <Coverage report={send.data} onElement={onElement} />}
    </div>
  );
}
