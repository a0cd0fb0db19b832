package io.geusemaker.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a page comes out in a frame of a given width: a window of Chromium is never as narrow as a
 * phone.
 *
 * @param inner the width that its layout has
 * @param scroll the width that its content takes
 * @param contrast the least contrast of a text with what is behind it, as WCAG defines it
 */
record Measured(int inner, int scroll, double contrast) {

  private static final Pattern RESULT =
      Pattern.compile("data-measured=\"(\\d+) (\\d+) ([0-9.]+)\"");

  private static final String SCRIPT =
      """
      function light(rgb) {
        const [r, g, b] = rgb.match(/[0-9.]+/g).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      }
      function behind(win, e) {
        for (; e; e = e.parentElement) {
          const colour = win.getComputedStyle(e).backgroundColor;
          if (colour !== 'rgba(0, 0, 0, 0)') return colour;
        }
        return 'rgb(255, 255, 255)';
      }
      onload = () => {
        const win = document.querySelector('iframe').contentWindow;
        const root = win.document.documentElement;
        const contrasts = [...win.document.body.querySelectorAll('*')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(e => [win.getComputedStyle(e).color, behind(win, e)].map(light).sort((a, b) => b - a))
          .map(([a, b]) => (a + 0.05) / (b + 0.05));
        document.body.dataset.measured =
          [win.innerWidth, root.scrollWidth, Math.min(...contrasts).toFixed(2)].join(' ');
      };
      """;

  /** A page that shows another one and measures it. */
  static String frame(String page, int width) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"/>"
        + "<meta name=\"color-scheme\" content=\"light dark\"/></head><body>"
        + "<iframe style=\"border:0\" height=\"800\" width=\""
        + width
        + "\" srcdoc=\""
        + page.replace("&", "&amp;").replace("\"", "&quot;")
        + "\"></iframe><script>"
        + SCRIPT
        + "</script></body></html>";
  }

  static Measured of(String dom) {
    Matcher matcher = RESULT.matcher(dom);
    assertThat(matcher.find()).as(dom).isTrue();
    return new Measured(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Double.parseDouble(matcher.group(3)));
  }
}
