/** The clone. */
export declare const root: string;

/** Everything that can be made again: Node, the engine, stamps, logs of preparation. */
export declare const cache: string;
