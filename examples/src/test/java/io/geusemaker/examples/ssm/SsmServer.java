package io.geusemaker.examples.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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

/**
 * Systems Manager's Run Command in AWS JSON 1.1, for one account and region: it keeps every
 * command, cuts outputs, and is seen a moment late.
 */
public final class SsmServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The instance that is there and online at first. */
  public static final String INSTANCE = "i-0a1b2c3d4e5f67890";

  /** The value of its tag {@code Stack}. */
  public static final String STACK = "my-dev-stack";

  private record Managed(String ping, String stack, String platform) {}

  private final HttpServer http;
  private final Agent agent;
  private final ExecutorService agents = Executors.newFixedThreadPool(5, SsmServer::daemon);
  private final ExecutorService requests = Executors.newCachedThreadPool(SsmServer::daemon);
  private final Map<String, Managed> instances = new ConcurrentHashMap<>();
  private final List<Invocation> history = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Faults faults = new Faults();

  private SsmServer(HttpServer http, Agent agent) {
    this.http = http;
    this.agent = agent;
    instances.put(INSTANCE, new Managed("Online", STACK, "Linux"));
  }

  /**
   * Starts the service, and sets credentials that the SDK's own chain finds.
   *
   * @param shell starts processes on the host
   * @param orchestration where the agent keeps scripts and outputs
   * @return the service, listening on loopback
   */
  public static SsmServer start(AgentShell shell, Path orchestration) {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "an-example-and-no-secret");
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SsmServer server = new SsmServer(http, new Agent(shell, orchestration));
      http.createContext("/", server::answer);
      http.setExecutor(server.requests);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return where it listens} */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** {@return how many commands were sent so far} */
  public int commands() {
    return history.size();
  }

  /** {@return everything that the service keeps of every command} */
  public String everythingKept() {
    StringBuilder kept = new StringBuilder();
    for (Invocation i : history) {
      kept.append(i.comment).append('\n').append(i.text).append('\n');
      kept.append(i.stdout()).append('\n').append(i.stderr()).append('\n');
    }
    return kept.toString();
  }

  List<Invocation> history() {
    return history;
  }

  /** The actions that were called, in order. */
  List<String> calls() {
    return calls;
  }

  Faults faults() {
    return faults;
  }

  void manage(String instance, String ping, String stack) {
    instances.put(instance, new Managed(ping, stack, "Linux"));
  }

  void forget(String instance) {
    instances.remove(instance);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String action = String.valueOf(target).replaceFirst("^AmazonSSM\\.", "");
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      calls.add(action);
      Optional<String> refusal = faults.refusal(action);
      if (refusal.isPresent()) {
        reply(exchange, 400, error(refusal.get(), action));
        return;
      }
      ObjectNode reply;
      try {
        reply = perform(action, request);
      } catch (IllegalArgumentException e) {
        reply(exchange, 400, error(String.valueOf(e.getMessage()), action));
        return;
      }
      boolean lost =
          action.equals("SendCommand")
              && faults.lostReplies.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      reply(exchange, lost ? 500 : 200, lost ? error("InternalServerError", action) : reply);
    }
  }

  private static ObjectNode error(String code, String action) {
    return JSON.createObjectNode()
        .put("__type", code)
        .put(
            "message",
            code.equals("AccessDeniedException")
                ? "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ssm:"
                    + action
                    + " on resource: *"
                : "a fault of the test");
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private ObjectNode perform(String action, JsonNode request) {
    return switch (action) {
      case "DescribeInstanceInformation" -> described(request);
      case "SendCommand" -> sent(request);
      case "GetCommandInvocation" -> seen(request);
      case "CancelCommand" -> cancelled(request);
      default -> throw new IllegalArgumentException("UnknownOperationException");
    };
  }

  private ObjectNode described(JsonNode request) {
    JsonNode filter = request.path("Filters").path(0);
    String key = filter.path("Key").asText();
    String value = filter.path("Values").path(0).asText();
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode list = reply.putArray("InstanceInformationList");
    instances.forEach(
        (id, managed) -> {
          boolean wanted =
              switch (key) {
                case "InstanceIds" -> id.equals(value);
                case "tag:Stack" -> managed.stack().equals(value);
                default -> throw new IllegalArgumentException("InvalidFilterKey");
              };
          if (wanted) {
            list.addObject()
                .put("InstanceId", id)
                .put("PingStatus", managed.ping())
                .put("LastPingDateTime", 1_700_000_000.0)
                .put("PlatformType", managed.platform());
          }
        });
    return reply;
  }

  private ObjectNode sent(JsonNode request) {
    String instance = request.path("InstanceIds").path(0).asText();
    if (!instances.containsKey(instance)) {
      throw new IllegalArgumentException("InvalidInstanceId");
    }
    long limit = request.path("Parameters").path("executionTimeout").path(0).asLong();
    if (request.path("TimeoutSeconds").asInt() < 30
        || request.path("Comment").asText().length() > 100
        || !request.path("DocumentName").asText().equals("AWS-RunShellScript")
        || limit < 5
        || limit > 172_800
        || request.toString().length() > 64_000) {
      throw new IllegalArgumentException("ValidationException");
    }
    List<String> lines = new ArrayList<>();
    request
        .path("Parameters")
        .path("commands")
        .forEach(line -> lines.add(faults.inTransit.apply(line.asText())));
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            instance,
            request.path("Comment").asText(),
            lines,
            Duration.ofSeconds(limit),
            faults.hiddenReads.get());
    history.add(invocation);
    if (faults.instead().isPresent()) {
      invocation.end(faults.instead().get(), -1, "", "");
    } else if (faults.holdsBack()) {
      requests.execute(() -> deliverLate(invocation));
    } else {
      agents.execute(() -> agent.run(invocation));
    }
    ObjectNode reply = JSON.createObjectNode();
    reply.putObject("Command").put("CommandId", invocation.id).put("Status", "Pending");
    return reply;
  }

  private void deliverLate(Invocation invocation) {
    try {
      faults.delivered.await();
      agent.run(invocation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode seen(JsonNode request) {
    Invocation invocation = invocation(request);
    if (invocation.isHidden()) {
      throw new IllegalArgumentException("InvocationDoesNotExist");
    }
    String details = invocation.details();
    return JSON.createObjectNode()
        .put("CommandId", invocation.id)
        .put("InstanceId", invocation.instance)
        .put("ResponseCode", invocation.code())
        .put("ExecutionStartDateTime", invocation.start())
        .put("Status", details.contains("Timed Out") ? "TimedOut" : details.replace(" ", ""))
        .put("StatusDetails", details)
        .put("StandardOutputContent", faults.onReturn.apply(invocation.stdout()))
        .put("StandardErrorContent", invocation.stderr());
  }

  private ObjectNode cancelled(JsonNode request) {
    agent.cancel(invocation(request));
    return JSON.createObjectNode();
  }

  private Invocation invocation(JsonNode request) {
    String id = request.path("CommandId").asText();
    return history.stream()
        .filter(invocation -> invocation.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("InvalidCommandId"));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ssm");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops listening, and waits a while for what the agent runs. */
  @Override
  public void close() {
    http.stop(0);
    requests.shutdownNow();
    agents.shutdown();
    try {
      if (!agents.awaitTermination(10, TimeUnit.SECONDS)) {
        agents.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Invocation invocation : history) {
      invocation.end("Cancelled", -1, "", "");
    }
  }
}
