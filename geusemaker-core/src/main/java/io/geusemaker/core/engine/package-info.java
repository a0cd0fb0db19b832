/** Carries requests out: finds the deployment, surveys, plans, runs steps, proves, records. */
@NullMarked
package io.geusemaker.core.engine;

import org.jspecify.annotations.NullMarked;
