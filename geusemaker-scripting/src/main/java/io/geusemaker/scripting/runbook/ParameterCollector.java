package io.geusemaker.scripting.runbook;

import io.geusemaker.scripting.parameter.Parameter;
import io.geusemaker.scripting.parameter.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a runbook from its source, so that all are known before it runs. */
final class ParameterCollector extends CompilationCustomizer {

  private static final Set<String> RESERVED = Set.of("dry-run", "dynamic", "verbose", "help");

  private final List<Parameter> found = new ArrayList<>();

  ParameterCollector() {
    super(CompilePhase.CANONICALIZATION);
  }

  Parameters parameters() {
    return new Parameters(found);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
    if (classNode.isScript()) {
      new Visitor(source).visitClass(classNode);
    }
  }

  private final class Visitor extends ClassCodeVisitorSupport {

    private final SourceUnit source;

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      super.visitMethodCallExpression(call);
      if (call.isImplicitThis()
          && "param".equals(call.getMethodAsString())
          && call.getArguments() instanceof ArgumentListExpression arguments) {
        collect(call, new ArrayList<>(arguments.getExpressions()));
      }
    }

    private void collect(MethodCallExpression call, List<Expression> arguments) {
      MapExpression options =
          !arguments.isEmpty() && arguments.get(0) instanceof MapExpression map
              ? map
              : new MapExpression();
      arguments.remove(options);
      if (arguments.size() != 2
          || !(arguments.get(0) instanceof ConstantExpression name)
          || !(arguments.get(1) instanceof ClassExpression type)) {
        refuse("write a parameter as: param 'NAME', TYPE, default: VALUE, help: 'TEXT'", call);
      } else if (type.getType().isPrimaryClassNode()) {
        refuse("the type of a parameter cannot be declared in the runbook itself", type);
      } else {
        collect(name.getText(), type.getType().getTypeClass(), options, name);
      }
    }

    private void collect(String name, Class<?> type, MapExpression options, ASTNode where) {
      String help = "";
      String fallback = null;
      for (MapEntryExpression option : options.getMapEntryExpressions()) {
        Expression value = option.getValueExpression();
        switch (option.getKeyExpression().getText()) {
          case "help" -> help = value.getText();
          case "default" -> fallback = value.getText();
          default ->
              refuse(
                  "a parameter has no \""
                      + option.getKeyExpression().getText()
                      + "\": only default and help",
                  option);
        }
      }
      declare(name, type, fallback, help, where);
    }

    private void declare(
        String name, Class<?> type, @Nullable String fallback, String help, ASTNode where) {
      if (RESERVED.contains(name)) {
        refuse("--" + name + " is an option of geusemaker run: choose another name", where);
      } else if (found.stream().anyMatch(p -> p.name().equals(name))) {
        refuse("parameter \"" + name + "\" is declared twice", where);
      } else {
        try {
          found.add(new Parameter(name, type, Optional.ofNullable(fallback), help));
        } catch (IllegalArgumentException e) {
          refuse(String.valueOf(e.getMessage()), where);
        }
      }
    }

    private void refuse(String message, ASTNode where) {
      addError(message, where);
    }
  }
}
