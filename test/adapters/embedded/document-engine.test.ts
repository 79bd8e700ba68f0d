import { describeDocumentEngine } from '../../contract/document-engine.ts';
import { openTemporary } from './temporary.ts';

describeDocumentEngine('embedded', () => openTemporary());
