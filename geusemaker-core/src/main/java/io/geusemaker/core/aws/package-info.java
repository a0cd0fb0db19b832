/** What everything here that asks AWS has in common: addresses, clients, and what errors mean. */
@NullMarked
package io.geusemaker.core.aws;

import org.jspecify.annotations.NullMarked;
