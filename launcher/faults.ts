// The bootstrap tells faults too, before Node 24 and its types: they are defined there.
export { Fault, faultIn, faultOf, inPlace } from './bootstrap/faults.mjs';
