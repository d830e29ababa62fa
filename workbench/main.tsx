import 'antd/dist/antd.css';
import { createRoot } from 'react-dom/client';
import { WorkbenchApp } from './app.tsx';
import './shared/styles.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<WorkbenchApp />);
