import { createRoot } from 'react-dom/client';
import { PublicApp } from './app.tsx';
import './public.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PublicApp />);
