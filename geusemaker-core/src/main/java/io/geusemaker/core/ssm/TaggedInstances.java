package io.geusemaker.core.ssm;

import io.geusemaker.api.model.InstanceTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/** The instances that Systems Manager manages and that have a tag. */
public final class TaggedInstances implements AutoCloseable {

  private final InstanceTag tag;
  private final Channel channel;

  private TaggedInstances(InstanceTag tag, Channel channel) {
    this.tag = tag;
    this.channel = channel;
  }

  /**
   * Prepares to ask.
   *
   * @param tag the tag, and where to look for it
   * @return the way to ask, to be closed
   * @throws io.geusemaker.api.failure.GeuseMakerException when no region is set anywhere
   */
  public static TaggedInstances of(InstanceTag tag) {
    return new TaggedInstances(
        tag,
        Channel.enter(
            new SsmConfig(Optional.empty(), Optional.empty(), tag.region(), tag.endpoint())));
  }

  /**
   * Asks for those with the tag.
   *
   * @return their ids, sorted
   * @throws io.geusemaker.api.failure.GeuseMakerException with an {@link
   *     io.geusemaker.api.failure.AwsFailure}
   */
  public Set<String> ids() {
    return ids(channel.instances().byTag(tag.key(), tag.value()));
  }

  /**
   * Asks for those of a stack whose agents are online, whether they have the tag or not.
   *
   * @param stack the value of the tag {@code Stack}
   * @return their ids, sorted
   * @throws io.geusemaker.api.failure.GeuseMakerException with an {@link
   *     io.geusemaker.api.failure.AwsFailure}
   */
  public Set<String> onlineOfStack(String stack) {
    return ids(
        channel.instances().byStack(stack).stream().filter(InstanceFinder::isOnline).toList());
  }

  private static Set<String> ids(List<InstanceInformation> instances) {
    Set<String> ids = new TreeSet<>();
    instances.forEach(instance -> ids.add(instance.instanceId()));
    return ids;
  }

  /**
   * The way to one of them.
   *
   * @param instance its id
   * @return a transport
   */
  public Ssm way(String instance) {
    Ssm way = Ssm.instance(instance);
    Ssm there = tag.region().map(way::region).orElse(way);
    return tag.endpoint().map(there::endpoint).orElse(there);
  }

  @Override
  public void close() {
    channel.leave();
  }
}
