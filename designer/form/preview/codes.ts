import { createCodeSource } from '#forms/render/codes.ts';
import { codeFetcherOf } from '#server/contract/code-fetcher.ts';
import { api } from '../../ui/read.ts';

/** The code lists of the centre for previews (字典来源). */
export const codes = createCodeSource(codeFetcherOf(api));
