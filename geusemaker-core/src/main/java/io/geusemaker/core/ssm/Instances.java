package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.aws.AwsErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** What Systems Manager knows of instances; several that are asked for by id are one question. */
final class Instances {

  private static final String ACTION = "ssm:DescribeInstanceInformation";
  private static final int PAGE = 50;

  private record Question(String id, CompletableFuture<Optional<InstanceInformation>> answer) {}

  private final SsmClient client;
  private final Channel channel;
  private final Gathering<String, Question> questions;

  Instances(SsmClient client, Channel channel) {
    this.client = client;
    this.channel = channel;
    this.questions = new Gathering<>(PAGE, channel::idle, channel.threads(), this::answer);
  }

  /** Looks again whether anybody could still ask. */
  void lookAgain() {
    questions.lookAgain();
  }

  /**
   * Asks for one instance.
   *
   * @return empty when it is not registered
   */
  Optional<InstanceInformation> byId(String id) {
    if (channel.companions() <= 1) {
      return described("InstanceIds", List.of(id), id).stream().findFirst();
    }
    Question question = new Question(id, new CompletableFuture<>());
    questions.add("InstanceIds", question);
    channel.waiting(question.answer());
    try {
      return question.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(id, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GeuseMakerException failure) {
        throw new GeuseMakerException(failure.failure(), failure);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Asks for the instances whose tag {@code Stack} has a value.
   *
   * @param stack the value
   */
  List<InstanceInformation> byStack(String stack) {
    return byTag("Stack", stack);
  }

  /** Asks for the instances that have a tag. */
  List<InstanceInformation> byTag(String key, String value) {
    return described("tag:" + key, List.of(value), key + "=" + value);
  }

  private void answer(List<Question> asked) {
    try {
      Map<String, InstanceInformation> known = new HashMap<>();
      List<String> ids = asked.stream().map(Question::id).distinct().toList();
      described("InstanceIds", ids, String.join(", ", ids))
          .forEach(instance -> known.put(instance.instanceId(), instance));
      asked.forEach(one -> one.answer().complete(Optional.ofNullable(known.get(one.id()))));
    } catch (RuntimeException | Error e) {
      asked.forEach(one -> one.answer().completeExceptionally(e));
    }
  }

  private List<InstanceInformation> described(String key, List<String> values, String name) {
    try {
      return client
          .describeInstanceInformationPaginator(
              request ->
                  request
                      .maxResults(PAGE)
                      .filters(
                          InstanceInformationStringFilter.builder()
                              .key(key)
                              .values(values)
                              .build()))
          .instanceInformationList()
          .stream()
          .toList();
    } catch (SdkException e) {
      if (AwsErrors.isInterruption(e)) {
        Thread.currentThread().interrupt();
        throw interrupted(name, e);
      }
      if (!AwsErrors.has(e, "InvalidInstanceId")) {
        throw SsmErrors.exception(ACTION, name, e);
      }
      // One of several that is none hides all the others.
      return values.size() == 1
          ? List.of()
          : values.stream().flatMap(one -> described(key, List.of(one), one).stream()).toList();
    }
  }

  private static GeuseMakerException interrupted(String name, Exception cause) {
    return new GeuseMakerException(new HostFailure.Interrupted(name, "find the instance"), cause);
  }
}
