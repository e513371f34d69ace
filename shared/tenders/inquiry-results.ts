/** Whether the price was accepted as explained, or the bid is rejected for it. */
export const inquiryResults = ['accepted', 'rejected'] as const
export type InquiryResult = (typeof inquiryResults)[number]
