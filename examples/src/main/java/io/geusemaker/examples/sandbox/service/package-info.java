/** Stand-ins for the stack's services that check keys over HTTP, and for a client of one. */
@NullMarked
package io.geusemaker.examples.sandbox.service;

import org.jspecify.annotations.NullMarked;
