/** What a person has before they choose. Kept apart from the schemas, so that a window can use it without them. */
export const defaultPreferences = { theme: 'system', density: 'standard', singleKeys: true } as const;
