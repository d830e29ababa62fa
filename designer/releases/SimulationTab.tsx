import { CheckCircleFilled, CloseCircleFilled, PlayCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { SimulationReport } from '#server/contract/designing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { Loading } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { isTechnical, withTitles } from './names.ts';
import { useTitles } from './useTitles.ts';
import { actColumn, TableHead } from '../ui/TableHead.tsx';
import { CaseActs, CaseList } from '../golden/CaseList.tsx';
import { PlayDesk } from '../golden/PlayDesk.tsx';
import { useGolden } from '../golden/useGolden.tsx';

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
        <table className="bjd-table">
          <TableHead columns={['simulate.outcome', 'simulate.case', 'simulate.differences', actColumn]} />
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
  const send = useSend('simulatePack', () => {});
  const golden = useGolden(send.reset);
  const run = async (): Promise<void> => {
    const version = mayEdit && desk.state !== 'clean' ? await desk.save() : desk.server.version;
    if (version === null) return;
    send.mutate({ params: { packId: desk.pack }, body: { of: version > 0 ? 'draft' : (desk.server.released?.content ?? 'draft') } });
  };
  const mayMake = mayEdit && desk.body.kind === 'whole';
  if (golden.open) {
    const { id, scenario } = golden.open;
    return <PlayDesk key={id} begin={scenario} onKeep={done => golden.keep(id, done)} onClose={golden.close} />;
  }
  return (
    <div className="bjd-stack">
      <section className="bjd-panel bjd-line">
        <Button type="primary" icon={<PlayCircleOutlined />} loading={send.isPending} onClick={() => void run()}>
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
      {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
      {send.isPending && <Loading rows={4} />}
      {!send.data && !send.isPending && <CaseList mayEdit={mayMake} golden={golden} />}
      {send.data && <Cases report={send.data} acts={one => (mayMake ? <CaseActs id={one.id} isRed={!one.ok} golden={golden} /> : null)} />}
      {send.data && <Coverage report={send.data} onElement={onElement} />}
    </div>
  );
}
