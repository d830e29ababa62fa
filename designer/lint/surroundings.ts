import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Around } from '#processes/check-whole.ts';
import type { Pack } from '#processes/types.ts';
import type { Release } from '#server/contract/schemas.ts';
import { api, useRead } from '../ui/read.ts';

/** What stands around a draft, as far as this page can know it (检查所需): the packs it calls, and who holds which post. null: not known yet. */
export function useSurroundings(id: string, calls: readonly string[], isWanted: boolean): Around | null {
  const wanted = [...calls].sort().join(' ');
  const called = useQuery({ queryKey: ['lintCalls', wanted], queryFn: () => readCalled(wanted), enabled: isWanted });
  const facts = useRead('getOrganisationFacts', {}, isWanted);
  return useMemo(() => {
    if (!called.data || !(facts.data || facts.isError)) return null;
    return { id, others: called.data, ...(facts.data ? { facts: facts.data } : {}) };
  }, [id, called.data, facts.data, facts.isError]);
}

/** The newest releases of the packs called; one that cannot be read is left out, and told by the server. */
async function readCalled(calls: string): Promise<Around['others']> {
  const ids = calls.split(' ').filter(one => one !== '');
  const found = await Promise.all(ids.map(id => readOne(id).catch(() => null)));
  return Object.fromEntries(found.flatMap(one => (one ? [[one.head.id, one]] : [])));
}

async function readOne(id: string): Promise<Pack | null> {
  const { pack } = await api.call('getPack', { params: { packId: id } });
  if (pack.content === null) return null;
  return asPack(await api.call('getRelease', { params: { content: pack.content } }), pack.kind);
}

/** A release as the checks of a caller read it. */
export function asPack(release: Release, kind: string): Pack {
  const { pack, title, bpmn, forms, clocks, cards, roles, settings, texts, documents } = release;
  const head = { id: pack, kind, title, regimes: [], calls: Object.keys(release.calls), process: 'process.bpmn' };
  return {
    head,
    bpmn,
    clocks,
    cards,
    roles,
    settings,
    texts: { zh: texts.zh ?? {}, en: texts.en ?? {} },
    forms: Object.fromEntries(forms.map(form => [form.id, { schema: form.schema, ui: form.ui, title: form.title }])),
    documents: Object.fromEntries(documents.map(one => [one.id, { title: one.title, number: '', blocks: [], basis: [] }])),
    scenarios: {},
    items: [],
    statusOf: {},
  } as unknown as Pack;
}
