package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.vavr.control.Either;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;

/** Finds the instance and tells why it cannot be worked on, before anything is sent to it. */
final class InstanceFinder {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceFinder.class);

  private final Instances instances;
  private final SsmConfig config;

  InstanceFinder(Instances instances, SsmConfig config) {
    this.instances = instances;
    this.config = config;
  }

  /**
   * Looks for the instance by its id, then by its tag.
   *
   * @return the id of an instance whose agent is online
   */
  String find() {
    if (config.instance().isEmpty()) {
      return byTag().getOrElseThrow(GeuseMakerException::new);
    }
    Either<Failure, String> named = byId(config.instance().get());
    if (named.isLeft() && config.stack().isPresent()) {
      Either<Failure, String> replacement = byTag();
      if (replacement.isRight()) {
        LOG.warn(
            "{}; going to {} by its tag {}",
            named.getLeft().what(),
            replacement.get(),
            config.tag());
        return replacement.get();
      }
    }
    return named.getOrElseThrow(GeuseMakerException::new);
  }

  private Either<Failure, String> byId(String id) {
    return instances
        .byId(id)
        .map(InstanceFinder::usable)
        .orElseGet(
            () ->
                Either.left(new AwsFailure.NotManaged(id, "it is not registered in this region")));
  }

  private Either<Failure, String> byTag() {
    List<InstanceInformation> known = instances.byStack(config.stack().orElseThrow());
    List<InstanceInformation> online = known.stream().filter(InstanceFinder::isOnline).toList();
    if (online.size() > 1) {
      return Either.left(
          new AwsFailure.SeveralInstances(
              config.tag(), online.stream().map(InstanceInformation::instanceId).toList()));
    }
    if (known.isEmpty()) {
      return Either.left(
          new AwsFailure.NotManaged(
              config.tag(), "no instance that is registered in this region has this tag"));
    }
    return usable(online.isEmpty() ? known.get(0) : online.get(0));
  }

  private static Either<Failure, String> usable(InstanceInformation instance) {
    String id = instance.instanceId();
    if (!isOnline(instance)) {
      String heard =
          instance.lastPingDateTime() == null
              ? "not known when"
              : instance.lastPingDateTime().toString();
      return Either.left(new AwsFailure.AgentOffline(id, heard));
    }
    if (instance.platformType() == PlatformType.WINDOWS) {
      return Either.left(new AwsFailure.NotManaged(id, "it runs Windows"));
    }
    return Either.right(id);
  }

  static boolean isOnline(InstanceInformation instance) {
    return instance.pingStatus() == PingStatus.ONLINE;
  }
}
