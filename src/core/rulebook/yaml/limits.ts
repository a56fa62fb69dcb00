/** What a rulebook may measure. All of it is checked before any object is built. */
export const MAX_FILE_BYTES = 512 * 1024;
export const MAX_TOTAL_BYTES = 8 * 1024 * 1024;
export const MAX_DEPTH = 64;
export const MAX_NODES = 200_000;
export const MAX_FILES = 2_000;
/** After so many faults a file is not read any further. */
export const MAX_FAULTS_PER_FILE = 200;
