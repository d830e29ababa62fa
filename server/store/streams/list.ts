import type { StreamInput, StreamKind } from '../types.ts';
import { accountStream } from './account.ts';
import { calendarStream } from './calendar.ts';
import { codeListStream } from './code-list.ts';
import { itemStream } from './item.ts';
import { organisationStream } from './organisation.ts';
import { releaseStream } from './release.ts';

/** A stream's state as the generic engine sees it: JSON, with everything personal under `private`. */
export type StreamState = Readonly<Record<string, unknown>> & { readonly private?: Readonly<Record<string, unknown>> };

/** Every registered kind of stream by name. The generic engine hands each kind only the states that kind made. */
export const streamKinds = {
  release: releaseStream,
  calendar: calendarStream,
  item: itemStream,
  account: accountStream,
  organisation: organisationStream,
  'code-list': codeListStream,
} as unknown as Readonly<Partial<Record<StreamInput['stream'], StreamKind<StreamState>>>>;
