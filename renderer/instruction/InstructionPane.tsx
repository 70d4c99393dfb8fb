import type { ReactNode } from 'react';
export function InstructionPane(_props: Readonly<{ caseId: string; clusterId: string; runId: string; onClose: () => void }>): ReactNode { return null; }
