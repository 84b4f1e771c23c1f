/** A covered playground: a roof, two posts, an open door. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M3 14 16 5l13 9M7 12v14M25 12v14M12 26v-8a4 4 0 0 1 8 0v8" />
    </svg>
  );
}
