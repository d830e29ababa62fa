import { createRoot } from 'react-dom/client';
import { DesignerApp } from './app.tsx';
import './edit/edit.css';
import './ui/designer.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<DesignerApp />);
