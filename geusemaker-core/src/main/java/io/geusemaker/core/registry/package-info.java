/**
 * Reads image registries: tags, manifests, image configurations and small blobs.
 *
 * <p>Nothing that a registry says is believed without a check: a list of tags that may have been
 * cut short is a failure, never a short list; content is compared with its digest; credentials go
 * to the registry and the token server that it names, never to where they redirect. Why this is no
 * client library is told in {@code docs/adr/registry-client.md}.
 */
@NullMarked
package io.geusemaker.core.registry;

import org.jspecify.annotations.NullMarked;
