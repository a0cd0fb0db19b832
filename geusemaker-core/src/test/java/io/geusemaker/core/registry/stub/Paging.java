package io.geusemaker.core.registry.stub;

import java.util.List;
import java.util.Optional;

/**
 * How a registry cuts lists of tags into pages.
 *
 * @param number whether it gives only as many as are asked for
 * @param last whether it goes on after the tag that is named
 * @param link whether it says where the next page is
 * @param most how many it gives at most
 */
public record Paging(boolean number, boolean last, boolean link, int most) {

  /** Everything at once, as some registries do. */
  public static final Paging NONE = new Paging(false, false, false, Integer.MAX_VALUE);

  /** As the specification wants it. */
  public static final Paging LINKED = new Paging(true, true, true, 1000);

  /** Without a word about a next page. */
  public static final Paging SILENT = new Paging(true, true, false, 1000);

  /** A first page, and no way to the others. */
  public static final Paging CUT = new Paging(true, false, false, 1000);

  public Paging withMost(int newMost) {
    return new Paging(number, last, link, newMost);
  }

  Reply page(String path, List<String> all, Seen request) {
    int size = number ? Integer.parseInt(request.query().getOrDefault("n", "" + most)) : most;
    size = Math.min(size, most);
    Optional<String> after =
        last || link ? Optional.ofNullable(request.query().get("last")) : Optional.empty();
    int from = after.map(all::indexOf).map(index -> index + 1).orElse(0);
    int to = (int) Math.min(all.size(), (long) from + size);
    List<String> page = all.subList(from, to);
    String tags = page.isEmpty() ? "null" : "[\"" + String.join("\",\"", page) + "\"]";
    Reply reply = Reply.json("{\"name\":\"stub\",\"tags\":" + tags + "}");
    return link && to < all.size()
        ? reply.with(
            "Link",
            "<%s?last=%s&n=%d>; rel=\"next\"".formatted(path, page.get(page.size() - 1), size))
        : reply;
  }
}
