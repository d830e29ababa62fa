import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import type { FormFile, Scenario } from '#processes/types.ts';
import type { ComparedSide } from '#server/contract/designing.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Parts } from '../../draft/address.ts';
import { Answered } from '../../ui/Answered.tsx';
import { useText } from '../../ui/preferences.tsx';
import { api } from '../../ui/read.ts';
import { useTitlesOf } from '../useTitles.ts';
import { DecisionDiff } from './DecisionDiff.tsx';
import { FormDiff } from './FormDiff.tsx';
import { GoldenDiff } from './GoldenDiff.tsx';
import { goldenRowsOf } from './goldenRows.ts';
import { PartDiff } from './PartDiff.tsx';
import { ProcessDiff } from './ProcessDiff.tsx';
import { bySection, firstSection, type SectionId, sectionIds } from './sections.ts';
import './diff.css';

type Comparison = AnswerOf<'comparePack'>;

const clockParts = ['clocks', 'cards'] as const;
const settingParts = ['head', 'settings', 'roles', 'texts'] as const;
const documentParts = ['documents'] as const;

const partsOf = (side: ComparedSide): Parts => side.parts as unknown as Parts;
const scenariosOf = (side: ComparedSide): Readonly<Record<string, Scenario>> => side.scenarios as Record<string, Scenario>;

function countsOf({ from, to, differences }: Comparison): Readonly<Record<SectionId, number>> {
  const sections = bySection(differences);
  const golden = from ? goldenRowsOf(scenariosOf(from), scenariosOf(to)).filter(({ kind }) => kind !== 'same').length : 0;
  const counted = Object.entries(sections).map(([id, list]) => [id, list.length] as const);
  return { ...Object.fromEntries(counted), golden } as Record<SectionId, number>;
}

function Section({ id, compared }: { readonly id: SectionId; readonly compared: Comparison }) {
  const { from, to, differences } = compared;
  const [before, after] = [from ? partsOf(from) : null, partsOf(to)];
  const packs = useMemo(() => [...(from ? [partsOf(from)] : []), partsOf(to)], [from, to]);
  const titles = useTitlesOf(packs);
  const shared = { before, after, titles };
  switch (id) {
    case 'process':
      return <ProcessDiff from={from} to={to} differences={bySection(differences).process} titles={titles} />;
    case 'forms':
      return (
        <FormDiff before={before ? (before.forms as Record<string, FormFile>) : null} after={after.forms as Record<string, FormFile>} />
      );
    case 'decisions':
      return <DecisionDiff before={before ? (before.decisions ?? {}) : null} after={after.decisions ?? {}} />;
    case 'clocks':
      return <PartDiff key={id} parts={clockParts} {...shared} />;
    case 'settings':
      return <PartDiff key={id} parts={settingParts} {...shared} />;
    case 'documents':
      return <PartDiff key={id} parts={documentParts} {...shared} />;
    case 'golden':
      return <GoldenDiff before={from ? scenariosOf(from) : null} after={scenariosOf(to)} titles={titles} />;
  }
}

function Compared({ compared }: { readonly compared: Comparison }) {
  const { say } = useText();
  const counts = useMemo(() => countsOf(compared), [compared]);
  const [section, setSection] = useState<SectionId>(() => firstSection(counts));
  const total = sectionIds.reduce((sum, id) => sum + counts[id], 0);
  return (
    <section aria-label={say('diff.label')} className="bjd-stack">
      {compared.from === null && <Alert type="info" showIcon title={say('diff.first')} />}
      {compared.from !== null && <p role="status">{total === 0 ? say('diff.same') : say('diff.sum', { n: total })}</p>}
      <Tabs
        size="small"
        aria-label={say('diff.label')}
        activeKey={section}
        onChange={key => setSection(key as SectionId)}
        items={sectionIds.map(id => ({
          key: id,
          label: counts[id] > 0 ? `${say(`diff.section.${id}`)} ${counts[id]}` : say(`diff.section.${id}`),
        }))}
      />
      <Section id={section} compared={compared} />
    </section>
  );
}

/**
 * Two versions of a pack side by side (版本对比): process, forms, decision tables, limits, settings, documents and golden cases. `from` and `to` are
 * contents, `released` or `draft`; `version` reads anew when the draft has been saved.
 */
export function VersionDiff({
  pack,
  from = 'released',
  to = 'draft',
  version,
}: {
  readonly pack: string;
  readonly from?: string;
  readonly to?: string;
  readonly version?: number;
}) {
  const read = useQuery({
    queryKey: ['comparePack', pack, from, to, version],
    queryFn: () => api.call('comparePack', { params: { packId: pack }, query: { from, to } }),
  });
  return <Answered read={read}>{compared => <Compared compared={compared} />}</Answered>;
}
