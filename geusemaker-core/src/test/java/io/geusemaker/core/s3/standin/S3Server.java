package io.geusemaker.core.s3.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.geusemaker.core.aws.standin.AwsFaults;
import io.geusemaker.core.aws.standin.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * S3 with buckets in the path: objects that are put, deleted and read, on conditions that are
 * checked and met at once, and lists with pages of some keys.
 */
public final class S3Server implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile("/([^/]+)/?(.*)");
  private static final int LONGEST_PAGE = 7;

  private final Map<String, StandInBucket> buckets = new ConcurrentHashMap<>();
  private final AwsFaults faults = new AwsFaults();
  private final S3Model model = new S3Model();
  private final Loopback http = Loopback.start(this::answer);

  private S3Server() {}

  /** Starts it, without buckets. */
  public static S3Server start() {
    return new S3Server();
  }

  /** Makes a bucket. */
  public void create(String bucket) {
    buckets.put(bucket, new StandInBucket());
  }

  public URI endpoint() {
    return http.endpoint();
  }

  public AwsFaults faults() {
    return faults;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = exchange.getRequestBody().readAllBytes();
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    String bucketName = path.matches() ? path.group(1) : "";
    String key = path.matches() ? path.group(2) : "";
    String action = action(exchange.getRequestMethod(), key);
    model.checkRequest(
        action,
        exchange.getRequestHeaders().keySet(),
        names(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")));
    Optional<String> refusal = faults.met(action, "SlowDown");
    StandInBucket bucket = buckets.get(bucketName);
    if (refusal.isPresent()) {
      error(exchange, refusal.get().equals("SlowDown") ? 503 : 403, refusal.get(), action);
    } else if (bucket == null) {
      error(exchange, 404, "NoSuchBucket", action);
    } else {
      switch (action) {
        case "GetObject" -> get(exchange, bucket, key);
        case "PutObject" -> put(exchange, bucket, key, content);
        case "DeleteObject" -> delete(exchange, bucket, key);
        default -> list(exchange, bucket);
      }
    }
  }

  private static List<String> names(String query) {
    return Stream.of(query.split("&"))
        .map(parameter -> parameter.split("=", 2)[0])
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String action(String method, String key) {
    return switch (method) {
      case "GET" -> key.isEmpty() ? "ListObjectsV2" : "GetObject";
      case "PUT" -> "PutObject";
      case "DELETE" -> "DeleteObject";
      default -> throw new IllegalArgumentException(method);
    };
  }

  private void get(HttpExchange exchange, StandInBucket bucket, String key) throws IOException {
    Optional<StandInBucket.Stored> found = bucket.get(key);
    if (found.isEmpty()) {
      error(exchange, 404, "NoSuchKey", key);
      return;
    }
    exchange.getResponseHeaders().set("ETag", found.get().tag());
    exchange.getResponseHeaders().set("x-amz-meta-geusemaker-write", found.get().write());
    reply(exchange, "GetObject", 200, found.get().content());
  }

  private void put(HttpExchange exchange, StandInBucket bucket, String key, byte[] content)
      throws IOException {
    if (faults.contends()) {
      error(exchange, 409, "ConditionalRequestConflict", key);
      return;
    }
    String write =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-meta-geusemaker-write"))
            .orElse("");
    StandInBucket.Outcome outcome =
        bucket.put(
            key, header(exchange, "If-Match"), header(exchange, "If-None-Match"), content, write);
    end(exchange, "PutObject", outcome, key);
  }

  private void delete(HttpExchange exchange, StandInBucket bucket, String key) throws IOException {
    if (faults.contends()) {
      error(exchange, 409, "ConditionalRequestConflict", key);
      return;
    }
    end(exchange, "DeleteObject", bucket.delete(key, header(exchange, "If-Match")), key);
  }

  private void end(HttpExchange exchange, String action, StandInBucket.Outcome outcome, String key)
      throws IOException {
    if (outcome.code().isPresent()) {
      error(exchange, outcome.status(), outcome.code().get(), key);
    } else if (faults.losesReply()) {
      exchange.close();
    } else {
      outcome.tag().ifPresent(tag -> exchange.getResponseHeaders().set("ETag", tag));
      reply(exchange, action, outcome.status(), new byte[0]);
    }
  }

  private void list(HttpExchange exchange, StandInBucket bucket) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    List<String> keys = bucket.keys(parameter(query, "prefix"));
    String token = parameter(query, "continuation-token");
    List<String> rest = keys.stream().filter(key -> key.compareTo(token) > 0).toList();
    List<String> page = rest.subList(0, Math.min(LONGEST_PAGE, rest.size()));
    boolean more = rest.size() > page.size();
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    xml.append("<EncodingType>url</EncodingType><IsTruncated>")
        .append(more)
        .append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>")
          .append(page.get(page.size() - 1))
          .append("</NextContinuationToken>");
    }
    page.forEach(
        key ->
            xml.append("<Contents><Key>")
                .append(URLEncoder.encode(key, UTF_8))
                .append("</Key></Contents>"));
    reply(
        exchange,
        "ListObjectsV2",
        200,
        xml.append("</ListBucketResult>").toString().getBytes(UTF_8));
  }

  private static String parameter(String query, String name) {
    Matcher found = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
    return found.find() ? URLDecoder.decode(found.group(1), UTF_8) : "";
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void error(HttpExchange exchange, int status, String code, String what)
      throws IOException {
    String message =
        code.equals("AccessDenied")
            ? "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:" + what
            : "a fault of " + what;
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    reply(
        exchange,
        status,
        ("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
            .getBytes(UTF_8));
  }

  private void reply(HttpExchange exchange, String action, int status, byte[] body)
      throws IOException {
    model.checkReply(action, exchange.getResponseHeaders().keySet(), body);
    reply(exchange, status, body);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * Stops listening.
   *
   * @throws AssertionError when something was not of the SDK's model of the service
   */
  @Override
  public void close() {
    http.close();
    model.assertKept();
  }
}
