/**
 * A host to rotate on that needs only a JDK: stand-ins for docker and n8n around a real PostgreSQL.
 */
@NullMarked
package io.geusemaker.examples.sandbox;

import org.jspecify.annotations.NullMarked;
