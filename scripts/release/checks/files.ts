/** Files by their paths in a folder, with slashes. */
export type Files = ReadonlyMap<string, Buffer>;
