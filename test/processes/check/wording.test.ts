import { describe, expect, it } from 'vitest';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withBpmn } from '../shipped.ts';
import { codesIn } from './changed.ts';

const promised = filesOf('promised');

describe('checkWording', () => {
  it.each<[string, PackFiles, string]>([
    [
      'a choice without its question',
      withBpmn(promised, 'id="gwCheck" name="审查结论"', 'id="gwCheck"'),
      'warning gateway-name-missing gwCheck',
    ],
    [
      'an answer without words',
      withBpmn(promised, 'id="reviewReturn" name="退回承办"', 'id="reviewReturn"'),
      'warning flow-name-missing reviewReturn',
    ],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });
});
