package io.geusemaker.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Samples;
import io.geusemaker.examples.report.Chromium.Scheme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The page of a result, in Chromium")
class ReportChromiumIT {

  private static final int PHONE = 360;

  /** What WCAG 2 asks of text (AA). */
  private static final double READABLE = 4.5;

  private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-S[^>]*/>");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Chromium chromium;

  @BeforeEach
  void needsChromium() {
    chromium = Chromium.require(directory);
  }

  private String address(String page) throws IOException {
    return Files.writeString(directory.resolve("report.html"), page).toUri().toString();
  }

  private Measured measured(String page, int width, Scheme scheme) throws IOException {
    return Measured.of(chromium.dom(address(Measured.frame(page, width)), scheme));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("fits a phone, and every text of it can be read")
  void fitsAPhone(Scheme scheme) throws IOException {
    Measured seen = measured(Report.page(), PHONE, scheme);

    assertThat(seen.inner()).isEqualTo(PHONE);
    assertThat(seen.scroll()).isEqualTo(PHONE);
    assertThat(seen.contrast()).isGreaterThanOrEqualTo(READABLE);
  }

  @Test
  @DisplayName("would be seen not to fit, and not to be readable")
  void theMeasureSeesWhatDoesNotFit() throws IOException {
    String wide =
        Report.page().replace("<main>", "<main><p style=\"width:500px;color:#999\">wide</p>");

    Measured seen = measured(wide, PHONE, Scheme.LIGHT);

    assertThat(seen.scroll()).isGreaterThan(PHONE);
    assertThat(seen.contrast()).isLessThan(READABLE);
  }

  @Test
  @DisplayName("fits a desk, where its tables are tables")
  void fitsADesk() throws IOException {
    Measured seen = measured(Report.page(), 1100, Scheme.LIGHT);

    assertThat(seen.scroll()).isEqualTo(1100);
  }

  @Test
  @DisplayName("is light by day and dark by night, in a window and on a phone")
  void followsTheSchemeOfTheReader() throws IOException {
    String address = address(Samples.patchResult().report());

    BufferedImage day = image(chromium.screenshot(address, Scheme.LIGHT, PHONE, 800));
    BufferedImage night = image(chromium.screenshot(address, Scheme.DARK, PHONE, 800));

    assertThat(day.getWidth()).isEqualTo(PHONE);
    assertThat(brightness(day)).isGreaterThan(0.9f);
    assertThat(brightness(night)).isLessThan(0.2f);
  }

  private static BufferedImage image(Path file) throws IOException {
    return ImageIO.read(file.toFile());
  }

  /** Of the background in a corner. */
  private static float brightness(BufferedImage image) {
    Color corner = new Color(image.getRGB(2, 2));
    return Color.RGBtoHSB(corner.getRed(), corner.getGreen(), corner.getBlue(), null)[2];
  }

  @Test
  @DisplayName("prints on pages, dark on white even by night")
  void prints() throws IOException {
    String address = address(Report.page());

    String night = pdf(chromium.pdf(address, Scheme.DARK));

    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(night).results().count())
        .isBetween(2L, 8L);
    assertThat(night).contains("/Type /Font");
    assertThat(steady(night)).isEqualTo(steady(pdf(chromium.pdf(address, Scheme.LIGHT))));
  }

  private static String pdf(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static String steady(String pdf) {
    return pdf.replaceAll("\\(D:[^)]*\\)", "").replaceAll("/ID\\s*\\[[^]]*]", "");
  }

  @Test
  @DisplayName("asks for nothing but itself")
  void asksForNothing() {
    try (PageServer server = PageServer.of(Report.page())) {
      String dom = chromium.dom(server.address(), Scheme.LIGHT);

      assertThat(dom).contains("Still vulnerable: known");
      assertThat(server.asked()).containsExactly("/report.html");
    }
  }

  @Test
  @DisplayName("may not load or run anything, even if something got into it")
  void mayNotLoadOrRunAnything() {
    String injected =
        Report.page()
            .replace(
                "<main>",
                "<main><img src=\"/image\" onerror=\"document.title='ran'\"/>"
                    + "<script>document.title = 'ran'</script><script src=\"/script\"></script>"
                    + "<link rel=\"stylesheet\" href=\"/style\"/>");
    try (PageServer guarded = PageServer.of(injected);
        PageServer unguarded = PageServer.of(POLICY.matcher(injected).replaceFirst(""))) {
      assertThat(chromium.dom(guarded.address(), Scheme.LIGHT)).doesNotContain("<title>ran");
      assertThat(guarded.asked()).containsExactly("/report.html");

      assertThat(chromium.dom(unguarded.address(), Scheme.LIGHT)).contains("<title>ran");
      assertThat(unguarded.asked()).contains("/image", "/script", "/style");
    }
  }
}
