import type { Clip, Range } from './schema/field.js';
import type { Weld } from './schema/weld.js';
import { labelOf, type ValueId } from './vocabularies.js';

type Parameter = ValueId<'weldParameter'>;
type Direction = ValueId<'weldDirection'>;

/** Which field a parameter is, and how a value at either side of it is spoken of. */
const parameters: Readonly<
  Record<
    Parameter,
    {
      readonly of: (weld: Weld) => Range | null | undefined;
      readonly high: string;
      readonly low: string;
    }
  >
> = {
  current: { of: ({ current }) => current?.range ?? current?.mean, high: '高い', low: '低い' },
  voltage: { of: ({ voltage }) => voltage, high: '高い', low: '低い' },
  speed: { of: ({ speed }) => speed, high: '速い', low: '遅い' },
  'arc-length': { of: ({ arcLength }) => arcLength, high: '長い', low: '短い' },
  'stick-out': { of: ({ electrode }) => electrode?.stickOut, high: '長い', low: '短い' },
  'tip-angle': { of: ({ electrode }) => electrode?.tipAngle, high: '大きい', low: '小さい' },
  'gas-flow': { of: ({ gas }) => gas?.flow, high: '多い', low: '少ない' },
  'backing-flow': { of: ({ backing }) => backing?.flow, high: '多い', low: '少ない' },
  'after-flow': { of: ({ gas }) => gas?.afterFlow, high: '長い', low: '短い' },
  'torch-angle': { of: ({ torchAngle }) => torchAngle, high: '大きい', low: '小さい' },
  'travel-angle': { of: ({ travelAngle }) => travelAngle, high: '大きい', low: '小さい' },
  'filler-angle': { of: ({ fillerAngle }) => fillerAngle, high: '大きい', low: '小さい' },
  'crater-current': { of: ({ craterCurrent }) => craterCurrent, high: '高い', low: '低い' },
  'down-slope': { of: ({ downSlope }) => downSlope, high: '長い', low: '短い' },
  interpass: { of: ({ interpass }) => interpass, high: '高い', low: '低い' },
  preheat: { of: ({ preheat }) => preheat, high: '高い', low: '低い' },
};

/** A parameter off its range, and the imperfection that comes of it. */
export interface DefectLink {
  readonly parameter: Parameter;
  readonly direction: Direction;
  readonly defect: ValueId<'defect'>;
  /** 電流が高い, 速度が遅い, アーク長がばらつく. */
  readonly condition: string;
  /** What this procedure keeps the parameter within; absent where it does not say. */
  readonly range?: Range;
  readonly clip?: Clip;
}

/** 不完全部との関係 of one procedure, in the author's order, each once. */
export function defectLinksOf(weld: Weld): DefectLink[] {
  const seen = new Set<string>();
  return (weld.defectLinks ?? []).flatMap(({ parameter, direction, defect, clip }) => {
    const key = `${parameter} ${direction} ${defect}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const words = parameters[parameter];
    const range = words.of(weld);
    const word = direction === 'uneven' ? labelOf('weldDirection', 'uneven') : words[direction];
    return [
      {
        parameter,
        direction,
        defect,
        condition: `${labelOf('weldParameter', parameter)}が${word}`,
        ...(range ? { range } : {}),
        ...(clip ? { clip } : {}),
      },
    ];
  });
}
