package io.geusemaker.core.ssm;

import java.net.URI;
import java.util.Optional;

/**
 * How an instance is found and reached.
 *
 * @param instance its id
 * @param stack what its tag {@code Stack} says; asked when there is no id, or when that instance is
 *     gone
 * @param region the AWS region; the SDK's own chain decides when empty
 * @param endpoint where Systems Manager answers; the region's own address when empty
 */
record SsmConfig(
    Optional<String> instance,
    Optional<String> stack,
    Optional<String> region,
    Optional<URI> endpoint) {

  String name() {
    return instance.orElseGet(this::tag);
  }

  String tag() {
    return "Stack=" + stack.orElse("");
  }
}
