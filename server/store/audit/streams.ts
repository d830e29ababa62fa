import { type Plan, select, type Value } from '../plan.ts';
import type { StreamRef } from './bundle.ts';

const pageSize = 500;

/** A stream and, for a case, the release its projections are read with. */
export type ListedStream = StreamRef & { readonly content: string | null };

/** Where the last page ended: cases come first, then the other streams, then journals without a head. */
export interface StreamPage {
  readonly phase: 'case' | 'head' | 'orphan' | 'end';
  readonly streams: readonly ListedStream[];
}

/** One page of all streams; each page begins where the former ended, by the primary key. */
export function* listStreams(former: StreamPage | undefined): Plan<StreamPage> {
  const last = former?.streams.at(-1);
  switch (former?.phase ?? 'case') {
    case 'case':
      return (
        (yield* pageOf('case', casesAfter, [last?.tenant ?? '', last?.streamId ?? ''])) ??
        (yield* listStreams({ phase: 'head', streams: [] }))
      );
    case 'head':
      return (
        (yield* pageOf('head', headsAfter, [last?.tenant ?? '', last?.stream ?? '', last?.streamId ?? ''])) ??
        (yield* pageOf('orphan', orphans, [])) ?? { phase: 'end', streams: [] }
      );
    default:
      return { phase: 'end', streams: [] };
  }
}

function* pageOf(phase: StreamPage['phase'], sql: string, from: readonly Value[]): Plan<StreamPage | undefined> {
  const streams = yield* select<ListedStream>(`${sql} limit ${pageSize}`, from);
  return streams.length === 0 ? undefined : { phase, streams };
}

const casesAfter = `select tenant, 'case' as stream, id as "streamId", content from "case" where (tenant, id) > (?, ?) order by tenant, id`;

const headsAfter = `select tenant, stream, stream_id as "streamId", null as content from stream_head
  where (tenant, stream, stream_id) > (?, ?, ?) order by tenant, stream, stream_id`;

const orphans = `select distinct tenant, stream, stream_id as "streamId", null as content from journal j
  where not exists (select 1 from "case" c where j.stream = 'case' and c.tenant = j.tenant and c.id = j.stream_id)
  and not exists (select 1 from stream_head h where h.tenant = j.tenant and h.stream = j.stream and h.stream_id = j.stream_id)`;
