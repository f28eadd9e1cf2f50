import { type MeasureLibrary, succeed } from '@veivalg/core';
import { serve } from '../engine/serve.ts';
import { toyEngine } from './toy-engine.ts';
import { toyPlaces } from './toy-places.ts';

serve(async (_, library) => succeed(toyEngine(toyPlaces, library as MeasureLibrary)));
