import { limits } from '../limits.ts';

/** Deep brackets, rows of keywords and rows of bare words make the parser slow: counted before it runs (过于复杂). The text has its strings blanked out. */
export function isTooComplex(text: string): boolean {
  const keywords = text.match(/\b(?:if|then|else|for|in|return|some|every|satisfies|function|instance|between)\b/g)?.length ?? 0;
  return keywords > limits.feelKeywords || longestRow(text) > limits.feelWords || bracketDepth(text) > limits.feelBrackets;
}

/** The most words and numbers in a row: names may have spaces, so that each could begin or end one. */
function longestRow(text: string): number {
  const rows = text.split(/[^\p{L}\p{N}_\s]|\b(?:and|or)\b/u);
  return rows.reduce((most, row) => Math.max(most, row.match(/\S+/g)?.length ?? 0), 0);
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
