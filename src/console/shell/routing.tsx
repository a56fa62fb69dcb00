import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { problemOf } from '../api/api-problem.js';
import { meQuery } from '../api/queries.js';
import { MyWorkPage } from '../features/my-work/my-work-page.js';
import { Problem } from '../shared/problem.js';
import type { Settings } from '../shared/settings.js';
import { Admission } from './admission.js';
import { Shell } from './shell.js';

const SignInPage = lazy(async () => ({ default: (await import('../features/sign-in/sign-in-page.js')).SignInPage }));
const TaskPage = lazy(async () => ({ default: (await import('../features/task/task-page.js')).TaskPage }));
const CopiesPage = lazy(async () => ({ default: (await import('../features/copies/copies-page.js')).CopiesPage }));
const CasesPage = lazy(async () => ({ default: (await import('../features/cases/cases-page.js')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('../features/case/case-page.js')).CasePage }));
const StartPage = lazy(async () => ({ default: (await import('../features/start/start-page.js')).StartPage }));
const StartCasePage = lazy(async () => ({ default: (await import('../features/start/start-case-page.js')).StartCasePage }));
const PasswordPage = lazy(async () => ({ default: (await import('../features/password/password-page.js')).PasswordPage }));
const NoticesPage = lazy(async () => ({ default: (await import('../features/notices/notices-page.js')).NoticesPage }));
const DeputiesPage = lazy(async () => ({ default: (await import('../features/deputies/deputies-page.js')).DeputiesPage }));
const CalendarsPage = lazy(async () => ({ default: (await import('../features/calendars/calendars-page.js')).CalendarsPage }));
const SchedulesPage = lazy(async () => ({ default: (await import('../features/schedules/schedules-page.js')).SchedulesPage }));
const OrganisationPage = lazy(async () => ({ default: (await import('../features/organisation/organisation-page.js')).OrganisationPage }));
const RulebookPage = lazy(async () => ({ default: (await import('../features/rulebook/rulebook-page.js')).RulebookPage }));
const SearchPage = lazy(async () => ({ default: (await import('../features/audit/search-page.js')).SearchPage }));
const ComparePage = lazy(async () => ({ default: (await import('../features/audit/compare-page.js')).ComparePage }));
const ChainsPage = lazy(async () => ({ default: (await import('../features/audit/chains-page.js')).ChainsPage }));
const ReadingsPage = lazy(async () => ({ default: (await import('../features/audit/readings-page.js')).ReadingsPage }));
const LedgerPage = lazy(async () => ({ default: (await import('../features/ledger/ledger-page.js')).LedgerPage }));
const RegistersPage = lazy(async () => ({ default: (await import('../features/registers/registers-page.js')).RegistersPage }));
const RegisterPage = lazy(async () => ({ default: (await import('../features/registers/register-page.js')).RegisterPage }));
const RecordsPage = lazy(async () => ({ default: (await import('../features/records/records-page.js')).RecordsPage }));
const RecordListPage = lazy(async () => ({ default: (await import('../features/records/record-list-page.js')).RecordListPage }));
const RecordPage = lazy(async () => ({ default: (await import('../features/records/record-page.js')).RecordPage }));
const BoardsPage = lazy(async () => ({ default: (await import('../features/boards/boards-page.js')).BoardsPage }));
const OperationsPage = lazy(async () => ({ default: (await import('../features/operations/operations-page.js')).OperationsPage }));

/** Which page an address shows, and to whom. The first one comes with the frame, the others when somebody goes there. */
export function Routing({ settings }: { readonly settings: Settings }) {
  const { data: me, error, isPending } = useQuery(meQuery);
  const { pathname, search } = useLocation();
  if (isPending) return <Waiting />;
  const nobody = error !== null && problemOf(error).code === 'not-signed-in';
  if (error !== null && !nobody && !me) return <Problem error={error} />;
  const next = new URLSearchParams(search).get('next') ?? '/';
  const door = new URLSearchParams({ ...(pathname !== '/' && { next: pathname }), ...(me && { session: 'ended' }) }).toString();
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="/sign-in" element={nobody ? <SignInPage settings={settings} /> : <Navigate to={/^\/(?!\/)/.test(next) ? next : '/'} replace />} />
        {nobody || !me ? (
          <Route path="*" element={<Navigate to={door === '' ? '/sign-in' : `/sign-in?${door}`} replace />} />
        ) : (
          <Route element={<Shell me={me} settings={settings} />}>
            <Route element={<Admission me={me} />}>
              <Route index element={<MyWorkPage />} />
              <Route path="notices" element={<NoticesPage />} />
              <Route path="password" element={<PasswordPage me={me.id} />} />
              <Route path="deputies" element={<DeputiesPage me={me} />} />
              <Route path="copies" element={<CopiesPage />} />
              <Route path="cases" element={<CasesPage me={me.id} />} />
              <Route path="cases/:id" element={<CasePage />} />
              <Route path="cases/:id/tasks/:task" element={<TaskPage />} />
              <Route path="start" element={<StartPage me={me} />} />
              <Route path="start/:workflow" element={<StartCasePage />} />
              <Route path="ledger" element={<LedgerPage me={me.id} />} />
              <Route path="audit" element={<SearchPage />} />
              <Route path="audit/compare" element={<ComparePage />} />
              <Route path="audit/chains" element={<ChainsPage />} />
              <Route path="audit/readings" element={<ReadingsPage />} />
              <Route path="registers" element={<RegistersPage />} />
              <Route path="registers/:register" element={<RegisterPage />} />
              <Route path="records" element={<RecordsPage />} />
              <Route path="records/:workflow" element={<RecordListPage />} />
              <Route path="records/:workflow/:id" element={<RecordPage />} />
              <Route path="boards" element={<BoardsPage />} />
              <Route path="operations" element={<OperationsPage me={me} />} />
              <Route path="calendars" element={<CalendarsPage />} />
              <Route path="schedules" element={<SchedulesPage me={me} />} />
              <Route path="organisation" element={<OrganisationPage me={me} />} />
              <Route path="rulebook" element={<RulebookPage me={me} />} />
            </Route>
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        )}
      </Routes>
    </Suspense>
  );
}

function Waiting() {
  return <Spin size="large" style={{ display: 'block', margin: '20vh auto 0' }} />;
}
