import { fetchPiece } from '../../platform/web/index.ts';

let texts: () => Promise<void> = async () => {};

/** Told once by who composes the page: how the texts of its pieces come. */
export const tellPieceTexts = (load: () => Promise<void>): void => {
  texts = load;
};

/** Fetches a piece of the class page that is not there yet, with the texts that only pieces show. */
export const fetchClassPiece = <T>(load: () => Promise<T>): Promise<T> =>
  fetchPiece(async () => (await Promise.all([load(), texts()]))[0]);
