package io.geusemaker.scripting.runbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** What the compiler has to say about a runbook, each with its place and a caret below it. */
final class Mistakes {

  private static final Pattern NO_METHOD =
      Pattern.compile("Cannot find matching method \\S*#(\\w+)\\((.*?)\\)\\. .*", Pattern.DOTALL);
  private static final Pattern NO_VARIABLE =
      Pattern.compile("The variable \\[(\\w+)] is undeclared\\.");
  private static final Pattern NO_PROPERTY =
      Pattern.compile("No such property: (\\w+) for class: (\\S+)");

  private final Source source;

  Mistakes(Source source) {
    this.source = source;
  }

  String of(MultipleCompilationErrorsException errors) {
    Map<Integer, String> firstOfEachLine = new LinkedHashMap<>();
    for (Message message : errors.getErrorCollector().getErrors()) {
      firstOfEachLine.putIfAbsent(lineOf(message), told(message));
    }
    return String.join("\n", firstOfEachLine.values()) + "\nNothing was run.";
  }

  /** What follows in the same line is usually a consequence. */
  private static int lineOf(Message message) {
    return message instanceof SyntaxErrorMessage error
        ? error.getCause().getStartLine()
        : -System.identityHashCode(message);
  }

  private String told(Message message) {
    if (message instanceof SyntaxErrorMessage error) {
      return told(error.getCause());
    }
    if (message instanceof SimpleMessage simple) {
      return source.name() + ": " + simple.getMessage();
    }
    return source.name()
        + ": "
        + (message instanceof ExceptionMessage e ? Thrown.inWords(e.getCause()) : message);
  }

  private String told(SyntaxException error) {
    int line = error.getStartLine();
    int column = error.getStartColumn();
    return source.name()
        + ":"
        + line
        + ":"
        + column
        + ": "
        + plain(error.getOriginalMessage().strip())
        + "\n"
        + source.marked(line, column);
  }

  private static String plain(String compilers) {
    String message = compilers.replace("[Static type checking] - ", "");
    Matcher method = NO_METHOD.matcher(message);
    if (method.matches()) {
      String types = method.group(2).replaceAll("[a-z]\\w*\\.(?=\\w)", "");
      return "there is no "
          + method.group(1)
          + "("
          + types
          + ") here"
          + Nearest.to(method.group(1));
    }
    Matcher variable = NO_VARIABLE.matcher(message);
    if (variable.matches()) {
      return variable.group(1) + " is not declared" + Nearest.to(variable.group(1));
    }
    Matcher property = NO_PROPERTY.matcher(message);
    if (property.matches()) {
      return "there is no ." + property.group(1) + " here" + Nearest.to(property.group(1));
    }
    return message;
  }
}
