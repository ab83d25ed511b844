// The little script that makes pages quick; every page works without it.
import 'htmx.org';
import './keys.js';
import './place.js';
import './theme.js';
import './menu.js';
