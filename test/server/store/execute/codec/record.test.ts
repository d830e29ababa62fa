import { describe, expect, it } from 'vitest';
import { entries, flag, keyed, list, mark, oneOf, record, same } from '#server/store/execute/codec/record.ts';

interface Fruit {
  readonly id: string;
  readonly colour: 'red' | 'green';
  readonly ripe: boolean;
  readonly price: number | null;
  readonly note?: string;
  readonly sold?: true;
}
const fruit = record<Fruit>()(['id', 'colour', 'ripe', 'price', 'note?', 'sold?'], {
  colour: oneOf<Fruit['colour']>()(['red', 'green']),
  ripe: flag,
  sold: mark,
});
const apple: Fruit = { id: 'a', colour: 'green', ripe: true, price: null };

describe('codec of records', () => {
  it('should write values in the order of the fields and leave out what is absent at the end', () => {
    expect(fruit.write(apple)).toEqual(['a', 1, 1, null]);
    expect(fruit.write({ ...apple, sold: true })).toEqual(['a', 1, 1, null, null, 1]);
  });

  it.each<Fruit>([apple, { ...apple, note: '' }, { ...apple, sold: true, price: 0, ripe: false }])('should read back %o', one => {
    const text = JSON.stringify(fruit.write(one));
    expect(fruit.read(JSON.parse(text))).toEqual(one);
  });

  it('should keep null and absent apart', () => {
    expect(Object.keys(fruit.read(['a', 1, 1, null, null]))).toEqual(['id', 'colour', 'ripe', 'price']);
  });

  it('should lose nothing of a value with a field it does not know', () => {
    const newer = { ...apple, origin: '益阳' } as Fruit;
    expect(fruit.write(newer)).toEqual(newer);
    expect(fruit.read(fruit.write(newer))).toEqual(newer);
  });

  it('should read a text whose table had fewer fields', () => {
    expect(fruit.read(['a', 0, 0])).toEqual({ id: 'a', colour: 'red', ripe: false });
  });

  it('should keep a word it does not know', () => {
    const blue = { ...apple, colour: 'blue' } as unknown as Fruit;
    expect(fruit.read(fruit.write(blue))).toEqual(blue);
  });

  it('should write maps as lists and keep their order', () => {
    const basket = { b: { ...apple, id: 'b' }, a: apple };
    expect(keyed('id', fruit).read(keyed('id', fruit).write(basket))).toEqual(basket);
    expect(Object.keys(entries(fruit).read(entries(fruit).write(basket)))).toEqual(['b', 'a']);
    expect(list(fruit).read(list(fruit).write([apple]))).toEqual([apple]);
  });

  it('should write a list that repeats another as 1', () => {
    interface Card {
      readonly holders: readonly string[];
      readonly to: readonly string[];
    }
    const card = same<Card>('to', 'holders', record<Card>()(['holders', 'to']));
    expect(card.write({ holders: ['a'], to: ['a'] })).toEqual([['a'], 1]);
    expect(card.read([['a'], 1])).toEqual({ holders: ['a'], to: ['a'] });
    expect(card.write({ holders: ['a'], to: ['b'] })).toEqual([['a'], ['b']]);
  });
});
