/** What planning hands over to be carried out: steps, secrets and what has to be proven. */
@NullMarked
package io.geusemaker.core.change;

import org.jspecify.annotations.NullMarked;
