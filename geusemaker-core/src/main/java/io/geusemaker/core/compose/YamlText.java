package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A YAML text and its nodes, each with its place in the text. */
final class YamlText {

  private final String name;
  private final String text;
  private final int bom;
  private final boolean supplementary;
  private final List<Node> documents;

  private YamlText(String name, String text) {
    this.name = name;
    this.text = text;
    this.bom = text.startsWith("\uFEFF") ? 1 : 0;
    this.supplementary = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    this.documents = compose();
  }

  /**
   * Parses all documents of a text.
   *
   * @throws GeuseMakerException with {@link StackFailure.UnreadableCompose}
   */
  static YamlText parse(String name, String text) {
    return new YamlText(name, text);
  }

  private List<Node> compose() {
    List<Node> nodes = new ArrayList<>();
    try {
      // Other schemas take ${NAME} for a variable of their own and tag it.
      LoadSettings settings =
          LoadSettings.builder().setLabel(name).setSchema(new FailsafeSchema()).build();
      new Compose(settings).composeAllFromString(text.substring(bom)).forEach(nodes::add);
      return List.copyOf(nodes);
    } catch (MarkedYamlEngineException e) {
      // The exception itself quotes the text around the error, which may be a secret.
      String line = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("YAML");
      throw unreadable(line + ": " + e.getProblem());
    } catch (YamlEngineException e) {
      throw unreadable("it is not valid YAML");
    }
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  List<Node> documents() {
    return documents;
  }

  GeuseMakerException unreadable(String reason) {
    return new GeuseMakerException(new StackFailure.UnreadableCompose(name, reason));
  }

  /** The scalar that a node is; failures call it by {@code what}. */
  YamlScalar scalar(Node node, String what) {
    if (!(node instanceof ScalarNode scalar)) {
      throw unreadable(what + " is not a single value");
    }
    int start = position(scalar.getStartMark().orElseThrow());
    int end = position(scalar.getEndMark().orElseThrow());
    int bare = skipProperties(start, end);
    boolean tagged =
        text.substring(start, bare).startsWith("!") || text.substring(start, bare).contains(" !");
    return new YamlScalar(scalar.getValue(), bare, end, scalar.getScalarStyle(), tagged);
  }

  /** Marks count code points from after the byte order mark; texts count UTF-16 units. */
  private int position(Mark mark) {
    int codePoints = mark.getIndex();
    return supplementary ? text.offsetByCodePoints(bom, codePoints) : bom + codePoints;
  }

  private int skipProperties(int start, int end) {
    int i = start;
    while (i < end && (text.charAt(i) == '&' || text.charAt(i) == '!')) {
      while (i < end && !Character.isWhitespace(text.charAt(i))) {
        i++;
      }
      while (i < end && Character.isWhitespace(text.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  /**
   * This text with one scalar replaced.
   *
   * @throws IllegalArgumentException when the scalar is a block, or anything but it would change
   */
  YamlText replace(YamlScalar scalar, String newValue) {
    if (scalar.isBlock()) {
      throw new IllegalArgumentException("it is written as a block of lines");
    }
    if (scalar.tagged() && !text.substring(0, scalar.start()).stripTrailing().endsWith("!!str")) {
      throw new IllegalArgumentException("it has a tag that says it is not text");
    }
    if (scalar.value().equals(newValue)) {
      return this;
    }
    String raw = YamlScalarWriter.write(newValue, scalar.style());
    String newText = text.substring(0, scalar.start()) + raw + text.substring(scalar.end());
    YamlText edited = parse(name, newText);
    if (!YamlShape.of(edited).equals(YamlShape.of(this).with(scalar.start(), newValue))) {
      throw new IllegalArgumentException("the text around it would change with it");
    }
    return edited;
  }
}
