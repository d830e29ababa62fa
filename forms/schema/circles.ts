/** What reads what (依赖关系): a place in the form and the places whose value it needs first. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Circles among places (循环依赖), each in the order in which it would run: the first is needed by the second, the second by the third,
 * the last by the first again. Places that need each other in several ways may give several circles, at most `most` are told.
 */
export function findCircles(needs: Needs, most = 20): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[][] = [];
  for (const start of needs.keys()) {
    if (state.has(start) || circles.length >= most) continue;
    const path: { readonly place: string; readonly rest: string[] }[] = [];
    const enter = (place: string) => {
      state.set(place, 'open');
      path.push({ place, rest: [...(needs.get(place) ?? [])] });
    };
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) state.set(path.pop()!.place, 'done');
      else if (!state.has(next)) enter(next);
      else if (state.get(next) === 'open' && circles.length < most) {
        const places = path.map(one => one.place);
        circles.push(places.slice(places.indexOf(next)).reverse());
      }
    }
  }
  return circles;
}
