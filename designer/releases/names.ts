/** Names of the elements of a diagram by id (元素名称), those that have one. */
export function elementNames(bpmn: string): readonly (readonly [string, string])[] {
  return [...bpmn.matchAll(/<bpmn:\w+ id="([^"]+)" name="([^"]+)"/g)].map(([, id, name]) => [id!, name!] as const);
}

/** A sentence with the titles of the ids it holds (编号换成名称); other words stay. */
export function withTitles(sentence: string, titles: Readonly<Record<string, string>>): string {
  return sentence.replace(/[A-Za-z][\w-]*/g, id => (Object.hasOwn(titles, id) ? titles[id]! : id));
}

/** Lists and statuses as the machine writes them are for those who know the model; the rest is for everybody. */
export const isTechnical = (sentence: string): boolean => /[["]/.test(sentence);
