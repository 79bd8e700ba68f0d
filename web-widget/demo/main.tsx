import { render } from 'preact';
import './demo.css';
import { Demo } from './demo.tsx';

const root = document.getElementById('demo');
if (root) render(<Demo />, root);
