import type { Seat, Signing } from '../cases/state.ts';

/** What one seat says (表态). */
export type Vote = NonNullable<Seat['vote']>;

/** Voices of a round, counted apart (同意、不同意、弃权), by head and by weight; `left`: those still to come. */
export interface Tally {
  readonly heads: Readonly<Record<Vote | 'left', number>>;
  readonly weight: Readonly<Record<Vote | 'left', number>>;
}

/** What a tally needs of a seat. */
export type Voice = Pick<Seat, 'vote' | 'weight'>;

/** Two shares nearer than this are the same: 2/3 and 0.55 have no exact binary form, a weight has at most six decimals. */
const nearness = 1e-9;

/** Count the voices of a round; the whole weight is frozen at arrival, whoever is still heard. */
export function tally(voices: readonly Voice[]): Tally {
  const heads = { agree: 0, refuse: 0, abstain: 0, left: 0 };
  const weight = { agree: 0, refuse: 0, abstain: 0, left: 0 };
  for (const voice of voices) {
    const said = voice.vote ?? 'left';
    heads[said] += 1;
    weight[said] += voice.weight;
  }
  return { heads, weight };
}

/**
 * Judge a round (判定): agree or refuse as soon as no further voice can change it, null while it is open.
 * An abstention (弃权) is neither consent nor refusal: it stops nobody, but where everybody abstains nobody has agreed, and that refuses.
 */
export function judge(voices: readonly Voice[], signing: Signing): 'agree' | 'refuse' | null {
  const counted = tally(voices);
  if (signing.mode === 'vote') return judgeVote(counted.weight, signing);
  return signing.mode === 'any' ? judgeAny(counted.heads, signing) : judgeAll(counted.heads, signing);
}

/** 会签 and 依次: everybody, nobody against. `refusal` first: one refusal ends it (一票否决). */
function judgeAll({ agree, refuse, left }: Tally['heads'], { refusal }: Signing): 'agree' | 'refuse' | null {
  if (refuse > 0 && refusal === 'first') return 'refuse';
  if (left > 0) return null;
  return agree > 0 && refuse === 0 ? 'agree' : 'refuse';
}

/** 或签: the first to agree; the first to refuse as well, unless everybody is to be heard before it is refused. */
function judgeAny({ agree, refuse, left }: Tally['heads'], { refusal }: Signing): 'agree' | 'refuse' | null {
  if (agree > 0) return 'agree';
  if (refuse > 0 && refusal === 'first') return 'refuse';
  return left > 0 ? null : 'refuse';
}

/** 票签: the weight that agrees against the whole weight; ends early when the threshold is reached or out of reach. */
function judgeVote(weight: Tally['weight'], signing: Signing): 'agree' | 'refuse' | null {
  const { agree, refuse, abstain, left } = weight;
  const whole = agree + refuse + abstain + left;
  if (isReached(agree, whole, signing)) return 'agree';
  return isReached(agree + left, whole, signing) ? null : 'refuse';
}

/** true: this part of the whole passes the threshold: > , or >= where `inclusive`; everything (1) can only be reached. */
function isReached(part: number, whole: number, { threshold = 0.5, inclusive = false }: Signing): boolean {
  const over = part - threshold * whole;
  const near = nearness * Math.max(1, whole);
  return inclusive || threshold === 1 ? over >= -near : over > near;
}
