package io.geusemaker.scripting.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The signals of this process.
 *
 * <p>The classes for them are no part of Java SE, and the compiler's warning about that cannot be
 * silenced; hence reflection. Where they are missing, or a signal is taken by the virtual machine
 * or unknown to the system, that signal ends the process as ever.
 */
final class ProcessSignals implements Signals {

  private static final Map<String, Kind> NAMES =
      Map.of("INT", Kind.INTERRUPT, "TERM", Kind.TERMINATE, "HUP", Kind.TERMINATE);

  @Override
  public Runnable handTo(Consumer<Kind> listener) {
    List<Runnable> restore =
        NAMES.entrySet().stream()
            .map(name -> handle(name.getKey(), () -> listener.accept(name.getValue())))
            .toList();
    return () -> restore.forEach(Runnable::run);
  }

  @Override
  public void halt() {
    Runtime.getRuntime().halt(ExitCode.STOPPED.code());
  }

  private static Runnable handle(String name, Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Object previous = handle.invoke(null, signal, handler(handlerType, action));
      return () -> restore(handle, signal, previous);
    } catch (ReflectiveOperationException e) {
      return () -> {};
    }
  }

  private static Object handler(Class<?> type, Runnable action) {
    return Proxy.newProxyInstance(
        ProcessSignals.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              case "toString" -> "handler of " + action;
              default -> {
                action.run();
                yield null;
              }
            });
  }

  private static void restore(Method handle, Object signal, Object previous) {
    try {
      handle.invoke(null, signal, previous);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a signal could be taken and not given back", e);
    }
  }
}
