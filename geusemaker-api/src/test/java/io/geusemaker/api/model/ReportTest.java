package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.SealedSecret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a result. */
class ReportTest {

  /** Nothing that could load, run, leave or answer anything. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section",
          "h1", "h2", "p", "div", "span", "code", "dl", "dt", "dd", "table", "caption", "thead",
          "tbody", "tr", "th", "td");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "style",
          "role",
          "scope",
          "aria-label",
          "aria-hidden",
          "data-column");

  private static final String HARMLESS = "harmless";

  private static final List<ParsedPage> EXPECTED =
      FullResults.pages(HARMLESS).map(ParsedPage::of).toList();

  static Stream<String> pages() {
    return FullResults.pages("some text");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void has_nothing_that_loads_or_runs(String page) {
    ParsedPage parsed = ParsedPage.of(page);

    assertThat(ELEMENTS).containsAll(parsed.elements());
    assertThat(ATTRIBUTES).containsAll(parsed.attributes());
    assertThat(page)
        .doesNotContain("://", "url(", "@import", "javascript:", "<!--", "<![CDATA[")
        .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;")
        .contains("name=\"viewport\"", "prefers-color-scheme: dark", "@media print");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</style></title><script>",
        "\" onload=\"alert(1)",
        "' style='background:url(//example.org)",
        "]]> --> <!-- &amp; &#x3c;script&#x3e;",
        "<img src=x onerror=alert(1)>",
        "\u202egnp.exe \u0000\u001b[2J"
      })
  void takes_hostile_text_as_text(String text) {
    isTextAndNothingElse(text);
  }

  @Property(tries = 100)
  void takes_any_text_as_text(@ForAll String text) {
    isTextAndNothingElse("<" + text + "&");
  }

  /** The same elements as for a harmless text, and the text where that one was. */
  private static void isTextAndNothingElse(String text) {
    List<ParsedPage> seen = FullResults.pages(text).map(ParsedPage::of).toList();
    for (int i = 0; i < EXPECTED.size(); i++) {
      assertThat(EXPECTED.get(i).texts()).contains(HARMLESS);
      assertThat(seen.get(i).tags()).isEqualTo(EXPECTED.get(i).tags());
      assertThat(seen.get(i).texts())
          .isEqualTo(EXPECTED.get(i).texts().replace(HARMLESS, ParsedPage.readable(text)));
    }
  }

  @Test
  void opens_and_shows_no_secret() {
    RotationResult result = FullResults.rotation("canary-of-a-text");
    String page = result.report();

    assertThat(page).contains("canary-of-a-text", "********");
    assertThat(page).doesNotContain(FullResults.CIPHERTEXT, FullResults.SECRET);
    assertThat(result.newCredentials().values())
        .extracting(SealedSecret::ciphertext)
        .containsOnly(FullResults.CIPHERTEXT);
  }

  @Test
  void shows_every_text_of_a_result() {
    assertThat(ParsedPage.of(Samples.patchResult().report()).texts())
        .contains("stack", "1 service patched", "34.5 s", "13.8 s", "2.40.6", "2.40.7", "security")
        .contains("CVE-2026-54305", "CVE-2026-99999", "high", "a leak", "2.41.0, another line")
        .contains("3 migrations would run", "latest floats", "its container")
        .contains("start n8n from its new image", "20.1 s", "/root/runtime.env", "postgres:15")
        .contains("op-1", "2026-11-23 12:00:00 UTC", "sha256:" + "b".repeat(64))
        .contains("Still vulnerable: known vulnerabilities stay open in what runs now (1).");
    assertThat(ParsedPage.of(Samples.result().report()).texts())
        .contains("2 credentials rotated", "not on record", "******** version 3", "******** new")
        .contains("The new secrets were seen to work", "TCP from another container", "2 rows")
        .contains("a later \"up -d\" recreates postgres too", "recreate n8n", "9.1 s");
  }

  @Test
  void says_what_could_not_be_tested() {
    Proof proof = new Proof("n8n/owner", false, Proof.OldSecret.NOT_TESTED, "HTTP login", "");

    assertThat(ParsedPage.of(Samples.resultWithProofs(List.of(proof)).report()).texts())
        .contains("Not all of it could be tested", "not tested")
        .doesNotContain("Warnings", "were seen to work");
    assertThat(Samples.resultWithProofs(List.of()).report())
        .doesNotContain("tested", "were seen to work");
  }

  @Test
  void asks_no_proof_of_an_old_secret_where_there_is_none() {
    Proof image = new Proof("n8n/image", true, Proof.OldSecret.NOT_TESTED, "container", "2.40.6");

    assertThat(ParsedPage.of(Samples.resultWithProofs(List.of(image)).report()).texts())
        .contains("What was seen afterwards", "n8n/image", "container")
        .doesNotContain("tested", "What was tried");
  }

  @Test
  void counts_what_a_held_back_patch_would_fix_as_open() {
    String page =
        FullResults.patch(List.of(), List.of(Samples.patchOfN8n().skip("later"))).report();

    assertThat(ParsedPage.of(page).texts())
        .contains("Nothing was patched", "runs now (2)", "2.40.7, held back")
        .doesNotContain("Closed\nService");
  }

  @Test
  void calls_nothing_safe_that_nobody_could_look_up() {
    PatchInfo unknown = PatchInfo.of("n8n", "n8nio/n8n", "1", "2");
    PatchInfo unasked =
        PatchInfo.skipped("app", "acme/app", "1", "newest")
            .plus(List.of(Finding.info("no-advisories", "not known there")));

    assertThat(FullResults.patch(List.of(unknown), List.of(unasked)).report())
        .contains("no database could say what is open in n8n, app.")
        .doesNotContain("Nothing is known");
    assertThat(FullResults.patch(List.of(), List.of()).report())
        .contains("Nothing is known to stay open, as far as databases were asked.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva"})
  void reads_the_same_in_every_locale(String tag) {
    List<String> expected = FullResults.pages("I i").toList();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(FullResults.pages("I i").toList()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, Double.MAX_VALUE})
  void stands_times_that_cannot_be(double seconds) {
    PatchResult result = Samples.patchResult();
    String page =
        new PatchResult(
                true,
                result.patchesApplied(),
                result.patchesSkipped(),
                result.previousState(),
                seconds,
                Map.of("n8n", seconds),
                List.of(),
                List.of(),
                List.of(new StepReport("a", "b", seconds)),
                0,
                result.receipt())
            .report();

    assertThat(ParsedPage.of(page).elements()).contains("table");
  }

  @Test
  void names_the_columns_for_those_who_hear_them() {
    ParsedPage page = ParsedPage.of(Samples.patchResult().report());

    assertThat(page.tags())
        .contains("th scope=row role=rowheader", "th scope=col role=columnheader")
        .contains("div class=track role=img aria-label=from 14.4 s to 34.5 s");
    assertThat(page.elements()).contains("h1", "h2", "caption", "main");
    assertThat(page.count("h1")).isEqualTo(1);
    assertThat(page.count("caption")).isEqualTo(page.count("table"));
  }
}
