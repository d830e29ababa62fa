/** A function of a text that is worked out once for each (只算一次). */
export function once<V>(work: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return text => {
    if (!known.has(text)) known.set(text, work(text));
    return known.get(text) as V;
  };
}
