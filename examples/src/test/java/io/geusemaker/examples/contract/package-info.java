/** What must hold on every host, run on the sandbox and on the Docker stack alike. */
@NullMarked
package io.geusemaker.examples.contract;

import org.jspecify.annotations.NullMarked;
