/** An amount in 分 (fen), a hundredth of a 元: fields with `x-money` (金额). */
export type Fen = number;

/** The code of an entry of a code list (字典代码): fields with `x-codes`. Centres add entries, so that any text may be one. */
// biome-ignore lint/correctness/noUnusedVariables: names the list for who reads the type
export type Code<List extends string> = string;
