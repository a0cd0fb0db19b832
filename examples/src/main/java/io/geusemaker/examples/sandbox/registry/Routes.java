package io.geusemaker.examples.sandbox.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the registry answers to each request. */
final class Routes {

  private static final Pattern ROUTE =
      Pattern.compile("/v2/(?<name>.+)/(?<kind>tags|manifests|blobs)/(?<rest>[^/]+)");

  private final Map<String, Repository> repositories = new ConcurrentHashMap<>();

  Repository repository(String name) {
    return repositories.computeIfAbsent(name, unused -> new Repository());
  }

  Answer answer(String path, String query) {
    if (path.equals("/v2/") || path.equals("/v2")) {
      return Answer.of(JsonNodeFactory.instance.objectNode(), Map.of());
    }
    Matcher route = ROUTE.matcher(path);
    if (!route.matches()) {
      return Answer.error(404, "UNSUPPORTED", "page not found");
    }
    String name = route.group("name");
    Repository repository = repositories.get(name);
    if (repository == null) {
      return Answer.error(404, "NAME_UNKNOWN", "repository name not known to registry");
    }
    String rest = route.group("rest");
    return switch (route.group("kind")) {
      case "tags" -> tags(name, repository.tags(), query);
      case "manifests" ->
          repository
              .manifest(rest)
              .map(Answer::of)
              .orElseGet(() -> Answer.error(404, "MANIFEST_UNKNOWN", "manifest unknown"));
      default ->
          repository
              .blob(rest)
              .map(Answer::of)
              .orElseGet(() -> Answer.error(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    };
  }

  private static Answer tags(String name, List<String> all, String query) {
    Map<String, String> wanted = new HashMap<>();
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      wanted.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    String last = wanted.getOrDefault("last", "");
    List<String> after = all.stream().filter(tag -> tag.compareTo(last) > 0).toList();
    int limit =
        Optional.ofNullable(wanted.get("n")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    List<String> page = after.stream().limit(limit).toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
    page.forEach(json.putArray("tags")::add);
    if (page.isEmpty() || page.size() == after.size()) {
      return Answer.of(json, Map.of());
    }
    String next =
        "</v2/%s/tags/list?n=%d&last=%s>; rel=\"next\""
            .formatted(name, limit, page.get(page.size() - 1));
    return Answer.of(json, Map.of("Link", next));
  }
}
