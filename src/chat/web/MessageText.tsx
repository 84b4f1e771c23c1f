import { textParts } from './text-parts.ts';

/** What was said. Only addresses given by who leads can be followed: a pupil’s are letters. */
export function MessageText({ text, hasLinks }: { text: string; hasLinks: boolean }) {
  if (!hasLinks) return text;
  return textParts(text).map((part, index) =>
    part.href === null ? (
      part.text
    ) : (
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ),
  );
}
