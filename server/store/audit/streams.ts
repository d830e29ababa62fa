import { type Plan, select } from '../plan.ts';
import type { StreamRef } from './bundle.ts';

const pageSize = 500;

/** A stream and, for a case, the release its projections are read with. */
export type ListedStream = StreamRef & { readonly content: string | null };

/** One page of all streams that have a head or a journal, after the given one, in a fixed order. */
export function* listStreams(after: StreamRef | undefined): Plan<ListedStream[]> {
  const from = [after?.tenant ?? '', after?.stream ?? '', after?.streamId ?? ''];
  return yield* select<ListedStream>(
    `select s.tenant, s.stream, s.stream_id as "streamId", c.content
     from (select tenant, 'case' as stream, id as stream_id from "case"
           union select tenant, stream, stream_id from stream_head
           union select tenant, stream, stream_id from journal) s
     left join "case" c on s.stream = 'case' and c.tenant = s.tenant and c.id = s.stream_id
     where (s.tenant, s.stream, s.stream_id) > (?, ?, ?)
     order by s.tenant, s.stream, s.stream_id limit ${pageSize}`,
    from,
  );
}
