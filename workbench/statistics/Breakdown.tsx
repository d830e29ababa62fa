import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { Component, lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { Loading } from '../shared/states/index.ts';
import { csvOf, download, fileNameOf } from './csv.ts';
import { type Cell, cellWords, type Column, type Section, summaryOf } from './sections.ts';
import { useStatisticsText } from './useStatisticsText.ts';

/** A table of more columns takes the whole line. */
const columnsBeside = 7;
const Plot = lazy(() => import('./plot/Plot.tsx'));

/** One breakdown (一项统计) as a plot or as a table, with its export. */
export function Breakdown({ section, period }: { readonly section: Section; readonly period: string }) {
  const words = useStatisticsText();
  const { t } = words;
  const [view, setView] = useState<'plot' | 'table'>('plot');
  const id = useId();
  const { title } = section;
  const isWide = section.id === 'unit' || (view === 'table' && section.columns.length > columnsBeside);
  const table = <SectionTable section={section} />;
  return (
    <section className="bj-panel bj-stat-section" data-section={section.id} data-wide={isWide} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Segmented
          className="bj-no-print"
          size="small"
          aria-label={t('view', { title })}
          value={view}
          onChange={setView}
          options={(['plot', 'table'] as const).map(value => ({ value, label: t(`view.${value}`) }))}
        />
        <Button
          className="bj-no-print"
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          aria-label={t('exportOf', { title })}
          onClick={() => download(fileNameOf(t('title'), title, period), csvOf(section))}
        >
          {t('export')}
        </Button>
      </header>
      {section.isEmpty ? (
        <p className="bj-soft">{t('none')}</p>
      ) : view === 'table' ? (
        table
      ) : (
        <PlotGuard instead={table} sentence={t('plotFailed')}>
          <Suspense fallback={<Loading rows={5} />}>
            <Plot plot={section.plot} label={t('plotOf', { title, summary: summaryOf(section, words) })} />
          </Suspense>
        </PlotGuard>
      )}
      {section.note && !section.isEmpty && <p className="bj-soft bj-stat-note">{section.note}</p>}
    </section>
  );
}

/** The plotting library could not be loaded: the table says the same. */
class PlotGuard extends Component<{ readonly instead: ReactNode; readonly sentence: string; readonly children: ReactNode }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <>
        <p role="status">{this.props.sentence}</p>
        {this.props.instead}
      </>
    );
  }
}

function SectionTable({ section: { title, columns, rows, total } }: { readonly section: Section }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways is reached by keyboard
    <section className="bj-stat-scroll" tabIndex={0} aria-label={title}>
      <table className="bj-stat-table">
        <thead>
          <tr>
            {columns.map(({ key, title: head, kind }) => (
              <th key={key} scope="col" data-kind={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.slice(0, 2).join(' ')} columns={columns} row={row} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row columns={columns} row={total} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Row({ columns, row }: { readonly columns: readonly Column[]; readonly row: readonly Cell[] }) {
  return (
    <tr>
      {columns.map(({ key, kind }, at) => {
        const cell = row[at] ?? null;
        if (at === 0)
          return (
            <th key={key} scope="row" data-column={key}>
              {cellWords(cell, kind)}
            </th>
          );
        return (
          <td key={key} data-kind={kind}>
            {cellWords(cell, kind)}
            {kind === 'rate' && typeof cell === 'number' && <Share rate={cell} />}
          </td>
        );
      })}
    </tr>
  );
}

/** A share as a bar in the cell. */
function Share({ rate }: { readonly rate: number }) {
  return (
    <span className="bj-stat-share" aria-hidden>
      <span style={{ width: `${rate * 100}%` }} />
    </span>
  );
}
