package io.geusemaker.examples.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.geusemaker.core.aws.standin.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Systems Manager's Run Command in AWS JSON 1.1, for one account and region: it keeps every
 * command, cuts outputs, and is seen a moment late. Requests and replies are held to the SDK's own
 * model of the service.
 */
public final class SsmServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The instance that is there and online at first. */
  public static final String INSTANCE = "i-0a1b2c3d4e5f67890";

  /** The value of its tag {@code Stack}. */
  public static final String STACK = "my-dev-stack";

  private final HttpServer http;
  private final ExecutorService requests = Executors.newCachedThreadPool(SsmServer::daemon);
  private final ManagedInstances instances = new ManagedInstances();
  private final CommandHistory history;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ServiceModel model = ServiceModel.of("ssm");
  private final Faults faults = new Faults();

  private SsmServer(HttpServer http, Path orchestration) {
    this.http = http;
    this.history = new CommandHistory(instances, faults, orchestration);
  }

  /**
   * Starts the service with one instance, and sets credentials that the SDK's own chain finds.
   *
   * @param shell starts processes on its host
   * @param orchestration where agents keep scripts and outputs
   * @return the service, listening on loopback
   */
  public static SsmServer start(AgentShell shell, Path orchestration) {
    SsmServer server = startEmpty(orchestration);
    server.manage(INSTANCE, STACK, shell);
    return server;
  }

  /**
   * Starts the service without an instance.
   *
   * @param orchestration where agents keep scripts and outputs
   * @return the service, listening on loopback
   */
  public static SsmServer startEmpty(Path orchestration) {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "an-example-and-no-secret");
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SsmServer server = new SsmServer(http, orchestration);
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

  /** {@return how many commands were sent so far, whatever the number of their instances} */
  public int commands() {
    return history.commands();
  }

  /** {@return everything that the service keeps of every command} */
  public String everythingKept() {
    return history.everythingKept();
  }

  /**
   * Adds an instance that is online.
   *
   * @param instance its id
   * @param stack the value of its tag {@code Stack}
   * @param shell starts processes on its host
   */
  public void manage(String instance, String stack, AgentShell shell) {
    instances.put(instance, "Online", stack, shell);
  }

  /** {@return the actions that were called, in order} */
  public List<String> calls() {
    return calls;
  }

  /** {@return what in requests and replies is not of the SDK's model of the service} */
  public List<String> breaches() {
    return model.breaches();
  }

  /**
   * Lets an instance run some more commands, and then no more, as if it was gone.
   *
   * @param instance its id
   * @param commands how many it still runs
   */
  public void loseAfter(String instance, int commands) {
    faults.loseAfter(instance, commands);
  }

  /**
   * Lets an instance run commands again.
   *
   * @param instance its id
   */
  public void findAgain(String instance) {
    faults.findAgain(instance);
  }

  /**
   * Lets the instances, which share the processors of this machine, answer as if each had its own:
   * they are seen to end one command within two seconds of each other, when the last of them has.
   */
  public void pretendOwnProcessors() {
    history.ownProcessors().pretend();
  }

  /**
   * Says whether the others of a command are not to wait for an instance on which nothing ends.
   *
   * @param instance its id
   * @param stuck whether that is so from now on
   */
  public void stuck(String instance, boolean stuck) {
    if (stuck) {
      history.ownProcessors().exempt(instance);
    } else {
      history.ownProcessors().include(instance);
    }
  }

  List<Invocation> history() {
    return history.invocations();
  }

  Faults faults() {
    return faults;
  }

  /** Sets how the agent of an instance is heard of, which need not have one. */
  void manage(String instance, String ping, String stack) {
    instances.put(instance, ping, stack);
  }

  /** Gives an instance tags besides {@code Stack}, each as {@code key=value}. */
  void tag(String instance, String... tags) {
    instances.tag(instance, Set.of(tags));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String action = String.valueOf(target).replaceFirst("^AmazonSSM\\.", "");
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      calls.add(action);
      model.checkRequest(action, request);
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
      model.checkReply(action, reply);
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
      case "DescribeInstanceInformation" -> instances.described(request);
      case "SendCommand" -> history.sent(request);
      case "GetCommandInvocation" -> history.seen(request);
      case "ListCommandInvocations" -> history.listed(request);
      case "CancelCommand" -> history.cancelled(request);
      default -> throw new IllegalArgumentException("UnknownOperationException");
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ssm");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops listening, and waits a while for what the agents run. */
  @Override
  public void close() {
    http.stop(0);
    requests.shutdownNow();
    history.close();
  }
}
