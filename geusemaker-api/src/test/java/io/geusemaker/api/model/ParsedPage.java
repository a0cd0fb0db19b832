package io.geusemaker.api.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A page as a parser of XML reads it.
 *
 * @param tags every element, with its attributes
 * @param attributes the names of all attributes
 * @param texts every text but that of the style, a line each
 */
record ParsedPage(List<String> tags, List<String> attributes, String texts) {

  static ParsedPage of(String page) {
    List<String> tags = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    read(root(page), tags, attributes, texts);
    return new ParsedPage(tags, attributes, String.join("\n", texts));
  }

  private static Element root(String page) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(page))).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + page, e);
    }
  }

  private static void read(
      Element element, List<String> tags, List<String> attributes, List<String> texts) {
    List<String> tag = new ArrayList<>(List.of(element.getTagName()));
    for (Node attribute : all(element.getAttributes()::item, element.getAttributes().getLength())) {
      attributes.add(attribute.getNodeName());
    }
    // A DOM sorts attributes; what matters here reads better in another order.
    for (String name : List.of("scope", "class", "role", "aria-label", "style", "content")) {
      if (element.hasAttribute(name)) {
        tag.add(name + "=" + element.getAttribute(name));
      }
    }
    tags.add(String.join(" ", tag));
    for (Node child : all(element.getChildNodes()::item, element.getChildNodes().getLength())) {
      if (child instanceof Element inner) {
        read(inner, tags, attributes, texts);
      } else if (!element.getTagName().equals("style")) {
        texts.add(child.getNodeValue());
      }
    }
  }

  private static List<Node> all(java.util.function.IntFunction<Node> nodes, int count) {
    return IntStream.range(0, count).mapToObj(nodes).toList();
  }

  List<String> elements() {
    return tags.stream().map(tag -> tag.split(" ", 2)[0]).toList();
  }

  long count(String element) {
    return elements().stream().filter(element::equals).count();
  }

  /** What is to be read of a text: a replacement for controls and for what is no character. */
  static String readable(String text) {
    return text.replace('\r', '\n')
        .codePoints()
        .mapToObj(c -> isReadable(c) ? Character.toString(c) : "\uFFFD")
        .collect(Collectors.joining());
  }

  private static boolean isReadable(int c) {
    return !Character.toString(c)
            .matches(
                "[\\p{Cc}\\p{Cs}\\x{FDD0}-\\x{FDEF}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]")
        && (c & 0xFFFE) != 0xFFFE;
  }
}
