/** Most pixels that the picture of a page may be asked to be wide. */
export const widestPicture = 4096
