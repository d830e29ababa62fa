import { createCodeSource } from '#forms/render/codes.ts';
import { codeFetcherOf } from '#server/contract/code-fetcher.ts';
import { api } from './client.ts';

/** The code lists of the reader's centre (字典来源) for every form of these pages. */
export const codes = createCodeSource(codeFetcherOf(api));
