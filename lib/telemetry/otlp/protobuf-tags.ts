/** How a field's tag is written: its number and its wire type in one (protobuf's encoding document). */
export const VARINT = 0;
export const FIXED64 = 1;
export const DELIMITED = 2;
export const GROUP = 3;
export const GROUP_END = 4;
export const FIXED32 = 5;

export const varint = (field: number): number => (field << 3) | VARINT;
export const fixed64 = (field: number): number => (field << 3) | FIXED64;
export const delimited = (field: number): number => (field << 3) | DELIMITED;
