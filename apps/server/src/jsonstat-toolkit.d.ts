/** The part of the JSON-stat toolkit that the tests read answers with. */
declare module 'jsonstat-toolkit' {
  interface Category {
    readonly label: string;
    readonly unit: { readonly base: string; readonly decimals: number } | null;
  }
  interface Dimension {
    readonly length: number;
    readonly id: readonly string[];
    Category(id: string): Category;
  }
  interface Dataset {
    readonly id: readonly string[];
    readonly label: string;
    readonly role: { readonly time: readonly string[] };
    Dimension(id: string): Dimension;
    Data(query: Readonly<Record<string, string>>): {
      readonly value: number | null;
      readonly status: string | null;
    };
  }
  export default function JSONstat(json: unknown): { Dataset(index: number): Dataset };
}
