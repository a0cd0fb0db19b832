/** Makes and checks credentials in the forms that PostgreSQL and n8n keep them in; pure. */
@NullMarked
package io.geusemaker.core.credential;

import org.jspecify.annotations.NullMarked;
