/** What a raised hand asks for: to speak, before all; or help, in silence, of those who lead alone. */
export const handKinds = ['speech', 'help'] as const;
export type HandKind = (typeof handKinds)[number];
