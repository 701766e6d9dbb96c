/** The mark: a sail inside a ring of eight strokes, one for each step of the loop. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden style={{ flex: 'none' }}>
      <g fill="none" stroke="var(--accent)" strokeWidth="1.8" strokeLinecap="round">
        <path d="M11.25 2.10A8 8 0 0 1 15.35 4.05" />
        <path d="M16.96 6.05A8 8 0 0 1 17.99 10.48" />
        <path d="M17.42 12.98A8 8 0 0 1 14.60 16.54" />
        <path d="M12.30 17.66A8 8 0 0 1 7.76 17.68" />
        <path d="M5.44 16.58A8 8 0 0 1 2.60 13.03" />
        <path d="M2.02 10.54A8 8 0 0 1 3.01 6.10" />
        <path d="M4.60 4.10A8 8 0 0 1 8.69 2.11" />
      </g>
      <path d="M9.6 5.4v7.4H6.2c.3-2.9 1.4-5.4 3.4-7.4zM11 8c1.2 1.2 2 2.8 2.3 4.8H11z" fill="var(--ink)" />
    </svg>
  );
}
