/** Sentences of the player of counter-examples, Chinese and English beside each other (反例演示文字). */
const player = {
  'player.label': ['反例演示', 'Counter-example'],
  'player.step': ['第 {n} 步，共 {total} 步', 'Step {n} of {total}'],
  'player.first': ['回到开头', 'Back to the beginning'],
  'player.previous': ['上一步', 'Previous step'],
  'player.next': ['下一步', 'Next step'],
  'player.last': ['跳到最后', 'To the end'],
  'player.play': ['播放', 'Play'],
  'player.pause': ['暂停', 'Pause'],
  'player.close': ['结束演示', 'Close'],
  'player.tokens': ['现在停在：{places}', 'Now at: {places}'],
  'player.none': ['没有令牌', 'no tokens'],
  'player.keys': ['左右方向键前后走，Esc 结束。', 'Left and right arrows step; Esc closes.'],
} as const;

type PlayerKey = keyof typeof player;

/** The sentences in one language. */
export function playerIn(lang: 'zh' | 'en'): Record<PlayerKey, string> {
  return Object.fromEntries(Object.entries(player).map(([key, texts]) => [key, texts[lang === 'zh' ? 0 : 1]])) as Record<PlayerKey, string>;
}
