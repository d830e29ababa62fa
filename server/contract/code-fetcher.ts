import type { Client } from './client.ts';
import type { CodePage } from './codes.ts';

/** What pages ask of a code list: `CodeQuery` of forms/render. */
export interface CodesAsked {
  readonly under?: string;
  readonly q?: string;
  readonly codes?: readonly string[];
}

/** Asks code lists of the API (字典取数): what browser apps give to `createCodeSource`. */
export function codeFetcherOf(client: Client): (list: string, asked: CodesAsked) => Promise<CodePage> {
  return (listId, { codes, ...asked }) =>
    client.call('getCodes', { params: { listId }, query: { ...asked, ...(codes ? { codes: codes.join(',') } : {}) } });
}
