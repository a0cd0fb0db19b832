/** What the install archive holds, and that it starts wherever it is put. */
@NullMarked
package io.geusemaker.scripting.install;

import org.jspecify.annotations.NullMarked;
