import { describe, expect, test } from 'vitest';
import { addressOfSeat, placeOf } from './place.ts';

const seatId = '0192f3c4-7d1e-7a53-9c1e-2f1f8a3b4c5d';

describe('an address', () => {
  test('of a personal link names its secret', () => {
    expect(placeOf({ pathname: '/e', hash: '#k7Qx_-2' })).toEqual({ secret: 'k7Qx_-2' });
  });
  test('of a class link names its secret', () => {
    expect(placeOf({ pathname: '/c', hash: '#k7Qx_-2' })).toEqual({ classSecret: 'k7Qx_-2' });
    expect(placeOf({ pathname: '/c', hash: '' })).toBeNull();
  });
  test('of a seat names the seat, and leads back to it', () => {
    expect(placeOf({ pathname: addressOfSeat(seatId), hash: '' })).toEqual({ seatId });
  });
  test('of a link without its secret names nothing', () => {
    expect(placeOf({ pathname: '/e', hash: '' })).toBeNull();
  });
  test('of something else names nothing', () => {
    expect(placeOf({ pathname: '/s/../etc', hash: '' })).toBeNull();
  });
});
