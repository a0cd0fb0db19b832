package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.http.Patience;
import io.geusemaker.core.json.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The OSV service, or one that answers like it. It is asked for everything that it knows of a
 * package, page by page, and the versions are compared here: an answer of which a page is missing
 * is no answer.
 */
public final class OsvApi implements Advisories {

  /** The public service. */
  public static final URI PUBLIC = URI.create("https://api.osv.dev");

  private static final int MOST_PAGES = 200;

  private final URI base;
  private final JsonService service;

  private OsvApi(URI base, Patience patience) {
    this.base = base;
    this.service = new JsonService(patience);
  }

  /**
   * The public service.
   *
   * @return {@link #PUBLIC} with {@link Patience#standard()}
   */
  public static OsvApi standard() {
    return at(PUBLIC, Patience.standard());
  }

  /**
   * A service.
   *
   * @param base its address, without {@code /v1/query}
   * @param patience how long to wait for it
   * @return the source
   * @throws IllegalArgumentException when the address is not of HTTP or HTTPS, or holds a user
   */
  public static OsvApi at(URI base, Patience patience) {
    String scheme = String.valueOf(base.getScheme());
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new IllegalArgumentException("the address of an OSV service begins with http");
    }
    if (base.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the address of an OSV service names no user");
    }
    return new OsvApi(base, patience);
  }

  @Override
  public AdvisoryAnswer about(AdvisoryQuestion question) {
    Optional<String> obstacle = question.obstacle();
    if (obstacle.isPresent()) {
      return new AdvisoryAnswer.Unavailable(name(), obstacle.get());
    }
    OsvReading reading = new OsvReading(question);
    try {
      for (AdvisoryPackage wanted : question.packages()) {
        read(wanted, reading);
      }
    } catch (ServiceException e) {
      return new AdvisoryAnswer.Unavailable(name(), e.reason());
    }
    return reading.onlyUnreadable()
        ? new AdvisoryAnswer.Unavailable(name(), "none of its records could be read")
        : reading.asAnswerOf(name());
  }

  private void read(AdvisoryPackage wanted, OsvReading reading) throws ServiceException {
    URI address = URI.create(base.toString().replaceFirst("/*$", "") + "/v1/query");
    ObjectNode query = Json.mapper().createObjectNode();
    query.putObject("package").put("ecosystem", wanted.ecosystem()).put("name", wanted.name());
    Set<String> pages = new HashSet<>();
    String page = "";
    do {
      JsonNode answer = service.post(address, query);
      JsonNode advisories = answer.path("vulns");
      JsonNode next = answer.path("next_page_token");
      if (!answer.isObject()
          || !(advisories.isArray() || advisories.isMissingNode() || advisories.isNull())) {
        throw ServiceException.lasting("its answer is not one of an OSV service");
      }
      advisories.forEach(reading::answer);
      page = next.asText("");
      query.put("page_token", page);
      if (!page.isEmpty() && (!pages.add(page) || pages.size() > MOST_PAGES)) {
        throw ServiceException.lasting("its answer does not end");
      }
    } while (!page.isEmpty());
  }

  private String name() {
    return "OSV at " + base;
  }
}
