import { useId } from 'react';
import { useCaseText } from '../messages/index.ts';

const red = '#c8202f';
/** A five-pointed star around the origin. */
const star = Array.from({ length: 10 }, (_, index) => {
  const angle = (Math.PI / 5) * index - Math.PI / 2;
  const radius = index % 2 === 0 ? 17 : 6.6;
  return `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
}).join(' ');

/** Where the seal goes (印章示意): circle, star and the organ's name; a sketch, never a valid seal. */
export function Seal({ organ }: { readonly organ: string }) {
  const { say } = useCaseText();
  const id = useId();
  const size = Math.min(17, 190 / Math.max(8, organ.length));
  return (
    <svg className="bj-seal" viewBox="-75 -75 150 150" role="img" aria-label={say('documents.sealTitle', { organ })}>
      <circle r="70" fill="none" stroke={red} strokeWidth="3.5" />
      <polygon points={star} fill={red} />
      <path id={id} d="M -50 22 A 54.6 54.6 0 1 1 50 22" fill="none" />
      <text fill={red} fontSize={size} textAnchor="middle" fontWeight="600">
        <textPath href={`#${id}`} startOffset="50%" textLength={Math.min(232, organ.length * size * 1.35)}>
          {organ}
        </textPath>
      </text>
    </svg>
  );
}
