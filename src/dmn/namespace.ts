/** Of the attributes and elements in which a DMN file keeps what DMN has no word for. */
export const NAMESPACE = 'urn:bylaw:dmn';
