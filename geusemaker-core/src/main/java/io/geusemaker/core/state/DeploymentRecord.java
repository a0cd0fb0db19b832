package io.geusemaker.core.state;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import java.util.Optional;

/**
 * What is recorded about a deployment; at least one of the two is there.
 *
 * @param name the deployment
 * @param state what GeuseMaker recorded
 * @param registration what was registered by hand
 */
public record DeploymentRecord(
    DeploymentName name, Optional<GeuseMakerState> state, Optional<Registration> registration) {}
