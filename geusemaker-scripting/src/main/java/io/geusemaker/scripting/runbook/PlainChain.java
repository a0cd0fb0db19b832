package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code Deployment.of(...)} mean {@code deployment(...)} in a runbook, so that a plain chain
 * is told of and knows a dry run too. Where no runbook is at hand, in a static method or another
 * class, it is refused: there it would be carried out in a dry run.
 */
final class PlainChain extends CompilationCustomizer {

  PlainChain() {
    super(CompilePhase.CANONICALIZATION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
    new Rewriter(source, classNode.isScript()).visitClass(classNode);
  }

  private static final class Rewriter extends ClassCodeExpressionTransformer {

    private final SourceUnit source;
    private final boolean script;
    private boolean inStatic;

    Rewriter(SourceUnit source, boolean script) {
      this.source = source;
      this.script = script;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
      inStatic = method.isStatic();
      super.visitConstructorOrMethod(method, isConstructor);
      inStatic = false;
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
      if (expression instanceof ClosureExpression closure) {
        closure.getCode().visit(this);
        return closure;
      }
      if (expression != null && isDeployment(expression)) {
        addError("in a runbook Deployment stands only before .of(...), or as a type", expression);
      }
      Expression rewritten = expression == null ? null : rewritten(expression);
      return rewritten == null ? super.transform(expression) : rewritten;
    }

    private @Nullable Expression rewritten(Expression expression) {
      if (expression instanceof MethodCallExpression call
          && isDeployment(call.getObjectExpression())
          && "of".equals(call.getMethodAsString())) {
        return handle(call, call.getObjectExpression(), transform(call.getArguments()));
      }
      if (expression instanceof StaticMethodCallExpression call
          && isDeployment(call.getOwnerType())
          && "of".equals(call.getMethod())) {
        return handle(call, call, transform(call.getArguments()));
      }
      if (expression instanceof MethodPointerExpression pointer
          && isDeployment(pointer.getExpression())
          && "of".equals(pointer.getMethodName().getText())) {
        return placed(
            new MethodPointerExpression(
                VariableExpression.THIS_EXPRESSION, new ConstantExpression("deployment")),
            expression,
            expression);
      }
      return null;
    }

    private Expression handle(
        Expression original, Expression start, @Nullable Expression arguments) {
      return placed(
          new MethodCallExpression(VariableExpression.THIS_EXPRESSION, "deployment", arguments),
          original,
          start);
    }

    private Expression placed(Expression rewritten, Expression original, Expression start) {
      if (!script || inStatic) {
        addError(
            "Deployment.of(...) is not possible in a class or a static method of a runbook:"
                + " hand in deployment(...)",
            start);
      }
      rewritten.setSourcePosition(original);
      return rewritten;
    }

    private static boolean isDeployment(Expression expression) {
      return expression instanceof ClassExpression && isDeployment(expression.getType());
    }

    private static boolean isDeployment(ClassNode type) {
      return Deployment.class.getName().equals(type.getName());
    }
  }
}
