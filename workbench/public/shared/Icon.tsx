const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5.2l3.4 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  phone: 'M6.5 3.5h3l1.6 4-2.2 1.7a12 12 0 0 0 5.9 5.9l1.7-2.2 4 1.6v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
  place: 'M12 21s7-6.1 7-11.2A7 7 0 0 0 5 9.8C5 14.9 12 21 12 21zM12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  paper: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 16h5',
} as const;

/** A small drawing beside words (图标); it says nothing the words do not. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="pb-icon"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}

const mouths = {
  5: 'M7.5 13.5c1 3 2.7 4.3 4.5 4.3s3.5-1.3 4.5-4.3z',
  4: 'M8 14.2c1.1 1.8 2.4 2.6 4 2.6s2.9-.8 4-2.6',
  3: 'M8.5 15.5h7',
  2: 'M8 16.6c1.1-1.6 2.4-2.2 4-2.2s2.9.6 4 2.2',
  1: 'M7.5 17.6c.9-2.6 2.6-3.8 4.5-3.8s3.6 1.2 4.5 3.8z',
} as const;

/** A face for a level of satisfaction (满意度表情). */
export function Face({ level, big = false }: { readonly level: 1 | 2 | 3 | 4 | 5; readonly big?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={big ? 'pb-face-big' : 'pb-face'}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M8.6 9.2v.9M15.4 9.2v.9" strokeWidth="2" />
      <path d={mouths[level]} />
      {level === 1 && <path d="M6.8 6.9l3 1.2M17.2 6.9l-3 1.2" />}
    </svg>
  );
}
