package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** KMS and Secrets Manager of one account and region, and what goes wrong there. */
public final class AwsServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Loopback http = Loopback.start(this::answer);
  private final KmsStandIn kms = new KmsStandIn();
  private final SecretsManagerStandIn secrets = new SecretsManagerStandIn();
  private final List<AwsService> services = List.of(kms, secrets);
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private Runnable observer = () -> {};
  private int callsUntilDeath = Integer.MAX_VALUE;
  private boolean lastIsPerformed;

  private AwsServer() {}

  /**
   * Starts the services, and sets credentials that the SDK's own chain finds.
   *
   * @return the services, listening on loopback
   */
  public static AwsServer start() {
    return new AwsServer();
  }

  /** {@return where it listens} */
  public URI endpoint() {
    return http.endpoint();
  }

  /** {@return the parameters of an address that lead here} */
  public String query() {
    return "region=eu-central-1&endpoint=" + endpoint();
  }

  /** {@return its KMS} */
  public KmsStandIn kms() {
    return kms;
  }

  /** {@return its Secrets Manager} */
  public SecretsManagerStandIn secrets() {
    return secrets;
  }

  /** {@return the IAM actions that were called, in order} */
  public List<String> calls() {
    return calls;
  }

  /**
   * Answers an action with an error from now on.
   *
   * @param action the IAM action
   * @param code the error's code
   */
  public void refuse(String action, String code) {
    refusals.put(action, code);
  }

  /** Refuses nothing any more. */
  public void allow() {
    refusals.clear();
    throttled.set(0);
  }

  /**
   * Throttles the next calls.
   *
   * @param times how many
   */
  public void throttle(int times) {
    throttled.set(times);
  }

  /**
   * Performs the next calls and loses the replies.
   *
   * @param times how many
   */
  public void loseReplies(int times) {
    lostReplies.set(times);
  }

  /**
   * Lets the caller die: nothing that it asks for from then on is done.
   *
   * @param call the last call that is received, counted from one
   * @param performed whether it takes effect
   */
  public synchronized void dieAt(int call, boolean performed) {
    callsUntilDeath = call;
    lastIsPerformed = performed;
  }

  /**
   * Lets nobody die any more.
   *
   * @return whether somebody has
   */
  public synchronized boolean revive() {
    boolean died = callsUntilDeath <= 0;
    callsUntilDeath = Integer.MAX_VALUE;
    return died;
  }

  /**
   * Looks at what there is after every call.
   *
   * @param chosen is run while no other call is performed
   */
  public synchronized void observe(Runnable chosen) {
    observer = chosen;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      try {
        JsonNode reply = perform(target, request);
        if (lostReplies.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new Refusal("InternalServiceError", "the reply was lost");
        }
        reply(exchange, 200, reply);
      } catch (Refusal e) {
        int status = e.code().equals("InternalServiceError") ? 500 : 400;
        reply(
            exchange,
            status,
            JSON.createObjectNode().put("__type", e.code()).put("message", e.getMessage()));
      }
    }
  }

  private synchronized JsonNode perform(String target, JsonNode request) {
    int dot = target.indexOf('.');
    String name = target.substring(0, Math.max(0, dot));
    String operation = target.substring(dot + 1);
    AwsService service =
        services.stream()
            .filter(one -> one.target().equals(name))
            .findFirst()
            .orElseThrow(() -> new Refusal("UnknownOperationException", target));
    String action = service.prefix() + ":" + operation;
    calls.add(action);
    service.model().checkRequest(operation, request);
    if (throttled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new Refusal("ThrottlingException", "Rate exceeded");
    }
    String code = refusals.get(action);
    if (code != null) {
      throw new Refusal(
          code,
          code.equals("AccessDeniedException")
              ? "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: "
                  + action
                  + " on resource: *"
              : "a fault of the test");
    }
    callsUntilDeath--;
    if (callsUntilDeath < 0 || (callsUntilDeath == 0 && !lastIsPerformed)) {
      throw new Refusal("AccessDeniedException", "the caller is dead");
    }
    JsonNode reply = service.perform(operation, request);
    service.model().checkReply(operation, reply);
    observer.run();
    if (callsUntilDeath == 0) {
      throw new Refusal("AccessDeniedException", "the caller is dead");
    }
    return reply;
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /**
   * Stops listening.
   *
   * @throws AssertionError when something was not of the SDK's models of the services
   */
  @Override
  public void close() {
    http.close();
    services.forEach(service -> service.model().assertKept());
  }
}
