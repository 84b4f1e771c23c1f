import type { Right } from '../../access/contract/rights.ts';

export const givenPresetNames = ['test', 'debate', 'talk'] as const;
export type GivenPresetName = (typeof givenPresetNames)[number];

/**
 * Presets that everybody has, as examples. Each says yes or no of every right, so that a lesson is the same
 * after it, whatever was set before; a right that is added does not compile before they say what it is.
 */
export const givenPresets: Readonly<Record<GivenPresetName, { readonly [R in Right]: boolean }>> = {
  // A test: each one sees who teaches, and nobody else.
  test: {
    microphone: false,
    camera: true,
    screen: false,
    chatAll: false,
    chatTeachers: true,
    draw: false,
    react: false,
    seeCameras: false,
    seeList: false,
  },
  debate: {
    microphone: true,
    camera: true,
    screen: false,
    chatAll: false,
    chatTeachers: true,
    draw: false,
    react: true,
    seeCameras: true,
    seeList: true,
  },
  // One speaks, who is given the microphone and the screen by name; the others listen.
  talk: {
    microphone: false,
    camera: false,
    screen: false,
    chatAll: false,
    chatTeachers: true,
    draw: false,
    react: true,
    seeCameras: true,
    seeList: true,
  },
};
