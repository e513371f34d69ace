/** The version of Assay, recorded in every file that it writes. The same as in package.json. */
export const assayVersion = '0.1.0'
