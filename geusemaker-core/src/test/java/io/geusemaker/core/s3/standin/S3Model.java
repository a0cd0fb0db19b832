package io.geusemaker.core.s3.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Holds headers, parameters and elements to the SDK's model of S3. */
final class S3Model {

  private static final String SHAPES = "software.amazon.awssdk.services.s3.model.";

  /** What belongs to signing and transfer, and is of no single action. */
  private static final Set<String> COMMON =
      Set.of(
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-decoded-content-length",
          "x-amz-trailer",
          "x-amz-te");

  private final List<String> breaches = new CopyOnWriteArrayList<>();

  /** Notes which headers and parameters of a request are not of the model, or missing. */
  void checkRequest(String action, Set<String> headers, List<String> parameters) {
    List<SdkField<?>> fields = fields(action + "Request");
    checkHeaders(action, fields, headers);
    parameters.stream()
        .filter(name -> !name.equals("list-type") && !name.equals("x-id"))
        .filter(name -> none(fields, MarshallLocation.QUERY_PARAM, name::equals))
        .forEach(name -> breaches.add(action + "?" + name + " is unknown"));
    for (SdkField<?> field : fields) {
      if (field.containsTrait(RequiredTrait.class)
          && field.location() == MarshallLocation.QUERY_PARAM
          && !parameters.contains(field.locationName())) {
        breaches.add(action + "?" + field.locationName() + " is required");
      }
    }
  }

  /** Notes which headers and elements of a reply are not of the model. */
  void checkReply(String action, Set<String> headers, byte[] body) {
    List<SdkField<?>> fields = fields(action + "Response");
    checkHeaders(action, fields, headers);
    if (action.startsWith("List")) {
      checkElement(action, fields, root(body));
    }
  }

  private void checkHeaders(String action, List<SdkField<?>> fields, Set<String> headers) {
    headers.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("x-amz-") && !COMMON.contains(name))
        .filter(
            name ->
                none(
                    fields,
                    MarshallLocation.HEADER,
                    known -> known.endsWith("-") ? name.startsWith(known) : name.equals(known)))
        .forEach(name -> breaches.add(action + ": header " + name + " is unknown"));
  }

  private void checkElement(String place, List<SdkField<?>> fields, Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element child)) {
        continue;
      }
      String at = place + "/" + child.getTagName();
      fields.stream()
          .filter(field -> field.unmarshallLocationName().equals(child.getTagName()))
          .findFirst()
          .ifPresentOrElse(
              field -> checkValue(at, field, child), () -> breaches.add(at + " is unknown"));
    }
  }

  private void checkValue(String place, SdkField<?> field, Element element) {
    if (field.marshallingType() == MarshallingType.LIST) {
      checkValue(place, field.getTrait(ListTrait.class).memberFieldInfo(), element);
    } else if (field.marshallingType() == MarshallingType.SDK_POJO) {
      checkElement(place, field.constructor().get().sdkFields(), element);
    } else if (field.marshallingType() == MarshallingType.BOOLEAN
        && !element.getTextContent().matches("true|false")) {
      breaches.add(place + " is no boolean");
    } else if (field.marshallingType() == MarshallingType.INTEGER
        && !element.getTextContent().matches("\\d+")) {
      breaches.add(place + " is no number");
    }
  }

  private static boolean none(
      List<SdkField<?>> fields, MarshallLocation location, Predicate<String> name) {
    return fields.stream()
        .filter(field -> field.location() == location)
        .map(field -> field.locationName().toLowerCase(Locale.ROOT))
        .noneMatch(name);
  }

  private static List<SdkField<?>> fields(String shape) {
    try {
      return ((SdkPojo) Class.forName(SHAPES + shape).getMethod("builder").invoke(null))
          .sdkFields();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(shape + " is not in the model", e);
    }
  }

  private static Element root(byte[] xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(new String(xml, UTF_8), e);
    }
  }

  /**
   * Fails when anything was noted.
   *
   * @throws AssertionError with all of it
   */
  void assertKept() {
    if (!breaches.isEmpty()) {
      throw new AssertionError("not of the SDK's model: " + breaches.stream().distinct().toList());
    }
  }
}
