/** Short names of the provinces (省、自治区、直辖市简称), the first character of a plate. */
const province = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]';
/** A letter or a digit as plates have them: I and O are left out, they look like 1 and 0. */
const sign = '[A-HJ-NP-Z0-9]';
const letter = '[A-HJ-NP-Z]';
/** Kind of a new energy vehicle: D A B C E electric, F G H J K other. */
const energy = '[DABCEFGHJK]';

const plates = [
  // Ordinary cars and motorcycles.
  `${province}${letter}${sign}{5}`,
  // New energy: the small ones carry their kind first, the large ones last (GA 36-2018, 新能源汽车号牌).
  `${province}${letter}(?:${energy}${sign}\\d{4}|\\d{5}${energy})`,
  // Police, learner, trailer, consulate, Hong Kong and Macao, test, over-size: the last character says it.
  `${province}${letter}${sign}{4}[警学挂领试超]`,
  `粤Z${sign}{4}[港澳]`,
  // Embassies, as before and since the edition of 2018.
  '使\\d{6}',
  '\\d{6}使',
  // Fire and rescue (应急救援专用号牌).
  `${province}[SX]\\d{4}应急`,
  // Airport vehicles (民航号牌) and the armed police (武警号牌).
  `民航${sign}{5}`,
  `WJ${province}?${sign}{5}`,
];
const plate = new RegExp(`^(?:${plates.join('|')})$`);

/**
 * Number plate of a vehicle (机动车号牌), written without dot or blank, letters in capitals. After GA 36-2018 中华人民共和国机动车号牌, with the
 * plates for rescue, airports and the armed police that stand outside it.
 */
export function isPlate(value: string): boolean {
  return plate.test(value);
}
