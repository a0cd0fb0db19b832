package io.geusemaker.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.HostFailure;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@DisplayName("The page of a fleet")
class FleetReportTest {

  private static final FleetResult<String> MIXED =
      new FleetResult<>(
          List.of(
              new FleetOutcome.Done<>("shop-1", "rotated postgres/password in 2.0 s"),
              new FleetOutcome.Failed<>(
                  "shop-2", new HostFailure.Unreachable("10.0.0.2", "timeout")),
              new FleetOutcome.Broken<>("shop-3", new IllegalStateException("<b>odd</b>")),
              new FleetOutcome.NotBegun<>("shop-4", "too many others failed")));

  private static List<String> cells(String page, String element) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page)));
    NodeList nodes = document.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void tellsOfEveryDeploymentThoseToLookAfterFirst() throws Exception {
    String page = MIXED.report();

    assertThat(cells(page, "h1")).containsExactly("1 of 4 done, 2 failed, 1 not begun");
    assertThat(cells(page, "h2")).containsExactly("To look after", "Not begun", "Done");
    assertThat(cells(page, "th")).containsSubsequence("shop-2", "shop-3", "shop-4", "shop-1");
    HostFailure failure = new HostFailure.Unreachable("10.0.0.2", "timeout");
    assertThat(cells(page, "td"))
        .contains(failure.what(), failure.state(), failure.next())
        .anyMatch(text -> text.contains("<b>odd</b>"))
        .contains("rotated postgres/password in 2.0 s");
  }

  @Test
  void hasNoPartsThatWouldBeEmpty() throws Exception {
    String page =
        new FleetResult<>(List.of(new FleetOutcome.Done<>("shop-1", "rotated in 2.0 s"))).report();

    assertThat(cells(page, "h2")).containsExactly("Done");
    assertThat(cells(page, "p")).contains("Fleet of 1 deployment", "All are done.");
  }

  @Test
  void isTheSameForTheSameResultAndLoadsNothing() {
    assertThat(MIXED.report())
        .isEqualTo(MIXED.report())
        .startsWith("<!DOCTYPE html>\n")
        .doesNotContain("<script", "://", "<b>");
  }
}
