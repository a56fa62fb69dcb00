import { useQuery } from '@tanstack/react-query';
import { outlineQuery } from '../../api/queries.js';
import { useToday } from '../../shared/use-today.js';
import { isHeld, type Person } from './organisation-queries.js';

/** The departments that somebody is in: the own one, and those of the posts held today. */
export function useDepartmentsOf(): (person: Pick<Person, 'department' | 'posts'>) => readonly string[] {
  const today = useToday();
  const { data: outline } = useQuery(outlineQuery());
  const ofPost = new Map((outline?.posts ?? []).map(({ id, department }) => [id, department]));
  return ({ department, posts }) => [...new Set([department, ...posts.filter((holding) => isHeld(holding, today)).map(({ post }) => ofPost.get(post))].filter((one) => one !== undefined))];
}
