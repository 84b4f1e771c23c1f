import '../../platform/web/theme/index.css';
import { startDisplay } from '../../platform/web/index.ts';
startDisplay();
