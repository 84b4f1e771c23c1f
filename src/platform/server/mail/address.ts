import { emailAddress } from '../../contract/values.ts';

/** Addresses made up for accounts without one, and reserved names: nobody is there (RFC 2606). */
export const isNobody = (address: string): boolean => /\.invalid\.?$/i.test(address);

/** Whether a mail server can be asked to write there. */
export const isAddress = (address: string): boolean => emailAddress.safeParse(address).success;

/** Whether somebody may be reached there. */
export const canReceive = (address: string): boolean => !isNobody(address) && isAddress(address);
