/** The name of what the query cache holds for a room: its log. */
export const roomKey = (incidentId: string) => ["room", incidentId] as const;
