/** What is true on the host now: read only, in one round trip where one is enough. */
@NullMarked
package io.geusemaker.core.survey;

import org.jspecify.annotations.NullMarked;
