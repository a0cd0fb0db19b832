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
      List<DeploymentRecord> elsewhere = new ArrayList<>();
      for (DeploymentRecord record : running()) {
        Optional<String> instance = instance(record).filter(wanted::contains);
        if (instance.isPresent()) {
          found.put(record.name().value(), over(record, instances.way(instance.get())));
          left.remove(instance.get());
        } else {
          elsewhere.add(record);
        }
      }
      // Replaced instances, and deployments that are recorded by their stack only.
      for (DeploymentRecord record : elsewhere) {
        Optional<String> stack = left.isEmpty() ? Optional.empty() : stack(record);
        Set<String> same = new TreeSet<>(stack.map(instances::ofStack).orElse(Set.of()));
        same.retainAll(left);
        if (same.size() == 1) {
          String instance = same.iterator().next();
          found.put(record.name().value(), over(record, instances.way(instance)));
          left.remove(instance);
        }
      }
      if (!left.isEmpty()) {
        throw new GeuseMakerException(
            new LookupFailure.NotOnRecord(tag.toString(), List.copyOf(left)));
      }
      return List.copyOf(found.values());
    }
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
        .map(Transports::over)
        .filter(Ssm.class::isInstance)
        .map(Ssm.class::cast);
  }
}
