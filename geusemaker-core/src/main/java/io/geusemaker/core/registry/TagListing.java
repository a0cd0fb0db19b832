package io.geusemaker.core.registry;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Repository;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tags of a repository to the end, or fails.
 *
 * <p>Where a page names a next one, that is read. Where it names none, it is the last one only if
 * nothing comes after its last tag. Some registries do not understand that question: they are
 * believed only if they announce a next page when they are asked for a shorter one, or give all
 * tags even then.
 */
final class TagListing {

  private static final int PAGE = 1000;

  /** What every registry should give; some refuse to give more. */
  private static final int SMALL_PAGE = 100;

  private static final int MOST_PAGES = 2000;
  private static final int MOST_TAGS = 1_000_000;
  private static final long PAGE_LIMIT = 32 << 20;

  /** How registries answer to parameters that they do not take. */
  private static final Set<Integer> NOT_TAKEN = Set.of(400, 404, 405, 413, 416, 422);

  private final RegistryClient client;
  private final Repository repository;
  private final Question question;

  private final Set<String> tags = new LinkedHashSet<>();
  private final Set<URI> links = new HashSet<>();
  private int size = PAGE;
  private boolean continued;

  TagListing(RegistryClient client, Repository repository) {
    this.client = client;
    this.repository = repository;
    this.question = new Question(repository.registry(), "the tags of " + repository.familiar());
  }

  List<String> read() {
    Optional<TagPage> page = Optional.of(first());
    for (int pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES || tags.size() > MOST_TAGS) {
        throw incomplete("there are more than any repository should have");
      }
      boolean news = tags.addAll(page.get().tags());
      page = after(page.get(), news);
    }
    return List.copyOf(tags);
  }

  private TagPage first() {
    Answer answer = client.ask(repository, request(parameters(size)));
    if (answer.status() != 404 && NOT_TAKEN.contains(answer.status())) {
      size = SMALL_PAGE;
      answer = client.ask(repository, request(parameters(size)));
    }
    return page(answer);
  }

  private Optional<TagPage> after(TagPage page, boolean news) {
    if (page.next().isEmpty()) {
      return beyond(page);
    }
    URI next = page.next().get();
    if (!links.add(next) || (!news && !page.isEmpty())) {
      throw incomplete("its pages repeat themselves");
    }
    return Optional.of(page(client.ask(repository, request(next))));
  }

  /** What the registry has after a page that names no next one. */
  private Optional<TagPage> beyond(TagPage page) {
    boolean announces = !links.isEmpty();
    if (page.isEmpty() || (announces && page.tags().size() != size)) {
      return Optional.empty();
    }
    Answer answer = client.ask(repository, request(parameters(size) + "&last=" + page.last()));
    if (!NOT_TAKEN.contains(answer.status())) {
      TagPage more = page(answer);
      if (more.isEmpty() && more.next().isEmpty()) {
        return Optional.empty();
      }
      if (more.next().isPresent() || !tags.containsAll(more.tags())) {
        continued |= Collections.disjoint(more.tags(), tags);
        return Optional.of(more);
      }
    }
    if (continued) {
      throw incomplete("nothing came after " + page.last() + ", but no end either");
    }
    if (!announces && page.tags().size() > 1 && !announcesNext()) {
      throw incomplete("the registry does not say whether there are more");
    }
    return Optional.empty();
  }

  /** Whether the registry gives all at once, or says that there is more when there is. */
  private boolean announcesNext() {
    Answer answer = client.ask(repository, request(parameters(1)));
    if (NOT_TAKEN.contains(answer.status())) {
      return false;
    }
    TagPage one = page(answer);
    return one.tags().size() > 1 || one.next().isPresent();
  }

  private Request request(String parameters) {
    return request(RegistryClient.address(repository, "tags/list?" + parameters));
  }

  private Request request(URI uri) {
    return Request.get(uri, question, "application/json", PAGE_LIMIT);
  }

  private static String parameters(int size) {
    return "n=" + size;
  }

  private TagPage page(Answer answer) {
    return TagPage.read(client.require(repository, answer));
  }

  private GeuseMakerException incomplete(String reason) {
    return new GeuseMakerException(
        new RegistryFailure.Incomplete(repository.familiar(), tags.size(), reason));
  }
}
