import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { askAhead } from './shell/ask-ahead.js';
import { FailureBoundary } from './shell/failure-boundary.js';
import { giveStylesTheNonce } from './shell/page-nonce.js';
import './main.css';

giveStylesTheNonce();
await askAhead();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <FailureBoundary languages={['zh', 'en']}>
        <Suspense>
          <App />
        </Suspense>
      </FailureBoundary>
    </StrictMode>,
  );
}
