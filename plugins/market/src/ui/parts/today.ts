import { useEffect, useState } from 'react';

const isoDate = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** The reader's date, ISO; `undefined` while the page is still the one the build wrote. */
export function useToday(): string | undefined {
  const [today, setToday] = useState<string>();
  useEffect(() => setToday(isoDate(new Date())), []);
  return today;
}

/** Whether a last day has gone by; never before the page is alive in the browser. */
export function usePast(lastDay: string | undefined): boolean {
  const today = useToday();
  return today !== undefined && lastDay !== undefined && lastDay < today;
}
