package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.spi.Target;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.core.ssm.TaggedInstances;
import io.geusemaker.core.state.DeploymentLookup;
import io.geusemaker.core.state.DeploymentRecord;
import io.geusemaker.core.state.GeuseMakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which deployments on record are on the instances that have a tag. */
final class TaggedDeployments {

  private final Target records;
  private final InstanceTag tag;

  TaggedDeployments(Target records, InstanceTag tag) {
    this.records = records;
    this.tag = tag;
  }

  List<Target> find() {
    try (TaggedInstances instances = TaggedInstances.of(tag)) {
      Set<String> wanted = instances.ids();
      if (wanted.isEmpty()) {
        throw new GeuseMakerException(new LookupFailure.NothingTagged(tag.toString()));
      }
      Map<String, Target> found = new TreeMap<>();
      Set<String> left = new TreeSet<>(wanted);
      List<DeploymentRecord> all = running();
      for (DeploymentRecord record : all) {
        instance(record)
            .filter(wanted::contains)
            .ifPresent(
                instance -> {
                  found.put(record.name().value(), over(record, instances.way(instance)));
                  left.remove(instance);
                });
      }
      // Replaced instances, and deployments that are recorded by their stack only.
      for (DeploymentRecord record : all) {
        replacement(record, instances, left)
            .ifPresent(
                instance -> {
                  found.put(record.name().value(), over(record, instances.way(instance)));
                  left.remove(instance);
                });
      }
      if (!left.isEmpty()) {
        throw new GeuseMakerException(
            new LookupFailure.NotOnRecord(tag.toString(), List.copyOf(left)));
      }
      return List.copyOf(found.values());
    }
  }

  /** None as long as its own is there: another of the same stack may be a copy of it. */
  private static Optional<String> replacement(
      DeploymentRecord record, TaggedInstances instances, Set<String> left) {
    Optional<String> stack = left.isEmpty() ? Optional.empty() : stack(record);
    Set<String> online = stack.map(instances::onlineOfStack).orElse(Set.of());
    return online.size() == 1
        ? online.stream().filter(left::contains).findFirst()
        : Optional.empty();
  }

  private Target over(DeploymentRecord record, Ssm way) {
    return records.named(record.name()).over(stack(record).map(way::orTagged).orElse(way));
  }

  private List<DeploymentRecord> running() {
    StateDirectory directory = StateDirectory.of(records.stateDirectory());
    Records all = directory.records(records.stateStore());
    List<DeploymentRecord> running = new ArrayList<>();
    for (String name : DeploymentLookup.known(directory, all)) {
      try {
        running.add(DeploymentLookup.find(directory, all, new DeploymentName(name)));
      } catch (GeuseMakerException e) {
        if (!(e.failure() instanceof LookupFailure.NotRunning)) {
          throw e;
        }
      }
    }
    return running;
  }

  private static Optional<String> instance(DeploymentRecord record) {
    return registered(record)
        .map(Ssm::instance)
        .orElseGet(() -> record.state().flatMap(GeuseMakerState::instanceId));
  }

  private static Optional<String> stack(DeploymentRecord record) {
    return registered(record)
        .map(Ssm::stack)
        .orElseGet(() -> record.state().map(GeuseMakerState::stackName));
  }

  private static Optional<Ssm> registered(DeploymentRecord record) {
    return record
        .registration()
        .map(Registration::connection)
        .filter(connection -> "ssm".equals(connection.getScheme()))
        .map(Transports::over)
        .filter(Ssm.class::isInstance)
        .map(Ssm.class::cast);
  }
}
