package io.geusemaker.examples.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The commands that were sent, which agents run, and of which everything is kept. */
final class CommandHistory implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_INSTANCES = 50;
  private static final int LONGEST_REQUEST = 64_000;
  private static final int LISTED = 2_500;

  /** How many commands an agent runs at a time. */
  private static final int AT_A_TIME = 5;

  private final ManagedInstances instances;
  private final Faults faults;
  private final Path orchestration;
  private final OwnProcessors ownProcessors = new OwnProcessors();
  private final List<Invocation> invocations = new CopyOnWriteArrayList<>();
  private final Map<String, Agent> agents = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(CommandHistory::daemon);

  CommandHistory(ManagedInstances instances, Faults faults, Path orchestration) {
    this.instances = instances;
    this.faults = faults;
    this.orchestration = orchestration;
  }

  List<Invocation> invocations() {
    return invocations;
  }

  OwnProcessors ownProcessors() {
    return ownProcessors;
  }

  int commands() {
    return (int) invocations.stream().map(invocation -> invocation.id).distinct().count();
  }

  String everythingKept() {
    StringBuilder kept = new StringBuilder();
    for (Invocation i : invocations) {
      kept.append(i.comment).append('\n').append(i.text).append('\n');
      kept.append(i.stdout()).append('\n').append(i.stderr()).append('\n');
    }
    return kept.toString();
  }

  ObjectNode sent(JsonNode request) {
    List<String> targets = new ArrayList<>();
    request.path("InstanceIds").forEach(instance -> targets.add(instance.asText()));
    if (targets.isEmpty()
        || targets.stream().anyMatch(instance -> instances.shell(instance).isEmpty())) {
      throw new IllegalArgumentException("InvalidInstanceId");
    }
    if (targets.size() > 1
        && faults.throttledPacks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalArgumentException("ThrottlingException");
    }
    if (targets.stream().anyMatch(faults.forbidden::contains)) {
      throw new IllegalArgumentException("AccessDeniedException");
    }
    long limit = request.path("Parameters").path("executionTimeout").path(0).asLong();
    if (targets.size() > MOST_INSTANCES
        || targets.stream().distinct().count() < targets.size()
        || request.path("TimeoutSeconds").asInt() < 30
        || request.path("Comment").asText().length() > 100
        || !request.path("DocumentName").asText().equals("AWS-RunShellScript")
        || limit < 5
        || limit > 172_800
        || request.toString().length() > LONGEST_REQUEST) {
      throw new IllegalArgumentException("ValidationException");
    }
    List<String> lines = new ArrayList<>();
    request
        .path("Parameters")
        .path("commands")
        .forEach(line -> lines.add(faults.inTransit.apply(line.asText())));
    String id = UUID.randomUUID().toString();
    for (String target : targets) {
      Invocation invocation =
          new Invocation(
              id,
              target,
              request.path("Comment").asText(),
              lines,
              Duration.ofSeconds(limit),
              faults.hiddenReads.get());
      invocations.add(invocation);
      begin(invocation);
    }
    ObjectNode reply = JSON.createObjectNode();
    reply.putObject("Command").put("CommandId", id).put("Status", "Pending");
    return reply;
  }

  private void begin(Invocation invocation) {
    Agent agent =
        agents.computeIfAbsent(
            invocation.instance,
            id -> new Agent(instances.shell(id).orElseThrow(), orchestration, AT_A_TIME));
    Optional<String> instead = faults.insteadOn(invocation.instance);
    if (instead.isPresent()) {
      invocation.end(instead.get(), -1, "", "");
    } else if (faults.holdsBack()) {
      threads.execute(() -> deliverLate(agent, invocation));
    } else {
      threads.execute(() -> agent.run(invocation));
    }
  }

  private void deliverLate(Agent agent, Invocation invocation) {
    try {
      faults.delivered.await();
      agent.run(invocation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ObjectNode seen(JsonNode request) {
    Invocation invocation =
        invocation(request.path("CommandId").asText(), request.path("InstanceId").asText());
    if (invocation.isHidden()) {
      throw new IllegalArgumentException("InvocationDoesNotExist");
    }
    Seen seen = seen(invocation);
    return JSON.createObjectNode()
        .put("CommandId", invocation.id)
        .put("InstanceId", invocation.instance)
        .put("ResponseCode", seen.code())
        .put("ExecutionStartDateTime", seen.start())
        .put("Status", seen.status())
        .put("StatusDetails", seen.details())
        .put("StandardOutputContent", faults.onReturn.apply(seen.stdout()))
        .put("StandardErrorContent", seen.stderr());
  }

  ObjectNode listed(JsonNode request) {
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode list = reply.putArray("CommandInvocations");
    for (Invocation invocation : invocations) {
      if (!invocation.id.equals(request.path("CommandId").asText()) || invocation.isHidden()) {
        continue;
      }
      Seen seen = seen(invocation);
      ObjectNode plugin =
          list.addObject()
              .put("CommandId", invocation.id)
              .put("InstanceId", invocation.instance)
              .put("Status", seen.status())
              .put("StatusDetails", seen.details())
              .putArray("CommandPlugins")
              .addObject()
              .put("Name", "aws:runShellScript")
              .put("Status", seen.status())
              .put("StatusDetails", seen.details())
              .put("ResponseCode", seen.code())
              .put("Output", cut(faults.onReturn.apply(seen.stdout())));
      if (!seen.start().isEmpty()) {
        plugin.put("ResponseStartDateTime", 1_767_225_600.0);
      }
    }
    return reply;
  }

  private Seen seen(Invocation invocation) {
    return ownProcessors.isYetHidden(invocation, invocations)
        ? Seen.inProgress(invocation)
        : Seen.of(invocation);
  }

  private static String cut(String output) {
    String mark = "---Output truncated---";
    return output.length() < LISTED ? output : output.substring(0, LISTED - mark.length()) + mark;
  }

  ObjectNode cancelled(JsonNode request) {
    String command = request.path("CommandId").asText();
    request
        .path("InstanceIds")
        .forEach(
            instance -> {
              Invocation invocation = invocation(command, instance.asText());
              Agent agent = agents.get(invocation.instance);
              if (agent != null) {
                agent.cancel(invocation);
              }
            });
    return JSON.createObjectNode();
  }

  private Invocation invocation(String command, String instance) {
    return invocations.stream()
        .filter(invocation -> invocation.id.equals(command))
        .filter(invocation -> invocation.instance.equals(instance))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("InvalidCommandId"));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ssm-agent");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits a while for what the agents run. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Invocation invocation : invocations) {
      invocation.end("Cancelled", -1, "", "");
    }
  }
}
