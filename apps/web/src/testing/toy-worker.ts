import { type MeasureLibrary, succeed } from '@veivalg/core';
import { serve } from '../engine/serve.ts';
import { type ToyPlace, toyEngine } from './toy-engine.ts';

const json = async (name: string): Promise<unknown> =>
  (await fetch(new URL(`../${name}`, globalThis.location.href))).json();

serve(async () =>
  succeed(
    toyEngine(
      (await json('toy-places.json')) as readonly ToyPlace[],
      (await json('measures.json')) as MeasureLibrary,
    ),
  ),
);
