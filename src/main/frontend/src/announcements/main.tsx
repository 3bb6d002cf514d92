import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { baseOf } from '../server/address';
import { Announcements } from './Announcements';
import '../style/index.css';
import './announcements.css';

const root = document.getElementById('root');
if (!root) throw new Error('announcements.html has lost its root element');
createRoot(root).render(
  <StrictMode>
    <Announcements base={baseOf(location.href)} />
  </StrictMode>,
);
