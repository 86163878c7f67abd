/** The browser's own name, for a result's badge. */
export function browserName(agent: string = navigator.userAgent): string {
  if (agent.includes('Firefox/')) return 'Firefox';
  if (agent.includes('Edg/')) return 'Edge';
  if (agent.includes('OPR/')) return 'Opera';
  if (agent.includes('Chrome/')) return 'Chromium';
  if (agent.includes('Safari/')) return 'Safari';
  return 'unknown browser';
}
