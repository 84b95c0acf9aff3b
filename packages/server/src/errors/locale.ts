/** The languages that the server speaks. */
export type Locale = 'en' | 'zh';
