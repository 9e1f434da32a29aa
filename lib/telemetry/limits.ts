/** How large a frame may become, whatever is sent: what does not fit is counted in its coverage. */
export type FrameLimits = {
  /** Cells of the grid. */
  cells: number;
  series: number;
  services: number;
  operations: number;
  edges: number;
  /** Patterns of log lines, over all services. */
  patterns: number;
  /** Different lines, once masked, from which patterns are made. */
  maskedLines: number;
  traces: number;
  spansPerTrace: number;
};

export const FRAME_LIMITS: FrameLimits = {
  cells: 720,
  series: 10_000,
  services: 2_000,
  operations: 2_000,
  edges: 2_000,
  patterns: 2_000,
  maskedLines: 10_000,
  traces: 60,
  spansPerTrace: 500,
};

export const MAX_ATTRIBUTES = 64;
export const MAX_ATTRIBUTE_LENGTH = 256;
export const MAX_EXAMPLE_LENGTH = 2_000;
