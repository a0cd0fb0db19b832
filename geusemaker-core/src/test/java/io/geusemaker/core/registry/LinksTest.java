package io.geusemaker.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</next>; rel=\"next\"",
        "</next>;rel=next",
        "</next>; title=\"a, b; rel=prev\"; rel=\"next\"",
        "</next>; REL=\"NEXT\"",
        "</next>; rel=\"last next\"",
        "</next>",
        "</first>; rel=\"first\", </next>; rel=\"next\"",
        "</first>; rel=first,</next>;rel=next,</last>;rel=last",
      })
  void theNextPageIsFoundAmongLinks(String header) {
    assertThat(Links.next(List.of(header))).hasValue("/next");
  }

  @Test
  void theNextPageIsFoundAmongHeaders() {
    assertThat(Links.next(List.of("</a>; rel=\"prev\"", "</b>; rel=\"next\""))).hasValue("/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "</prev>; rel=\"prev\"", "</x>; rel=\"nextish\"", "/next; rel=next"})
  void otherLinksAreNoNextPage(String header) {
    assertThat(Links.next(List.of(header))).isEmpty();
  }

  @Property
  void junkIsNoFailure(@ForAll List<String> headers) {
    assertThat(Links.next(headers)).isNotNull();
  }
}
