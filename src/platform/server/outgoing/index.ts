export {
  openOutgoing,
  OutgoingError,
  type Outgoing,
  type OutgoingFault,
  type OutgoingRequest,
} from './outgoing.ts';
