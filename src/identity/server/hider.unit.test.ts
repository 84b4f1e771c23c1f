import { describe, expect, it } from 'vitest';
import { hider } from './hider.ts';

describe('a hidden source', () => {
  const at = (iso: string) => hider('secret of the installation', () => new Date(iso));

  it('is the same all day, on every server', () => {
    expect(at('2026-03-02T01:00:00Z')('192.0.2.7')).toBe(at('2026-03-02T23:00:00Z')('192.0.2.7'));
  });

  it('cannot be linked to the next day’s', () => {
    expect(at('2026-03-02T23:59:59Z')('192.0.2.7')).not.toBe(
      at('2026-03-03T00:00:00Z')('192.0.2.7'),
    );
  });

  it('does not show the address, and depends on the installation’s secret', () => {
    const now = () => new Date('2026-03-02T01:00:00Z');
    expect(hider('one', now)('192.0.2.7')).not.toContain('192');
    expect(hider('one', now)('192.0.2.7')).not.toBe(hider('two', now)('192.0.2.7'));
  });
});
