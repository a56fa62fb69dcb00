import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { giveStylesTheNonce } from './shell/page-nonce.js';
import './main.css';

giveStylesTheNonce();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Suspense>
        <App />
      </Suspense>
    </StrictMode>,
  );
}
