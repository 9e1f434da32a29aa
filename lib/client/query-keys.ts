/** Names of what the query cache holds. */
export const roomKey = (incidentId: string) => ["room", incidentId] as const;
/** Every list of incidents, whatever its filter. */
export const listsKey = ["incidents"] as const;
export const listKey = (address: string) => [...listsKey, address] as const;
