package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.Paging;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A list is whole, or there is a failure. */
class TagListingPropertiesTest {

  @Property(tries = 60)
  void aRegistryThatCanBeReadToTheEndIs(
      @ForAll("counts") int count,
      @ForAll("readable") Paging paging,
      @ForAll @IntRange(min = 100, max = 1200) int most) {
    Paging capped = paging.equals(Paging.NONE) ? paging : paging.withMost(most);
    try (StubRegistry stub = StubRegistry.start()) {
      List<String> tags = tags(count);
      stub.content().tags("app", tags).paged(capped);

      assertThat(Readers.anonymous().tags(Repository.parse(stub.host() + "/app"))).isEqualTo(tags);
    }
  }

  @Property(tries = 30)
  void aRegistryThatCannotBeReadToTheEndIsAFailure(
      @ForAll @IntRange(min = 2, max = 2300) int count,
      @ForAll @IntRange(min = 1, max = 1200) int most) {
    try (StubRegistry stub = StubRegistry.start()) {
      stub.content().tags("app", tags(count)).paged(Paging.CUT.withMost(Math.max(2, most)));

      assertThat(failureOf(() -> Readers.anonymous().tags(Repository.parse(stub.host() + "/app"))))
          .isInstanceOf(RegistryFailure.Incomplete.class);
    }
  }

  private static List<String> tags(int count) {
    return IntStream.range(0, count).mapToObj("1.%05d"::formatted).toList();
  }

  @Provide
  Arbitrary<Integer> counts() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 2300),
        Arbitraries.of(0, 1, 2, 99, 100, 101, 999, 1000, 1001, 2000));
  }

  @Provide
  Arbitrary<Paging> readable() {
    return Arbitraries.of(Paging.LINKED, Paging.SILENT, Paging.NONE);
  }
}
