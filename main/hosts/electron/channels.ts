/** Window → services, answered. */
export const callChannel = 'casebench:call';
/** Services → window. */
export const eventChannel = 'casebench:event';
