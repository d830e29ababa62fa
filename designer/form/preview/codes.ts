import { createCodeSource } from '#forms/render/codes.ts';
import { api } from '../../ui/read.ts';

/** The code lists of the centre for previews (字典来源). */
export const codes = createCodeSource(async (listId, { under, q, codes: wanted }) => {
  const query = {
    ...(under === undefined ? {} : { under }),
    ...(q === undefined ? {} : { q }),
    ...(wanted ? { codes: wanted.join(',') } : {}),
  };
  return api.call('getCodes', { params: { listId }, query });
});
