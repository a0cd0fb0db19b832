package io.geusemaker.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one document says of a service.
 *
 * @param environment entry by variable
 * @param envFiles its env files in order
 * @param secrets its file secrets in order
 * @param image the scalar of its image
 * @param extending whether it extends another service
 */
record ComposeService(
    Map<String, EnvironmentEntry> environment,
    List<EnvFileReference> envFiles,
    List<SecretReference> secrets,
    Optional<YamlScalar> image,
    boolean extending) {}
