/**
 * How much two short texts speak of the same (文字相近度), 0 to 1: the share of the first one's pairs of characters the second has too. 不予办理
 * and 准予 have none in common, which single characters would not tell; 齐全 is not what stands in 仍不齐全.
 */
export function likeness(text: string, other: string): number {
  const [mine, theirs] = [pairsOf(text), pairsOf(other)];
  if (mine.size === 0) return 0;
  return [...mine].filter(pair => theirs.has(pair)).length / mine.size;
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.toLowerCase().replace(/[\s，。、；：（）()“”"？?！!·-]/g, '')];
  const before = (index: number): string => (/[不未没无非]/.test(characters[index - 1] ?? '') ? '不' : '');
  return new Set(characters.slice(1).map((character, index) => `${before(index)}${characters[index]}${character}`));
}

/** What a text says about a request: yes, no, or neither (同意、不同意). */
export function leaningOf(text: string): 'yes' | 'no' | null {
  if (/不予|不同意|不通过|不批准|不准|不许可|拒绝|驳回|否决/.test(text)) return 'no';
  return /^(准予|同意|批准|通过|许可|受理|予以受理|予以批准)(许可|办理|受理|申请)?$/.test(text.trim()) ? 'yes' : null;
}
