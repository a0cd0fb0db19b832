/** What asking a server over HTTP takes, whatever it is asked: bounds, patience and plain words. */
@NullMarked
package io.geusemaker.core.http;

import org.jspecify.annotations.NullMarked;
